#include "link/tellings.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "base/data_file.hpp"
#include "base/utf8.hpp"
#include "link/names.hpp"

namespace dateline {
namespace {

constexpr std::string_view families_file = "link/event_families.tsv";

bool is_state(const CaseEntity& entity) {
    return entity.type == EntityType::country;
}

std::vector<Index> of_kind(const CaseTelling& telling, const std::vector<CaseEntity>& entities, bool states) {
    std::vector<Index> found;
    for (const Participant& who : telling.participants) {
        if (is_state(entities[who.entity]) == states) found.push_back(who.entity);
    }
    return found;
}

// "Ana Lopez", not "a lawmaker" nor "Lopez", who may be anybody.
bool has_full_name(const CaseEntity& entity) {
    if (entity.type != EntityType::person || entity.name.empty()) return false;
    std::size_t at = 0;
    return is_upper(next_character(entity.name, at)) && entity.name.find(' ') != std::string::npos;
}

std::vector<std::string> countries_of(const CaseTelling& telling, const std::vector<CaseEntity>& entities) {
    std::vector<std::string> codes;
    for (const Participant& who : telling.participants) {
        if (!entities[who.entity].country.empty()) codes.push_back(entities[who.entity].country);
    }
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return codes;
}

std::string actor_country(const CaseTelling& telling, const std::vector<CaseEntity>& entities) {
    for (const Participant& who : telling.participants) {
        if (who.role == Role::actor) return entities[who.entity].country;
    }
    return {};
}

bool same_actor(const CaseTelling& a, const CaseTelling& b, const std::vector<CaseEntity>& entities) {
    for (const Participant& x : a.participants) {
        if (x.role != Role::actor) continue;
        for (const Participant& y : b.participants) {
            if (y.role == Role::actor && y.entity == x.entity) return true;
        }
    }
    const bool some_state = of_kind(a, entities, false).empty() || of_kind(b, entities, false).empty();
    const std::string country = actor_country(a, entities);
    return some_state && !country.empty() && country == actor_country(b, entities);
}

Agreement::Place place_agreement(Index a, Index b, const std::vector<CaseEntity>& entities) {
    using Place = Agreement::Place;
    if (a == none || b == none) return Place::unknown;
    if (a == b) return Place::same;
    const CaseEntity& x = entities[a];
    const CaseEntity& y = entities[b];
    if (x.country.empty() || y.country.empty()) return Place::unknown;
    if (x.country != y.country) return Place::apart;
    return is_state(x) || is_state(y) ? Place::within : Place::apart;
}

}  // namespace

Result<EventFamilies> EventFamilies::load() {
    auto rows = data_rows(families_file, 3, 3);
    if (!rows) return rows.error();
    EventFamilies families;
    for (const DataRow& row : *rows) {
        const std::string key = fmt::format("{} {}", row.fields[1], row.fields[2]);
        if (!families.family_of_.emplace(key, row.fields[0]).second) {
            return Error{ErrorCode::malformed, fmt::format("data/{} line {}: '{}' has a family already",
                                                           families_file, row.line, key)};
        }
    }
    auto departures = data_rows("link/departures.tsv", 1, 1);
    if (!departures) return departures.error();
    for (const DataRow& row : *departures) families.departures_.emplace(row.fields[0]);
    return families;
}

const EventFamilies& EventFamilies::instance() {
    static const EventFamilies families = [] {
        auto loaded = load();
        return loaded ? std::move(*loaded) : EventFamilies();
    }();
    return families;
}

std::string EventFamilies::family_of(std::string_view type, std::string_view mode) const {
    auto found = family_of_.find(fmt::format("{} {}", type, mode));
    if (found == family_of_.end()) found = family_of_.find(fmt::format("{} *", type));
    return found == family_of_.end() ? std::string(type) : found->second;
}

bool EventFamilies::is_departure(std::string_view trigger) const {
    // A trigger may take its clause along: "left Oslo on Monday for". Its first one or two words tell.
    const std::size_t first = std::min(trigger.find(' '), trigger.size());
    const std::size_t second =
        std::min(trigger.find(' ', std::min(first + 1, trigger.size())), trigger.size());
    return departures_.contains(std::string(trigger.substr(0, first))) ||
           departures_.contains(std::string(trigger.substr(0, second)));
}

std::vector<CaseTelling> tellings_of(std::span<const Reading> readings, const LinkedEntities& who) {
    std::vector<CaseTelling> tellings;
    for (Index report = 0; report < readings.size(); ++report) {
        const Reading& reading = readings[report];
        for (Index mention = 0; mention < reading.events.size(); ++mention) {
            const EventMention& event = reading.events[mention];
            CaseTelling telling;
            telling.report = report;
            telling.mention = mention;
            telling.family = EventFamilies::instance().family_of(event.type, event.mode);
            telling.trigger = name_key(event.trigger.of(reading.article.text));
            telling.place = who.at(report, event.place);
            telling.departure =
                telling.family == "journey" && EventFamilies::instance().is_departure(telling.trigger);
            for (const Participant& told : event.participants) {
                const Index entity = who.at(report, told.entity);
                const bool known = std::any_of(telling.participants.begin(), telling.participants.end(),
                                               [&](const Participant& p) { return p.entity == entity; });
                if (entity != none && !known) telling.participants.push_back({entity, told.role});
            }
            for (const Index source : event.attributed_to) {
                const Index entity = who.at(report, source);
                const auto& known = telling.attributed_to;
                if (entity != none && std::find(known.begin(), known.end(), entity) == known.end()) {
                    telling.attributed_to.push_back(entity);
                }
            }
            tellings.push_back(std::move(telling));
        }
    }
    return tellings;
}

Agreement agreement(const CaseTelling& a, const CaseTelling& b, const std::vector<CaseEntity>& entities) {
    Agreement found;
    const std::vector<Index> of_a = of_kind(a, entities, false);
    const std::vector<Index> of_b = of_kind(b, entities, false);
    const auto contains = [](const std::vector<Index>& all, Index one) {
        return std::find(all.begin(), all.end(), one) != all.end();
    };
    for (const Index entity : of_a) found.persons += contains(of_b, entity) ? 1 : 0;

    const std::vector<std::string> codes_a = countries_of(a, entities);
    const std::vector<std::string> codes_b = countries_of(b, entities);
    std::vector<std::string> common;
    std::set_intersection(codes_a.begin(), codes_a.end(), codes_b.begin(), codes_b.end(),
                          std::back_inserter(common));
    found.countries = static_cast<int>(common.size());

    // A person fits the other telling where it names that person, or the person's country as such.
    const auto strangers = [&](const std::vector<Index>& persons, const CaseTelling& other) {
        int count = 0;
        for (const Index person : persons) {
            if (!has_full_name(entities[person])) continue;
            const bool fits =
                std::any_of(other.participants.begin(), other.participants.end(), [&](const Participant& p) {
                    const CaseEntity& named = entities[p.entity];
                    return p.entity == person ||
                           (is_state(named) && named.country == entities[person].country);
                });
            count += fits ? 0 : 1;
        }
        return count;
    };
    found.strangers = std::min(strangers(of_a, b), strangers(of_b, a));
    found.actor = same_actor(a, b, entities);
    found.place = place_agreement(a.place, b.place, entities);
    // One place is left, the other made for.
    if (a.departure && b.departure && found.place == Agreement::Place::apart)
        found.place = Agreement::Place::unknown;
    return found;
}

}  // namespace dateline
