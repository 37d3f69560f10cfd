// The words that tell an event, and the marks of how it is told.
#pragma once

#include <vector>

#include "event/event_time.hpp"
#include "event/trigger.hpp"

namespace dateline {

// The whole sentence.
Span sentence_span(const EventContext& context, TokenIndex token);
// The clause, without what is coordinated behind it and without the verb of saying that reports it.
Span evidence_span(const EventContext& context, const Trigger& trigger);
// From the first word matched to the last, where they stand together; else the event's one word.
Span trigger_span(const EventContext& context, const Trigger& trigger);

// More than one event of the kind: 'visits', 'twice', 'several times'.
bool tells_several(const EventContext& context, const Trigger& trigger, const TimeReading& time);
// Recalled, not this report's news: dated before the report's week, or told in the past perfect.
bool is_background(const EventContext& context, const Trigger& trigger, const StatusReading& status,
                   const TimeReading& time);

}  // namespace dateline
