// Where on a page the article stands.
#pragma once

#include <cstdint>
#include <vector>

#include "article/html_walk.hpp"

namespace dateline {

// Sums over everything under each element.
struct ElementSums {
    std::uint32_t letters = 0;
    std::uint32_t link_letters = 0;
    std::uint32_t links = 0;
    std::uint32_t texts = 0;
    float prose = 0;  // letters of running text
};

struct HtmlPlace {
    std::uint32_t node = 0;         // the element that holds the article
    std::vector<ElementSums> sums;  // one for each node
};

// The element whose content is worth most as an article, after Readability's idea of scoring containers
// (Arc90, 2009), as a largest sum over subtrees: an element is left for one inside of it as soon as what is
// lost there is worth less than nothing. Linear.
// `told` says of each text that its words tell it from the article.
HtmlPlace find_place(const HtmlTree& tree, const HtmlTexts& page, const std::vector<bool>& told,
                     bool relaxed);

// The furniture that each node belongs to, of all elements under `root` that name themselves such and hold
// only a part of its prose; null for nodes that belong to none.
std::vector<const HtmlCue*> furniture_under(const HtmlTree& tree, const HtmlTexts& page,
                                            const std::vector<ElementSums>& sums, std::uint32_t root,
                                            bool relaxed);

}  // namespace dateline
