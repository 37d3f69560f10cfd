// How a rule becomes days. Each rule gives a range first (base_value), which is then narrowed (a month of
// the year, the third quarter), cut to a part (early, earlier) and opened (before, since), in that order.
#include "calendar/time_rule.hpp"

#include <algorithm>

#include "calendar/holidays.hpp"
#include "calendar/units.hpp"

namespace dateline {

namespace {

using std::chrono::days;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr int hours_in_day = 24;
// Lists nest as deep as the pattern tables build them; a rule from elsewhere that nests deeper has no value.
constexpr int deepest = 4;

struct Value {
    DayRange range;
    Granularity told = Granularity::day;
    bool approximate = false;
};

Value unit_value(Day day, Granularity unit) {
    return {unit_of(day, unit), unit, false};
}

int year_of(Day day) {
    return static_cast<int>(year_month_day{day}.year());
}

// A rule that names something that comes again every week or year.
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

std::optional<Value> month_in(int year, const TimeRule& rule) {
    if (year < 1 || year > 9999) return std::nullopt;
    const year_month month = std::chrono::year{year} / *rule.month;
    if (!rule.month_day) return unit_value(Day{month / 1}, Granularity::month);
    const auto first = month / *rule.month_day;
    const auto last = month / rule.month_day_last.value_or(*rule.month_day);
    if (!first.ok() || !last.ok() || Day{last} < Day{first}) return std::nullopt;
    return Value{{Day{first}, Day{last}}, Granularity::day, false};
}

std::optional<Value> narrow(const TimeRule& rule, Value value) {
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

// The occurrence of the rule in the `step`th week or year from the anchor's.
std::vector<Value> occurrences(const TimeRule& rule, Day anchor, int step) {
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
            return {Value{{monday + days{5}, monday + days{6}}, Granularity::day, false}};
        }
        case RuleKind::month:
            if (const auto value = month_in(year, rule)) return {*value};
            return {};
        case RuleKind::season:
            if (year < 1 || year > 9998) return {};
            return {Value{edtf_season(std::chrono::year{year}, rule.season).members.front(),
                          Granularity::season, false}};
        case RuleKind::ordinal:
            if (year < 1 || year > 9999) return {};
            if (const auto value =
                    narrow(rule, unit_value(Day{std::chrono::year{year} / 1 / 1}, Granularity::year)))
                return {*value};
            return {};
        case RuleKind::holiday: {
            std::vector<Value> found;
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

std::optional<Value> nearest(const TimeRule& rule, DayRange anchor) {
    std::optional<Value> best;
    days best_distance = days::max();
    const int farthest = rule.kind == RuleKind::weekday && rule.month_day ? farthest_week : farthest_step;
    for (int step = -farthest; step <= farthest; ++step) {
        for (const Value& value : occurrences(rule, anchor.first, step)) {
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

std::optional<Value> offset_value(const TimeRule& rule, DayRange anchor) {
    if (rule.vague_count) return std::nullopt;
    const Day from = rule.count > 0 ? anchor.last : anchor.first;
    Granularity unit = rule.unit;
    long long count = rule.count;
    if (rule.clock_unit != ClockUnit::none) {
        unit = Granularity::day;
        count = rule.clock_unit == ClockUnit::hour ? count / hours_in_day : 0;
    }
    const Granularity told = rule.told_in.value_or(unit);
    const Day reached = add_units(from, count, unit);
    Value value = unit_value(reached, told);
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
        const int year = std::min(year_of(value.range.first), 9998);
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

std::optional<Value> elapsed_value(const TimeRule& rule, DayRange anchor) {
    if (rule.vague_count || rule.bound == Bound::more_than) return std::nullopt;
    const long long count = rule.clock_unit == ClockUnit::none   ? rule.count
                            : rule.clock_unit == ClockUnit::hour ? rule.count / hours_in_day
                                                                 : 0;
    const Granularity unit = rule.clock_unit == ClockUnit::none ? rule.unit : Granularity::day;
    DayRange range = count <= 0 ? DayRange{add_units(anchor.first, count, unit), anchor.last}
                                : DayRange{anchor.first, add_units(anchor.last, count, unit)};
    if (rule.exclusive) {
        range = {range.first + days{1}, range.last - days{1}};
        if (range.last < range.first) return std::nullopt;
    }
    return Value{range, Granularity::day, false};
}

std::optional<Value> base_value(const TimeRule& rule, DayRange anchor) {
    switch (rule.kind) {
        case RuleKind::absolute:
            if (!rule.absolute || rule.absolute->members.size() != 1) return std::nullopt;
            return Value{rule.absolute->members.front(), rule.absolute->granularity,
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

// The unit whose count is cut in three, and where: early is [0, first), late is [second, end).
struct Thirds {
    Granularity unit;
    int first;
    int second;
};

std::optional<Thirds> thirds_of(Granularity told) {
    switch (told) {
        case Granularity::day: return std::nullopt;
        case Granularity::week: return Thirds{Granularity::day, 2, 4};
        case Granularity::month: return Thirds{Granularity::day, 10, 20};
        case Granularity::quarter:
        case Granularity::season: return Thirds{Granularity::month, 1, 2};
        case Granularity::half: return Thirds{Granularity::month, 2, 4};
        case Granularity::year: return Thirds{Granularity::month, 4, 8};
        case Granularity::decade: return Thirds{Granularity::year, 4, 7};
        case Granularity::century: return Thirds{Granularity::year, 34, 67};
    }
    return std::nullopt;
}

Value part_of(Value value, Part part, DayRange anchor) {
    if (part == Part::whole) return value;
    if (part == Part::earlier || part == Part::later) {
        DayRange cut = value.range;
        if (part == Part::earlier) cut.last = std::min(cut.last, anchor.last);
        if (part == Part::later) cut.first = std::max(cut.first, anchor.first);
        if (cut.last < cut.first || cut == value.range) return value;
        return {cut, Granularity::day, value.approximate};
    }
    const auto thirds = thirds_of(value.told);
    if (!thirds) return value;
    const Day second_third = add_units(value.range.first, thirds->first, thirds->unit);
    const Day last_third = add_units(value.range.first, thirds->second, thirds->unit);
    if (part == Part::early) value.range.last = second_third - days{1};
    if (part == Part::middle) value.range = {second_third, last_third - days{1}};
    if (part == Part::late) value.range.first = last_third;
    value.told = thirds->unit;
    return value;
}

Value opened(const TimeRule& rule, Value value, DayRange anchor) {
    if (rule.before) {
        value.range = {earliest_day, rule.exclusive ? value.range.first - days{1} : value.range.last};
    } else if (rule.after) {
        value.range.first = rule.exclusive ? value.range.last + days{1} : value.range.first;
        value.range.last = latest_day;
        if (rule.to_anchor && value.range.first <= anchor.last) {
            value.range.last = anchor.last;
            value.told = Granularity::day;
        }
    }
    return value;
}

Edtf to_edtf(const Value& value) {
    Edtf date = unit_of(value.range.first, value.told) == value.range
                    ? edtf_unit(value.range.first, value.told)
                    : edtf_interval(value.range.first, value.range.last, value.told);
    date.approximate = value.approximate;
    return date;
}

std::optional<Edtf> resolve_within(const TimeRule& rule, const Edtf& anchor, int depth);

// What "Friday and Monday" or "May and July" may lie apart to be told as following one another: half a cycle.
constexpr int most_days_in_list = 3;
constexpr int most_months_in_list = 6;

bool follows(const TimeRule& list, std::size_t at) {
    const TimeRule& member = list.members[at];
    if (!comes_again(member)) return false;
    if (list.kind == RuleKind::interval) return true;
    const TimeRule& before = list.members[at - 1];
    if (!comes_again(before)) return false;
    if (member.kind != before.kind) return false;
    if (member.kind == RuleKind::month) return (*member.month - *before.month).count() <= most_months_in_list;
    if (member.kind != RuleKind::weekday) return true;
    return (*member.weekday - *before.weekday).count() <= most_days_in_list;
}

// The members in order. Those that come again follow one another: "Friday to Monday" is the Monday after
// that Friday. In the past the last is found first.
std::vector<Edtf> member_values(const TimeRule& rule, const Edtf& anchor, int depth) {
    const std::size_t count = rule.members.size();
    std::vector<Edtf> values(count);
    const bool backwards = rule.members.back().direction == Direction::past &&
                           comes_again(rule.members.front()) && comes_again(rule.members.back());
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = backwards ? count - 1 - i : i;
        TimeRule member = rule.members[at];
        const bool chained = i > 0 && (backwards ? follows(rule, at + 1) : follows(rule, at));
        if (chained) member.direction = backwards ? Direction::past : Direction::future;
        const auto value =
            resolve_within(member, chained ? values[backwards ? at + 1 : at - 1] : anchor, depth + 1);
        if (!value) return {};
        values[at] = *value;
    }
    return values;
}

// Days, or units whose own text is an interval, without a gap between them.
bool in_a_row(const std::vector<Edtf>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Granularity unit = values[i].granularity;
        if (unit == Granularity::month || unit == Granularity::season || unit == Granularity::year)
            return false;
        if (values[i].members.size() != 1 || unit != values.front().granularity) return false;
        if (i > 0 && hull(values[i - 1]).last + days{1} != hull(values[i]).first) return false;
    }
    return true;
}

std::optional<Value> interval_value(const std::vector<Edtf>& values) {
    const DayRange first = hull(values.front());
    const DayRange last = hull(values.back());
    if (last.last < first.first) return std::nullopt;
    return Value{{first.first, last.last},
                 std::min(values.front().granularity, values.back().granularity),
                 values.front().approximate || values.back().approximate};
}

std::optional<Edtf> resolve_within(const TimeRule& rule, const Edtf& anchor, int depth) {
    if (depth > deepest) return std::nullopt;
    const DayRange anchor_days = hull(anchor);
    std::optional<Value> value;
    const bool of_members =
        rule.kind == RuleKind::interval || rule.kind == RuleKind::all_of || rule.kind == RuleKind::one_of;
    if (rule.kind == RuleKind::absolute && rule.absolute && rule.absolute->members.size() > 1)
        return rule.absolute;
    if (of_members) {
        if (rule.members.empty()) return std::nullopt;
        const std::vector<Edtf> values = member_values(rule, anchor, depth);
        if (values.empty()) return std::nullopt;
        if (rule.kind == RuleKind::one_of) return edtf_choice(EdtfForm::one_of, values);
        if (rule.kind == RuleKind::all_of && !in_a_row(values)) return edtf_choice(EdtfForm::all_of, values);
        value = interval_value(values);
    } else {
        value = base_value(rule, anchor_days);
        if (value && rule.kind != RuleKind::ordinal) value = narrow(rule, *value);
        if (value && rule.told_in && *rule.told_in > value->told)
            *value = unit_value(value->range.first, *rule.told_in);
    }
    if (!value) return std::nullopt;
    const bool wider_anchor = anchor.granularity > value->told && rule.kind == RuleKind::offset &&
                              anchor.granularity > rule.unit && rule.part == Part::whole;
    if (wider_anchor) *value = unit_value(value->range.first, anchor.granularity);
    *value = opened(rule, part_of(*value, rule.part, anchor_days), anchor_days);
    if (rule.day_part == DayPart::overnight) value->range.first -= days{1};
    const bool bounded =
        rule.before || rule.after || rule.bound == Bound::less_than || rule.bound == Bound::more_than;
    value->approximate =
        !bounded && (value->approximate || rule.approximate || rule.fiscal || rule.bound == Bound::about);
    return to_edtf(*value);
}

}  // namespace

std::optional<Edtf> resolve(const TimeRule& rule, Day anchor) {
    return resolve_within(rule, edtf_day(anchor), 0);
}

std::optional<Edtf> resolve(const TimeRule& rule, const Edtf& anchor) {
    return resolve_within(rule, anchor, 0);
}

bool depends_on_anchor(const TimeRule& rule) {
    switch (rule.kind) {
        case RuleKind::absolute: return rule.after && rule.to_anchor;
        case RuleKind::duration:
        case RuleKind::vague: return false;
        case RuleKind::interval:
        case RuleKind::all_of:
        case RuleKind::one_of:
            return std::any_of(rule.members.begin(), rule.members.end(), depends_on_anchor);
        default: return true;
    }
}

}  // namespace dateline
