// The day on which each report was written: as stated, where its text bears it out; else what its text and
// the other reports leave.
#pragma once

#include <span>
#include <vector>

#include "link/copies.hpp"
#include "link/day_set.hpp"
#include "link/tellings.hpp"

namespace dateline {

struct ReportDay {
    DaySet days = DaySet::all();  // what remains; a single day where it is known
    Published published;
};

std::vector<ReportDay> date_reports(std::span<const Reading> readings, std::span<const CaseTelling> tellings,
                                    const std::vector<CaseEntity>& entities, std::span<const CopyOf> copies,
                                    unsigned jobs);

}  // namespace dateline
