// Plain text for a terminal: how wide characters are, where lines break, what is coloured.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

enum class Colour { off, on };

struct TextStyle {
    std::size_t width = 80;  // columns; lines are broken before it where a space allows
    Colour colour = Colour::off;
};

enum class Paint { plain, strong, dim, happened, planned, doubtful, denied, marked };

// The text between the escape sequences of its paint, or as it is.
std::string painted(std::string_view text, Paint paint, const TextStyle& style);

// Columns on a terminal: East Asian wide characters and emoji take two, combining marks none. Escape
// sequences that painted() makes take none.
std::size_t display_width(std::string_view text);

// Text from a report made safe to print: control characters and those that reorder text become U+FFFD,
// line ends and tabs a space.
std::string printable(std::string_view text);

// `text` broken at spaces into lines of at most style.width columns; `first` is put before the first line
// and `rest` before the others (both count). A word wider than a line is broken between characters.
std::string wrapped(std::string_view text, std::string_view first, std::string_view rest,
                    const TextStyle& style);

// `text` with spaces behind it up to `columns`.
std::string padded(std::string text, std::size_t columns);

}  // namespace dateline
