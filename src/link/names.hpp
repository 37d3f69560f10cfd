// Names of any kind brought to plain forms. Names of persons are compared by name_match.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// Lower case, no marks, each run of white space, hyphens, dots and apostrophes one space, articles and
// possessive endings off: "Pak Yong-ho" and "PAK YONG HO" are "pak yong ho".
std::string name_key(std::string_view name);

// The letters that a spelt-out name is shortened to, both with and without its small words:
// "national bus company" gives {"nbc"}, "bank of japan" gives {"boj", "bj"}.
std::vector<std::string> acronyms_of(std::string_view key);

// Whether the name is written as an acronym: two to seven letters, all upper case.
bool is_acronym(std::string_view name);

std::size_t token_count(std::string_view key);

}  // namespace dateline
