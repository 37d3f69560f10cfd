// One layer of spaCy's MaxoutWindowEncoder: to each vector is added a maxout unit, layer-normalised, of it
// and of its two neighbours.
#pragma once

#include <span>

#include "language/kernels.hpp"

namespace dateline {

struct ConvolutionWorkspace {
    Floats inputs;
    Floats products;
};

class Convolution {
public:
    // `weights` is pieces × width outputs of three rows' width inputs each (the row before, the row, the row
    // after); `bias` is pieces × width.
    Convolution(std::span<const float> weights, std::span<const float> bias, LayerNorm norm,
                std::size_t width, std::size_t pieces);

    // Writes rows first to last - 1 of `to` from rows first - 1 to last of `from`; row last + 1 of `from`
    // must exist. Rows are paired from `first` on, and a row's rounding depends on its place in the pair.
    void apply(const float* from, std::size_t first, std::size_t last, ConvolutionWorkspace& workspace,
               float* to) const;

private:
    std::size_t width_;
    std::size_t pieces_;
    Affine products_[4];  // the right factors of winograd_inputs
    LayerNorm norm_;
};

}  // namespace dateline
