// What the trained pipeline says of one text: tokens with tags, a dependency tree, sentences and
// named entities, exactly as spaCy 3.8 would give them for the same model.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace dateline {

// Labels are views into tables that live as long as the program (the pipeline interns them and never
// frees them), so an Analysis can outlive the Pipeline that made it.
struct Token {
    Span span;                 // bytes in the analysed text; white space after the token is left out
    bool space_after = false;  // spaCy's whitespace_ (one U+0020)
    bool sentence_start = false;
    std::uint32_t head = 0;  // index of the head in the same vector; a root is its own head
    std::string_view tag;    // Penn Treebank tag, "NNP"
    std::string_view pos;    // Universal POS, "PROPN"
    std::string_view dep;    // dependency label, "nsubj", "ROOT"
    std::string lemma;
    std::string norm;        // spaCy's norm_
    std::string_view morph;  // features, "Tense=Past|VerbForm=Fin"; empty where there are none
};

struct NamedEntity {
    std::uint32_t begin = 0;  // first token
    std::uint32_t end = 0;    // one past the last token
    std::string_view label;   // "PERSON", "GPE", "ORG", "DATE", ...
};

// Spans index the text that was analysed, which the caller keeps. When an article is analysed
// paragraph by paragraph, all paragraphs share one Analysis whose spans index the article's text and
// whose heads and entities index this one vector; a head never lies in another paragraph.
struct Analysis {
    std::vector<Token> tokens;
    std::vector<NamedEntity> entities;  // in order, not overlapping
};

}  // namespace dateline
