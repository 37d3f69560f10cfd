// Each cue is a word of data/mention/reporting_verbs.tsv. Its source is the verb's subject in the parse,
// else the name right beside it; its content is the clause it governs, else the clause that it is
// appended to. Attributions nest where one's cue lies in another's content ("Antara said the ministry denied
// ...") and where one cites ("Citing the ministry, Antara said ..."). Every rule looks at one sentence.
#include "mention/attribution.hpp"

#include <algorithm>

#include "mention/resolver.hpp"

namespace dateline {

namespace {

constexpr int most_steps = 5;
constexpr std::uint32_t most_words_beside = 4;
constexpr std::uint32_t most_words_in_phrase = 10;

bool is_quote_mark(std::string_view text) {
    return text == "\"" || text == "“" || text == "”" || text == "«" || text == "»" || text == "„" ||
           text == "``" || text == "''";
}

class Finder {
public:
    Finder(const Context& ctx, const Mentions& mentions)
        : ctx_(ctx),
          mentions_(mentions),
          told_(ctx.size(), mentions.names),
          ends_here_(ctx.size(), none),
          width_(ctx.size(), 0) {
        for (const EntityMention& name : mentions.names) {
            const std::uint32_t width = name.last_token - name.first_token + 1;
            if (width <= width_[name.last_token]) continue;
            width_[name.last_token] = width;
            ends_here_[name.last_token] = name.head_token;
        }
    }

    std::vector<Attribution> run() {
        for (const SentenceRange& sentence : ctx_.sentences()) {
            const std::size_t first = out_.size();
            for (std::uint32_t i = sentence.first; i <= sentence.last; ++i) cue_at(i, sentence);
            nest(first);
        }
        return std::move(out_);
    }

private:
    const Context& ctx_;
    const Mentions& mentions_;
    EntitiesAtToken told_;
    std::vector<Index> ends_here_;      // by last token: the head of the widest mention
    std::vector<std::uint32_t> width_;  // its tokens
    std::vector<Attribution> out_;
    std::vector<std::uint32_t> cites_;  // indexes in out_ of this sentence's citing ones

    void cue_at(std::uint32_t i, const SentenceRange& sentence) {
        if (ctx_.low(i) == "according" || ctx_.low(i) == "as" || ctx_.low(i) == "in") {
            const auto hit = phrase_at(ctx_, ctx_.words.cues, i, Compare::text);
            if (hit.value && *hit.value == CueKind::according) according(i, hit.last, sentence);
            return;
        }
        const CueKind* kind = ctx_.words.cues.find_key(ctx_.verb(i) ? ctx_.lemma(i) : ctx_.low(i));
        if (!kind) return;
        if (*kind == CueKind::adverb && ctx_.is(i, "RB")) {
            const std::uint32_t verb = ctx_.clause(i);
            add(none, i, i, i, whole(verb));
            return;
        }
        if (!ctx_.verb(i) || ctx_.dep(i) == "amod" || ctx_.dep(i) == "aux") return;
        switch (*kind) {
            case CueKind::say:
            case CueKind::announce:
            case CueKind::judge: said(i, *kind); break;
            case CueKind::praise: praised(i); break;
            case CueKind::cite: cited(i, sentence); break;
            case CueKind::carry: carried(i, sentence); break;
            case CueKind::according:
            case CueKind::adverb: break;
        }
    }

    Span whole(std::uint32_t token) const { return ctx_.span(ctx_.left_edge(token), ctx_.right_edge(token)); }

    void add(Index source_token, std::uint32_t first, std::uint32_t last, std::uint32_t cue, Span content) {
        Attribution found;
        if (source_token != none) {
            found.source = owner(source_token, found.source_span);
        }
        found.cue = ctx_.span(first, last);
        found.cue_token = cue;
        // Punctuation left over at its front.
        while (content.begin < content.end &&
               std::string_view(",;: ").find(ctx_.article.text[content.begin]) != std::string_view::npos)
            ++content.begin;
        found.content = content;
        out_.push_back(found);
    }

    // The entity that a noun tells or belongs to: "the embassy's post", "a statement by the ministry",
    // "a ministry spokesman".
    Index owner(std::uint32_t noun, Span& span) const {
        span = ctx_.span(noun, noun);
        const auto tell = [&](std::uint32_t token) {
            span = ctx_.span(token, token);
            return told_.first(token);
        };
        // "a police official", "a ministry spokesman": the body speaks.
        const std::string* title = ctx_.words.titles.find_key(ctx_.lemma(noun));
        const bool spokesman = title && *title == "official";
        if (const Index here = told_.first(noun);
            here != none && !(spokesman && !mentions_.entities[here].named))
            return tell(noun);
        for (const std::uint32_t child : ctx_.children(noun))
            if (ctx_.dep(child) == "appos" && told_.first(child) != none) return tell(child);
        for (const std::uint32_t child : ctx_.children(noun)) {
            const auto dep = ctx_.dep(child);
            if ((dep == "poss" || dep == "compound") && told_.first(child) != none) return tell(child);
            if (dep == "prep" || dep == "agent") {
                const std::string& word = ctx_.low(child);
                const Index object = ctx_.child(child, "pobj");
                const bool of_source = word == "by" || word == "from" || word == "for" || word == "of" ||
                                       word == "at" || word == "in";
                if (of_source && object != none && told_.first(object) != none &&
                    mentions_.entities[told_.first(object)].type != EntityType::place)
                    return tell(object);
            }
        }
        return told_.first(noun);
    }

    // The token of the one who says it, or `none`.
    Index speaker_of(std::uint32_t verb) const {
        std::uint32_t at = verb;
        for (int step = 0; step < most_steps; ++step) {
            if (const Index agent = ctx_.child(at, "agent"); agent != none)
                if (const Index by = ctx_.child(agent, "pobj"); by != none) return by;
            if (const Index subject = ctx_.child(at, "nsubj"); subject != none) return subject;
            if (const Index passive = ctx_.child(at, "nsubjpass"); passive != none)
                return ctx_.lemma(at) == "quote" || ctx_.lemma(at) == "cite" ? passive : none;
            const auto dep = ctx_.dep(at);
            const std::uint32_t above = ctx_.head(at);
            if (above == at) break;
            if (dep == "pcomp" && ctx_.low(above) == "as") {
                // "quoted X as saying"
                const std::uint32_t quoting = ctx_.head(above);
                if (const Index object = ctx_.child(quoting, "dobj"); object != none) return object;
                at = quoting;
                continue;
            }
            if (dep == "acl" && ctx_.noun(above)) return above;
            if (dep == "conj" || dep == "xcomp" || dep == "advcl" || dep == "pcomp") {
                const bool participle = ctx_.tag(at) == "VBG" || ctx_.tag(at) == "VB" || dep == "conj";
                if (!participle) break;
                at = ctx_.verb(above) ? above : ctx_.head(above);
                continue;
            }
            break;
        }
        return beside(verb);
    }

    // Where the parse lost the subject: the name right before the verb ("..., X reported,") or after it.
    Index beside(std::uint32_t verb) const {
        for (std::uint32_t i = verb; i > 0 && verb - i < most_words_beside;) {
            --i;
            if (!ctx_.same_sentence(i, verb)) break;
            if (ends_here_[i] != none) return ends_here_[i];
            if (!ctx_.is(i, "RB") && ctx_.tokens[i].pos != "AUX") break;
        }
        const std::uint32_t next = verb + 1;
        if (next < ctx_.size() && ctx_.same_sentence(verb, next) && ctx_.is(next, "NNP"))
            for (std::uint32_t i = next; i < ctx_.size() && i - verb < most_words_beside && ctx_.is(i, "NNP");
                 ++i)
                if (told_.first(i) != none) return i;
        return none;
    }

    // The comma before the phrase that `token` heads, or the sentence's first token.
    std::uint32_t comma_before(std::uint32_t token) const {
        const std::uint32_t first = ctx_.sentences()[ctx_.sentence_of(token)].first;
        while (token > first && ctx_.low(token) != "," && !is_quote_mark(ctx_.text(token))) --token;
        return token;
    }
    bool behind_comma(std::uint32_t token) const {
        const std::uint32_t comma = comma_before(token);
        return token - comma <= most_words_in_phrase &&
               comma > ctx_.sentences()[ctx_.sentence_of(token)].first;
    }

    // The clause that is said, with a subject that the parser left between it and the verb, and without
    // the phrase of the one who says it.
    Span clause_span(std::uint32_t verb, std::uint32_t clause) const {
        std::uint32_t first = ctx_.left_edge(clause);
        std::uint32_t last = ctx_.right_edge(clause);
        const bool has_subject = ctx_.child(clause, "nsubj") != none ||
                                 ctx_.child(clause, "nsubjpass") != none ||
                                 ctx_.child(clause, "mark") != none || ctx_.child(clause, "expl") != none;
        if (first > verb + 1 && !has_subject) first = verb + 1;
        const Index near = beside(verb);
        if (near != none && near < verb && last < verb && behind_comma(near))
            if (const std::uint32_t comma = comma_before(near); comma > first)
                last = std::min(last, comma - 1);
        return ctx_.span(first, last);
    }

    // "..., X reported.": whatever the parser hung where, X reports the whole.
    std::optional<Span> appended_to(std::uint32_t verb, std::uint32_t speaker) const {
        const SentenceRange& sentence = ctx_.sentences()[ctx_.sentence_of(verb)];
        if (speaker == none || speaker > verb || !behind_comma(speaker)) return std::nullopt;
        const std::uint32_t comma = comma_before(speaker);
        const bool last_words = sentence.last - verb <= most_words_beside;
        const Index clause = ctx_.child(verb, "ccomp");
        if (!last_words || comma < sentence.first + 3 || (clause != none && clause > verb))
            return std::nullopt;
        return ctx_.span(sentence.first, comma - 1);
    }

    bool has_quote(std::uint32_t first, std::uint32_t last) const {
        for (std::uint32_t i = first; i <= last; ++i)
            if (is_quote_mark(ctx_.text(i))) return true;
        return false;
    }

    // What a verb says: its clause, else its object, else the clause that it is appended to.
    std::optional<Span> content_of(std::uint32_t verb, CueKind kind) const {
        const bool says = kind != CueKind::judge;
        for (const std::uint32_t child : ctx_.children(verb))
            if (ctx_.dep(child) == "ccomp") return clause_span(verb, child);
        const auto dep = ctx_.dep(verb);
        const SentenceRange& sentence = ctx_.sentences()[ctx_.sentence_of(verb)];
        const std::uint32_t left = ctx_.left_edge(verb);
        const bool appended = (dep == "parataxis" || dep == "advcl") && ctx_.head(verb) < left &&
                              left > sentence.first && ctx_.low(left - 1) == ",";
        const Index object = ctx_.child(verb, "dobj");
        if (!says) return std::nullopt;
        if (appended && object == none) return ctx_.span(sentence.first, left - 1);
        // ", X reported," where the parser hung the verb elsewhere.
        const Index near = object == none ? beside(verb) : none;
        if (near != none && near < verb && verb > sentence.first + 2 &&
            (ctx_.child(verb, "nsubj") == none || ctx_.child(verb, "nsubj") == near) && behind_comma(near)) {
            const std::uint32_t comma = comma_before(near);
            if (comma > sentence.first) return ctx_.span(sentence.first, comma - 1);
        }
        for (const std::uint32_t child : ctx_.children(verb))
            if (ctx_.dep(child) == "xcomp") return whole(child);
        if (object != none && kind == CueKind::announce) {
            const Index entity = told_.first(object);
            if (entity == none || mentions_.entities[entity].type != EntityType::person) return whole(object);
        }
        for (const std::uint32_t child : ctx_.children(verb))
            if (ctx_.dep(child) == "prep" &&
                (ctx_.low(child) == "on" || ctx_.low(child) == "about" || ctx_.low(child) == "of"))
                return whole(child);
        return std::nullopt;
    }

    void said(std::uint32_t verb, CueKind kind) {
        if (ctx_.dep(verb) == "acl" && ctx_.child(verb, "agent") != none)
            return carried(verb, ctx_.sentences()[ctx_.sentence_of(verb)]);
        if (ctx_.dep(verb) == "pcomp" && ctx_.low(ctx_.head(verb)) == "without") return;
        const bool says = kind != CueKind::judge;
        Index speaker = speaker_of(verb);
        // "..., the embassy said": the name right before the verb and behind a comma is nearer than a
        // subject far away.
        if (speaker != none && ctx_.child(speaker, "det") != none &&
            ctx_.low(ctx_.child(speaker, "det")) == "no")
            return;
        if (const Index near = beside(verb); near != none && near < verb && speaker != none &&
                                             near != speaker && !ctx_.under(near, speaker) &&
                                             behind_comma(near))
            speaker = near;
        const bool passive = ctx_.child(verb, "nsubjpass") != none || ctx_.child(verb, "auxpass") != none;
        if (!says && (speaker == none || passive)) return;
        auto content = says ? appended_to(verb, speaker) : std::nullopt;
        if (!content) content = content_of(verb, kind);
        const SentenceRange& sentence = ctx_.sentences()[ctx_.sentence_of(verb)];
        if (!content && says && has_quote(sentence.first, sentence.last))
            content = ctx_.span(sentence.first, sentence.last);
        if (!content && says && ctx_.lemma(verb) == "say" && speaker != none)
            content = ctx_.span(sentence.first, sentence.last);
        if (!content) return;
        add(speaker, verb, verb, verb, *content);
    }

    void praised(std::uint32_t verb) {
        const std::uint32_t last = ctx_.right_edge(verb);
        if (last <= verb || !has_quote(verb, last)) return;
        const Index speaker = speaker_of(verb);
        if (speaker != none) add(speaker, verb, verb, verb, ctx_.span(verb + 1, last));
    }

    // "photo carried by X", "footage released by the ministry".
    void carried(std::uint32_t verb, const SentenceRange& sentence) {
        const Index agent = ctx_.child(verb, "agent");
        const Index by = agent == none ? none : ctx_.child(agent, "pobj");
        if (by == none || told_.first(by) == none) return;
        add(by, verb, verb, verb, ctx_.span(sentence.first, sentence.last));
    }

    void cited(std::uint32_t verb, const SentenceRange& sentence) {
        if (ctx_.tag(verb) == "VBN" || ctx_.tag(verb) == "VBD") {
            // "X, quoted by Y, said": Y tells it.
            const Index agent = ctx_.child(verb, "agent");
            if (agent != none && ctx_.child(agent, "pobj") != none)
                add(ctx_.child(agent, "pobj"), verb, verb, verb, ctx_.span(sentence.first, sentence.last));
            else if (const Index as = ctx_.child(verb, "prep"); as != none && ctx_.low(as) == "as") {
                if (const Index saying = ctx_.child(as, "pcomp");
                    saying != none && ctx_.child(verb, "nsubj") != none)
                    add(ctx_.child(verb, "nsubj"), verb, verb, verb, whole(saying));
            }
            return;
        }
        if (ctx_.tag(verb) != "VBG") return;
        const Index object = ctx_.child(verb, "dobj");
        if (object == none) return;
        cites_.push_back(static_cast<std::uint32_t>(out_.size()));
        const bool leads = ctx_.left_edge(verb) == sentence.first;
        const Span rest = leads && ctx_.right_edge(verb) < sentence.last
                              ? ctx_.span(ctx_.right_edge(verb) + 1, sentence.last)
                              : ctx_.span(sentence.first, std::max(verb, sentence.first + 1) - 1);
        add(object, verb, verb, verb, rest);
    }

    void according(std::uint32_t first, std::uint32_t last, const SentenceRange& sentence) {
        Index source = ctx_.child(last, "pobj");
        for (std::uint32_t i = last + 1; source == none && i <= sentence.last && i - last < most_words_beside;
             ++i)
            if (ctx_.noun(i) && told_.first(i) != none) source = i;
        if (source == none) return;
        const std::uint32_t end = std::max(ctx_.right_edge(source), source);
        const std::uint32_t verb = ctx_.clause(ctx_.head(first) == first ? first : ctx_.head(first));
        Span content = ctx_.span(sentence.first, sentence.last);
        if (verb < first && first > sentence.first)
            content = ctx_.span(std::max(sentence.first, ctx_.left_edge(verb)), first - 1);
        else if (first == sentence.first && end < sentence.last)
            content = ctx_.span(end + 1, sentence.last);
        add(source, first, last, first, content);
    }

    // Sets nested_in for the attributions of one sentence, found from `first` on.
    void nest(std::size_t first) {
        constexpr std::size_t most_in_sentence = 32;
        const std::size_t end = std::min(out_.size(), first + most_in_sentence);
        for (const std::uint32_t k : cites_) {
            // The nearest speaker before it in the sentence, else the first after it.
            Index parent = none;
            for (std::size_t a = first; a < end; ++a) {
                if (a == k || std::find(cites_.begin(), cites_.end(), a) != cites_.end() ||
                    out_[a].source == none)
                    continue;
                if (out_[a].cue_token < out_[k].cue_token || parent == none) parent = static_cast<Index>(a);
                if (out_[a].cue_token > out_[k].cue_token) break;
            }
            if (parent == none) continue;
            out_[k].nested_in = parent;
            out_[k].content = out_[parent].content;
        }
        // "X said that ..., Y reported.": the one appended is the outer.
        for (std::size_t b = first; b < end; ++b) {
            for (std::size_t a = first; a < end; ++a) {
                const bool mutual =
                    a != b && out_[a].content.contains(out_[b].cue) && out_[b].content.contains(out_[a].cue);
                if (mutual && out_[b].cue.begin > out_[a].cue.begin &&
                    out_[a].content.begin < out_[b].content.end)
                    out_[a].content.end = std::min(out_[a].content.end, out_[b].content.end);
            }
        }
        for (std::size_t b = first; b < end; ++b) {
            if (out_[b].nested_in != none) continue;
            for (std::size_t a = first; a < end; ++a) {
                if (a == b || out_[a].nested_in == b || !out_[a].content.contains(out_[b].cue)) continue;
                if (out_[b].content.contains(out_[a].cue)) continue;
                const Index held = out_[b].nested_in;
                if (held == none || out_[a].content.size() < out_[held].content.size())
                    out_[b].nested_in = static_cast<Index>(a);
            }
        }
        cites_.clear();
    }
};

}  // namespace

std::vector<Attribution> find_attributions(const Context& ctx, const Mentions& mentions) {
    return Finder(ctx, mentions).run();
}

}  // namespace dateline
