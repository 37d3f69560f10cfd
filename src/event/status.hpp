// In which status an event is told: happened, ongoing, scheduled, possible, conditional, negated.
#pragma once

#include <string>

#include "event/event_mention.hpp"
#include "event/trigger.hpp"

namespace dateline {

struct StatusReading {
    EventStatus status = EventStatus::happened;
    bool told = false;                     // by a word, not by default
    std::string why;                       // "'may' (possible)", in plain words
    Direction tense = Direction::unknown;  // against the report's day
    bool past_perfect = false;             // told as before something else in the past
};

StatusReading status_of(const EventContext& context, const Trigger& trigger);

}  // namespace dateline
