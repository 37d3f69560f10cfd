// What an article is picked out of: the blocks of a page in reading order. Plain text gives lines;
// HTML gives block elements, with what the tags say about them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class BlockHint {
    none,
    headline,
    heading,
    list_item,
    quote,
    caption,
    table_row,
    preformatted,
    standfirst
};

// What the page's elements say of a block: plain text has none, and the lines alone must tell.
enum class Verdict : unsigned char { open, article, furniture };

struct Block {
    std::string text;  // tidied, never empty, no line ends
    BlockHint hint = BlockHint::none;
    int line = 0;              // of the plain text, from 1; 0 in HTML
    bool after_blank = false;  // an empty line stands before it
    double link_share = 0;     // share of its letters inside links
    Verdict verdict = Verdict::open;
    std::string datetime;  // the machine-readable date of a <time> inside
    std::string reason;    // what kind of furniture it is by its elements; empty where they do not say
};

// The lines of plain text as blocks. Hard-wrapped paragraphs are put together; marks of lists, quotes
// and Markdown headings become hints and leave the text. Linear.
std::vector<Block> plain_blocks(std::string_view text);

}  // namespace dateline
