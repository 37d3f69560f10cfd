// A text cut into words before affixes are taken off them: stretches of white space and of anything
// else, where one U+0020 after a stretch of the latter belongs to it (spaCy's _tokenize_affixes).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/span.hpp"
#include "base/utf8.hpp"
#include "language/python_text.hpp"

namespace dateline {

// Calls word(Span) for each stretch and then space() if a U+0020 that belongs to it follows. `text` is
// valid UTF-8.
template <class Word, class Space>
void for_each_word(std::string_view text, Word word, Space space) {
    // The first bytes of characters outside ASCII that can be white space.
    const auto needs_decoding = [](unsigned char byte) {
        return byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3);
    };
    std::size_t start = 0;
    bool in_space = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t character = at;
        const auto byte = static_cast<unsigned char>(text[at]);
        bool is_space = false;
        if (byte < 0x80) {
            is_space = python_isspace(static_cast<char32_t>(byte));
            ++at;
        } else if (needs_decoding(byte)) {
            is_space = python_isspace(next_character(text, at));
        } else {
            ++at;  // of bytes that continue a character, each counts as one: none of them is white space
        }
        if (character == 0) in_space = is_space;
        if (is_space == in_space) continue;
        in_space = is_space;
        if (start < character) {
            word(Span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(character)});
        }
        start = character;
        if (byte == ' ') {
            space();
            start = at;
        }
    }
    if (start < text.size())
        word(Span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(text.size())});
}

}  // namespace dateline
