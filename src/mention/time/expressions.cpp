#include "mention/time/expressions.hpp"

#include <fmt/format.h>

#include "mention/time/anchors.hpp"
#include "mention/time/context.hpp"
#include "mention/time/matcher.hpp"
#include "mention/time/pieces.hpp"
#include "mention/time/tables.hpp"

namespace dateline {

namespace {

// What lies between two tokens, so that "28" "–" "29" are seen as glued.
bool glued_to_previous(const Analysis& analysis, std::uint32_t token) {
    return token > 0 && analysis.tokens[token - 1].span.end == analysis.tokens[token].span.begin;
}

const char* tense_words(Direction direction) {
    switch (direction) {
        case Direction::past: return "the sentence looks back";
        case Direction::future: return "the sentence looks ahead";
        case Direction::present: return "the sentence tells the present, so the nearest";
        case Direction::unknown: break;
    }
    return "no tense tells past or future, so the nearest";
}

// Sets the direction where the words themselves have none; whether any rule asked for it.
bool set_direction(TimeRule& rule, Direction direction) {
    bool any = false;
    for (TimeRule& member : rule.members) any = set_direction(member, direction) || any;
    switch (rule.kind) {
        case RuleKind::weekday:
        case RuleKind::weekend:
        case RuleKind::month:
        case RuleKind::season:
        case RuleKind::holiday: break;
        default: return any;  // quarters too: forecasts tell of the one that has just ended
    }
    if (rule.direction != Direction::unknown || rule.strict) return any;
    // A weekend that is not told of as past is the one to come: it is seldom told of while it lasts.
    const bool to_come = rule.kind == RuleKind::weekend && direction != Direction::past;
    rule.direction = to_come ? Direction::future : direction;
    return true;
}

class Finder {
public:
    Finder(const Article& article, const Analysis& analysis, const time_tables::Tables& tables,
           api::DayOrder order)
        : article_(article),
          analysis_(analysis),
          tables_(tables),
          order_(order),
          context_(article.text, analysis, tables) {}

    std::vector<TimeExpression> find() {
        const auto count = static_cast<std::uint32_t>(analysis_.tokens.size());
        std::uint32_t begin = 0;
        for (std::uint32_t at = 1; at <= count; ++at) {
            if (at < count && !analysis_.tokens[at].sentence_start) continue;
            find_in_sentence(begin, at);
            begin = at;
        }
        std::optional<Edtf> written;
        if (!article_.published.empty()) written = article_.published.front().date;
        set_anchors(times_, wishes_, context_, article_.dateline_day.has_value(),
                    telling_of(times_, wishes_, written));
        return std::move(times_);
    }

private:
    void find_in_sentence(std::uint32_t begin, std::uint32_t end) {
        pieces_.clear();
        for (std::uint32_t at = begin; at < end; ++at) {
            const Span span = analysis_.tokens[at].span;
            add_pieces(span.of(article_.text), span.begin, at, glued_to_previous(analysis_, at), pieces_);
        }
        SentenceTimes found = match_times(pieces_, context_, tables_);
        const auto expression = tables_.id("EXPR");
        const auto same = tables_.id("SAME");
        for (const TimeItem& item : found.items) {
            if (item.match < 0 || !(item.classes.test(expression) || item.classes.test(same))) continue;
            add(found.matches[static_cast<std::size_t>(item.match)], item);
        }
        ++sentence_;
    }

    void add(MatchedTime& match, const TimeItem& item) {
        TimeExpression time;
        const Piece& first = pieces_[item.first_piece];
        const Piece& last = pieces_[item.last_piece];
        time.span = {first.begin, last.end};
        time.first_token = first.token;
        time.last_token = last.token;
        if (context_.part_of_name(first.token, last.token)) return;
        time.type = match.type;
        time.rule = std::move(match.rule);
        time.alternatives = std::move(match.alternatives);
        time.why = std::move(match.why);
        set_day_order(time);
        const std::uint32_t governor = context_.governor(first.token, last.token);
        // "The anniversary of Victory Day": the verb is not about the day.
        const bool of_noun = time.rule.kind == RuleKind::holiday && context_.hangs_on_noun(governor);
        const Direction direction = of_noun ? Direction::unknown : context_.tense(governor);
        if (set_direction(time.rule, direction)) {
            time.why += fmt::format("; {}", tense_words(direction));
        }
        time.why += fmt::format(": {}", describe(time.rule));
        for (const auto& [first_piece, last_piece] : match.member_pieces) {
            time.member_spans.push_back({pieces_[first_piece].begin, pieces_[last_piece].end});
        }
        times_.push_back(std::move(time));
        const bool in_brackets = item.first_piece > 0 && pieces_[item.first_piece - 1].text == "(";
        wishes_.push_back({match.anchor, sentence_, governor, in_brackets, context_.tells_of_noun(governor)});
    }

    // Of the two readings of "03/04/2025", the one that the outlet's country writes.
    void set_day_order(TimeExpression& time) const {
        const bool open = time.rule.kind == RuleKind::absolute && time.rule.absolute &&
                          time.rule.absolute->form == EdtfForm::one_of && time.alternatives.size() == 2;
        if (!open || order_ == api::DayOrder::unknown) return;
        const bool day_first = order_ == api::DayOrder::day_first;
        // They are made day first, then month first.
        time.rule.absolute = time.alternatives[day_first ? 0 : 1].absolute;
        time.alternatives.erase(time.alternatives.begin() + (day_first ? 0 : 1));
        time.why = day_first ? "a date in figures, day first as the outlet's country writes it"
                             : "a date in figures, month first as the outlet's country writes it";
    }

    const Article& article_;
    const Analysis& analysis_;
    const time_tables::Tables& tables_;
    api::DayOrder order_;
    TimeContext context_;
    std::vector<Piece> pieces_;
    std::vector<TimeExpression> times_;
    std::vector<AnchorRequest> wishes_;
    std::uint32_t sentence_ = 0;
};

}  // namespace

std::vector<TimeExpression> find_times(const Article& article, const Analysis& analysis,
                                       api::DayOrder order) {
    const time_tables::Tables& tables = time_tables::tables();
    if (tables.levels.empty() || analysis.tokens.empty()) return {};
    return Finder(article, analysis, tables, order).find();
}

}  // namespace dateline
