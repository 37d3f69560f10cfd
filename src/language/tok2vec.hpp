// Tokens into vectors: spaCy's Tok2Vec with MultiHashEmbed and MaxoutWindowEncoder
// (spacy/ml/models/tok2vec.py).
//
// Each token's ids are embedded and mixed into one vector; then each layer adds to every vector a function of
// it and of its two neighbours. What depends on a token's ids alone (the mix, and its share in the first
// layer's sums) is kept in a bounded cache; a cached value and a computed one are the same bits. Arithmetic
// of a token without caches: 2.1 MFLOP for both networks of en_core_web_sm.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "language/convolution.hpp"
#include "language/features.hpp"
#include "language/hash_embed.hpp"
#include "language/kernels.hpp"
#include "language/lexeme_cache.hpp"
#include "language/thinc_model.hpp"

namespace dateline {

// What one thread needs to run one Tok2Vec; made by Tok2Vec::workspace() and good for that object alone.
struct Tok2VecWorkspace {
    explicit Tok2VecWorkspace(LexemeCache empty) : cache(std::move(empty)) {}

    LexemeCache cache;
    std::vector<TokenFeatures> new_keys;  // of a block of tokens, those that the cache lacks
    std::vector<float*> new_rows;
    std::vector<const float*> rows;       // of the block
    std::vector<std::size_t> token_rows;  // of all tokens
    std::vector<RowRange> ranges;
    Floats embedded;
    Floats sums;
    Floats from, to;  // vectors before and after a layer, padding included
    ConvolutionWorkspace convolution;
};

class Tok2Vec {
public:
    // Takes the first extract_features, its hashembed nodes, and the maxout and layernorm nodes. Errors:
    // malformed, unsupported (a window other than 1, static vectors, a width that is no multiple of
    // vector_width; names it).
    static Result<Tok2Vec> load(const ThincModel& model);

    std::size_t width() const { return width_; }
    Tok2VecWorkspace workspace() const;

    // `tokens` is documents one after another, of so many tokens each. One row of width() floats a token, in
    // the workspace until its next use; a document's rows do not depend on the others. Many at once are
    // faster: the weights do not fit into the nearest caches and are read once a call.
    const float* run(std::span<const TokenFeatures> tokens, std::span<const std::size_t> lengths,
                     Tok2VecWorkspace& workspace) const;

private:
    struct Layer {
        std::vector<float> weights;  // pieces × width outputs
        std::vector<float> bias;
        LayerNorm norm;
        std::size_t pieces = 0;
    };
    static Result<Layer> read_layer(const ThincModel& model, const ThincNode& maxout,
                                    const ThincNode& layernorm, std::size_t width, std::size_t inputs);

    TokenFeatures key_of(const TokenFeatures& token) const;
    void mix(Tok2VecWorkspace& workspace) const;
    void look_up(std::span<const TokenFeatures> tokens, std::span<const std::size_t> targets,
                 Tok2VecWorkspace& workspace) const;
    void compute_padding();

    std::size_t width_ = 0;
    std::vector<HashEmbed> embeds_;
    Affine mix_;
    std::size_t mix_pieces_ = 0;
    LayerNorm mix_norm_;
    std::vector<Convolution> layers_;
    std::vector<Floats> paddings_;  // a row of padding before the first layer and after each
};

}  // namespace dateline
