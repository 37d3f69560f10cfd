// Tells the blocks of the article from those of the page around it.
#pragma once

#include <span>
#include <vector>

#include "article/measure.hpp"

namespace dateline {

enum class BlockState : unsigned char {
    furniture,  // menus, pitches, lists between or around the article
    article,
    tail,  // behind the words that begin a page's end
};

// The most likely row of states (Viterbi, 1967): each block's likeness against what changing state costs.
// Single odd lines inside the article stay in it, single sentences inside a pitch stay out. Linear.
std::vector<BlockState> label_blocks(std::span<const Measures> measures, std::span<const double> likeness);

// The same where a page's elements have judged the blocks: what they say, but that words which end an
// article or begin a list of other things are believed too. Linear.
std::vector<BlockState> judged_states(std::span<const Block> blocks, std::span<const Measures> measures,
                                      std::span<const double> likeness);

}  // namespace dateline
