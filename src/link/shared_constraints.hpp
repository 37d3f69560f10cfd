// What the other reports of a case say of the day of one: events that both tell.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "link/case.hpp"
#include "link/day_constraint.hpp"
#include "link/event_matches.hpp"
#include "link/tellings.hpp"
#include "link/time_values.hpp"

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

// What speaks against the day that a report states.
struct Refutation {
    DayConstraint constraint;
    std::vector<Index> reports;  // that say so, sorted
};

// The days that the tellings have at the time, and what follows for the reports that tell the same events.
class SharedEvents {
public:
    // `matches` must outlive it.
    SharedEvents(std::span<const Reading> readings, std::span<const CaseTelling> tellings,
                 const EventMatches& matches);

    // Takes over what is known now; reports not yet known give no days.
    void learn(const std::vector<KnownDay>& known, unsigned jobs);

    // The constraints on `report` from the reports of lower rank.
    std::vector<DayConstraint> constraints(Index report) const;

    // For a report that states its day: the reasons for which events that other reports date to a day of
    // their own cannot be told as they are told here on that day. Each is of another mention.
    std::vector<Refutation> refutations(Index report, const Edtf& stated) const;

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
        bool nameless = false;  // no one is named in common
        bool presence = false;  // a journey and a meeting: of one place, not of one day
    };
    std::vector<Match> matches(Index telling) const;
    std::optional<Edtf> own_value(Index telling) const;
    void take_from_siblings();
    double value_weight(Index telling, const RelativeTime& relative, const std::vector<Match>& found) const;
    void by_value(Index telling, const std::vector<Match>& found, std::vector<DayConstraint>& out) const;
    void by_order(Index telling, const std::vector<Match>& found, std::vector<DayConstraint>& out) const;
    void after_the_event(Index telling, const std::vector<Match>& found,
                         std::vector<DayConstraint>& out) const;
    std::string source(Index telling) const;
    const EventMention& mention(Index telling) const;

    std::span<const Reading> readings_;
    std::span<const CaseTelling> tellings_;
    const EventMatches& matches_;
    std::vector<Index> first_of_report_;  // report -> its first telling; one more at the end
    std::vector<KnownDay> known_;
    std::vector<std::optional<Edtf>> value_;  // telling -> when, where told and known
};

}  // namespace dateline
