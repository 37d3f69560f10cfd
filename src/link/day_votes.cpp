// Each event of the report that is told by a relative time votes for the days of the report that would make
// it the dated event of another report that it is most like. Cost: that of EventMatches::candidates a
// telling. Held by tests/link/report_days_test.cpp.
#include "link/day_votes.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

#include "link/time_values.hpp"

namespace dateline {
namespace {

// Two tellings less alike than this may be of any two events.
constexpr double least_likeness = 1.5;
// Two events that are well alike, or three that are barely.
constexpr double least_support = 3;
constexpr std::size_t least_events = 2;
// Days with this much less support than the best are ruled out.
constexpr double clear_margin = 1;
// What is dated to a week, or told as news here and recalled there, is half as sure.
constexpr double unsure = 0.5;
// A date wider than a week says too little of a day.
constexpr std::int64_t widest_value = 7;
constexpr std::int64_t most_days = 60;
// Days that the votes leave: more say nothing.
constexpr std::size_t most_left = 14;

}  // namespace

struct DayVotes::Ballot {
    std::map<Day, double> days;
    std::string reason;
};

DayVotes::DayVotes(std::span<const Reading> readings, std::span<const CaseTelling> tellings,
                   const std::vector<CaseEntity>& entities, const EventMatches& matches)
    : readings_(readings), tellings_(tellings), entities_(entities), matches_(matches) {}

const EventMention& DayVotes::mention(Index telling) const {
    return readings_[tellings_[telling].report].events[tellings_[telling].mention];
}

DayVotes::Ballot DayVotes::ballot_of(Index telling, const SharedEvents& shared) const {
    Ballot ballot;
    const Index report = tellings_[telling].report;
    const Reading& reading = readings_[report];
    double best = 0;
    if (tellings_[telling].family == "statement" || !gives_a_day(mention(telling))) return ballot;
    const std::vector<RelativeTime> times = relative_times(reading, mention(telling));
    if (times.empty()) return ballot;
    for (const Index other : matches_.candidates(telling)) {
        const std::optional<Edtf>& value = shared.value(other);
        if (!value || width(*value) > widest_value || !shared.usable(report, tellings_[other].report))
            continue;
        double alike = likeness(matches_.scored(telling), matches_.scored(other), entities_).score;
        if (alike < least_likeness) continue;
        if (width(*value) > 1) alike *= unsure;
        if (mention(telling).background != mention(other).background) alike *= unsure;
        for (const RelativeTime& relative : times) {
            const DaySet days = report_days_that_give(reading, mention(telling), relative, *value);
            if (!days.bounded() || days.count() > most_days) continue;
            for (const Day day : days.days(static_cast<std::size_t>(most_days))) {
                double& vote = ballot.days[day];
                vote = std::max(vote, alike);
            }
            if (alike <= best) continue;
            best = alike;
            ballot.reason = fmt::format("‘{}’ in {} is {} by r{}", relative.words.of(reading.article.text),
                                        quoted(reading, mention(telling).evidence), to_text(*value),
                                        tellings_[other].report + 1);
        }
    }
    return ballot;
}

std::optional<DayConstraint> DayVotes::constraint(Index report, const SharedEvents& shared) const {
    std::vector<Ballot> ballots;
    const auto [first, last] = shared.tellings_of(report);
    for (Index t = first; t < last; ++t) {
        Ballot ballot = ballot_of(t, shared);
        if (!ballot.days.empty()) ballots.push_back(std::move(ballot));
    }
    std::map<Day, double> support;
    for (const Ballot& ballot : ballots) {
        for (const auto& [day, vote] : ballot.days) support[day] += vote;
    }
    double best = 0;
    for (const auto& [day, votes] : support) best = std::max(best, votes);
    if (best < least_support) return std::nullopt;
    std::vector<DayRange> left;
    Day of_best{};
    for (const auto& [day, votes] : support) {
        if (votes > best - clear_margin) left.push_back({day, day});
        if (votes >= best) of_best = day;
    }
    std::vector<std::string> reasons;
    for (const Ballot& ballot : ballots) {
        if (ballot.days.contains(of_best)) reasons.push_back(ballot.reason);
    }
    if (left.size() > most_left || reasons.size() < least_events) return std::nullopt;
    DayConstraint constraint;
    constraint.ground = Ground::shared_event;
    constraint.weight = 0;  // after whatever one event says by itself
    constraint.days = DaySet(std::move(left));
    constraint.reason =
        fmt::format("its events fit those of other reports best then: {}", fmt::join(reasons, " and "));
    return constraint;
}

}  // namespace dateline
