// Which time expressions date an event.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/event_mention.hpp"
#include "event/status.hpp"
#include "event/trigger.hpp"

namespace dateline {

struct TimeReading {
    std::vector<Index> times;  // of Mentions::times
    TimeBasis basis = TimeBasis::none;
    std::string why;
    std::optional<TimeDistance> distance;
};

// For each trigger its times, by the parse: an expression belongs to the first event above it; an event
// without one may inherit from its governing clause, its coordination, an event it took place during, or
// (the simple past alone) from the saying that reports it. `statuses` is beside `triggers`; a trigger whose
// `counted` is false takes no time from the event above it.
std::vector<TimeReading> event_times(const EventContext& context, const std::vector<Trigger>& triggers,
                                     const std::vector<StatusReading>& statuses,
                                     const std::vector<bool>& counted);

// Whether the expression says more than a day of the report's own week: 'last month', 'in 2019'.
bool beyond_the_week(const TimeExpression& time);

// The trigger that a token hangs under by nouns, prepositions and auxiliaries, or none; an index of
// `triggers`.
class TriggerOwner {
public:
    // Triggers whose `counted` is false are passed over.
    TriggerOwner(const EventContext& context, const std::vector<Trigger>& triggers,
                 const std::vector<bool>& counted);
    Index at(TokenIndex token) const { return of_token_[token]; }
    Index above(TokenIndex token) const;

private:
    const EventContext& context_;
    std::vector<Index> of_token_;
    TokenIndex passes_through(TokenIndex verb) const;
};

}  // namespace dateline
