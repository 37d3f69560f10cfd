// The event mentions of all reports, in the terms of the case.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.hpp"
#include "link/case.hpp"
#include "link/entities.hpp"

namespace dateline {

// Kinds of event that different reports may tell as one: a trip and a visit, talks and a meeting.
class EventFamilies {
public:
    // data/link/event_families.tsv and departures.tsv. malformed names file and line.
    static Result<EventFamilies> load();
    // The built-in ones, parsed once.
    static const EventFamilies& instance();

    // "journey" for TRAVEL and for CONSULT visit; the type itself where no row names it.
    std::string family_of(std::string_view type, std::string_view mode) const;

    // Whether a journey's trigger, as a name_key, tells of its start.
    bool is_departure(std::string_view trigger) const;

private:
    std::unordered_map<std::string, std::string> family_of_;  // "CONSULT visit", "TRAVEL *"
    std::unordered_set<std::string> departures_;
};

struct CaseTelling {
    Index report = none;
    Index mention = none;  // of the report's events
    std::string family;
    std::string trigger;                    // the word that names it, a name_key
    std::vector<Participant> participants;  // case entities, none twice
    Index place = none;
    bool departure = false;  // the start of a journey (data/link/departures.tsv)
    std::vector<Index> attributed_to;
};

// In order of report, then of mention.
std::vector<CaseTelling> tellings_of(std::span<const Reading> readings, const LinkedEntities& who);

// How the people and the place of two tellings agree.
struct Agreement {
    int persons = 0;    // persons and organisations that both name
    int countries = 0;  // countries that both name, or that a person of the other's stands for
    int strangers = 0;  // named persons of the one that fit nobody of the other, the smaller count of the two
    bool actor = false;  // the same actor, or the actor's country
    enum class Place { unknown, same, within, apart } place = Place::unknown;
};

Agreement agreement(const CaseTelling& a, const CaseTelling& b, const std::vector<CaseEntity>& entities);

}  // namespace dateline
