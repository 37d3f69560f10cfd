#include "link/event_sums.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

#include "link/time_values.hpp"

namespace dateline {
namespace {

constexpr std::size_t label_bytes = 110;

// Roles and participants that most tellings agree on, actors first, then by how often they are told. A lone
// telling's word counts; among many, whoever one alone brings in is left to its mention.
std::vector<Participant> participants_of(const TellingGroup& group, std::span<const CaseTelling> tellings) {
    constexpr std::size_t many = 4;
    struct Count {
        std::size_t told = 0;
        std::size_t first = 0;
        std::map<Role, std::size_t> roles;
    };
    std::map<Index, Count> counts;
    for (const Index t : group.tellings) {
        for (const Participant& who : tellings[t].participants) {
            Count& count = counts.emplace(who.entity, Count{0, counts.size(), {}}).first->second;
            ++count.told;
            ++count.roles[who.role];
        }
    }
    std::vector<std::tuple<Role, std::size_t, std::size_t, Index>> order;
    for (const auto& [entity, count] : counts) {
        if (group.tellings.size() >= many && count.told < 2) continue;
        const auto role = std::max_element(count.roles.begin(), count.roles.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        order.emplace_back(role->first, group.tellings.size() - count.told, count.first, entity);
    }
    std::sort(order.begin(), order.end());
    std::vector<Participant> participants;
    for (const auto& [role, missing, first, entity] : order) participants.push_back({entity, role});
    return participants;
}

// The place told most often; of equals the smaller place, then the first told.
Index place_of(const TellingGroup& group, std::span<const CaseTelling> tellings,
               const std::vector<CaseEntity>& entities) {
    std::map<Index, std::size_t> told;
    for (const Index t : group.tellings) {
        if (tellings[t].place != none) ++told[tellings[t].place];
    }
    Index best = none;
    for (const auto& [place, count] : told) {
        const auto rank = [&](Index p) {
            return std::tuple(entities[p].type != EntityType::country, told[p]);
        };
        if (best == none || rank(place) > rank(best)) best = place;
    }
    return best;
}

Day report_order(const ReportDay& day) {
    return day.days.bounded() ? day.days.first() : latest_day;
}

bool settles(EventStatus status) {
    return status == EventStatus::happened || status == EventStatus::negated ||
           status == EventStatus::ongoing;
}

std::vector<HistoryStep> history_of(const TellingGroup& group, std::span<const CaseTelling> tellings,
                                    const LinkedReports& reports) {
    std::map<Index, EventStatus> of_report;
    for (const Index t : group.tellings) {
        const EventStatus status = reports.readings[tellings[t].report].events[tellings[t].mention].status;
        const auto [at, is_new] = of_report.emplace(tellings[t].report, status);
        if (!is_new && settles(status) && !settles(at->second)) at->second = status;
    }
    std::vector<HistoryStep> history;
    for (const auto& [report, status] : of_report) history.push_back({report, status});
    std::stable_sort(history.begin(), history.end(), [&](const HistoryStep& a, const HistoryStep& b) {
        const Day x = report_order(reports.days[a.report]);
        const Day y = report_order(reports.days[b.report]);
        // Of one day, what was to come was written before what is over.
        return x != y ? x < y : !settles(a.status) && settles(b.status);
    });
    return history;
}

EventStatus latest_status(const std::vector<HistoryStep>& history) {
    EventStatus status = history.front().status;
    for (const HistoryStep& step : history) {
        if (settles(step.status) || !settles(status)) status = step.status;
    }
    return status;
}

Index original_of(Index report, std::span<const CopyOf> copies) {
    return copies[report].original == none ? report : copies[report].original;
}

// Where a telling comes from in the end: the farthest source it names, else the text's own origin.
std::string origin_of(const CaseTelling& telling, const LinkedReports& reports) {
    if (!telling.attributed_to.empty()) return fmt::format("v{}", telling.attributed_to.back());
    const std::string& wire = reports.readings[telling.report].article.wire;
    return wire.empty() ? fmt::format("r{}", original_of(telling.report, reports.copies)) : "wire " + wire;
}

// The words that tell the event, from the first name of one who takes part: what stands before it ("just a
// week after") belongs to another event.
std::string clause_of(const Reading& reading, const EventMention& event) {
    Span shown = event.evidence;
    for (const EntityMention& name : reading.mentions.names) {
        if (name.span.begin < shown.begin || name.span.begin >= event.trigger.begin) continue;
        if (name.form == MentionForm::pronoun || name.form == MentionForm::demonym) continue;
        const bool takes_part = std::any_of(event.participants.begin(), event.participants.end(),
                                            [&](const Participant& p) { return p.entity == name.entity; });
        if (!takes_part) continue;
        shown.begin = name.span.begin;
        break;
    }
    std::string clause;
    for (const char c : shown.of(reading.article.text)) {
        const bool space = c == ' ' || c == '\n' || c == '\t';
        if (!space || (!clause.empty() && clause.back() != ' ')) clause += space ? ' ' : c;
    }
    while (!clause.empty() && (clause.back() == ' ' || clause.back() == ',' || clause.back() == '.')) {
        clause.pop_back();
    }
    if (clause.size() > label_bytes) {
        const std::size_t cut = clause.rfind(' ', label_bytes);
        clause.resize(cut == std::string::npos ? 0 : cut);
        clause += " …";
    }
    return clause;
}

// The clearest telling in its own words, with the actor's name before it where it has none.
std::string label_of(const TellingGroup& group, std::span<const CaseTelling> tellings,
                     const std::vector<Participant>& participants, const LinkedReports& reports) {
    std::string best;
    std::tuple<int, int, int, std::size_t> best_rank;
    for (const Index t : group.tellings) {
        const Reading& reading = reports.readings[tellings[t].report];
        const EventMention& event = reading.events[tellings[t].mention];
        const std::string clause = clause_of(reading, event);
        int named = 0;
        for (const Participant& who : participants) {
            named += clause.find(reports.entities[who.entity].name) != std::string::npos ? 1 : 0;
        }
        const std::tuple rank(settles(event.status) ? 1 : 0, named, event.headline || event.caption ? 0 : 1,
                              label_bytes * 2 - std::min(clause.size(), label_bytes * 2));
        if (best.empty() || rank > best_rank) {
            best = clause;
            best_rank = rank;
        }
    }
    if (participants.empty() || participants.front().role != Role::actor) return best;
    const CaseEntity& actor = reports.entities[participants.front().entity];
    const auto in_label = [&](const std::string& name) { return best.find(name) != std::string::npos; };
    const bool named =
        in_label(actor.name) || std::any_of(actor.aliases.begin(), actor.aliases.end(), in_label);
    return named ? best : fmt::format("{}: {}", actor.name, best);
}

GroupDate narrowest_date(const std::vector<Index>& group, std::span<const MentionDate> dates) {
    GroupDate told;
    GroupDate inherited;
    GroupDate open;
    const auto narrow_by = [&](GroupDate& date, Index t) {
        const std::optional<Edtf> common =
            date.day ? intersect(*date.day, *dates[t].date.day) : dates[t].date.day;
        if (!common) return;
        const bool narrower = !date.day || width(*common) < width(*date.day);
        date.day = common;
        if (narrower) date.telling = t;
    };
    for (const Index t : group) {
        if (!dates[t].date.day) continue;
        switch (dates[t].hold) {
            case DateHold::told: narrow_by(told, t); break;
            case DateHold::inherited: narrow_by(inherited, t); break;
            case DateHold::open: narrow_by(open, t); break;
            case DateHold::unknown: break;
        }
    }
    GroupDate best = told.day ? told : inherited.day ? inherited : open;
    // A day that a clause around the event gives still narrows a month that its own words give.
    if (told.day && inherited.day) {
        const auto common = intersect(*told.day, *inherited.day);
        if (common && width(*common) < width(*told.day)) best = {common, inherited.telling, true, false};
    }
    best.firm = told.day || inherited.day;
    return best;
}

}  // namespace

GroupDate date_of_group(const TellingGroup& group, std::span<const CaseTelling> tellings,
                        std::span<const MentionDate> dates, std::span<const Reading> readings) {
    std::vector<Index> facts;
    std::vector<Index> suppositions;
    for (const Index t : group.tellings) {
        const EventStatus status = readings[tellings[t].report].events[tellings[t].mention].status;
        const bool supposed = status == EventStatus::possible || status == EventStatus::conditional;
        (supposed ? suppositions : facts).push_back(t);
    }
    const GroupDate told = narrowest_date(facts, dates);
    if (told.firm || suppositions.empty()) return told;
    GroupDate supposed = narrowest_date(suppositions, dates);
    if (!supposed.firm && told.day) return told;
    supposed.supposed = true;
    return supposed;
}

CaseEvent sum_up(const TellingGroup& group, std::span<const CaseTelling> tellings,
                 std::span<const MentionDate> dates, const LinkedReports& reports) {
    CaseEvent event;
    event.why = group.why;
    event.participants = participants_of(group, tellings);
    event.place = place_of(group, tellings, reports.entities);
    event.history = history_of(group, tellings, reports);
    event.status = latest_status(event.history);
    event.label = label_of(group, tellings, event.participants, reports);

    std::map<std::pair<std::string, std::string>, std::size_t> kinds;
    std::map<std::string, std::size_t> origins;
    std::set<Index> distinct;
    for (const Index t : group.tellings) {
        const EventMention& told = reports.readings[tellings[t].report].events[tellings[t].mention];
        ++kinds[{told.type, told.mode}];
        ++origins[origin_of(tellings[t], reports)];
        distinct.insert(tellings[t].report);
    }
    const auto kind = std::max_element(kinds.begin(), kinds.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    event.type = kind->first.first;
    event.mode = kind->first.second;
    event.reports = static_cast<std::uint32_t>(distinct.size());
    event.sources = static_cast<std::uint32_t>(origins.size());

    const GroupDate date = date_of_group(group, tellings, dates, reports.readings);
    const Index from = date.telling == none ? group.tellings.front() : date.telling;
    event.date = dates[from].date;
    event.date.day = date.day;
    event.date.precision = date.day ? precision_of(*date.day) : "unknown";
    if (group.tellings.size() > 1 && date.day) {
        event.date.why = fmt::format("as told in r{}: {}", tellings[from].report + 1, event.date.why);
    }
    return event;
}

}  // namespace dateline
