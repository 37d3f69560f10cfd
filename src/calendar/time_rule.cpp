// How a rule becomes days. Each rule gives a range first (rule_value.hpp), which is then narrowed (a month of
// the year, the third quarter), cut to a part (early, earlier) and opened (before, since), in that order.
#include "calendar/time_rule.hpp"

#include <algorithm>

#include "calendar/rule_value.hpp"
#include "calendar/units.hpp"

namespace dateline {

namespace {

using std::chrono::days;

// Lists nest as deep as the pattern tables build them; a rule from elsewhere that nests deeper has no value.
constexpr int deepest = 4;

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

RuleValue part_of(RuleValue value, Part part, DayRange anchor) {
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

RuleValue opened(const TimeRule& rule, RuleValue value, DayRange anchor) {
    if (rule.before) {
        // "Before the end of the year" is any day of it; its last third is what "late" means by itself.
        const bool whole = !rule.exclusive || rule.part == Part::late;
        value.range = {earliest_day, whole ? value.range.last : value.range.first - days{1}};
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

Edtf to_edtf(const RuleValue& value) {
    Edtf date = unit_of(value.range.first, value.told) == value.range
                    ? edtf_unit(value.range.first, value.told)
                    : edtf_interval(value.range.first, value.range.last, value.told);
    date.approximate = value.approximate;
    return date;
}

bool made_of_members(const TimeRule& rule) {
    return rule.kind == RuleKind::interval || rule.kind == RuleKind::all_of || rule.kind == RuleKind::one_of;
}

bool counts_from_member(const TimeRule& rule) {
    return !rule.members.empty() && !made_of_members(rule);
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

std::optional<RuleValue> interval_value(const std::vector<Edtf>& values) {
    const DayRange first = hull(values.front());
    const DayRange last = hull(values.back());
    if (last.last < first.first) return std::nullopt;
    return RuleValue{{first.first, last.last},
                     std::min(values.front().granularity, values.back().granularity),
                     values.front().approximate || values.back().approximate};
}

std::optional<Edtf> resolve_within(const TimeRule& rule, const Edtf& anchor, int depth) {
    if (depth > deepest) return std::nullopt;
    if (counts_from_member(rule)) {
        const auto from = resolve_within(rule.members.front(), anchor, depth + 1);
        if (!from) return std::nullopt;
        TimeRule counted = rule;
        counted.members.clear();
        return resolve_within(counted, *from, depth + 1);
    }
    // What goes on from "by May" or "since May" goes on from May.
    DayRange anchor_days = hull(anchor);
    if (anchor_days.first == earliest_day) anchor_days.first = anchor_days.last;
    if (anchor_days.last == latest_day) anchor_days.last = anchor_days.first;
    std::optional<RuleValue> value;
    if (rule.kind == RuleKind::absolute && rule.absolute && rule.absolute->members.size() > 1)
        return rule.absolute;
    if (made_of_members(rule)) {
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
    if (rule.kind == RuleKind::duration || rule.kind == RuleKind::vague) return false;
    if (!rule.members.empty())
        return std::any_of(rule.members.begin(), rule.members.end(), depends_on_anchor);
    if (made_of_members(rule)) return false;
    return rule.kind != RuleKind::absolute || (rule.after && rule.to_anchor);
}

}  // namespace dateline
