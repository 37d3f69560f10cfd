// Reading a number out of tokens: "11,000", "2.5 million", "twenty-three", "tens of thousands".
#pragma once

#include <cstdint>
#include <optional>

#include "mention/context.hpp"

namespace dateline {

struct NumberHit {
    double low = 0;
    double high = 0;         // equal to low where exact
    std::uint32_t last = 0;  // included
    bool vague = false;      // "dozens"
    bool fraction = false;   // "a third"
    bool digits = false;     // written with digits and no word: may be a year
};

// The number that begins at token `i`, if one does.
std::optional<NumberHit> number_at(const Context& ctx, std::uint32_t i);

// The term of data/mention/figures.tsv at `i` of one of the kinds, the longest.
PhraseHit<FigureTerm> figure_term(const Context& ctx, std::uint32_t i, Compare compare);

}  // namespace dateline
