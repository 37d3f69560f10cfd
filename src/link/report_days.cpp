// Propagation over the case: a report that is dated gives days to the events that it tells, and these give
// days to the reports that tell them too. Each round reads the state of the round before, so that the
// order of reports never matters; a report is dated only by reports that became known before it, so that
// none rests on itself. Rounds end when nothing changes, at the latest after `most_rounds`.
// Held by tests/link/report_days_test.cpp.
#include "link/report_days.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>
#include <unordered_map>

#include "base/parallel.hpp"
#include "link/day_votes.hpp"
#include "link/shared_constraints.hpp"
#include "link/stated_day.hpp"
#include "link/text_constraints.hpp"
#include "link/time_values.hpp"
#include "link/yearless_dateline.hpp"

namespace dateline {
namespace {

constexpr int most_rounds = 12;
constexpr std::chrono::days reprint_delay{2};
// As many days are still told one by one; above it the span is told.
constexpr std::int64_t most_listed_days = 8;
// A span longer than this is no date.
constexpr std::int64_t longest_span = 366;
constexpr std::size_t refuting_reports = 2;
// Of those that tell of one person or place, so many are asked for the year.
constexpr std::size_t most_neighbours = 512;

struct State {
    std::vector<DayConstraint> own;
    StatedDay stated;
    Narrowed narrowed;
};

DayConstraint reprint_of(Index original, const KnownDay& known) {
    DayConstraint constraint;
    constraint.ground = Ground::copy;
    std::vector<DayRange> around;
    for (const DayRange& range : known.days.ranges()) {
        around.push_back({range.first - reprint_delay, range.last + reprint_delay});
    }
    constraint.days = DaySet(std::move(around));
    constraint.reason = fmt::format("carries the text of r{}, of {}", original + 1, describe(known.days));
    return constraint;
}

bool is_known(const KnownDay& known) {
    return known.days.bounded() && known.days.count() <= most_candidate_days;
}

// Reports that became known in this round take their ranks: the surest first.
std::uint32_t rank_newly_known(std::vector<KnownDay>& known, std::uint32_t next_rank) {
    std::vector<std::pair<std::int64_t, Index>> fresh;
    for (Index r = 0; r < known.size(); ++r) {
        if (known[r].rank == KnownDay::last_rank && is_known(known[r]))
            fresh.emplace_back(known[r].days.count(), r);
    }
    std::sort(fresh.begin(), fresh.end());
    for (const auto& [days, r] : fresh) known[r].rank = next_rank++;
    return next_rank;
}

std::optional<Edtf> as_date(const DaySet& days) {
    if (!days.bounded() || (days.last() - days.first()).count() >= longest_span) return std::nullopt;
    const bool gaps = days.ranges().size() > 1;
    if (days.count() == 1 || (gaps && days.count() <= most_listed_days)) {
        return edtf_choice(EdtfForm::one_of, days.days(static_cast<std::size_t>(most_listed_days)));
    }
    return edtf_interval(days.first(), days.last());
}

Published stated_published(const StatedDay& stated) {
    Published published;
    published.day = stated.believed->date;
    published.time = stated.believed->time;
    published.basis = Basis::stated;
    published.why = fmt::format("stated: “{}” ({})", stated.believed->found, stated.believed->where);
    published.reasons = {published.why};
    published.conflicts = stated.conflicts;
    return published;
}

Published inferred_published(const State& state) {
    Published published;
    published.conflicts = state.stated.conflicts;
    published.conflicts.insert(published.conflicts.end(), state.narrowed.conflicts.begin(),
                               state.narrowed.conflicts.end());
    published.reasons = state.narrowed.reasons;
    published.day = as_date(state.narrowed.days);
    published.basis = published.day ? Basis::inferred : Basis::unknown;
    const char* none_stated = state.stated.conflicts.empty() ? "no date is stated" : "no stated date holds";
    if (published.day) {
        published.why = fmt::format("{}; {}", none_stated, fmt::join(published.reasons, "; "));
        return published;
    }
    for (const std::string& reason : state.narrowed.idle)
        published.reasons.push_back(reason + " — which alone fixes no day");
    published.why =
        published.reasons.empty()
            ? fmt::format("{}, and nothing in the text or the other reports fixes it", none_stated)
            : fmt::format("{}, and what the text and the other reports say leaves it open: {}", none_stated,
                          fmt::join(published.reasons, "; "));
    return published;
}

// A statement that the events of other stated reports refute, two of them at least, is dropped; one
// report alone against another is said and leaves it standing, for either may be the wrong one.
void weigh_against_others(Index report, const SharedEvents& shared, State& state) {
    const std::vector<Refutation> against = shared.refutations(report, state.stated.believed->date);
    if (against.empty()) return;
    DaySet left = DaySet::all();
    std::set<Index> reports;
    for (const Refutation& refutation : against) {
        left = left & *refutation.constraint.days;
        reports.insert(refutation.reports.begin(), refutation.reports.end());
    }
    const StatedDate stated = *state.stated.believed;
    state.stated.conflicts.push_back(fmt::format("“{}” ({}) says {}, but {}", stated.found, stated.where,
                                                 to_text(stated.date), against.front().constraint.reason));
    if (reports.size() >= refuting_reports && !left.empty()) state.stated.believed.reset();
}

// Of each person, organisation and place, the reports that tell of it and state their day in full.
using StatedReports = std::unordered_map<Index, std::vector<Index>>;

StatedReports stated_reports(const std::vector<KnownDay>& known, const EventMatches& matches) {
    StatedReports of_entity;
    for (Index report = 0; report < known.size(); ++report) {
        if (known[report].rank != 0) continue;
        for (const Index entity : matches.told_of(report)) {
            std::vector<Index>& reports = of_entity[entity];
            if (reports.size() < most_neighbours) reports.push_back(report);
        }
    }
    return of_entity;
}

// What they have in common with `report`.
std::vector<DatedNeighbour> neighbours_of(Index report, const std::vector<KnownDay>& known,
                                          const StatedReports& stated, const EventMatches& matches) {
    std::map<Index, std::size_t> in_common;
    for (const Index entity : matches.told_of(report)) {
        const auto reports = stated.find(entity);
        if (reports == stated.end()) continue;
        for (const Index other : reports->second) in_common[other] += other == report ? 0 : 1;
    }
    std::vector<DatedNeighbour> neighbours;
    for (const auto& [other, count] : in_common) {
        if (count > 0) neighbours.push_back({other, known[other].days, count});
    }
    return neighbours;
}

// Datelines that leave out the year take it from the reports that state theirs.
void add_yearless_datelines(std::span<const Reading> readings, const EventMatches& matches,
                            std::vector<State>& states, std::vector<KnownDay>& known) {
    const StatedReports stated = stated_reports(known, matches);
    std::vector<std::pair<Index, StatedDay>> found;
    for (Index r = 0; r < readings.size(); ++r) {
        if (states[r].stated.believed || yearless_dateline(readings[r]) == none) continue;
        const auto dateline = dateline_with_year(readings[r], neighbours_of(r, known, stated, matches));
        if (dateline) found.emplace_back(r, believed_statement(readings[r], states[r].own, dateline));
    }
    for (auto& [r, statement] : found) {
        states[r].stated = std::move(statement);
        if (states[r].stated.believed) known[r] = {DaySet::of(states[r].stated.believed->date), 0};
    }
}

}  // namespace

std::vector<ReportDay> date_reports(std::span<const Reading> readings, std::span<const CaseTelling> tellings,
                                    const std::vector<CaseEntity>& entities, std::span<const CopyOf> copies,
                                    unsigned jobs) {
    std::vector<State> states(readings.size());
    std::vector<KnownDay> known(readings.size());
    parallel_for(readings.size(), jobs, [&](std::size_t r) {
        states[r].own = text_constraints(readings[r]);
        states[r].stated = believed_statement(readings[r], states[r].own);
        if (states[r].stated.believed) known[r] = {DaySet::of(states[r].stated.believed->date), 0};
    });

    const EventMatches matches(readings, tellings, entities);
    add_yearless_datelines(readings, matches, states, known);

    SharedEvents shared(readings, tellings, matches);
    const DayVotes votes(readings, tellings, entities, matches);
    shared.learn(known, jobs);
    parallel_for(readings.size(), jobs, [&](std::size_t r) {
        if (states[r].stated.believed) weigh_against_others(static_cast<Index>(r), shared, states[r]);
    });
    for (std::size_t r = 0; r < readings.size(); ++r) {
        if (!states[r].stated.believed) known[r] = KnownDay();
    }

    std::uint32_t next_rank = 1;
    bool changed = true;
    bool voting = false;
    for (int round = 0; round < most_rounds && changed; ++round) {
        changed = false;
        shared.learn(known, jobs);
        parallel_for(readings.size(), jobs, [&](std::size_t r) {
            State& state = states[r];
            if (state.stated.believed) return;
            std::vector<DayConstraint> all = state.own;
            for (DayConstraint& constraint : shared.constraints(static_cast<Index>(r)))
                all.push_back(std::move(constraint));
            const Index original = copies[r].original;
            if (original != none && is_known(known[original]) && known[original].rank < known[r].rank) {
                all.push_back(reprint_of(original, known[original]));
            }
            state.narrowed = narrow(DaySet::all(), all);
            if (!voting || (state.narrowed.days.bounded() && state.narrowed.days.count() == 1)) return;
            if (auto joint = votes.constraint(static_cast<Index>(r), shared)) {
                all.push_back(std::move(*joint));
                state.narrowed = narrow(DaySet::all(), std::move(all));
            }
        });
        std::vector<KnownDay> next = known;
        for (std::size_t r = 0; r < readings.size(); ++r) {
            if (states[r].stated.believed) continue;
            next[r].days = states[r].narrowed.days;
            changed = changed || !(next[r].days == known[r].days);
        }
        next_rank = rank_newly_known(next, next_rank);
        known = std::move(next);
        // What single events say goes first; only where that is at its end are they taken together.
        if (!changed && !voting) {
            voting = true;
            changed = true;
        }
    }

    std::vector<ReportDay> dated(readings.size());
    for (std::size_t r = 0; r < readings.size(); ++r) {
        dated[r].days = known[r].days;
        dated[r].published =
            states[r].stated.believed ? stated_published(states[r].stated) : inferred_published(states[r]);
    }
    return dated;
}

}  // namespace dateline
