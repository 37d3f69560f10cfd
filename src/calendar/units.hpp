// The units of the calendar as ranges of days. Exact: std::chrono's proleptic Gregorian calendar. Results
// stay within earliest_day..latest_day.
#pragma once

#include <optional>

#include "calendar/edtf.hpp"

namespace dateline {

// The unit that holds the day, first to last day.
DayRange unit_of(Day day, Granularity unit);

// The day that lies `count` units later (earlier where negative). Months and longer keep the day of the
// month, or take the month's last where it has no such day.
Day add_units(Day day, long long count, Granularity unit);

// Day, month, season or year where the range is exactly one: the units that have their own EDTF text.
std::optional<Granularity> member_unit(DayRange range);

}  // namespace dateline
