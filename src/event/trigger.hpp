// Words of one report that may name events, matched with the lexicon, before it is known whether they
// do (find_events.cpp).
#pragma once

#include <vector>

#include "event/event_context.hpp"

namespace dateline {

struct Trigger {
    TokenIndex token = no_token;  // the verb, or the noun
    const TriggerRow* row = nullptr;
    std::vector<TokenIndex> words;  // every token matched, in order
    TokenIndex support = no_token;  // for a noun: the verb that carries it ('held' talks)
    const SupportVerb* support_row = nullptr;
    // Words that tell the same event again: 'signed a deal', 'met and discussed', 'defended it, saying'.
    std::vector<TokenIndex> merged;

    // The verb whose tense and arguments are the event's: itself, or the support verb; a bare noun has none.
    TokenIndex clause_verb() const { return row->verb ? token : support; }
};

// All candidates, in the order of their tokens, with light verbs joined to their nouns and words that tell
// one event joined (join_triggers).
std::vector<Trigger> find_triggers(const EventContext& context);

// Joins an event noun to the verb that carries it, if one does.
void find_support(const EventContext& context, Trigger& trigger);

// Leaves one trigger for each event told in a clause; the others' words go to its `merged`.
std::vector<Trigger> join_triggers(const EventContext& context, std::vector<Trigger> triggers);

// The noun that stands for this one in its clause: the first of a coordination ('a meeting and talks'),
// the counting word before it ('a series of meetings').
TokenIndex phrase_top(const EventContext& context, TokenIndex noun);

}  // namespace dateline
