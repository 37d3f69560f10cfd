// Embedding tables that are looked up by hash (https://thinc.ai/docs/api-layers#hashembed): each id picks
// four rows, whose sum is its vector.
#pragma once

#include <array>
#include <cstdint>

#include "base/result.hpp"
#include "language/features.hpp"
#include "language/kernels.hpp"
#include "language/thinc_model.hpp"

namespace dateline {

// The four keys of an id: MurmurHash3 x64_128 of its 8 bytes, little-endian, as four 32-bit words. thinc
// (backends/numpy_ops.pyx) names it x86_128; the arithmetic is that of x64_128 without a body.
std::array<std::uint32_t, 4> murmur3_keys(std::uint64_t id, std::uint32_t seed);

class HashEmbed {
public:
    // `attribute` is a spaCy attribute's name ("NORM"). Errors: malformed, unsupported (names the attribute).
    static Result<HashEmbed> load(const ThincModel& model, const ThincNode& node, std::string_view attribute);

    std::size_t width() const { return width_; }
    std::uint64_t id(const TokenFeatures& features) const { return features.*attribute_; }

    void copy_id(const TokenFeatures& from, TokenFeatures& to) const { to.*attribute_ = from.*attribute_; }

    // Writes width() floats.
    void look_up(std::uint64_t id, float* out) const;

private:
    std::uint64_t TokenFeatures::*attribute_ = nullptr;
    std::uint32_t seed_ = 0;
    std::uint32_t rows_ = 0;
    std::size_t width_ = 0;
    Floats table_;
};

}  // namespace dateline
