// Figures meet through the event they belong to, else through the thing counted and who is told of beside
// it; events through those who take part. Copies speak once. Cost: sorting, and pairs within one group.
// Held by tests/link/disagreements_test.cpp.
#include "link/disagreements.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "link/time_values.hpp"

namespace dateline {
namespace {

// Two dates of one event that reports tell differently are this near; farther apart they are two events.
constexpr std::chrono::days slip{3};
constexpr std::size_t most_in_group = 64;

struct Claimed {
    double low = 0;
    double high = 0;
};

constexpr double unbounded = 1e18;
constexpr double about = 0.1;  // "about 600" leaves a tenth either way

Claimed claimed(const Figure& figure) {
    // "More than 11,000" has no upper bound.
    Claimed claim{figure.low, figure.high.value_or(unbounded)};
    if (figure.approximate && figure.high) {
        claim.low *= 1 - about;
        claim.high *= 1 + about;
    }
    return claim;
}

bool agree(const Claimed& a, const Claimed& b) {
    return a.low <= b.high && b.low <= a.high;
}

std::string number(double value) {
    return value == static_cast<double>(static_cast<std::int64_t>(value))
               ? fmt::format("{}", static_cast<std::int64_t>(value))
               : fmt::format("{}", value);
}

std::string value_text(const Figure& figure) {
    std::string text = number(figure.low);
    if (!figure.high) text += " or more";
    if (figure.high && *figure.high != figure.low) text += fmt::format("-{}", number(*figure.high));
    return (figure.approximate ? "about " : "") + text + (figure.unit.empty() ? "" : " " + figure.unit);
}

Day day_of(const CaseReport& report) {
    return report.published.day ? hull(*report.published.day).first : latest_day;
}

// 'updates' where later reports alone tell the later value, 'refines' where all values can be true.
std::string verdict_of(const std::vector<std::pair<Day, Claimed>>& told) {
    bool all_agree = true;
    bool in_order = true;
    for (std::size_t i = 0; i < told.size(); ++i) {
        for (std::size_t k = i + 1; k < told.size(); ++k) {
            if (agree(told[i].second, told[k].second)) continue;
            all_agree = false;
            const bool earlier_is_less = told[i].second.low < told[k].second.low;
            const Day less = earlier_is_less ? told[i].first : told[k].first;
            const Day more = earlier_is_less ? told[k].first : told[i].first;
            in_order = in_order && less < more && more < latest_day;
        }
    }
    return all_agree ? "refines" : in_order ? "updates" : "contradicts";
}

void figure_disagreements(const Case& linked, std::vector<Disagreement>& out) {
    std::map<std::string, std::vector<Index>> groups;
    for (Index f = 0; f < linked.figures.size(); ++f) {
        const CaseFigure& figure = linked.figures[f];
        if (figure.told.counts.empty() || figure.event == none) continue;
        if (linked.reports[figure.report].same_text_as != none) continue;
        groups[fmt::format("{}|{}|{}", figure.event, figure.told.counts, figure.told.unit)].push_back(f);
    }
    for (const auto& [key, figures] : groups) {
        if (figures.size() < 2 || figures.size() > most_in_group) continue;
        std::map<std::string, Claim> claims;
        std::vector<std::pair<Day, Claimed>> told;
        for (const Index f : figures) {
            const CaseFigure& figure = linked.figures[f];
            Claim& claim = claims[value_text(figure.told)];
            claim.value = value_text(figure.told);
            claim.mentions.push_back(f);
            claim.attributed_to.insert(claim.attributed_to.end(), figure.attributed_to.begin(),
                                       figure.attributed_to.end());
            told.emplace_back(day_of(linked.reports[figure.report]), claimed(figure.told));
        }
        if (claims.size() < 2) continue;
        const CaseFigure& first = linked.figures[figures.front()];
        Disagreement found;
        found.about = "figure";
        found.subject = linked.events[first.event].id;
        for (auto& [value, claim] : claims) found.claims.push_back(std::move(claim));
        found.verdict = verdict_of(told);
        out.push_back(std::move(found));
    }
}

Claim claim_of(const Case& linked, std::string value, const std::vector<Index>& mentions) {
    Claim claim{std::move(value), mentions, {}};
    std::set<Index> sources;
    for (const Index m : mentions) {
        sources.insert(linked.mentions[m].attributed_to.begin(), linked.mentions[m].attributed_to.end());
    }
    claim.attributed_to.assign(sources.begin(), sources.end());
    return claim;
}

// "held" and "did not take place" of one event.
void status_disagreements(const Case& linked, std::vector<Disagreement>& out) {
    for (const CaseEvent& event : linked.events) {
        std::vector<Index> held;
        std::vector<Index> denied;
        for (const Index m : event.mentions) {
            const EventStatus status = linked.mentions[m].told.status;
            if (status == EventStatus::happened || status == EventStatus::ongoing) held.push_back(m);
            if (status == EventStatus::negated) denied.push_back(m);
        }
        if (held.empty() || denied.empty()) continue;
        out.push_back({"",
                       "status",
                       event.id,
                       {claim_of(linked, "happened", held), claim_of(linked, "negated", denied)},
                       "contradicts"});
    }
}

bool same_people(const CaseEvent& a, const CaseEvent& b) {
    std::set<Index> x;
    std::set<Index> y;
    for (const Participant& who : a.participants) x.insert(who.entity);
    for (const Participant& who : b.participants) y.insert(who.entity);
    return x.size() >= 2 && x == y;
}

std::set<Index> reports_of(const Case& linked, const CaseEvent& event) {
    std::set<Index> reports;
    for (const Index m : event.mentions) reports.insert(linked.mentions[m].report);
    return reports;
}

bool one_day(const CaseEvent& event) {
    return event.date.day && width(*event.date.day) == 1;
}

// Two events of the same people and kind that no report tells apart: one event, of whose day or place the
// reports differ.
void day_and_place_disagreements(const Case& linked, std::vector<Disagreement>& out) {
    std::map<std::string, std::vector<Index>> groups;
    for (Index e = 0; e < linked.events.size(); ++e) {
        const CaseEvent& event = linked.events[e];
        const bool told =
            event.status == EventStatus::happened && one_day(event) && !event.participants.empty();
        if (!told) continue;
        std::vector<Index> who;
        for (const Participant& p : event.participants) who.push_back(p.entity);
        std::sort(who.begin(), who.end());
        std::string key = event.type + " " + event.mode;
        for (const Index entity : who) key += fmt::format(" {}", entity);
        groups[key].push_back(e);
    }
    for (const auto& [key, events] : groups) {
        // Events stand in order of days, so that only neighbours can be near.
        for (std::size_t i = 0; i + 1 < events.size(); ++i) {
            const CaseEvent& a = linked.events[events[i]];
            const CaseEvent& b = linked.events[events[i + 1]];
            if (!same_people(a, b)) continue;
            const Day x = hull(*a.date.day).first;
            const Day y = hull(*b.date.day).first;
            if (y - x > slip) continue;
            const std::set<Index> in_a = reports_of(linked, a);
            const std::set<Index> in_b = reports_of(linked, b);
            const bool told_apart =
                std::any_of(in_a.begin(), in_a.end(), [&](Index r) { return in_b.contains(r); });
            if (told_apart) continue;
            if (x != y && (a.place == b.place || a.place == none || b.place == none)) {
                out.push_back({"",
                               "date",
                               a.id,
                               {claim_of(linked, to_text(*a.date.day), a.mentions),
                                claim_of(linked, to_text(*b.date.day), b.mentions)},
                               "contradicts"});
            } else if (x == y && a.place != none && b.place != none && a.place != b.place) {
                out.push_back({"",
                               "place",
                               a.id,
                               {claim_of(linked, linked.entities[a.place].name, a.mentions),
                                claim_of(linked, linked.entities[b.place].name, b.mentions)},
                               "contradicts"});
            }
        }
    }
}

}  // namespace

std::vector<Disagreement> find_disagreements(const Case& linked) {
    std::vector<Disagreement> found;
    figure_disagreements(linked, found);
    day_and_place_disagreements(linked, found);
    status_disagreements(linked, found);
    return found;
}

}  // namespace dateline
