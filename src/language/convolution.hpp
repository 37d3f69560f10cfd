// One layer of spaCy's MaxoutWindowEncoder: to each vector is added a maxout unit, layer-normalised, of it
// and of its two neighbours.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "language/kernels.hpp"

namespace dateline {

struct RowRange {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t target = 0;
};

struct ConvolutionWorkspace {
    Floats inputs;
    Floats products;
    std::vector<RowRange> block;  // what is being worked on together
};

class Convolution {
public:
    // `weights` is pieces × width outputs of three rows' width inputs each (the row before, the row, the row
    // after); `bias` is pieces × width.
    Convolution(std::span<const float> weights, std::span<const float> bias, LayerNorm norm,
                std::size_t width, std::size_t pieces);

    // For each range, writes the results of rows first to last - 1 of `from` to the rows of `to` from
    // `target` on. Reads rows first - 1 to last; row last + 1 must exist. Rows of a range are paired from
    // `first` on, and a row's rounding depends on its place in its pair, never on the other ranges.
    void apply(const float* from, std::span<const RowRange> ranges, ConvolutionWorkspace& workspace,
               float* to) const;

private:
    void apply_block(const float* from, ConvolutionWorkspace& workspace, float* to) const;

    std::size_t width_;
    std::size_t pieces_;
    Affine products_[4];  // the right factors of winograd_inputs
    LayerNorm norm_;
};

}  // namespace dateline
