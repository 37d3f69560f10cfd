// What an article is picked out of: the blocks of a page in reading order. Plain text gives lines;
// HTML gives block elements, with what the tags say about them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class BlockHint { none, headline, heading, list_item, quote, caption, table_row, preformatted };

struct Block {
    std::string text;  // tidied, never empty, no line ends
    BlockHint hint = BlockHint::none;
    int line = 0;              // of the plain text, from 1; 0 in HTML
    bool after_blank = false;  // an empty line stands before it
    double link_share = 0;     // share of its letters inside links
    double bias = 0;           // what the tags say for (positive) or against its being article text
    std::string datetime;      // the machine-readable date of a <time> inside
    std::string bias_reason;   // what kind of furniture a negative bias is for
};

// The lines of plain text as blocks. Hard-wrapped paragraphs are put together; marks of lists, quotes
// and Markdown headings become hints and leave the text. Linear.
std::vector<Block> plain_blocks(std::string_view text);

}  // namespace dateline
