// UTF-8 text. Every text inside the program is valid UTF-8; bytes from outside pass valid_utf8 or
// to_valid_utf8 first. Offsets are bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

bool valid_utf8(std::string_view bytes);

// Each byte that cannot be part of a character becomes U+FFFD.
std::string to_valid_utf8(std::string_view bytes);

// Decodes the character that starts at text[at] (valid UTF-8) and moves `at` behind it.
char32_t next_character(std::string_view text, std::size_t& at);

void append_utf8(std::string& text, char32_t character);

// Lower case (ICU, root locale).
std::string lower(std::string_view text);

// Lower case without combining marks, hyphens and apostrophes folded to plain forms ('’' to "'",
// any dash to '-'), white space runs to one space, ends trimmed. For comparing, never for showing.
std::string folded(std::string_view text);

// The lower-case form of one character where that is one character.
char32_t lower_character(char32_t c);

bool is_upper(char32_t c);
bool is_alpha(char32_t c);
bool is_digit(char32_t c);
bool is_space(char32_t c);

// White space (Unicode) taken off both ends.
std::string_view trimmed(std::string_view text);

}  // namespace dateline
