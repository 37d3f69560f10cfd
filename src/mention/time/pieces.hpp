// The pieces of a text that time expressions are made of: runs of letters, numbers, single marks. Finer than
// the model's tokens ("28–29" is three pieces), so that no tokenizer's habit hides a date.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct Piece {
    std::string text;         // folded: lower case, plain dash and apostrophe
    std::uint32_t begin = 0;  // bytes in the text that was cut
    std::uint32_t end = 0;
    std::uint32_t token = 0;  // which token it lies in
    bool glued = false;       // no white space before it
};

// The pieces of one token's text, whose first byte is at `offset` of the article, added to `pieces`.
void add_pieces(std::string_view text, std::uint32_t offset, std::uint32_t token, bool glued,
                std::vector<Piece>& pieces);

// The pieces of a phrase of the word tables.
std::vector<std::string> word_pieces(std::string_view phrase);

}  // namespace dateline
