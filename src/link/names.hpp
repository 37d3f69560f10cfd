// Names under their many spellings: the keys under which two forms of one name meet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

// A tradition of writing names of another script in Latin letters, with its respellings.
struct Romanisation {
    struct Respelling {
        enum class Where { token, start, end, any } where = Where::any;
        std::string from;
        std::string to;
    };
    std::string tradition;                // "korean"
    std::vector<std::string> countries;   // ISO 3166-1 alpha-3, where such names are at home
    std::vector<Respelling> respellings;  // in the order in which they apply
};

// data/names/romanisation.tsv and data/names/romanisation_countries.tsv. malformed names file and line.
Result<std::vector<Romanisation>> load_romanisations();

// The built-in ones, parsed once.
const std::vector<Romanisation>& romanisations();

// Lower case, no marks, each run of white space, hyphens, dots and apostrophes one space, articles and
// possessive endings off: "Pak Yong-ho" and "PAK YONG HO" are "pak yong ho".
std::string name_key(std::string_view name);

// name_key with each token respelt in the tradition: "pak yong ho" and "park young ho" meet.
std::string romanised_key(std::string_view key, const Romanisation& tradition);

// The traditions at home in the country; all of them where it is empty.
std::vector<const Romanisation*> traditions_of(std::string_view country);

// The letters that a spelt-out name is shortened to, both with and without its small words:
// "national bus company" gives {"nbc"}, "bank of japan" gives {"boj", "bj"}.
std::vector<std::string> acronyms_of(std::string_view key);

// Whether the name is written as an acronym: two to seven letters, all upper case.
bool is_acronym(std::string_view name);

std::size_t token_count(std::string_view key);

}  // namespace dateline
