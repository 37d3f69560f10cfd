// Word forms and the attributes that depend on their text alone (spaCy's lexemes).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.hpp"
#include "language/features.hpp"

namespace dateline {

class ModelFiles;

struct WordForm {
    std::string text;
    std::string norm;
    std::uint64_t id = 0;    // string_id(text)
    TokenFeatures features;  // spacy is 0
    int special_node = -1;   // where SpecialMatcher begins, if a special case can begin with this form
};

// Immutable once loaded.
class Lexicon {
public:
    // Reads the table lexeme_norm of "vocab/lookups.bin" (which may be missing) and data/language/.
    // Errors: malformed, unsupported (a language whose norms are no tables).
    static Result<Lexicon> load(const ModelFiles& files);

    // spaCy's attributes of `text`, valid UTF-8 and not empty.
    WordForm form(std::string_view text) const;

private:
    std::string norm(std::string_view text, std::uint64_t id) const;

    std::unordered_map<std::uint64_t, std::string> model_norms_;  // by string id
    std::unordered_map<std::string_view, std::string_view> base_norms_;
};

// spaCy's word_shape: letters as x and X, digits as d, runs cut at four; "LONG" from 100 characters on.
std::string word_shape(std::string_view text);

}  // namespace dateline
