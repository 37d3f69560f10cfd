#include "language/move_scorer.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace dateline {
namespace {

constexpr std::size_t most_pieces = 8;

// Feature by feature, units × pieces into pieces × units: the pieces of all units side by side.
std::vector<float> pieces_first(std::span<const float> values, std::size_t features, std::size_t units,
                                std::size_t pieces, std::size_t inputs) {
    std::vector<float> ordered(values.size());
    for (std::size_t f = 0; f < features; ++f) {
        for (std::size_t u = 0; u < units; ++u) {
            for (std::size_t p = 0; p < pieces; ++p) {
                std::copy_n(values.data() + ((f * units + u) * pieces + p) * inputs, inputs,
                            ordered.data() + ((f * pieces + p) * units + u) * inputs);
            }
        }
    }
    return ordered;
}

}  // namespace

Result<MoveScorer> MoveScorer::load(const ThincModel& model, std::size_t token_width, std::size_t features,
                                    std::size_t moves) {
    const auto lowers = model.named("precomputable_affine");
    const auto linears = model.named("linear");
    if (lowers.size() != 1 || linears.size() != 2) {
        return model.unsupported(
            fmt::format("{} precomputable_affine and {} linear nodes: no TransitionBasedParser with "
                        "an upper layer",
                        lowers.size(), linears.size()));
    }
    const ThincNode& lower = *lowers[0];
    const ThincNode& upper =
        *linears[0];  // breadth first: the last layer comes before the inside of the first
    const ThincNode& narrow = *linears[1];
    const auto shaped = lower.arrays.find("W");
    if (shaped == lower.arrays.end() || shaped->second.shape.size() != 4) {
        return model.malformed("precomputable_affine has no weights W of four dimensions");
    }
    const std::size_t hidden = shaped->second.shape[1];
    const std::size_t pieces = shaped->second.shape[2];
    const std::size_t inputs = shaped->second.shape[3];
    if (pieces < 2 || pieces > most_pieces) {
        return model.unsupported(
            fmt::format("hidden units of {} pieces (2 to {} are handled)", pieces, most_pieces));
    }
    if (hidden == 0 || hidden > most_hidden || hidden % vector_width != 0) {
        return model.unsupported(fmt::format("{} hidden units (multiples of {} up to {} are handled)", hidden,
                                             vector_width, most_hidden));
    }
    const auto w = array_of(model, lower, "W", std::array{features, hidden, pieces, inputs});
    if (!w) return w.error();
    const auto b = array_of(model, lower, "b", std::array{hidden, pieces});
    if (!b) return b.error();
    const auto pad = array_of(model, lower, "pad", std::array{std::size_t{1}, features, hidden, pieces});
    if (!pad) return pad.error();
    const auto upper_w = array_of(model, upper, "W", std::array{moves, hidden});
    if (!upper_w) return upper_w.error();
    const auto upper_b = array_of(model, upper, "b", std::array{moves});
    if (!upper_b) return upper_b.error();
    const auto narrow_w = array_of(model, narrow, "W", std::array{inputs, token_width});
    if (!narrow_w) return narrow_w.error();
    const auto narrow_b = array_of(model, narrow, "b", std::array{inputs});
    if (!narrow_b) return narrow_b.error();

    MoveScorer scorer;
    scorer.row_ = pieces * hidden;
    scorer.narrow_ = Affine(*narrow_w, *narrow_b, inputs, token_width);
    scorer.lower_ =
        Affine(pieces_first(*w, features, hidden, pieces, inputs), {}, features * scorer.row_, inputs);
    const auto padding = pieces_first(*pad, features, hidden, pieces, 1);
    scorer.no_token_.assign(padding.begin(), padding.end());
    StateNetwork& net = scorer.network_;
    net.hidden = hidden;
    net.pieces = pieces;
    net.moves = moves;
    net.stride = (moves + vector_width - 1) / vector_width * vector_width;
    const auto bias = pieces_first(*b, 1, hidden, pieces, 1);
    net.hidden_bias.assign(bias.begin(), bias.end());
    net.upper.assign(hidden * net.stride, 0.0f);
    for (std::size_t m = 0; m < moves; ++m) {
        for (std::size_t h = 0; h < hidden; ++h) net.upper[h * net.stride + m] = (*upper_w)[m * hidden + h];
    }
    net.upper_bias.assign(net.stride, 0.0f);
    std::copy(upper_b->begin(), upper_b->end(), net.upper_bias.begin());
    return scorer;
}

void MoveScorer::shares(const float* vectors, std::size_t count, Floats& narrowed, float* out) const {
    narrowed.resize(std::max(narrowed.size(), count * narrow_.stride()));
    narrow_.apply(vectors, narrow_.inputs(), count, narrowed.data());
    lower_.apply(narrowed.data(), narrow_.stride(), count, out);
}

}  // namespace dateline
