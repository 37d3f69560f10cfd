// What clauses share with one another, and which triggers tell an event at all.
#pragma once

#include <vector>

#include "event/event_time.hpp"
#include "event/participants.hpp"

namespace dateline {

// A trigger with what was found of it.
struct EventDraft {
    const Trigger* trigger = nullptr;
    const StatusReading* status = nullptr;
    const TimeReading* time = nullptr;
    std::vector<Argument> arguments;
    std::vector<Participant> participants;
    Index place = none;
};

// Places and participants that another clause tells: the destination of 'arrived in Oslo to meet her', the
// visitor of 'came for talks with her'.
void share_between_clauses(const EventContext& context, const TriggerOwner& owner,
                           std::vector<EventDraft>& drafts);

// Whether each draft is an event that a reader would put on a timeline, and not a general remark ('talks
// may help') or the plain attribution of another event ('the ministry said').
std::vector<bool> which_are_news(const EventContext& context, const TriggerOwner& owner,
                                 const std::vector<EventDraft>& drafts);

}  // namespace dateline
