// The keys under which entities of different reports may be one, from the surest kind to the weakest.
#pragma once

#include <string>
#include <vector>

#include "reading/reading.hpp"

namespace dateline {

enum class KeyKind {
    code,          // ISO 3166-1 or GeoNames: identity itself
    name,          // the same full name
    arrangement,   // an organisation's words in another order, its country said in another way
    acronym,       // "NBC" and the name it shortens
    romanisation,  // the same name written by another system
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

// "same name", "the same name in another romanisation": for lines of reasons.
const char* describe(KeyKind kind);

}  // namespace dateline
