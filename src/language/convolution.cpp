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

void Convolution::apply(const float* from, std::size_t first, std::size_t last, ConvolutionWorkspace& w,
                        float* to) const {
    const std::size_t stride = products_[0].stride();
    w.inputs.resize(factors * pairs_at_a_time * width_);
    w.products.resize(factors * pairs_at_a_time * stride);
    for (std::size_t row = first; row < last; row += 2 * pairs_at_a_time) {
        const std::size_t count = std::min(2 * pairs_at_a_time, last - row);
        const std::size_t pairs = (count + 1) / 2;
        float* inputs[factors];
        float* products[factors];
        for (std::size_t f = 0; f < factors; ++f) {
            inputs[f] = w.inputs.data() + f * pairs_at_a_time * width_;
            products[f] = w.products.data() + f * pairs_at_a_time * stride;
        }
        winograd_inputs(from + (row - 1) * width_, width_, pairs, inputs);
        for (std::size_t f = 0; f < factors; ++f) products_[f].apply(inputs[f], width_, pairs, products[f]);
        winograd_maxout_norm(products, stride, count, width_, pieces_, norm_, from + row * width_,
                             to + row * width_);
    }
}

}  // namespace dateline
