// The lexeme attributes that the network's embedding tables are looked up by.
#pragma once

#include <cstdint>

namespace dateline {

// Each is spaCy's 64-bit string id (MurmurHash64A of the string with seed 1, or the small id of a
// reserved symbol; 0 for the empty string), except the last two, which are 0 or 1.
struct TokenFeatures {
    std::uint64_t norm = 0;
    std::uint64_t prefix = 0;
    std::uint64_t suffix = 0;
    std::uint64_t shape = 0;
    std::uint64_t spacy = 0;     // followed by one space
    std::uint64_t is_space = 0;  // white space itself

    friend bool operator==(const TokenFeatures&, const TokenFeatures&) = default;
};

}  // namespace dateline
