// Events told by how far they lie from another time: "on Thursday, two days after the quake struck".
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "event/event_time.hpp"

namespace dateline {

// Each trigger that a told length stands before or after, with its distance from the time of the clause that
// tells so; from the report's own day where that clause has no time and is told in the present ("A month
// after the quake, families sleep in tents"). A past clause without a time says nothing.
std::vector<std::pair<Index, TimeDistance>> time_distances(const EventContext& context,
                                                           const std::vector<Trigger>& triggers,
                                                           const TriggerOwner& owner);

}  // namespace dateline
