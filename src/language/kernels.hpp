// The arithmetic of the network, for the widest vectors that the machine at hand has.
//
// Written once on Highway and compiled for every instruction set; the best one is picked when the program
// runs, so one binary serves any x86-64 or arm64. Each output is one chain of multiply-adds in the order of
// the inputs, whatever the number of rows asked for at once, so that a row's value never depends on what it
// is computed together with. Between instruction sets, values differ by rounding alone.
// tests/language/kernels_test.cpp holds every function against plain loops.
#pragma once

#include <cstddef>
#include <new>
#include <span>
#include <vector>

namespace dateline {

// Whole cache lines, and whole vectors of the widest instruction set.
template <class T>
struct VectorAligned {
    using value_type = T;
    static constexpr std::align_val_t alignment{64};
    VectorAligned() = default;
    template <class U>
    VectorAligned(const VectorAligned<U>&) {}
    T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T), alignment)); }
    void deallocate(T* at, std::size_t) { ::operator delete(at, alignment); }
    friend bool operator==(VectorAligned, VectorAligned) { return true; }
};
using Floats = std::vector<float, VectorAligned<float>>;

// Widths that rows of maxout_norm, add_rows and hidden layers may have: multiples of this.
inline constexpr std::size_t vector_width = 16;

inline constexpr std::size_t most_hidden = 512;  // units of a StateNetwork

// The weights and bias of y = W·x + b, laid out in panels as wide as the machine's registers allow.
class Affine {
public:
    Affine() = default;
    // `weights` is outputs × inputs, row by row. An empty `bias` is all zeros.
    Affine(std::span<const float> weights, std::span<const float> bias, std::size_t outputs,
           std::size_t inputs);

    std::size_t outputs() const { return outputs_; }
    std::size_t inputs() const { return inputs_; }
    std::size_t stride() const {
        return stride_;
    }  // floats from one row of results to the next; at least outputs()
    const float* panels() const { return panels_.data(); }
    const float* bias() const { return bias_.data(); }

    // Row i of `out` (stride() floats) = W · (inputs() floats at in + i·step) + b, for i < count.
    // Rows of `in` may overlap (step < inputs()): that is a convolution over neighbouring rows.
    void apply(const float* in, std::size_t step, std::size_t count, float* out) const;

private:
    std::size_t outputs_ = 0, inputs_ = 0, stride_ = 0;
    Floats panels_;
    Floats bias_;
};

struct LayerNorm {
    Floats gain;
    Floats bias;
};

// For each of `count` rows of `z` (z_stride floats: `pieces` runs of `width` candidates): the largest
// candidate of each unit, normalised over the row (variance + 1e-8, as thinc), times gain plus bias. Rows of
// `out` are `width` floats; width is a multiple of vector_width.
void maxout_norm(const float* z, std::size_t z_stride, std::size_t count, std::size_t width,
                 std::size_t pieces, const LayerNorm& norm, float* out);

// Winograd's F(2,3) (Lavin & Gray 2015, https://arxiv.org/abs/1509.09308): two neighbouring results of a
// filter over three rows from four products instead of six. Given g0, g1, g2 and rows d0 to d3,
//   m0 = (d0 - d2) g0    m1 = (d1 + d2) (g0 + g1 + g2) / 2    m2 = (d2 - d1) (g0 - g1 + g2) / 2    m3 = (d1 -
//   d3) g2 y0 = m0 + m1 + m2    y1 = m1 - m2 - m3
// The first writes the four left factors, `pairs` rows each, of the pairs of results around the rows 1 and 2,
// 3 and 4 and so on of `rows`. The second is maxout_norm over the results made up from the products, with the
// rows of `residual` added; count may be odd.
void winograd_inputs(const float* rows, std::size_t width, std::size_t pairs, float* const out[4]);
void winograd_maxout_norm(const float* const z[4], std::size_t z_stride, std::size_t count, std::size_t width,
                          std::size_t pieces, const LayerNorm& norm, const float* residual, float* out);

// out = sum of four rows, over `width` floats.
void sum_four_rows(const float* const rows[4], std::size_t width, float* out);

// The small network that scores a transition system's moves in one state.
struct StateNetwork {
    std::size_t hidden = 0;  // units, a multiple of vector_width, at most most_hidden
    std::size_t pieces = 0;
    std::size_t moves = 0;
    std::size_t stride = 0;  // moves, rounded up to vector_width
    Floats hidden_bias;      // pieces × hidden
    Floats upper;            // hidden × stride
    Floats upper_bias;       // stride
};

// Sums the features' rows (pieces × hidden each), takes the largest piece of each unit, and writes one score
// a move into `scores` (stride floats, 64-byte aligned).
void score_moves(const StateNetwork& network, std::span<const float* const> features, float* scores);

// Of scores[begin, end): the index of the largest, the first of equals. begin < end.
std::size_t first_largest(const float* scores, std::size_t begin, std::size_t end);

// The instruction set in use, for benchmark reports: "AVX3".
const char* vector_target();

}  // namespace dateline
