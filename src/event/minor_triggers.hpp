// Words that tell of something without being news: every verb, and the nouns of data/events/event_nouns.tsv.
#pragma once

#include <vector>

#include "event/trigger.hpp"

namespace dateline {

// The words of a report that tell of something and head none of the `triggers` whose `news` is true, in the
// order of their tokens. A word that the lexicon names keeps its row; any other is of the type OTHER. Linear
// in the words.
std::vector<Trigger> minor_triggers(const EventContext& context, const std::vector<Trigger>& triggers,
                                    const std::vector<bool>& news);

}  // namespace dateline
