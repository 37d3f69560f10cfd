#include "language/convolution.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace dateline {
namespace {

constexpr std::size_t factors = 4;
constexpr std::size_t pairs_at_a_time =
    28;  // two register blocks; their products stay in the second-level cache

}  // namespace

Convolution::Convolution(std::span<const float> weights, std::span<const float> bias, LayerNorm norm,
                         std::size_t width, std::size_t pieces)
    : width_(width), pieces_(pieces), norm_(std::move(norm)) {
    const std::size_t units = width * pieces;
    std::vector<float> filters[factors];
    for (auto& filter : filters) filter.resize(units * width);
    for (std::size_t o = 0; o < units; ++o) {
        const float* g0 = weights.data() + o * 3 * width;
        const float* g1 = g0 + width;
        const float* g2 = g1 + width;
        for (std::size_t i = 0; i < width; ++i) {
            const std::size_t at = o * width + i;
            filters[0][at] = g0[i];
            filters[1][at] = (g0[i] + g1[i] + g2[i]) / 2;
            filters[2][at] = (g0[i] - g1[i] + g2[i]) / 2;
            filters[3][at] = g2[i];
        }
    }
    for (std::size_t f = 0; f < factors; ++f) {
        // The second product is part of both results, so it carries the bias.
        products_[f] = Affine(filters[f], f == 1 ? bias : std::span<const float>(), units, width);
    }
}

void Convolution::apply_block(const float* from, ConvolutionWorkspace& w, float* to) const {
    const std::size_t stride = products_[0].stride();
    w.inputs.resize(factors * pairs_at_a_time * width_);
    w.products.resize(factors * pairs_at_a_time * stride);
    float* inputs[factors];
    float* products[factors];
    for (std::size_t f = 0; f < factors; ++f) {
        inputs[f] = w.inputs.data() + f * pairs_at_a_time * width_;
        products[f] = w.products.data() + f * pairs_at_a_time * stride;
    }
    const auto advance = [](float*(&all)[factors], std::size_t floats) {
        for (float*& one : all) one += floats;
    };
    std::size_t pairs = 0;
    for (const RowRange& range : w.block) {
        const std::size_t count = (range.last - range.first + 1) / 2;
        winograd_inputs(from + (range.first - 1) * width_, width_, count, inputs);
        advance(inputs, count * width_);
        pairs += count;
    }
    for (std::size_t f = 0; f < factors; ++f) {
        products_[f].apply(inputs[f] - pairs * width_, width_, pairs, products[f]);
    }
    for (const RowRange& range : w.block) {
        const std::size_t count = range.last - range.first;
        winograd_maxout_norm(products, stride, count, width_, pieces_, norm_, from + range.first * width_,
                             to + range.target * width_);
        advance(products, (count + 1) / 2 * stride);
    }
    w.block.clear();
}

void Convolution::apply(const float* from, std::span<const RowRange> ranges, ConvolutionWorkspace& w,
                        float* to) const {
    std::size_t left = pairs_at_a_time;
    for (RowRange range : ranges) {
        while (range.first < range.last) {
            RowRange part = range;
            part.last = std::min(range.last, range.first + 2 * left);
            w.block.push_back(part);
            left -= (part.last - part.first + 1) / 2;
            range.target += part.last - part.first;
            range.first = part.last;
            if (left > 0) continue;
            apply_block(from, w, to);
            left = pairs_at_a_time;
        }
    }
    if (!w.block.empty()) apply_block(from, w, to);
}

}  // namespace dateline
