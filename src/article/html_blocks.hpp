// The blocks of an HTML page in reading order, judged by its elements: which hold the article, and which
// furniture stands inside of it.
#pragma once

#include <vector>

#include "article/article.hpp"
#include "article/block.hpp"
#include "article/furniture.hpp"
#include "article/html_tree.hpp"

namespace dateline {

struct HtmlBlocks {
    std::vector<Block> blocks;     // the article's, and those near it that may say something about it
    std::vector<LeftOut> far_off;  // the rest
};

// Linear in the number of nodes.
HtmlBlocks html_blocks(const HtmlTree& tree, const FurnitureLexicon& words);

}  // namespace dateline
