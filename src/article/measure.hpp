// What one block looks like by itself: prose, caption, furniture.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "article/block.hpp"
#include "article/furniture.hpp"
#include "article/prose_words.hpp"

namespace dateline {

struct Measures {
    WordCount count;
    bool ends_sentence = false;  // with a full stop or what stands for one
    bool ends_strongly = false;  // also '?' and '!'
    bool prose = false;          // a sentence or more of running text
    bool credit = false;         // nothing but a photo credit
    bool furnished = false;      // furniture by itself, whatever stands around it
    double caption = 0;          // caption_weight()
    FurnitureSigns furniture;
    Script script = Script::none;
};

std::vector<Measures> measure_blocks(std::span<const Block> blocks, const FurnitureLexicon& lexicon,
                                     std::string_view language);

// How much each block is like article text: positive for, negative against, about -10 to 3.
std::vector<double> article_likeness(std::span<const Block> blocks, std::span<const Measures> measures);

// Adds to the likeness of sentences that speak of what the article's paragraphs (by a first labelling)
// speak of, so that an article goes on behind a pitch in its middle. Linear.
void add_coherence(std::vector<double>& likeness, std::span<const Block> blocks,
                   std::span<const Measures> measures, const std::vector<bool>& in_article);

}  // namespace dateline
