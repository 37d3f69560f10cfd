#include "language/dependency_tree.hpp"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::string_view decoration = "||";

// spaCy gives up widening edges after this many passes over a tree with crossing arcs.
constexpr int most_passes = 12;

// The leftmost and rightmost token below each token.
struct Edges {
    std::vector<std::uint32_t> left, right;
};

void widen(Edges& edges, std::uint32_t head, std::uint32_t child) {
    edges.left[head] = std::min(edges.left[head], edges.left[child]);
    edges.right[head] = std::max(edges.right[head], edges.right[child]);
}

// True where no arc crosses from one sentence (a stretch from a root's left edge to the next) into another.
// The last token counts as a start of its own, as in spaCy.
bool heads_within_sentences(const std::vector<std::uint32_t>& heads, const Edges& edges,
                            std::vector<std::uint8_t>& starts) {
    const std::size_t count = heads.size();
    starts.assign(count, 0);
    for (std::size_t i = 0; i < count; ++i) {
        if (heads[i] == i) starts[edges.left[i]] = 1;
    }
    std::size_t from = 0;
    for (std::size_t to = 0; to < count; ++to) {
        if (!(to > 0 && starts[to]) && to != count - 1) continue;
        for (std::size_t i = from; i < to; ++i) {
            if (heads[i] < from || heads[i] > to) return false;
        }
        from = to;
    }
    return true;
}

void find_edges(const std::vector<std::uint32_t>& heads, Edges& edges, std::vector<std::uint8_t>& starts) {
    const auto count = static_cast<std::uint32_t>(heads.size());
    edges.left.resize(count);
    edges.right.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) edges.left[i] = edges.right[i] = i;
    for (int pass = 0; pass < most_passes; ++pass) {
        for (std::uint32_t i = 0; i < count; ++i) widen(edges, heads[i], i);
        for (std::uint32_t i = count; i-- > 0;) widen(edges, heads[i], i);
        if (heads_within_sentences(heads, edges, starts)) return;
    }
}

// Children in order of position, as far as the edges reach: those are not renewed while arcs are being lifted
// back.
class Children {
public:
    Children(const std::vector<std::uint32_t>& heads, const Edges& edges)
        : next_(heads.size()), first_(heads.size()) {
        std::fill(first_.begin(), first_.end(), none);
        for (auto i = static_cast<std::uint32_t>(heads.size()); i-- > 0;) {
            const std::uint32_t head = heads[i];
            if (head == i || i < edges.left[head] || i > edges.right[head]) continue;
            next_[i] = first_[head];
            first_[head] = i;
        }
    }

    static constexpr std::uint32_t none = ~0u;
    std::uint32_t first(std::uint32_t head) const { return first_[head]; }
    std::uint32_t next(std::uint32_t child) const { return next_[child]; }

private:
    std::vector<std::uint32_t> next_, first_;
};

std::uint32_t find_head(std::uint32_t token, std::string_view label, std::span<const TokenFeatures> tokens,
                        const DependencyTree& tree, const Edges& edges) {
    const Children children(tree.heads, edges);
    std::vector<std::uint32_t> queue = {tree.heads[token]};
    for (std::size_t at = 0; at < queue.size(); ++at) {
        for (std::uint32_t child = children.first(queue[at]); child != Children::none;
             child = children.next(child)) {
            if (tokens[child].is_space || child == token) continue;
            if (tree.labels[child] == label) return child;
            queue.push_back(child);
        }
    }
    return tree.heads[token];
}

}  // namespace

void finish_tree(std::span<const TokenFeatures> tokens, DependencyTree& tree) {
    Edges edges;
    find_edges(tree.heads, edges, tree.sentence_starts);
    bool moved = false;
    for (std::uint32_t i = 0; i < tree.labels.size(); ++i) {
        const std::size_t bar = tree.labels[i].find(decoration);
        if (bar == std::string_view::npos) continue;
        tree.heads[i] = find_head(i, tree.labels[i].substr(bar + decoration.size()), tokens, tree, edges);
        tree.labels[i] = tree.labels[i].substr(0, bar);
        moved = true;
    }
    if (moved) find_edges(tree.heads, edges, tree.sentence_starts);
}

}  // namespace dateline
