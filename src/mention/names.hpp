// Names told in the text: the model's named entities, repaired, and the names that tables know.
#pragma once

#include <string>
#include <vector>

#include "mention/context.hpp"

namespace dateline {

enum class NameKind { person, organization, country, demonym, place, group };

struct Name {
    std::uint32_t first = 0;
    std::uint32_t last = 0;  // included
    std::uint32_t head = 0;
    NameKind kind = NameKind::person;
    std::string text;       // without article, title and possessive
    std::string country;    // alpha-3, where the name tells it
    std::string canonical;  // a table's name for it, or empty
    std::string alias;      // "WFP" of "World Food Programme (WFP)"
    bool outlet = false;
    bool speaks_for_state = false;
    bool government = false;  // a capital or a seat: may stand for the government
    bool surnamed = false;    // "the soldiers, surnamed X and Y"
    bool nested = false;      // inside a longer name
};

// In order of their first tokens; only nested names overlap.
std::vector<Name> find_names(const Context& ctx);

// The parts that find_names is made of.
std::vector<Name> table_names(const Context& ctx);
std::vector<Name> model_names(const Context& ctx, const std::vector<Name>& known);
void repair_kinds(const Context& ctx, std::vector<Name>& names);
void repair_companies(const Context& ctx, std::vector<Name>& names);
void recover_missed(const Context& ctx, std::vector<Name>& names);

// Whether the words are a news outlet's by the table of outlets' names.
bool outlet_by_name(const Context& ctx, std::uint32_t first, std::uint32_t last);

}  // namespace dateline
