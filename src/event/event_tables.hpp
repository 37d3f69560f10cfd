// The smaller tables of data/events/: verbs that carry an event told by a noun, cues of status,
// classes of common nouns; and all of the stage's tables together.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.hpp"
#include "event/event_mention.hpp"
#include "event/trigger_table.hpp"

namespace dateline {

enum class SupportRelation { object, object_prep, subject };

struct SupportVerb {
    std::string_view verb;    // lemma
    std::string_view word;    // the particle, or for object_prep the preposition; empty where none
    std::string_view second;  // object_prep with a word between: 'take part in' is take / part / in
    SupportRelation relation = SupportRelation::object;
    std::optional<EventStatus> status;  // what the verb makes of the event; absent: the verb's own
    SlotUse subject_part = SlotUse::nothing;
    std::string_view words;  // for status_why
    int line = 0;
};

enum class StatusCueKind {
    modal,
    negation,
    adverb,
    modifier,
    verb,
    control,
    adjective,
    noun,
    mark,
    preposition
};

struct StatusCue {
    std::string_view cue;
    StatusCueKind kind = StatusCueKind::modal;
    std::optional<EventStatus> status;  // absent: 'same', the governing word's own
    std::string_view why;
    std::string_view example;
    int line = 0;
};

struct EventTables {
    TriggerTable triggers;
    std::vector<SupportVerb> support_verbs;
    std::vector<StatusCue> status_cues;
    std::unordered_map<std::string_view, std::vector<std::string_view>> noun_classes;
    std::unordered_set<std::string_view> event_nouns;
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> support_lookup;  // by verb
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> cue_lookup;      // by cue

    // malformed, naming file and line.
    static Result<EventTables> load();
    // The built-in tables, read once. A program whose tables do not load finds no events; the stage's
    // tests hold that they do.
    static const EventTables& built_in();

    const StatusCue* cue(std::string_view word, StatusCueKind kind) const;
    // Whether any table has the verb.
    bool knows_verb(std::string_view lemma) const;
    bool noun_is(std::string_view lemma, std::string_view noun_class) const;
};

}  // namespace dateline
