// The arc-eager dependency parser with sentence breaks (spacy/pipeline/_parser_internals/arc_eager.pyx),
// decoded greedily: in each state the highest-scoring allowed move is made, the first of equals.
//
// Linear in the number of tokens: each is shifted at most once, put back into the buffer at most once for
// each arc that frees it again, and leaves the stack for good once.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "language/dependency_tree.hpp"
#include "language/features.hpp"
#include "language/kernels.hpp"
#include "language/move_scorer.hpp"
#include "language/moves.hpp"

namespace dateline {

struct ParserWorkspace {
    Floats shares;
    Floats narrowed;
    Floats scores;
    std::vector<std::int32_t> stack, put_back, heads, last_left, last_right, arc_before;
    std::vector<std::uint8_t> unshiftable, breaks;
};

class DependencyParser {
public:
    // `moves_bytes` is the member `moves`, read from `moves_place`. Errors: malformed, unsupported.
    static Result<DependencyParser> load(const ThincModel& model, std::size_t token_width,
                                         std::string_view moves_bytes, std::string_view moves_place);

    // `vectors` has one row a token. Sets all of `tree`.
    void parse(const float* vectors, std::span<const TokenFeatures> tokens, ParserWorkspace& workspace,
               DependencyTree& tree) const;

private:
    struct Actions {
        int action = 0;
        MoveRange range;
    };
    std::size_t token_width_ = 0;
    MoveScorer scorer_;
    std::vector<Move> moves_;
    std::vector<Actions> actions_;  // the moves in order, cut where the action changes
};

}  // namespace dateline
