// The values of a report's time expressions and of its events' times, given what is known of the report's
// own day.
#pragma once

#include <optional>

#include "link/day_set.hpp"
#include "reading/reading.hpp"

namespace dateline {

// At most this many days of a report are tried one by one; beyond it its relative expressions say nothing.
inline constexpr std::int64_t most_candidate_days = 40;

// Whether the value looks at the report's day at all, itself or through the expression it counts from.
bool depends_on_report_day(const Reading& reading, Index time);

// The value where the report's day is `day`. Absent where the rule has none there, or counts from an event.
std::optional<Edtf> value_on(const Reading& reading, Index time, Day day);

// The value where the report's day is any of `days`: the common one, else the choice of days, else the span
// of all. Absent where `days` are too many and the value depends on them.
std::optional<Edtf> value_over(const Reading& reading, Index time, const DaySet& days);

// When an event is told to be by its own expressions (EventMention::times): one value, or the set of
// several. Absent where it has none that is a date.
std::optional<Edtf> told_value(const Reading& reading, const EventMention& event, const DaySet& days);

// The days of the report on which `time` can mean a day of `value`, which must be bounded: "Friday" and
// March 2025 give 7 March to 3 April. Every day where the value does not depend on the report's.
DaySet report_days_that_give(const Reading& reading, Index time, const Edtf& value);

// Number of days from first to last.
std::int64_t width(const Edtf& date);

}  // namespace dateline
