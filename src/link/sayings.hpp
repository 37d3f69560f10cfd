// Figures, quotes and attributions of all reports, in the terms of the case.
#pragma once

#include <span>

#include "link/entities.hpp"
#include "link/report_days.hpp"

namespace dateline {

// Appends to linked.figures, quotes and attributions, in order of report; linked.mentions must be there.
void add_sayings(std::span<const Reading> readings, const LinkedEntities& who,
                 std::span<const ReportDay> days, Case& linked);

}  // namespace dateline
