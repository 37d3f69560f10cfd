// The blocks of an HTML page in reading order, with what the tags, the names of elements and their place
// say for or against them. Nothing is thrown away here but what is never shown.
#pragma once

#include <vector>

#include "article/block.hpp"
#include "article/html_tree.hpp"

namespace dateline {

// Linear in the number of nodes.
std::vector<Block> html_blocks(const HtmlTree& tree);

}  // namespace dateline
