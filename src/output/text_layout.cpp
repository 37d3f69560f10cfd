#include "output/text_layout.hpp"

#include <unicode/uchar.h>
#include <vector>

#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr char escape = '\x1b';
constexpr std::string_view reset = "\x1b[0m";

std::string_view sequence(Paint paint) {
    switch (paint) {
        case Paint::plain: return "";
        case Paint::strong: return "\x1b[1m";
        case Paint::dim: return "\x1b[2m";
        case Paint::happened: return "\x1b[32m";
        case Paint::planned: return "\x1b[36m";
        case Paint::doubtful: return "\x1b[33m";
        case Paint::denied: return "\x1b[31m";
        case Paint::marked: return "\x1b[1;4m";
    }
    return "";
}

std::size_t columns_of(char32_t character) {
    const auto c = static_cast<UChar32>(character);
    switch (u_charType(c)) {
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_FORMAT_CHAR:
        case U_CONTROL_CHAR: return 0;
        default: break;
    }
    // Hangul vowels and finals join the block that the initial began.
    if (character >= 0x1160 && character <= 0x11FF) return 0;
    switch (u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH)) {
        case U_EA_WIDE:
        case U_EA_FULLWIDTH: return 2;
        default: return 1;
    }
}

// Moves `at` behind the escape sequence that starts there.
void skip_sequence(std::string_view text, std::size_t& at) {
    while (at < text.size() && text[at] != 'm') ++at;
    if (at < text.size()) ++at;
}

bool reorders(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
           c == 0x061C;
}

// The longest start of `word` that fits into `columns`, at least one character.
std::size_t fitting(std::string_view word, std::size_t columns) {
    std::size_t at = 0;
    std::size_t used = 0;
    while (at < word.size()) {
        std::size_t next = at;
        if (word[at] == escape) {
            skip_sequence(word, next);
        } else {
            used += columns_of(next_character(word, next));
        }
        if (used > columns && at > 0) break;
        at = next;
    }
    return at;
}

}  // namespace

std::string painted(std::string_view text, Paint paint, const TextStyle& style) {
    if (style.colour == Colour::off || paint == Paint::plain || text.empty()) return std::string(text);
    return std::string(sequence(paint)).append(text).append(reset);
}

std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == escape) {
            skip_sequence(text, at);
        } else {
            columns += columns_of(next_character(text, at));
        }
    }
    return columns;
}

std::string printable(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (c == '\n' || c == '\t' || c == '\r') {
            clean += ' ';
        } else if (u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR || reorders(c)) {
            append_utf8(clean, 0xFFFD);
        } else {
            append_utf8(clean, c);
        }
    }
    return clean;
}

std::string wrapped(std::string_view text, std::string_view first, std::string_view rest,
                    const TextStyle& style) {
    std::string out(first);
    std::size_t used = display_width(first);
    const std::size_t indent = display_width(rest);
    // However narrow the terminal, a line takes some text.
    const std::size_t width = std::max(style.width, indent + 8);
    bool line_has_text = false;
    std::string paint;  // the sequence that is in force at the end of `out`
    const auto put = [&](std::string_view piece) {
        out.append(piece);
        for (std::size_t at = piece.find(escape); at != std::string_view::npos; at = piece.find(escape, at)) {
            const std::size_t begin = at;
            skip_sequence(piece, at);
            paint = piece.substr(begin, at - begin);
            if (paint == reset) paint.clear();
        }
    };
    // What stands beside the text on the next line must not take its paint.
    const auto break_line = [&] {
        while (!out.empty() && out.back() == ' ') out.pop_back();
        out.append(paint.empty() ? "" : reset).append("\n").append(rest).append(paint);
        used = indent;
        line_has_text = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t space = text.find(' ', at);
        std::string_view word = text.substr(at, space == std::string_view::npos ? space : space - at);
        at = space == std::string_view::npos ? text.size() : space + 1;
        if (word.empty()) continue;
        std::size_t columns = display_width(word);
        if (line_has_text && used + 1 + columns > width) break_line();
        if (line_has_text) {
            out += ' ';
            ++used;
        }
        while (used + columns > width) {
            const std::size_t taken = fitting(word, width > used ? width - used : 1);
            if (taken == word.size()) break;
            put(word.substr(0, taken));
            break_line();
            word.remove_prefix(taken);
            columns = display_width(word);
        }
        put(word);
        used += columns;
        line_has_text = true;
    }
    out += '\n';
    return out;
}

std::string padded(std::string text, std::size_t columns) {
    const std::size_t used = display_width(text);
    if (used < columns) text.append(columns - used, ' ');
    return text;
}

}  // namespace dateline
