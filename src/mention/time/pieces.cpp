#include "mention/time/pieces.hpp"

#include "base/utf8.hpp"

namespace dateline {

namespace {

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_joint(char c) {
    return c == '.' || c == ',' || c == ':';
}

// What the mark is folded to; 0 where it is left as it is.
char folded_mark(char32_t c) {
    if (c == U'\u2010' || c == U'\u2011' || c == U'\u2012' || c == U'\u2013' || c == U'\u2014' ||
        c == U'\u2212')
        return '-';
    if (c == U'\u2019' || c == U'\u2018' || c == U'`') return '\'';
    return 0;
}

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'\u2019';
}

// A letter run goes on over the periods of "p.m." and the apostrophe of "o'clock", and ends with the period
// of an abbreviation.
std::size_t end_of_letters(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        std::size_t next = end;
        const char32_t c = next_character(text, next);
        if (is_alpha(c)) {
            end = next;
            continue;
        }
        if (c == U'.' && end > at) {
            end = next;
            continue;
        }
        // "o'clock", but the possessive is a piece of its own, as it is a token of its own.
        std::size_t after = next;
        if (is_apostrophe(c) && end > at && next < text.size() && is_alpha(next_character(text, after)) &&
            after < text.size() && is_alpha(next_character(text, after))) {
            end = after;
            continue;
        }
        break;
    }
    return end;
}

std::size_t end_of_number(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size()) {
        if (is_ascii_digit(text[end])) {
            ++end;
        } else if (is_joint(text[end]) && end + 1 < text.size() && is_ascii_digit(text[end + 1])) {
            end += 2;
        } else {
            break;
        }
    }
    return end;
}

}  // namespace

void add_pieces(std::string_view text, std::uint32_t offset, std::uint32_t token, bool glued,
                std::vector<Piece>& pieces) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t next = at;
        const char32_t first = next_character(text, next);
        Piece piece;
        if (is_ascii_digit(text[at])) {
            next = end_of_number(text, at);
            piece.text = text.substr(at, next - at);
        } else if (is_alpha(first)) {
            next = end_of_letters(text, at);
            piece.text = folded(text.substr(at, next - at));
        } else if (const char mark = folded_mark(first); mark != 0) {
            piece.text = mark;
        } else {
            piece.text = text.substr(at, next - at);
        }
        piece.begin = offset + static_cast<std::uint32_t>(at);
        piece.end = offset + static_cast<std::uint32_t>(next);
        piece.token = token;
        piece.glued = at > 0 || glued;
        if (!is_space(first)) pieces.push_back(std::move(piece));
        at = next;
    }
}

std::vector<std::string> word_pieces(std::string_view phrase) {
    std::vector<Piece> pieces;
    add_pieces(phrase, 0, 0, false, pieces);
    std::vector<std::string> texts;
    for (Piece& piece : pieces) texts.push_back(std::move(piece.text));
    return texts;
}

}  // namespace dateline
