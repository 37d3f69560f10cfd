#include "language/kernels.hpp"

#include <algorithm>
#include <cmath>

// Vectors whose size is not known when compiling cannot be kept in arrays; every arm64 machine also has NEON.
// Nearly every x86-64 machine with SSSE3 also has SSE4.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV | HWY_SSSE3)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "language/kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace dateline {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Never wider than the 16 floats that rows are padded to.
using D = HWY_CAPPED(float, 16);
using V = hn::Vec<D>;

// A block of `rows` × 2 vectors of results stays in registers through the whole sum: 14 × 2 of the 32
// registers of AVX-512 and arm64, 6 × 2 of the 16 of older machines.
#if (HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3) || HWY_ARCH_ARM_A64
constexpr std::size_t block_rows = 14;
#else
constexpr std::size_t block_rows = 6;
#endif
constexpr std::size_t panel_vectors = 2;

const char* target_name() {
    return hwy::TargetName(HWY_TARGET);
}

std::size_t panel_width() {
    return panel_vectors * hn::Lanes(D());
}

template <std::size_t rows>
HWY_INLINE void multiply_block(const float* HWY_RESTRICT in, std::size_t step,
                               const float* HWY_RESTRICT panel, std::size_t inputs,
                               const float* HWY_RESTRICT bias, float* HWY_RESTRICT out, std::size_t stride) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    V sum0[rows];
    V sum1[rows];
    const V bias0 = hn::Load(d, bias);
    const V bias1 = hn::Load(d, bias + lanes);
#pragma GCC unroll 16
    for (std::size_t r = 0; r < rows; ++r) {
        sum0[r] = bias0;
        sum1[r] = bias1;
    }
    for (std::size_t k = 0; k < inputs; ++k) {
        const V w0 = hn::Load(d, panel);
        const V w1 = hn::Load(d, panel + lanes);
        panel += 2 * lanes;
#pragma GCC unroll 16
        for (std::size_t r = 0; r < rows; ++r) {
            const V x = hn::Set(d, in[r * step + k]);
            sum0[r] = hn::MulAdd(x, w0, sum0[r]);
            sum1[r] = hn::MulAdd(x, w1, sum1[r]);
        }
    }
#pragma GCC unroll 16
    for (std::size_t r = 0; r < rows; ++r) {
        hn::Store(sum0[r], d, out + r * stride);
        hn::Store(sum1[r], d, out + r * stride + lanes);
    }
}

// The last rows, fewer than a block: all of them at once, so that the sums' latency is hidden here too.
template <std::size_t rows = block_rows - 1>
HWY_INLINE void multiply_rest(std::size_t count, const float* in, std::size_t step, const float* panel,
                              std::size_t inputs, const float* bias, float* out, std::size_t stride) {
    if constexpr (rows > 0) {
        if (count == rows) return multiply_block<rows>(in, step, panel, inputs, bias, out, stride);
        multiply_rest<rows - 1>(count, in, step, panel, inputs, bias, out, stride);
    }
}

// The panel is the outer loop: it stays in the nearest cache while the rows pass by.
void multiply(const Affine& affine, const float* in, std::size_t step, std::size_t count, float* out) {
    const std::size_t width = panel_width();
    const std::size_t stride = affine.stride();
    const std::size_t inputs = affine.inputs();
    for (std::size_t o = 0; o < stride; o += width) {
        const float* panel = affine.panels() + o * inputs;
        const float* bias = affine.bias() + o;
        std::size_t row = 0;
        for (; row + block_rows <= count; row += block_rows) {
            multiply_block<block_rows>(in + row * step, step, panel, inputs, bias, out + row * stride + o,
                                       stride);
        }
        multiply_rest(count - row, in + row * step, step, panel, inputs, bias, out + row * stride + o,
                      stride);
    }
}

// candidate(piece, i) gives the vector of a row's candidates at i; see maxout_norm.
template <class Candidate>
HWY_INLINE void normalise_row(Candidate candidate, std::size_t width, std::size_t pieces,
                              const LayerNorm& norm, const float* residual, float* out) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    const float scale = 1.0f / static_cast<float>(width);
    V sum = hn::Zero(d);
    for (std::size_t i = 0; i < width; i += lanes) {
        V best = candidate(0, i);
        for (std::size_t p = 1; p < pieces; ++p) best = hn::Max(best, candidate(p, i));
        hn::StoreU(best, d, out + i);
        sum = hn::Add(sum, best);
    }
    const V mean = hn::Set(d, hn::GetLane(hn::SumOfLanes(d, sum)) * scale);
    V squares = hn::Zero(d);
    for (std::size_t i = 0; i < width; i += lanes) {
        const V apart = hn::Sub(hn::LoadU(d, out + i), mean);
        hn::StoreU(apart, d, out + i);
        squares = hn::MulAdd(apart, apart, squares);
    }
    const float variance = hn::GetLane(hn::SumOfLanes(d, squares)) * scale + 1e-8f;
    const V inverse = hn::Set(d, 1.0f / std::sqrt(variance));
    for (std::size_t i = 0; i < width; i += lanes) {
        const V unit = hn::Mul(hn::LoadU(d, out + i), inverse);
        V y = hn::MulAdd(unit, hn::Load(d, norm.gain.data() + i), hn::Load(d, norm.bias.data() + i));
        if (residual) y = hn::Add(y, hn::LoadU(d, residual + i));
        hn::StoreU(y, d, out + i);
    }
}

void normalise(const float* z, std::size_t z_stride, std::size_t count, std::size_t width, std::size_t pieces,
               const LayerNorm& norm, float* out) {
    const D d;
    for (std::size_t row = 0; row < count; ++row, z += z_stride, out += width) {
        const auto candidate = [&](std::size_t p, std::size_t i)
                                   HWY_ATTR { return hn::LoadU(d, z + p * width + i); };
        normalise_row(candidate, width, pieces, norm, nullptr, out);
    }
}

void pair_inputs(const float* rows, std::size_t width, std::size_t pairs, float* const* out) {
    const D d;
    for (std::size_t pair = 0; pair < pairs; ++pair) {
        const float* row = rows + 2 * pair * width;
        const std::size_t to = pair * width;
        for (std::size_t i = 0; i < width; i += hn::Lanes(d)) {
            const V before = hn::LoadU(d, row + i);
            const V first = hn::LoadU(d, row + width + i);
            const V second = hn::LoadU(d, row + 2 * width + i);
            const V after = hn::LoadU(d, row + 3 * width + i);
            hn::StoreU(hn::Sub(before, second), d, out[0] + to + i);
            hn::StoreU(hn::Add(first, second), d, out[1] + to + i);
            hn::StoreU(hn::Sub(second, first), d, out[2] + to + i);
            hn::StoreU(hn::Sub(first, after), d, out[3] + to + i);
        }
    }
}

void normalise_pairs(const float* const* z, std::size_t z_stride, std::size_t count, std::size_t width,
                     std::size_t pieces, const LayerNorm& norm, const float* residual, float* out) {
    const D d;
    for (std::size_t row = 0; row < count; ++row, residual += width, out += width) {
        const std::size_t from = row / 2 * z_stride;
        const auto first = [&](std::size_t p, std::size_t i) HWY_ATTR {
            const std::size_t at = from + p * width + i;
            return hn::Add(hn::Add(hn::LoadU(d, z[0] + at), hn::LoadU(d, z[1] + at)),
                           hn::LoadU(d, z[2] + at));
        };
        const auto second = [&](std::size_t p, std::size_t i) HWY_ATTR {
            const std::size_t at = from + p * width + i;
            return hn::Sub(hn::Sub(hn::LoadU(d, z[1] + at), hn::LoadU(d, z[2] + at)),
                           hn::LoadU(d, z[3] + at));
        };
        if (row % 2 == 0) {
            normalise_row(first, width, pieces, norm, residual, out);
        } else {
            normalise_row(second, width, pieces, norm, residual, out);
        }
    }
}

void sum_four(const float* const* rows, std::size_t width, float* out) {
    const D d;
    for (std::size_t i = 0; i < width; i += hn::Lanes(d)) {
        V sum = hn::Add(hn::LoadU(d, rows[0] + i), hn::LoadU(d, rows[1] + i));
        sum = hn::Add(sum, hn::LoadU(d, rows[2] + i));
        hn::StoreU(hn::Add(sum, hn::LoadU(d, rows[3] + i)), d, out + i);
    }
}

template <std::size_t vectors>
HWY_INLINE void add_units(const StateNetwork& network, const float* HWY_RESTRICT units, std::size_t from,
                          float* HWY_RESTRICT scores) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    V sums[vectors];
#pragma GCC unroll 8
    for (std::size_t v = 0; v < vectors; ++v)
        sums[v] = hn::Load(d, network.upper_bias.data() + from + v * lanes);
    const float* weights = network.upper.data() + from;
    for (std::size_t h = 0; h < network.hidden; ++h, weights += network.stride) {
        const V unit = hn::Set(d, units[h]);
#pragma GCC unroll 8
        for (std::size_t v = 0; v < vectors; ++v)
            sums[v] = hn::MulAdd(unit, hn::Load(d, weights + v * lanes), sums[v]);
    }
#pragma GCC unroll 8
    for (std::size_t v = 0; v < vectors; ++v) hn::Store(sums[v], d, scores + from + v * lanes);
}

void score(const StateNetwork& network, std::span<const float* const> features, float* scores) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    HWY_ALIGN float units[most_hidden];
    for (std::size_t h = 0; h < network.hidden; h += lanes) {
        V best = hn::Zero(d);
        for (std::size_t p = 0; p < network.pieces; ++p) {
            const std::size_t at = p * network.hidden + h;
            V sum = hn::Load(d, network.hidden_bias.data() + at);
            for (const float* feature : features) sum = hn::Add(sum, hn::LoadU(d, feature + at));
            best = p == 0 ? sum : hn::Max(best, sum);
        }
        hn::Store(best, d, units + h);
    }
    for (std::size_t from = 0; from < network.stride;) {
        const std::size_t left = (network.stride - from) / lanes;
        switch (std::min<std::size_t>(left, 8)) {
            case 8: add_units<8>(network, units, from, scores); break;
            case 7: add_units<7>(network, units, from, scores); break;
            case 6: add_units<6>(network, units, from, scores); break;
            case 5: add_units<5>(network, units, from, scores); break;
            case 4: add_units<4>(network, units, from, scores); break;
            case 3: add_units<3>(network, units, from, scores); break;
            case 2: add_units<2>(network, units, from, scores); break;
            default: add_units<1>(network, units, from, scores); break;
        }
        from += std::min<std::size_t>(left, 8) * lanes;
    }
}

std::size_t largest(const float* scores, std::size_t begin, std::size_t end) {
    const D d;
    const std::size_t lanes = hn::Lanes(d);
    float best = scores[begin];
    std::size_t i = begin;
    if (begin + lanes <= end) {
        V most = hn::LoadU(d, scores + begin);
        for (i = begin + lanes; i + lanes <= end; i += lanes) most = hn::Max(most, hn::LoadU(d, scores + i));
        best = hn::GetLane(hn::MaxOfLanes(d, most));
    }
    for (; i < end; ++i) best = std::max(best, scores[i]);
    const V wanted = hn::Set(d, best);
    for (i = begin; i + lanes <= end; i += lanes) {
        const std::intptr_t found = hn::FindFirstTrue(d, hn::Eq(hn::LoadU(d, scores + i), wanted));
        if (found >= 0) return i + static_cast<std::size_t>(found);
    }
    for (; i < end; ++i) {
        if (scores[i] == best) return i;
    }
    return begin;  // not a number: any index within bounds will do
}

}  // namespace HWY_NAMESPACE
}  // namespace dateline
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace dateline {

HWY_EXPORT(target_name);
HWY_EXPORT(panel_width);
HWY_EXPORT(multiply);
HWY_EXPORT(normalise);
HWY_EXPORT(pair_inputs);
HWY_EXPORT(normalise_pairs);
HWY_EXPORT(sum_four);
HWY_EXPORT(score);
HWY_EXPORT(largest);

Affine::Affine(std::span<const float> weights, std::span<const float> bias, std::size_t outputs,
               std::size_t inputs)
    : outputs_(outputs), inputs_(inputs) {
    const std::size_t width = HWY_DYNAMIC_DISPATCH(panel_width)();
    stride_ = (outputs + width - 1) / width * width;
    panels_.assign(stride_ * inputs, 0.0f);
    bias_.assign(stride_, 0.0f);
    std::copy(bias.begin(), bias.end(), bias_.begin());
    for (std::size_t o = 0; o < outputs; ++o) {
        float* panel = panels_.data() + o / width * width * inputs + o % width;
        for (std::size_t k = 0; k < inputs; ++k) panel[k * width] = weights[o * inputs + k];
    }
}

void Affine::apply(const float* in, std::size_t step, std::size_t count, float* out) const {
    HWY_DYNAMIC_DISPATCH(multiply)(*this, in, step, count, out);
}

void maxout_norm(const float* z, std::size_t z_stride, std::size_t count, std::size_t width,
                 std::size_t pieces, const LayerNorm& norm, float* out) {
    HWY_DYNAMIC_DISPATCH(normalise)(z, z_stride, count, width, pieces, norm, out);
}

void winograd_inputs(const float* rows, std::size_t width, std::size_t pairs, float* const out[4]) {
    HWY_DYNAMIC_DISPATCH(pair_inputs)(rows, width, pairs, out);
}

void winograd_maxout_norm(const float* const z[4], std::size_t z_stride, std::size_t count, std::size_t width,
                          std::size_t pieces, const LayerNorm& norm, const float* residual, float* out) {
    HWY_DYNAMIC_DISPATCH(normalise_pairs)(z, z_stride, count, width, pieces, norm, residual, out);
}

void sum_four_rows(const float* const rows[4], std::size_t width, float* out) {
    HWY_DYNAMIC_DISPATCH(sum_four)(rows, width, out);
}

void score_moves(const StateNetwork& network, std::span<const float* const> features, float* scores) {
    HWY_DYNAMIC_DISPATCH(score)(network, features, scores);
}

std::size_t first_largest(const float* scores, std::size_t begin, std::size_t end) {
    return HWY_DYNAMIC_DISPATCH(largest)(scores, begin, end);
}

const char* vector_target() {
    return HWY_DYNAMIC_DISPATCH(target_name)();
}

}  // namespace dateline
#endif
