// Rows that were computed from a token's ids alone, kept for the next token with the same ids.
//
// Two generations of equal size: rows are added to the young one; when it is full the old one is forgotten
// and the young one becomes the old one; a row that is found in the old one moves to the young one. So the
// most used rows stay, memory has a bound, and each look-up is a probe or two.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/features.hpp"
#include "language/kernels.hpp"

namespace dateline {

class LexemeCache {
public:
    LexemeCache(std::size_t row_width, std::size_t most_rows);

    // Makes sure that `count` rows can be found or added, count <= most_rows / 2. Rows handed out before are
    // void.
    void make_room(std::size_t count);

    struct Found {
        float* row;   // stays where it is until the next make_room()
        bool is_new;  // not there before: the caller must fill it in
    };
    Found find_or_add(const TokenFeatures& key);

private:
    struct Generation {
        std::vector<TokenFeatures> keys;
        Floats rows;
        std::vector<std::uint32_t> slots;  // open addressing: 1 + the index of a row, 0 where empty
    };
    std::uint32_t* slot(Generation& generation, const TokenFeatures& key) const;

    std::size_t row_width_;
    std::size_t most_rows_;  // in each generation
    Generation young_, old_;
};

}  // namespace dateline
