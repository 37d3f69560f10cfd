// The first step of a rule's resolution: the range that its kind gives, before parts and open ends.
#pragma once

#include <optional>

#include "calendar/time_rule.hpp"

namespace dateline {

struct RuleValue {
    DayRange range;
    Granularity told = Granularity::day;  // the unit the range is told in
    bool approximate = false;
};

RuleValue unit_value(Day day, Granularity unit);

// A rule that names something that comes again every week or year.
bool comes_again(const TimeRule& rule);

// The range of a rule of one member, counted from the anchor's days. Absent where there is none.
std::optional<RuleValue> base_value(const TimeRule& rule, DayRange anchor);

// The part of the range that narrow_index, narrow_unit, narrow_count and weekday name: "the third quarter
// of".
std::optional<RuleValue> narrow(const TimeRule& rule, RuleValue value);

}  // namespace dateline
