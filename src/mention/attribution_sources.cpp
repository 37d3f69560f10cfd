#include <algorithm>

#include "mention/attribution.hpp"

namespace dateline {

namespace {

constexpr int most_steps = 5;  // how deep accounts nest

}  // namespace

EntitiesAtToken::EntitiesAtToken(std::size_t tokens, const std::vector<EntityMention>& names)
    : begin_(tokens + 1, 0) {
    for (const EntityMention& name : names) ++begin_[name.head_token + 1];
    for (std::size_t i = 0; i < tokens; ++i) begin_[i + 1] += begin_[i];
    entities_.resize(names.size());
    std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
    for (const EntityMention& name : names) entities_[next[name.head_token]++] = name.entity;
}

std::span<const Index> EntitiesAtToken::at(std::uint32_t token) const {
    return std::span(entities_).subspan(begin_[token], begin_[token + 1] - begin_[token]);
}

Index EntitiesAtToken::first(std::uint32_t token) const {
    const auto here = at(token);
    return here.empty() ? none : here.front();
}

std::vector<Index> sources_of(const Mentions& mentions, Span span) {
    // Contents lie inside sentences and cues are in order, so those that can hold the span stand together.
    std::vector<const Attribution*> holding;
    constexpr std::uint32_t longest_reach = 16'384;  // bytes; a sentence is shorter
    const auto begin =
        std::partition_point(mentions.attributions.begin(), mentions.attributions.end(),
                             [&](const Attribution& a) { return a.cue.end + longest_reach < span.begin; });
    for (auto a = begin; a != mentions.attributions.end() && a->cue.begin <= span.end + longest_reach; ++a)
        if (a->content.contains(span)) holding.push_back(&*a);
    const auto depth = [&](const Attribution* a) {
        int steps = 0;
        for (; a->nested_in != none && steps < most_steps; ++steps) a = &mentions.attributions[a->nested_in];
        return steps;
    };
    std::stable_sort(holding.begin(), holding.end(), [&](const Attribution* a, const Attribution* b) {
        const int da = depth(a);
        const int db = depth(b);
        return da != db ? da < db : a->content.size() > b->content.size();
    });
    std::vector<Index> out;
    for (const Attribution* a : holding)
        if (a->source != none && std::find(out.begin(), out.end(), a->source) == out.end())
            out.push_back(a->source);
    return out;
}

}  // namespace dateline
