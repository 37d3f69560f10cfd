// The second pass over a document's tokens: a special case that the affix loop has cut up, or that
// spans several words, is put together again (spaCy's _apply_special_cases).
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.hpp"
#include "language/affixes.hpp"
#include "language/special_cases.hpp"

namespace dateline {

// A token on its way out of the tokenizer.
struct FormToken {
    const WordForm* form = nullptr;
    Span span;
    bool space_after = false;
};

// A trie over string ids of the token sequences that the special cases are cut into. Immutable once built.
class SpecialMatcher {
public:
    enum class Cases { with_affixes, all };  // spaCy's faster_heuristics on or off

    static SpecialMatcher build(const SpecialCases& cases, const Affixes& affixes, Cases which,
                                RegexScratch& scratch);

    // The node behind the root's edge `id`, -1 where no special case begins with that form.
    int root_edge(std::uint64_t id) const { return edge(0, id); }

    // Replaces what matches in `tokens` (one document's, in `text`).
    void apply(std::string_view text, const SpecialCases& cases, std::vector<FormToken>& tokens) const;

private:
    struct Node {
        std::vector<std::pair<std::uint64_t, int>> edges;  // sorted by id
        bool terminal = false;
    };

    int edge(int node, std::uint64_t id) const;
    void insert(const std::vector<std::uint64_t>& ids);

    std::vector<Node> nodes_{1};
};

}  // namespace dateline
