// The antecedent of "the previous day" is, in this order: the nearest dated expression before it in its
// sentence; one of a reporting clause later in its sentence ("..., the agency said Tuesday"); the main
// expression of the sentence before. "That year" looks further back, but has no value without one.
#include "mention/time/anchors.hpp"

#include <algorithm>
#include <optional>

namespace dateline {

using time_tables::AnchorWish;

namespace {

constexpr std::uint32_t sentences_back_told = 1;
constexpr std::uint32_t sentences_back_that = 4;

// The unit that the rule tells, where it tells one.
std::optional<Granularity> told_unit(const TimeRule& rule) {
    switch (rule.kind) {
        case RuleKind::weekday:
        case RuleKind::weekend:
        case RuleKind::holiday: return Granularity::day;
        case RuleKind::month: return rule.month_day ? Granularity::day : Granularity::month;
        case RuleKind::season: return Granularity::season;
        case RuleKind::ordinal: return rule.narrow_unit;
        case RuleKind::absolute:
            if (!rule.absolute) return std::nullopt;
            return rule.narrow_index != 0 ? rule.narrow_unit : rule.absolute->granularity;
        case RuleKind::offset:
            if (rule.clock_unit != ClockUnit::none || rule.vague_count) return std::nullopt;
            if (rule.weekday || rule.month_day || !rule.holiday.empty()) return Granularity::day;
            if (rule.month) return Granularity::month;
            return rule.narrow_index != 0 ? rule.narrow_unit : rule.told_in.value_or(rule.unit);
        default: return std::nullopt;
    }
}

// Of a list or a range the last member's, which is what "the following day" goes on from.
std::optional<Granularity> last_told_unit(const TimeRule& rule) {
    const bool several = rule.kind == RuleKind::interval || rule.kind == RuleKind::all_of;
    return told_unit(several && !rule.members.empty() ? rule.members.back() : rule);
}

bool can_be_antecedent(const TimeExpression& time, const TimeRule& asking) {
    if (time.type != TimexType::date && time.type != TimexType::time) return false;
    if (time.anchor == AnchorKind::event || time.rule.before) return false;
    if (time.rule.approximate && !time.rule.fiscal) return false;
    const auto unit = last_told_unit(time.rule);
    return unit && (asking.kind != RuleKind::offset || *unit <= asking.unit);
}

// The expression of a reporting clause later in the sentence, or none.
Index told_later(std::span<const TimeExpression> times, std::span<const AnchorRequest> requests, Index at,
                 const TimeContext& context) {
    if (times[at].rule.kind != RuleKind::offset) return none;
    for (Index after = at + 1; after < times.size() && requests[after].sentence == requests[at].sentence;
         ++after) {
        const bool own_anchor =
            requests[after].wish == AnchorWish::report && times[after].rule.members.empty();
        if (own_anchor && can_be_antecedent(times[after], times[at].rule) &&
            context.under_reporting_verb(requests[after].governor)) {
            return after;
        }
    }
    return none;
}

// Fewer dates with a year show no way of telling. The dates of a history lie this long before it was written;
// where its day is not known, there must be more of them. Set on TempEval-3's training part, of which no
// report may be taken for a history, and half of WikiWars, all of which are.
constexpr std::size_t least_dates = 4;
constexpr std::size_t least_dates_of_undated = 8;
constexpr std::size_t dates_to_one_by_report = 3;
constexpr std::chrono::days long_past{2 * 365};

bool rule_has_year(const TimeRule& rule) {
    return rule.kind == RuleKind::absolute && rule.absolute &&
           rule.absolute->granularity <= Granularity::year;
}

bool has_year(const TimeExpression& time) {
    return (time.type == TimexType::date || time.type == TimexType::time) && rule_has_year(time.rule);
}

// "Tuesday", "last week", "today": told from the day of writing.
bool by_report(const TimeExpression& time, const AnchorRequest& request) {
    if (request.wish != AnchorWish::report || time.type == TimexType::set) return false;
    const bool counted = time.rule.kind == RuleKind::offset && time.rule.clock.empty();
    return counted || time.rule.kind == RuleKind::weekday || time.rule.kind == RuleKind::weekend;
}

// The rules that a history counts from the time last told.
bool goes_on(const TimeRule& rule) {
    switch (rule.kind) {
        case RuleKind::weekday:
        case RuleKind::weekend:
        case RuleKind::month:
        case RuleKind::season:
        case RuleKind::holiday:
        case RuleKind::ordinal: return true;
        // "This year", "the next month", "5:30 pm"; but not "two years ago".
        case RuleKind::offset:
            return !rule.clock.empty() || (rule.count >= -1 && rule.count <= 1 && !rule.told_in &&
                                           rule.unit != Granularity::day && !rule.vague_count);
        default: break;
    }
    return !rule.members.empty() && goes_on(rule.members.front());
}

void forget_direction(TimeRule& rule) {
    if (!rule.strict && rule.kind != RuleKind::offset) rule.direction = Direction::unknown;
    for (TimeRule& member : rule.members) forget_direction(member);
}

// Whether what follows may go on from it.
bool leads_on(const TimeExpression& time, const AnchorRequest& request) {
    if (time.type != TimexType::date && time.type != TimexType::time) return false;
    const bool open = (time.rule.before && time.rule.exclusive) || time.rule.to_anchor;
    if (open || request.in_brackets) return false;
    // "The previous year" looks back from the tale, which stays where it is.
    const bool looks_back =
        time.rule.kind == RuleKind::offset && time.rule.count < 0 && time.rule.unit >= Granularity::month;
    if (time.anchor == AnchorKind::time_expression) return !looks_back;
    const bool of_noun =
        has_year(time) && time.rule.absolute->granularity == Granularity::year && request.of_noun;
    return time.anchor == AnchorKind::none && has_year(time) && !of_noun;
}

// The years that the history is about: those of its dates but for the tenth at either end, and a little more.
// A date beyond them ("a historian wrote in 2004") is an aside.
struct Years {
    Day first = earliest_day;
    Day last = latest_day;
};
constexpr std::size_t aside_part = 10;
constexpr std::chrono::days aside_distance{2 * 365};

Years years_of(std::span<const TimeExpression> times) {
    std::vector<Day> days;
    for (const TimeExpression& time : times) {
        if (has_year(time)) days.push_back(hull(*time.rule.absolute).first);
    }
    if (days.empty()) return {};
    std::sort(days.begin(), days.end());
    const std::size_t cut = days.size() / aside_part;
    return {days[cut] - aside_distance, days[days.size() - 1 - cut] + aside_distance};
}

// Anchors of a history: what asks for a time told before looks as far back as it must.
void go_on(std::vector<TimeExpression>& times, std::span<const AnchorRequest> requests) {
    const Years years = years_of(times);
    const auto is_aside = [&](const TimeExpression& time) {
        const DayRange range = hull(*time.rule.absolute);
        return range.last < years.first || range.first > years.last;
    };
    Index told = none;
    for (Index at = 0; at < times.size(); ++at) {
        TimeExpression& time = times[at];
        const bool counts = depends_on_anchor(time.rule);
        const bool untold = time.anchor != AnchorKind::time_expression;
        const bool asks = requests[at].wish == AnchorWish::told || requests[at].wish == AnchorWish::that ||
                          (requests[at].wish == AnchorWish::report && goes_on(time.rule));
        if (counts && untold && asks && told != none && time.type != TimexType::set) {
            forget_direction(time.rule);
            time.anchor = AnchorKind::time_expression;
            time.anchor_time = told;
            time.why += ", in a history: counted from the time last told";
        }
        if (leads_on(time, requests[at]) && !(has_year(time) && is_aside(time))) told = at;
    }
}

}  // namespace

Telling telling_of(std::span<const TimeExpression> times, std::span<const AnchorRequest> requests,
                   const std::optional<Edtf>& written) {
    std::size_t dates = 0;
    std::size_t long_before = 0;
    std::size_t from_report = 0;
    for (std::size_t at = 0; at < times.size(); ++at) {
        if (by_report(times[at], requests[at])) ++from_report;
        const auto count_in = [&](const TimeRule& rule) {
            if (!rule_has_year(rule)) return;
            ++dates;
            if (written && hull(*rule.absolute).last + long_past < hull(*written).first) ++long_before;
        };
        count_in(times[at].rule);
        for (const TimeRule& member : times[at].rule.members) count_in(member);
    }
    const std::size_t enough = written ? least_dates : least_dates_of_undated;
    const bool far = !written || 2 * long_before > dates;
    return dates >= enough && far && dates >= dates_to_one_by_report * from_report ? Telling::history
                                                                                   : Telling::report;
}

void set_anchors(std::vector<TimeExpression>& times, std::span<const AnchorRequest> requests,
                 const TimeContext& context, bool has_dateline_day, Telling telling) {
    const auto count = static_cast<Index>(times.size());
    for (Index at = 0; at < count; ++at) {
        TimeExpression& time = times[at];
        const AnchorRequest& request = requests[at];
        time.anchor = !depends_on_anchor(time.rule) ? AnchorKind::none
                      : has_dateline_day            ? AnchorKind::dateline
                                                    : AnchorKind::report_day;
        if (request.wish == AnchorWish::report || !depends_on_anchor(time.rule)) continue;
        if (request.wish == AnchorWish::event) {
            time.anchor = AnchorKind::event;
            continue;
        }
        Index found = none;
        for (Index before = at; before-- > 0 && requests[before].sentence == request.sentence;) {
            if (!can_be_antecedent(times[before], time.rule)) continue;
            found = before;
            break;
        }
        // One told later cannot be pointed to, so that chains of anchors always end: its rule is taken in.
        const Index later = found == none ? told_later(times, requests, at, context) : none;
        if (later != none) {
            time.rule.members = {times[later].rule};
            time.why.append(", counted from what the sentence tells later, ")
                .append(describe(times[later].rule));
            continue;
        }
        const std::uint32_t back =
            request.wish == AnchorWish::that ? sentences_back_that : sentences_back_told;
        std::uint32_t sentence = request.sentence;
        for (Index before = at; found == none && before-- > 0;) {
            if (requests[before].sentence + back < request.sentence) break;
            if (requests[before].sentence == request.sentence || !can_be_antecedent(times[before], time.rule))
                continue;
            // The nearest sentence that has any; in it the main clause's, else the first met from the end.
            if (sentence == request.sentence) sentence = requests[before].sentence;
            if (requests[before].sentence != sentence) break;
            if (context.in_main_clause(requests[before].governor)) found = before;
        }
        for (Index before = at; found == none && sentence != request.sentence && before-- > 0;) {
            if (requests[before].sentence == sentence && can_be_antecedent(times[before], time.rule))
                found = before;
        }
        if (found != none) {
            time.anchor = AnchorKind::time_expression;
            time.anchor_time = found;
            time.why += ", counted from the time last told";
        } else if (request.wish == AnchorWish::that) {
            time.anchor = AnchorKind::event;
            time.why += ", but no time was told before that it could count from";
        } else {
            time.why += ", counted from the report's day for want of a time told before";
        }
    }
    if (telling == Telling::history) go_on(times, requests);
}

}  // namespace dateline
