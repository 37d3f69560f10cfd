// Offices and occupations: beside a name they say who the person is; alone they stand for the person.
#pragma once

#include <string>
#include <vector>

#include "mention/context.hpp"
#include "mention/institutions.hpp"
#include "mention/names.hpp"

namespace dateline {

struct Title {
    std::uint32_t first = 0;             // the noun phrase, with the country or owner, without an article
    std::uint32_t last = 0;              // included; with "of X"
    std::uint32_t head = 0;              // "minister"
    std::uint32_t noun_first = 0;        // the title's own words
    std::string title;                   // "rural health minister", lower case
    std::string title_class;             // of data/mention/titles.tsv
    std::string country;                 // alpha-3, where told
    std::vector<std::string> countries;  // of a plural title, in order: "the ministers of Chad and Mali"
    Index country_token = none;          // "the country's minister", "his counterpart": to resolve
    Index institution = none;            // of the institutions: "registrar of Kenya's Supreme Court"
    Index organization = none;           // of the names: "vice president of the X Institute"
    std::vector<Index> persons;          // of the names that carry it; empty for a description
    bool definite = false;
    bool plural = false;
    bool adjacent = false;  // stands right before its name ("Minister X")
};

std::vector<Title> find_titles(const Context& ctx, const std::vector<Name>& names,
                               const std::vector<Institution>& institutions);

}  // namespace dateline
