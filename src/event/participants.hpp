// Who takes part in an event, and where it is.
#pragma once

#include <vector>

#include "event/arguments.hpp"
#include "event/event_mention.hpp"

namespace dateline {

// The entities that a noun phrase stands for: its head's own, those of its coordination and apposition,
// and, where the head is a common noun for people or a body ('troops', 'delegation'), the country or
// organisation it belongs to. Not everything in the phrase.
std::vector<Index> entities_of(const EventContext& context, TokenIndex head);

// By the parts that the trigger's frame gives its arguments. An entity takes part once, in its first part.
std::vector<Participant> participants_of(const EventContext& context, const Trigger& trigger,
                                         const std::vector<Argument>& arguments);

// The place told as the phrase's own or inside it ('the ministry in Jakarta'), or none.
Index place_in(const EventContext& context, TokenIndex head);

// Where the event is by its own arguments: where it goes or leaves from, then where it is told to be;
// none where its clause does not say.
Index place_of(const EventContext& context, const Trigger& trigger, const std::vector<Argument>& arguments);

}  // namespace dateline
