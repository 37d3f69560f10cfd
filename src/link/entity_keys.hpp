// The keys under which entities of different reports may be one, from the surest kind to the weakest.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "link/name_match.hpp"
#include "reading/reading.hpp"

namespace dateline {

enum class KeyKind {
    code,          // ISO 3166-1 or GeoNames: identity itself
    name,          // the same full name
    arrangement,   // an organisation's words in another order, its country said in another way
    acronym,       // "NBC" and the name it shortens
    romanisation,  // may be the same name written by another system: compare_person_names() decides
    initials,      // "J. Smith" and "John Smith"
    office,        // a surname with the title of a full name
    kind,          // the same full name, taken for a person here and for an organisation there
};

struct EntityKey {
    KeyKind kind = KeyKind::name;
    std::string text;
    bool needs = false;  // a short form that must find a long one; two short forms alone do not meet
};

std::vector<EntityKey> keys_of(const ReportEntity& entity);

// The names that the report tells of the person, ready for comparing; surnames alone are left out.
std::vector<PersonName> person_names(const ReportEntity& entity);

// The closest verdict of any two of the names.
NameVerdict compare_person_names(std::span<const PersonName> a, std::span<const PersonName> b);

// "same name", "the same name in another romanisation": for lines of reasons.
const char* describe(KeyKind kind);

}  // namespace dateline
