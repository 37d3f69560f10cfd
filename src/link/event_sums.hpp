// What a group of tellings says of its event: label, date, place, participants, status and its history,
// reports and independent sources.
#pragma once

#include <span>

#include "link/copies.hpp"
#include "link/coreference.hpp"

namespace dateline {

struct LinkedReports {
    std::span<const Reading> readings;
    std::span<const ReportDay> days;
    std::span<const CopyOf> copies;
    const std::vector<CaseEntity>& entities;
};

// `mentions` of the event are left empty, id and story too.
CaseEvent sum_up(const TellingGroup& group, std::span<const CaseTelling> tellings,
                 std::span<const MentionDate> dates, const LinkedReports& reports);

// The firm date of the group and who gives it; absent day where no telling has one.
struct GroupDate {
    std::optional<Edtf> day;
    Index telling = none;
    bool firm = false;
    bool supposed = false;  // told only of what may be; it dates nothing else
};
GroupDate date_of_group(const TellingGroup& group, std::span<const CaseTelling> tellings,
                        std::span<const MentionDate> dates, std::span<const Reading> readings);

}  // namespace dateline
