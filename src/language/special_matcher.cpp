#include "language/special_matcher.hpp"

#include <algorithm>
#include <string>

#include "language/vocab.hpp"
#include "language/words.hpp"

namespace dateline {

namespace {

struct TokenRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Longest first, then leftmost; a range is kept unless its first or its last token is taken.
std::vector<TokenRange> without_overlap(std::vector<TokenRange> found, std::size_t token_count) {
    std::sort(found.begin(), found.end(), [](TokenRange a, TokenRange b) {
        const std::size_t a_size = a.end - a.begin;
        const std::size_t b_size = b.end - b.begin;
        return a_size != b_size ? a_size > b_size : a.begin < b.begin;
    });
    std::vector<bool> taken(token_count);
    std::vector<TokenRange> kept;
    for (const TokenRange range : found) {
        if (!taken[range.begin] && !taken[range.end - 1]) kept.push_back(range);
        std::fill(taken.begin() + static_cast<std::ptrdiff_t>(range.begin),
                  taken.begin() + static_cast<std::ptrdiff_t>(range.end), true);
    }
    std::sort(kept.begin(), kept.end(), [](TokenRange a, TokenRange b) { return a.begin < b.begin; });
    return kept;
}

// Ids of what a special case's text is cut into without special cases, white space as in a document.
std::vector<std::uint64_t> cut_ids(const std::string& text, const Affixes& affixes, RegexScratch& scratch) {
    std::vector<WordPiece> pieces;
    for_each_word(
        text, [&](Span word) { affixes.split(word.of(text), nullptr, scratch, pieces); }, [] {});
    std::vector<std::uint64_t> ids;
    for (const WordPiece& piece : pieces) ids.push_back(string_id(piece.text));
    return ids;
}

}  // namespace

SpecialMatcher SpecialMatcher::build(const SpecialCases& cases, const Affixes& affixes, Cases which,
                                     RegexScratch& scratch) {
    SpecialMatcher matcher;
    for (const SpecialCase& special : cases.all()) {
        if (which == Cases::all || special.text.find(' ') != std::string::npos ||
            affixes.found_in(special.text, scratch)) {
            matcher.insert(cut_ids(special.text, affixes, scratch));
        }
    }
    return matcher;
}

int SpecialMatcher::edge(int node, std::uint64_t id) const {
    const auto& edges = nodes_[static_cast<std::size_t>(node)].edges;
    const auto found = std::lower_bound(
        edges.begin(), edges.end(), id,
        [](const auto& candidate, std::uint64_t wanted) { return candidate.first < wanted; });
    return found != edges.end() && found->first == id ? found->second : -1;
}

void SpecialMatcher::insert(const std::vector<std::uint64_t>& ids) {
    if (ids.empty()) return;
    std::size_t node = 0;
    for (const std::uint64_t id : ids) {
        auto& edges = nodes_[node].edges;
        const auto found = std::lower_bound(edges.begin(), edges.end(), std::pair(id, 0));
        if (found != edges.end() && found->first == id) {
            node = static_cast<std::size_t>(found->second);
            continue;
        }
        edges.emplace(found, id, static_cast<int>(nodes_.size()));
        node = nodes_.size();
        nodes_.emplace_back();
    }
    nodes_[node].terminal = true;
}

void SpecialMatcher::apply(std::string_view text, const SpecialCases& cases,
                           std::vector<FormToken>& tokens) const {
    std::vector<TokenRange> found;
    for (std::size_t begin = 0; begin < tokens.size(); ++begin) {
        int node = tokens[begin].form->special_node;
        for (std::size_t end = begin + 1; node >= 0; ++end) {
            if (nodes_[static_cast<std::size_t>(node)].terminal) found.push_back({begin, end});
            node = end < tokens.size() ? edge(node, tokens[end].form->id) : -1;
        }
    }
    if (found.empty()) return;
    const std::vector<FormToken> before = std::move(tokens);
    tokens.clear();
    std::size_t at = 0;
    for (const TokenRange range : without_overlap(std::move(found), before.size())) {
        // Sequences match whether or not spaces lie between them; then no special case has that text.
        const Span whole{before[range.begin].span.begin, before[range.end - 1].span.end};
        const SpecialCase* special = cases.find(whole.of(text));
        if (special == nullptr) continue;
        for (; at < range.begin; ++at) tokens.push_back(before[at]);
        Span span{whole.begin, whole.begin};
        for (const WordForm& form : special->tokens) {
            span = {span.end, span.end + static_cast<std::uint32_t>(form.text.size())};
            tokens.push_back({&form, span, false});
        }
        tokens.back().space_after = before[range.end - 1].space_after;
        at = range.end;
    }
    for (; at < before.size(); ++at) tokens.push_back(before[at]);
}

}  // namespace dateline
