// The texts of an HTML page as a reader sees them, in reading order: one for each paragraph, heading, list
// item, table row or line of preformatted text; and what each element's tag and names say of its content.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "article/html_cues.hpp"
#include "article/html_tree.hpp"

namespace dateline {

struct HtmlText {
    std::string text;        // tidied, never empty, no line ends; the cells of a row with " | " between
    std::uint32_t node = 0;  // the block element that holds it
    std::uint32_t letters = 0;
    std::uint32_t link_letters = 0;
    std::uint32_t words = 0;  // of East Asian text, letters / 2
    std::uint32_t links = 0;
    bool table_row = false;
    bool preformatted = false;
    bool broken = false;   // parted from the text before it by <br> alone
    std::string datetime;  // of a <time> inside
};

// What one element says about what it holds, by its tag, role, itemprop, class and id.
struct ElementSigns {
    const HtmlCue* against = nullptr;
    std::uint8_t body = 0;  // 0 to 3: for its being the article's text
    bool block = false;
    bool standfirst = false;
    bool caption = false;
    bool article = false;   // <article>, <main>
    bool headline = false;  // an <h1> is in it
};

struct HtmlTexts {
    std::vector<HtmlText> texts;
    std::vector<ElementSigns> signs;  // one for each node of the tree
};

// Linear in the page. `scriptless` shows what stands in <noscript> as well.
HtmlTexts html_texts(const HtmlTree& tree, bool scriptless);

}  // namespace dateline
