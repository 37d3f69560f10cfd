// Nearest is nearest in time: of the weeks or years around the anchor, the occurrence on the side that the
// rule's direction allows with the fewest days between.
#include "calendar/rule_value.hpp"

#include <algorithm>

#include "calendar/holidays.hpp"
#include "calendar/units.hpp"

namespace dateline {

using std::chrono::days;
using std::chrono::year_month;
using std::chrono::year_month_day;

namespace {

constexpr int hours_in_day = 24;
// Of the calendar: earliest_day and latest_day.
constexpr int first_year = -9998;
constexpr int last_year = 9999;

int year_of(Day day) {
    return static_cast<int>(year_month_day{day}.year());
}

std::optional<RuleValue> month_in(int year, const TimeRule& rule) {
    if (year < first_year || year > last_year) return std::nullopt;
    const year_month month = std::chrono::year{year} / *rule.month;
    if (!rule.month_day) return unit_value(Day{month / 1}, Granularity::month);
    const auto first = month / *rule.month_day;
    const auto last = month / rule.month_day_last.value_or(*rule.month_day);
    if (!first.ok() || !last.ok() || Day{last} < Day{first}) return std::nullopt;
    return RuleValue{{Day{first}, Day{last}}, Granularity::day, false};
}

// The occurrence of the rule in the `step`th week or year from the anchor's.
std::vector<RuleValue> occurrences(const TimeRule& rule, Day anchor, int step) {
    const int year = year_of(anchor) + step;
    switch (rule.kind) {
        case RuleKind::weekday: {
            const Day monday = unit_of(anchor, Granularity::week).first + days{7 * step};
            const Day day = monday + (*rule.weekday - std::chrono::Monday);
            if (rule.month_day && year_month_day{day}.day() != *rule.month_day) return {};
            return {unit_value(day, Granularity::day)};
        }
        case RuleKind::weekend: {
            const Day monday = unit_of(anchor, Granularity::week).first + days{7 * step};
            return {RuleValue{{monday + days{5}, monday + days{6}}, Granularity::day, false}};
        }
        case RuleKind::month:
            if (const auto value = month_in(year, rule)) return {*value};
            return {};
        case RuleKind::season:
            if (year < first_year || year >= last_year) return {};
            return {RuleValue{edtf_season(std::chrono::year{year}, rule.season).members.front(),
                              Granularity::season, false}};
        case RuleKind::ordinal:
            if (year < first_year || year > last_year) return {};
            if (const auto value =
                    narrow(rule, unit_value(Day{std::chrono::year{year} / 1 / 1}, Granularity::year)))
                return {*value};
            return {};
        case RuleKind::holiday: {
            std::vector<RuleValue> found;
            for (const Edtf& date : holiday_in(rule.holiday, std::chrono::year{year})) {
                found.push_back({date.members.front(), Granularity::day, date.approximate});
            }
            return found;
        }
        default: return {};
    }
}

// A day and month without a year, in the past tense: one of last year would be told with its year when this
// year's is only so far ahead ("declared a dividend payable Nov. 16"). Measured on TempEval-3's training
// part.
constexpr days soon_ahead{62};

// A weekday without a tense is of the days before, unless one ahead is this many times nearer: most of what
// news tells has happened.
constexpr int weekday_ahead_weight = 2;

// 29 February comes again within eight years; "Friday the 13th" within so many weeks.
constexpr int farthest_step = 8;
constexpr int farthest_week = 60;

std::optional<RuleValue> nearest(const TimeRule& rule, DayRange anchor) {
    std::optional<RuleValue> best;
    days best_distance = days::max();
    const int farthest = rule.kind == RuleKind::weekday && rule.month_day ? farthest_week : farthest_step;
    for (int step = -farthest; step <= farthest; ++step) {
        for (const RuleValue& value : occurrences(rule, anchor.first, step)) {
            const bool holds_anchor = value.range.first <= anchor.last && anchor.first <= value.range.last;
            if (holds_anchor && rule.strict) continue;
            const bool before = value.range.last < anchor.first;
            const days ahead = value.range.first - anchor.last;
            const bool soon =
                rule.kind == RuleKind::month && rule.month_day && !rule.strict && ahead <= soon_ahead;
            if (rule.direction == Direction::past && !before && !holds_anchor && !soon) continue;
            if (rule.direction == Direction::future && before) continue;
            const bool by_tense = rule.direction == Direction::past || rule.direction == Direction::future;
            const int weight = rule.kind == RuleKind::weekday && !by_tense ? weekday_ahead_weight : 1;
            const days distance = holds_anchor ? days{0}
                                  : before     ? anchor.first - value.range.last
                                               : weight * ahead;
            if (distance < best_distance) {
                best = value;
                best_distance = distance;
            }
        }
    }
    return best;
}

// `count` units and the rule's quarters of one later. Of units that have no whole quarters, whole days of
// them.
Day stepped(const TimeRule& rule, Day day, long long count, Granularity unit) {
    const Day reached = add_units(day, count, unit);
    if (rule.quarters == 0 || rule.clock_unit != ClockUnit::none) return reached;
    switch (unit) {
        case Granularity::week: return add_units(reached, rule.quarters * 7 / 4, Granularity::day);
        case Granularity::month: return add_units(reached, rule.quarters * 30 / 4, Granularity::day);
        case Granularity::year: return add_units(reached, 3LL * rule.quarters, Granularity::month);
        case Granularity::decade: return add_units(reached, 30LL * rule.quarters, Granularity::month);
        case Granularity::century: return add_units(reached, 25LL * rule.quarters, Granularity::year);
        default: return reached;
    }
}

std::optional<RuleValue> offset_value(const TimeRule& rule, DayRange anchor) {
    if (rule.vague_count) return std::nullopt;
    const Day from = rule.count > 0 || rule.quarters > 0 ? anchor.last : anchor.first;
    Granularity unit = rule.unit;
    long long count = rule.count;
    if (rule.clock_unit != ClockUnit::none) {
        unit = Granularity::day;
        count = rule.clock_unit == ClockUnit::hour ? count / hours_in_day : 0;
    }
    const Granularity told = rule.told_in.value_or(unit);
    const Day reached = stepped(rule, from, count, unit);
    RuleValue value = unit_value(reached, told);
    value.approximate = rule.clock_unit != ClockUnit::none;
    if (rule.count_high != 0) {
        const DayRange other = unit_of(add_units(from, rule.count_high, unit), told);
        value.range = {std::min(value.range.first, other.first), std::max(value.range.last, other.last)};
    }
    if (rule.bound == Bound::less_than) {
        value.told = Granularity::day;
        value.range = rule.count > 0 ? DayRange{anchor.last + days{1}, reached - days{1}}
                                     : DayRange{reached + days{1}, anchor.first - days{1}};
        if (value.range.last < value.range.first) return std::nullopt;
    } else if (rule.bound == Bound::more_than) {
        value.told = Granularity::day;
        value.range = rule.count > 0 ? DayRange{reached + days{1}, latest_day}
                                     : DayRange{earliest_day, reached - days{1}};
    }
    if (rule.month) {
        auto month = month_in(year_of(value.range.first), rule);
        if (!month) return std::nullopt;
        value = *month;
    } else if (rule.month_day) {
        TimeRule in_month = rule;
        in_month.month = year_month_day{value.range.first}.month();
        return month_in(year_of(value.range.first), in_month);
    } else if (rule.season != 0) {
        const int year = std::min(year_of(value.range.first), last_year - 1);
        value.range = edtf_season(std::chrono::year{year}, rule.season).members.front();
        value.told = Granularity::season;
    } else if (!rule.holiday.empty()) {
        const auto dates = holiday_in(rule.holiday, std::chrono::year{year_of(value.range.first)});
        if (dates.empty()) return std::nullopt;
        value = {dates.front().members.front(), Granularity::day, dates.front().approximate};
    } else if (rule.weekday && rule.narrow_index == 0) {
        value = unit_value(
            unit_of(value.range.first, Granularity::week).first + (*rule.weekday - std::chrono::Monday),
            Granularity::day);
    }
    return value;
}

std::optional<RuleValue> elapsed_value(const TimeRule& rule, DayRange anchor) {
    if (rule.vague_count || rule.bound == Bound::more_than) return std::nullopt;
    const long long count = rule.clock_unit == ClockUnit::none   ? rule.count
                            : rule.clock_unit == ClockUnit::hour ? rule.count / hours_in_day
                                                                 : 0;
    const Granularity unit = rule.clock_unit == ClockUnit::none ? rule.unit : Granularity::day;
    const bool before = count < 0 || (count == 0 && rule.quarters <= 0);
    DayRange range = before ? DayRange{stepped(rule, anchor.first, count, unit), anchor.last}
                            : DayRange{anchor.first, stepped(rule, anchor.last, count, unit)};
    if (rule.exclusive) {
        range = {range.first + days{1}, range.last - days{1}};
        if (range.last < range.first) return std::nullopt;
    }
    return RuleValue{range, Granularity::day, false};
}

}  // namespace

RuleValue unit_value(Day day, Granularity unit) {
    return {unit_of(day, unit), unit, false};
}

bool comes_again(const TimeRule& rule) {
    switch (rule.kind) {
        case RuleKind::weekday:
        case RuleKind::weekend:
        case RuleKind::month:
        case RuleKind::season:
        case RuleKind::holiday:
        case RuleKind::ordinal: return true;
        default: return false;
    }
}

std::optional<RuleValue> narrow(const TimeRule& rule, RuleValue value) {
    if (rule.narrow_index == 0) return value;
    const int from_start = rule.narrow_index > 0 ? rule.narrow_index - 1 : 0;
    const int from_end = rule.narrow_index < 0 ? -rule.narrow_index - 1 : 0;
    DayRange range;
    if (rule.weekday) {
        if (rule.narrow_index > 0) {
            const days to_first = *rule.weekday - std::chrono::weekday{value.range.first};
            range.first = value.range.first + to_first + days{7 * from_start};
        } else {
            const days to_last = std::chrono::weekday{value.range.last} - *rule.weekday;
            range.first = value.range.last - to_last - days{7 * from_end};
        }
        range.last = range.first + days{rule.narrow_count - 1};
    } else {
        const Day after_last = value.range.last + days{1};
        range.first = rule.narrow_index > 0
                          ? add_units(value.range.first, from_start, rule.narrow_unit)
                          : add_units(after_last, -from_end - rule.narrow_count, rule.narrow_unit);
        range.last = add_units(range.first, rule.narrow_count, rule.narrow_unit) - days{1};
    }
    // The last weekend of May may end in June.
    const Day end = rule.weekday ? range.first : range.last;
    if (range.first < value.range.first || end > value.range.last) return std::nullopt;
    value.range = range;
    value.told = rule.weekday ? Granularity::day : rule.narrow_unit;
    return value;
}

std::optional<RuleValue> base_value(const TimeRule& rule, DayRange anchor) {
    switch (rule.kind) {
        case RuleKind::absolute:
            if (!rule.absolute || rule.absolute->members.size() != 1) return std::nullopt;
            return RuleValue{rule.absolute->members.front(), rule.absolute->granularity,
                             rule.absolute->approximate};
        case RuleKind::offset: return offset_value(rule, anchor);
        case RuleKind::elapsed: return elapsed_value(rule, anchor);
        case RuleKind::weekday:
            if (!rule.weekday) return std::nullopt;
            break;
        case RuleKind::month:
            if (!rule.month) return std::nullopt;
            break;
        case RuleKind::season:
            if (rule.season < 1 || rule.season > 4) return std::nullopt;
            break;
        default: break;
    }
    if (!comes_again(rule)) return std::nullopt;
    auto value = nearest(rule, anchor);
    if (value && rule.count != 0) {
        const bool weekly = rule.kind == RuleKind::weekday || rule.kind == RuleKind::weekend;
        const Granularity step = weekly ? Granularity::week : Granularity::year;
        value->range = {add_units(value->range.first, rule.count, step),
                        add_units(value->range.last, rule.count, step)};
    }
    return value;
}

}  // namespace dateline
