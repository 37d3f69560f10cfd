// Where no event fixes the day of a report by itself, all its events together may: a strike that began two
// days earlier, an arrest on Monday and a meeting on Thursday leave few days on which all were told so.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "link/day_constraint.hpp"
#include "link/shared_constraints.hpp"
#include "link/telling_score.hpp"

namespace dateline {

class DayVotes {
public:
    DayVotes(std::span<const Reading> readings, std::span<const CaseTelling> tellings,
             const std::vector<CaseEntity>& entities);

    // The days of `report` that most of its events speak for, taking the dated tellings of the reports that
    // `shared` finds usable. Absent where fewer than two events speak, or too weakly.
    std::optional<DayConstraint> constraint(Index report, const SharedEvents& shared) const;

private:
    struct Ballot;
    Ballot ballot_of(Index telling, const SharedEvents& shared) const;
    std::vector<Index> like(Index telling) const;
    std::vector<std::string> keys_of(Index telling) const;
    const EventMention& mention(Index telling) const;

    std::span<const Reading> readings_;
    std::span<const CaseTelling> tellings_;
    const std::vector<CaseEntity>& entities_;
    std::vector<std::vector<Index>> told_of_;  // report -> who and where
    std::vector<ScoredTelling> scored_;
    std::unordered_map<std::string, std::vector<Index>> of_key_;
};

}  // namespace dateline
