// One telling of one event in one report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "article/article.hpp"
#include "language/analysis.hpp"
#include "mention/mentions.hpp"

namespace dateline {

enum class Role { actor, recipient, other };
enum class EventStatus { happened, ongoing, scheduled, possible, conditional, negated };

const char* role_name(Role role);
const char* status_name(EventStatus status);

struct Participant {
    Index entity = none;  // of Mentions::entities
    Role role = Role::other;
};

// GCC 12 takes the scoped enumerator for one that hides the index `none`.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
// How the event's time is known.
enum class TimeBasis {
    told,       // `time` dates it in its own clause
    inherited,  // `time` belongs to a governing clause or the sentence before (narrative); weaker
    tense,      // no expression: only before, at or after the report's day, by tense
    none,       // nothing can be said
};
#pragma GCC diagnostic pop

// An event told by how far it lies from another time: "on Thursday, two days after the quake", "a month
// after the quake". The length is told; the day follows from the time that it is counted from.
struct TimeDistance {
    int count = 0;  // units from that time to the event; negative: the event lies before it
    Granularity unit = Granularity::day;
    bool about = false;  // told roughly, or as an anniversary, which is kept near its day
    Index from = none;   // of Mentions::times; none: the report's own day
    Span words;          // "two days after"

    friend bool operator==(const TimeDistance&, const TimeDistance&) = default;
};

struct EventMention {
    Span sentence;  // bytes of the article's text
    Span evidence;  // the words that tell the event (its clause)
    Span trigger;   // the one word or phrase that names it
    Index trigger_token = none;
    std::string type;   // PLOVER or our own, as in records.md: "CONSULT"
    std::string mode;   // "meet", "visit", ... or empty
    std::string cameo;  // "036", or empty
    std::vector<Participant> participants;
    std::vector<Index> times;  // of Mentions::times; more than one: each of them ("in 2019 and 2023")
    TimeBasis time_basis = TimeBasis::none;
    Direction tense = Direction::unknown;
    std::string time_why;
    std::optional<TimeDistance> distance;  // beside `times`, or where they are empty
    Index place = none;                    // entity
    EventStatus status = EventStatus::happened;
    std::string status_why;
    std::vector<Index> attributed_to;  // entities, nearest first
    std::vector<Index> figures;        // of Mentions::figures
    bool headline = false;
    bool caption = false;
    bool background = false;  // recalled, not this report's news
    bool plural = false;      // more than one event of the kind is told ("twice", "visits")
    bool minor = false;       // no news: kept only where every clause is asked for
};

// Which tellings a reading keeps.
enum class EventScope {
    news,          // find_events
    every_clause,  // find_every_clause
};

// The event stage. Pure and safe to call from many threads. In the order of the triggers.
std::vector<EventMention> find_events(const Article& article, const Analysis& analysis,
                                      const Mentions& mentions);

// The same events, and besides whatever a verb or an event noun tells, marked `minor`; the nouns that take
// part without a name get entities of their own, which `mentions` gains, and which take part in the news too.
std::vector<EventMention> find_every_clause(const Article& article, const Analysis& analysis,
                                            Mentions& mentions);

}  // namespace dateline
