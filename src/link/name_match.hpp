// Whether two spellings can be one person's name. A name alone is no identity: the linker asks for context
// too.
#pragma once

#include <cstdint>
#include <string>

#include "link/person_name.hpp"

namespace dateline {

enum class NameRelation : std::uint8_t {
    different,
    compatible,  // one may be a shorter form of the other: an initial, a middle name or a given name less
    same,
};

enum class NameReason : std::uint8_t {
    nothing_known,  // no tradition reads both
    given_names_differ,
    family_names_differ,
    words_differ,
    generations_differ,  // "Jr." and "Sr."
    surname_alone,
    initial,
    words_left_out,
    order_turned,  // compatible: the tradition does not turn names
    same_words,
    same_sounds,
    same_forms,  // "Bill" and "William"
    same_sounds_turned,
    patronymic_left_out,
    joined_otherwise,  // "Jean-Pierre" and "Jeanpierre"
};

struct NameVerdict {
    NameRelation relation = NameRelation::different;
    NameReason reason = NameReason::nothing_known;
    std::uint8_t tradition = 0;  // of name_traditions(); with the systems of the two names
    std::uint8_t system = 0;
    std::uint8_t other_system = 0;
};

// Allocates nothing. Symmetric, but for the order of the systems.
NameVerdict compare_names(const PersonName& a, const PersonName& b);

// "the same sounds by McCune-Reischauer (1939) and by Revised Romanisation (2000)".
std::string why(const NameVerdict& verdict);

}  // namespace dateline
