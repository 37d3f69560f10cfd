// Whom an act concerns though no argument of its own names them.
#pragma once

#include <vector>

#include "event/participants.hpp"

namespace dateline {

// Where the participants are actors alone: the next one told inside the act's object, its topic or the clause
// it governs ('accepted demands from the rebels', 'threatened to cut off power to the province', 'demanded
// that Kenya apologise'), with those joined to it; only for acts that are done to somebody, and not the
// country of the act's `place`. Looks at max_reach words.
std::vector<Participant> concerned_by(const EventContext& context, const Trigger& trigger,
                                      const std::vector<Participant>& participants, Index place);

}  // namespace dateline
