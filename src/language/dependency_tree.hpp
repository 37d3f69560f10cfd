// What is done to a parser's tree before it is given out: spaCy's doc.pyx (set_children_from_heads) and
// nonproj.pyx.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/features.hpp"

namespace dateline {

// One entry a token.
struct DependencyTree {
    std::vector<std::uint32_t> heads;  // a root is its own head
    std::vector<std::string_view> labels;
    std::vector<std::uint8_t> sentence_starts;  // 1 at the first token of a sentence
};

// Undoes the training's lifting of crossing arcs (Nivre & Nilsson 2005, scheme Head): a label "X||Y" becomes
// X, and its token is attached to the first token labelled Y below its head, breadth first, that is not white
// space. Then sets the sentence starts: the leftmost token below each root.
void finish_tree(std::span<const TokenFeatures> tokens, DependencyTree& tree);

}  // namespace dateline
