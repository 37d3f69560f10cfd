// The network that scores a transition system's moves (spacy/ml/models/parser.py, TransitionBasedParser.v2).
// A state is described by a few tokens, its features; each token's share in each feature's place is worked
// out once.
#pragma once

#include <span>

#include "base/result.hpp"
#include "language/kernels.hpp"
#include "language/thinc_model.hpp"

namespace dateline {

class MoveScorer {
public:
    // Takes the upper linear, the precomputable_affine and the lower linear node. Errors: malformed,
    // unsupported.
    static Result<MoveScorer> load(const ThincModel& model, std::size_t vector_width, std::size_t features,
                                   std::size_t moves);

    // Floats of one token's shares, and of a buffer for scores.
    std::size_t share_stride() const { return lower_.stride(); }
    std::size_t score_stride() const { return network_.stride; }

    // `vectors` has count rows; writes count × share_stride() floats. `narrowed` is working memory.
    void shares(const float* vectors, std::size_t count, Floats& narrowed, float* out) const;

    // What a token (its shares) or the lack of one (nullptr) brings to a state as the feature with that
    // number.
    const float* feature(const float* token_shares, std::size_t number) const {
        return (token_shares ? token_shares : no_token_.data()) + number * row_;
    }

    // One score a move; `scores` is 64-byte aligned and has score_stride() floats.
    void score(std::span<const float* const> features, float* scores) const {
        score_moves(network_, features, scores);
    }

private:
    std::size_t row_ = 0;  // floats of one feature: pieces × hidden units
    Affine narrow_;
    Affine lower_;
    Floats no_token_;
    StateNetwork network_;
};

}  // namespace dateline
