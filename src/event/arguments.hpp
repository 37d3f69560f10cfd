// What a trigger's clause says about it, before frames give parts: subject, object and prepositions,
// with passives turned round and relative pronouns and understood subjects resolved.
#pragma once

#include <string_view>
#include <vector>

#include "event/trigger.hpp"

namespace dateline {

struct Argument {
    // 'subj', 'obj', 'poss', 'mod' (a country or organisation before a noun), 'carrier' (the subject of
    // a support verb), or the preposition.
    std::string_view slot;
    TokenIndex head = no_token;
    bool of_object = false;  // hangs from the verb's object, not from the trigger
};

std::vector<Argument> verb_arguments(const EventContext& context, TokenIndex verb);
std::vector<Argument> noun_arguments(const EventContext& context, TokenIndex noun);
// Everything said of the trigger: of its words, its support verb and the nouns merged into it.
std::vector<Argument> arguments_of(const EventContext& context, const Trigger& trigger);

// Whether the phrase of that head is of the class: its noun, what its counting word counts ('dozens of
// soldiers'), for 'human' also a person, body or country named there, for 'area' a named place.
bool phrase_is(const EventContext& context, TokenIndex head, std::string_view noun_class);

// Whether the noun classes that the row asks for are there (NeedWhere object to any); the other needs
// are asked once participants, places and times are known.
bool needs_met(const EventContext& context, const TriggerRow& row, TokenIndex token);

}  // namespace dateline
