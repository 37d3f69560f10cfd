// Who wrote a report: the persons of a byline, and nobody else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

// data/article/not_persons.tsv.
struct BylineWords {
    std::vector<std::string> never;  // "staff": the piece names no person
    std::vector<std::string> roles;  // "staff writer": taken off, the rest may be a person
    std::vector<std::string> tails;  // "in", "on": a name ends before it
};
Result<BylineWords> read_byline_words();

struct Byline {
    std::vector<std::string> persons;
    std::string wire;       // an agency instead of a person
    bool credible = false;  // every piece was a person, a role, an agency or a staff name
};

// How much a name must look like one. `marked`: the page itself says that these words name the author; then
// one word, a writer's handle and scripts without capitals will do as well.
enum class NameShape { plain, marked };

// The names in "Jane Roe and Li Wei, staff writers"; "By" is already off.
Byline read_byline(std::string_view text, NameShape shape = NameShape::plain);

// Whether these words are a person's name by their shape: two to five words, capitalised but for
// particles, without figures and without words that persons are not called by.
bool is_person_name(std::string_view text);

}  // namespace dateline
