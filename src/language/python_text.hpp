// What Python's str methods say of characters, which spaCy's lexeme attributes are defined by. They
// are Python 3.11's, that is Unicode 14: characters that later versions of Unicode added count as
// unassigned, whatever version of ICU is there.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

bool python_isalpha(char32_t c);  // general category L*
bool python_isupper(char32_t c);  // derived property Uppercase
bool python_isdigit(char32_t c);  // numeric type decimal or digit
bool python_isspace(char32_t c);  // category Zs, or bidirectional class WS, B or S

// Not empty, and every character is. `text` is valid UTF-8.
bool python_isalpha(std::string_view text);
bool python_isspace(std::string_view text);

// str.lower(): full mappings with Greek final sigma. `text` is valid UTF-8.
std::string python_lower(std::string_view text);

}  // namespace dateline
