// What the other reports of a case say of the day of one: events that both tell.
#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "link/case.hpp"
#include "link/day_constraint.hpp"
#include "link/tellings.hpp"

namespace dateline {

// Whether an event's times can date it, or its report: not of plural, denied or imagined events.
bool gives_a_day(const EventMention& event);

// What is known of a report's day at one time of the solving.
struct KnownDay {
    DaySet days = DaySet::all();
    // The order in which reports became known: a report is dated only by those of lower rank, so that none
    // ever rests on itself. The stated ones are 0, those not yet known come last.
    std::uint32_t rank = last_rank;
    static constexpr std::uint32_t last_rank = 0xFFFFFFFF;
};

// An index of the tellings by whom they tell of, and the days that the tellings have at the time.
class SharedEvents {
public:
    SharedEvents(std::span<const Reading> readings, std::span<const CaseTelling> tellings,
                 const std::vector<CaseEntity>& entities);

    // Takes over what is known now; reports not yet known give no days.
    void learn(const std::vector<KnownDay>& known, unsigned jobs);

    // The constraints on `report` from the reports of lower rank.
    std::vector<DayConstraint> constraints(Index report) const;

    // For a report that states its day: the reasons for which events that other reports date to a day of
    // their own cannot be told as they are told here on that day. Each reason is of another mention.
    std::vector<DayConstraint> refutations(Index report, const Edtf& stated) const;

    // When a telling is of, where told and known.
    const std::optional<Edtf>& value(Index telling) const { return value_[telling]; }
    // Whether `other` may date `report`: it is known, and was so before.
    bool usable(Index report, Index other) const;
    // The first telling of the report and the one after its last.
    std::pair<Index, Index> tellings_of(Index report) const {
        return {first_of_report_[report], first_of_report_[report + 1]};
    }

private:
    struct Match {
        Index telling = none;
        double weight = 0;
        bool presence = false;  // a journey and a meeting: of one place, not of one day
    };
    std::vector<Match> matches(Index telling) const;
    void by_value(Index telling, const std::vector<Match>& found, std::vector<DayConstraint>& out) const;
    void by_order(Index telling, const std::vector<Match>& found, std::vector<DayConstraint>& out) const;
    std::string source(Index telling) const;
    const EventMention& mention(Index telling) const;

    std::span<const Reading> readings_;
    std::span<const CaseTelling> tellings_;
    const std::vector<CaseEntity>& entities_;
    std::vector<Index> first_of_report_;  // report -> its first telling; one more at the end
    std::unordered_map<Index, std::vector<Index>> telling_of_;  // entity -> tellings, in order
    std::vector<KnownDay> known_;
    std::vector<std::optional<Edtf>> value_;  // telling -> when, where told and known
};

}  // namespace dateline
