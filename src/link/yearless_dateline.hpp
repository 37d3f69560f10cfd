// A dateline without its year, "LIMA, Oct. 13 (Agency) -": the day is stated, its year is that of the case.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "link/case.hpp"
#include "link/day_set.hpp"

namespace dateline {

// The time expression of the dateline itself, which says when the report was filed and dates no event.
Index dateline_time(const Reading& reading);

// Takes the dateline's time from the events that it was taken to date; they keep their tense.
void undate_by_dateline(Reading& reading);

// The time expression in the dateline that names a day of a month alone; `none` where there is none.
Index yearless_dateline(const Reading& reading);

// A report whose day is stated, for the year.
struct DatedNeighbour {
    Index report = none;
    DaySet days;
    std::size_t in_common = 0;  // persons, organisations and places that both tell of
};

// The day in the year that the neighbours, weighed by what they have in common with the report, clearly
// speak for; absent where none does. `where` names them.
std::optional<StatedDate> dateline_with_year(const Reading& reading,
                                             std::span<const DatedNeighbour> neighbours);

}  // namespace dateline
