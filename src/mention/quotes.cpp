// Quotation marks are paired inside each paragraph; a mark left open runs to the paragraph's end (a
// quotation that goes on in the next). The speaker is, in this order: who is said to say it right after the
// quotation; whose attributed content holds it; the nearest cue before it in the sentence; who spoke the
// quotation before it in the paragraph, or at the end of the last paragraph.
#include "mention/quotes.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "mention/attribution.hpp"

namespace dateline {

namespace {

constexpr std::size_t fewest_words_unattributed = 4;  // fewer are "so-called" marks or titles
constexpr std::size_t fewest_words = 3;
constexpr std::uint32_t words_between_cue_and_short_quote = 4;
constexpr std::uint32_t words_after = 24;  // how far behind the quotation its cue may stand
constexpr std::uint32_t time_reach = 64;   // bytes between a cue and the time it was said

struct Marks {
    std::string_view open;
    std::string_view close;
};
constexpr Marks marks[] = {{"“", "”"}, {"\"", "\""}, {"«", "»"}, {"„", "“"}, {"「", "」"}, {"‘", "’"}};

bool letter_at(std::string_view text, std::size_t at) {
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) ||
                                static_cast<unsigned char>(text[at]) >= 0xC3);
}

struct Quoted {
    Span span;
    bool closed = true;
};

std::vector<Quoted> quoted_spans(const Context& ctx) {
    std::vector<Quoted> out;
    const std::string_view text = ctx.article.text;
    for (const Paragraph& paragraph : ctx.article.paragraphs) {
        for (std::uint32_t at = paragraph.span.begin; at < paragraph.span.end;) {
            const Marks* mark = nullptr;
            for (const Marks& m : marks)
                if (text.substr(at).starts_with(m.open)) {
                    mark = &m;
                    break;
                }
            const bool single = mark && mark->open == "‘";
            if (mark && single && at > paragraph.span.begin && letter_at(text, at - 1)) mark = nullptr;
            if (!mark) {
                ++at;
                continue;
            }
            const auto begin = static_cast<std::uint32_t>(at + mark->open.size());
            std::size_t close = begin;
            for (;; close += mark->close.size()) {
                close = text.find(mark->close, close);
                if (close == std::string_view::npos || close >= paragraph.span.end) break;
                // An apostrophe closes nothing.
                if (!single || !letter_at(text, close + mark->close.size())) break;
            }
            const bool closed = close != std::string_view::npos && close < paragraph.span.end;
            if (!closed && single) {
                at = begin;
                continue;
            }
            Span span{begin, closed ? static_cast<std::uint32_t>(close) : paragraph.span.end};
            at = closed ? static_cast<std::uint32_t>(close + mark->close.size()) : paragraph.span.end;
            while (!span.empty() && text[span.begin] == ' ') ++span.begin;
            while (!span.empty() && text[span.end - 1] == ' ') --span.end;
            if (!span.empty()) out.push_back({span, closed});
        }
    }
    return out;
}

class Finder {
public:
    Finder(const Context& ctx, const Mentions& mentions) : ctx_(ctx), mentions_(mentions) {}

    std::vector<Quote> run() {
        const auto spans = quoted_spans(ctx_);
        std::uint32_t token = 0;
        std::uint32_t previous_paragraph = 0;
        for (std::size_t q = 0; q < spans.size(); ++q) {
            const Span span = spans[q].span;
            while (token + 1 < ctx_.size() && ctx_.tokens[token].span.end <= span.begin) ++token;
            std::uint32_t last = token;
            std::size_t words = 0;
            for (; last < ctx_.size() && ctx_.tokens[last].span.begin < span.end; ++last)
                words += ctx_.tokens[last].pos != "PUNCT";
            if (words == 0) continue;
            const std::uint32_t paragraph = ctx_.paragraph_of(token);
            const Span next = q + 1 < spans.size() ? spans[q + 1].span : Span{UINT32_MAX, UINT32_MAX};
            Quote quote;
            quote.span = span;
            quote.attribution = cue_for(span, token, last - 1, next);
            const bool full = ctx_.capital(token) || ctx_.low(token) == "(";
            if (quote.attribution != none) {
                quote.speaker = mentions_.attributions[quote.attribution].source;
                quote.time = time_of(quote.attribution);
            } else if (!out_.empty() && full && words >= fewest_words_unattributed) {
                const bool goes_on =
                    paragraph == previous_paragraph ||
                    (paragraph == previous_paragraph + 1 && starts_paragraph(span, paragraph));
                if (goes_on) {
                    quote.speaker = out_.back().speaker;
                    quote.attribution = out_.back().attribution;
                    quote.time = out_.back().time;
                }
            }
            if (quote.speaker == none && words < fewest_words_unattributed) continue;
            if (title_of_a_work(token, last - 1)) continue;
            if (words < fewest_words && !right_after_cue(quote.attribution, token)) continue;
            previous_paragraph = paragraph;
            out_.push_back(quote);
            open_.push_back(!spans[q].closed);
        }
        // A quotation that goes on in the next paragraph is told by whom the next one is.
        for (std::size_t k = out_.size(); k-- > 1;) {
            if (!open_[k - 1] || out_[k - 1].speaker != none) continue;
            out_[k - 1].speaker = out_[k].speaker;
            out_[k - 1].attribution = out_[k].attribution;
            out_[k - 1].time = out_[k].time;
        }
        return std::move(out_);
    }

private:
    const Context& ctx_;
    const Mentions& mentions_;
    std::vector<Quote> out_;
    std::vector<bool> open_;  // by quote: left open at its paragraph's end

    // "The Art of Loss": every longer word with a capital, and no end of a sentence.
    bool title_of_a_work(std::uint32_t first, std::uint32_t last) const {
        if (first == last || ctx_.tokens[last].pos == "PUNCT") return false;
        for (std::uint32_t i = first; i <= last; ++i)
            if (ctx_.text(i).size() > 3 && !ctx_.capital(i)) return false;
        return true;
    }

    // "called it “a mistake”" but not a "so-called" word.
    bool right_after_cue(Index attribution, std::uint32_t first) const {
        if (attribution == none) return false;
        const std::uint32_t cue = mentions_.attributions[attribution].cue_token;
        return cue < first && first - cue <= words_between_cue_and_short_quote;
    }

    bool starts_paragraph(Span span, std::uint32_t paragraph) const {
        return paragraph < ctx_.article.paragraphs.size() &&
               span.begin - ctx_.article.paragraphs[paragraph].span.begin <= 4;
    }

    // The attribution that tells who said the words of tokens [first, last].
    Index cue_for(Span span, std::uint32_t first, std::uint32_t last, Span next) const {
        const auto& all = mentions_.attributions;
        const std::uint32_t sentence_begin =
            ctx_.tokens[ctx_.sentences()[ctx_.sentence_of(first)].first].span.begin;
        const std::uint32_t last_sentence = ctx_.sentence_of(last);
        const auto from = std::partition_point(
            all.begin(), all.end(), [&](const Attribution& a) { return a.cue.begin < sentence_begin; });
        Index after = none;
        Index holding = none;
        Index before = none;
        for (auto a = from; a != all.end(); ++a) {
            const auto k = static_cast<Index>(a - all.begin());
            if (a->source == none) continue;
            if (a->cue.begin >= span.end) {
                const bool near = a->cue_token - last <= words_after && a->cue.begin < next.begin &&
                                  ctx_.paragraph_of(a->cue_token) == ctx_.paragraph_of(last) &&
                                  ctx_.sentence_of(a->cue_token) <= last_sentence + 1;
                if (!near) break;
                const bool same_sentence = ctx_.sentence_of(a->cue_token) == last_sentence;
                if (after == none && (same_sentence || opens_sentence(a->cue_token))) after = k;
            }
            if (a->content.contains(span) &&
                (holding == none || a->content.size() <= all[holding].content.size()))
                holding = k;
            if (a->cue.end <= span.begin) before = k;
        }
        const char end = span.end > 0 ? ctx_.article.text[span.end - 1] : ' ';
        const char behind = span.end + 3 < ctx_.article.text.size()
                                ? ctx_.article.text[span.end + (ctx_.article.text[span.end] == '"' ? 1 : 3)]
                                : ' ';
        const bool ends_clause = end == ',' || end == '?' || end == '!' || end == '.' || behind == ',';
        if (after != none && ends_clause &&
            (before == none || ctx_.capital(first) || ctx_.text(first) == "("))
            return after;
        // A cue that stands right before the quotation is nearer than a clause around both.
        if (before != none && (holding == none || all[before].cue.begin >= all[holding].content.begin))
            return before;
        if (holding != none) return holding;
        return before != none ? before : (ends_clause ? after : none);
    }

    // "..." and a new sentence that begins with the speaker: "X said", "He added".
    bool opens_sentence(std::uint32_t cue) const {
        const SentenceRange& sentence = ctx_.sentences()[ctx_.sentence_of(cue)];
        return cue - sentence.first <= words_after / 4;
    }

    Index time_of(Index attribution) const {
        const Attribution& told = mentions_.attributions[attribution];
        const auto first = std::partition_point(
            mentions_.times.begin(), mentions_.times.end(),
            [&](const TimeExpression& t) { return t.span.end + time_reach < told.cue.begin; });
        for (auto t = first; t != mentions_.times.end() && t->span.begin <= told.cue.end + time_reach; ++t) {
            const bool same = t->first_token != none && ctx_.same_sentence(t->first_token, told.cue_token);
            if (same && !told.content.contains(t->span) &&
                ctx_.clause(t->first_token) == ctx_.clause(told.cue_token))
                return static_cast<Index>(t - mentions_.times.begin());
        }
        return none;
    }
};

}  // namespace

std::vector<Quote> find_quotes(const Context& ctx, const Mentions& mentions) {
    return Finder(ctx, mentions).run();
}

}  // namespace dateline
