// The status of a clause by its own words and by those that govern it.
#pragma once

#include <string>

#include "event/event_context.hpp"

namespace dateline {

struct ClauseReading {
    EventStatus status = EventStatus::happened;
    std::string why;
    bool told = false;  // by a word, not by default
};

// What a cue that has a status of its own makes of its event.
ClauseReading read_cue(const StatusCue& cue);

// Possible or conditional.
bool uncertain(EventStatus status);

class ClauseStatus {
public:
    explicit ClauseStatus(const EventContext& context) : context_(context), grammar_(context.grammar) {}

    // By the clause's own auxiliaries, negation and adverbs.
    ClauseReading own(TokenIndex verb) const;
    // The same with everything that governs it, up to the root of the sentence.
    ClauseReading of(TokenIndex verb) const;
    // The first child that is a cue of that kind; `at` is its token. nullptr where there is none.
    const StatusCue* cue_among_children(TokenIndex i, StatusCueKind kind, TokenIndex& at) const;

private:
    struct Link;
    Link link_above(TokenIndex verb) const;
    const StatusCue* negation_of(TokenIndex verb, TokenIndex& at) const;
    const StatusCue* condition_of(TokenIndex verb) const;
    bool under_present(TokenIndex verb) const;
    ClauseReading combine(const ClauseReading& outer, const Link& link, ClauseReading inner) const;

    const EventContext& context_;
    const Grammar& grammar_;
};

}  // namespace dateline
