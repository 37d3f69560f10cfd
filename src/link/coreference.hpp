// Which tellings are of one event.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "link/mention_dates.hpp"
#include "link/tellings.hpp"

namespace dateline {

struct TellingGroup {
    std::vector<Index> tellings;   // in order
    std::vector<std::string> why;  // one line a join
};

// In order of their first telling; every telling is in exactly one group. `dates` are of the tellings,
// `days` of the reports.
std::vector<TellingGroup> group_tellings(std::span<const Reading> readings,
                                         std::span<const CaseTelling> tellings,
                                         std::span<const MentionDate> dates, std::span<const ReportDay> days,
                                         const std::vector<CaseEntity>& entities, unsigned jobs);

}  // namespace dateline
