// Who says what, by whose account: reporting verbs, "according to", "citing", "reportedly".
#pragma once

#include <vector>

#include "mention/context.hpp"
#include "mention/mentions.hpp"

namespace dateline {

// Which entities are told by each token of a report, from EntityMention::head_token.
class EntitiesAtToken {
public:
    EntitiesAtToken(std::size_t tokens, const std::vector<EntityMention>& names);
    std::span<const Index> at(std::uint32_t token) const;
    // The first of them, or `none`.
    Index first(std::uint32_t token) const;

private:
    std::vector<std::uint32_t> begin_;
    std::vector<Index> entities_;
};

// In the order of their cues. Needs the entities and names of `mentions`.
std::vector<Attribution> find_attributions(const Context& ctx, const Mentions& mentions);

// Whose account the words at `span` are: the entities whose attributed content holds it, the outer
// speaker (whom the report names) first, then whom that one cites; each once.
std::vector<Index> sources_of(const Mentions& mentions, Span span);

}  // namespace dateline
