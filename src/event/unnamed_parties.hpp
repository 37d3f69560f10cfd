// Who and what takes part without a name of its own. Only where every clause is asked for: 'the contract',
// 'two tankers', and the 'we' of a quotation.
#pragma once

#include <vector>

#include "event/trigger.hpp"

namespace dateline {

// Gives the nouns that take part in the triggers, and are nobody known, an entity: a group without a name,
// one for each noun of the report; and the first persons of quotations their speakers. Adds to the entities
// and names of `mentions`, which are those of `context`; the names stay in the order of their spans.
void tell_unnamed_parties(const EventContext& context, const std::vector<Trigger>& triggers,
                          Mentions& mentions);

}  // namespace dateline
