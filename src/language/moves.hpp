// The moves of a transition system, in the order of the network's outputs.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

struct Move {
    int action = 0;          // what the number means depends on the transition system
    std::string_view label;  // interned; empty where the action takes none
};

// Reads a component's member `moves`: for each action, how often each label was seen in training. The order
// is spaCy's (TransitionSystem.initialize_actions): by action, then by falling frequency and label; labels
// added later, whose frequency is negative, come last. `place` begins the messages of errors. Errors:
// malformed.
Result<std::vector<Move>> read_moves(std::string_view bytes, std::string_view place);

// Indexes [begin, end) of moves that are allowed together.
struct MoveRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The moves that satisfy `allowed`, as the fewest ranges, in order.
template <class Allowed>
std::vector<MoveRange> ranges_of(const std::vector<Move>& moves, Allowed allowed) {
    std::vector<MoveRange> ranges;
    for (std::size_t i = 0; i < moves.size(); ++i) {
        if (!allowed(moves[i])) continue;
        if (ranges.empty() || ranges.back().end != i) ranges.push_back({i, i});
        ranges.back().end = i + 1;
    }
    return ranges;
}

}  // namespace dateline
