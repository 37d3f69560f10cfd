// Organisations known by a common noun and, mostly, a country: "the Interior Ministry", "Kenya's
// Supreme Court", "the country's intelligence service", "the Chadian Embassy in Mali".
#pragma once

#include <string>
#include <vector>

#include "mention/context.hpp"
#include "mention/names.hpp"

namespace dateline {

struct Institution {
    std::uint32_t first = 0;       // with the country that owns it, without an article
    std::uint32_t last = 0;        // included; with "of Health", without "in Mali"
    std::uint32_t head = 0;        // "Council"
    std::uint32_t core_first = 0;  // the noun phrase without its country
    std::uint32_t core_last = 0;   // without "of Kenya", "in Mali"
    InstitutionKind kind = InstitutionKind::institution;
    std::string core;        // "security council", lower case
    std::string text;        // as told: "Kenya's Supreme Court"
    std::string country;     // alpha-3, where told
    std::string seat;        // country where an embassy is
    Index outlet = none;     // of the names: "the Antara news agency", "state media Andina"
    Index possessor = none;  // "the country's", "its": the token to resolve
    bool proper = false;     // written with capitals
    bool definite = false;   // "the ..."
    bool plural = false;
};

// In order of their first tokens; none overlaps another. `names` are find_names()'s.
std::vector<Institution> find_institutions(const Context& ctx, const std::vector<Name>& names);

}  // namespace dateline
