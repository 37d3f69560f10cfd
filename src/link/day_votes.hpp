// Where no event fixes the day of a report by itself, all its events together may: a strike that began two
// days earlier, an arrest on Monday and a meeting on Thursday leave few days on which all were told so.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "link/day_constraint.hpp"
#include "link/shared_constraints.hpp"

namespace dateline {

class DayVotes {
public:
    // `matches` must outlive it.
    DayVotes(std::span<const Reading> readings, std::span<const CaseTelling> tellings,
             const std::vector<CaseEntity>& entities, const EventMatches& matches);

    // The days of `report` that most of its events speak for, taking the dated tellings of the reports that
    // `shared` finds usable. Absent where fewer than two events speak, or too weakly.
    std::optional<DayConstraint> constraint(Index report, const SharedEvents& shared) const;

private:
    struct Ballot;
    Ballot ballot_of(Index telling, const SharedEvents& shared) const;
    const EventMention& mention(Index telling) const;

    std::span<const Reading> readings_;
    std::span<const CaseTelling> tellings_;
    const std::vector<CaseEntity>& entities_;
    const EventMatches& matches_;
};

}  // namespace dateline
