// Which character set text without any label is in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source/charset_labels.hpp"

namespace dateline {

// "UTF-16LE" or "UTF-16BE" where text without a mark is in it, else null: of each pair of bytes one, always
// on the same side, is NUL or another byte that plain text does not have (as Cyrillic and Greek letters have
// it).
const char* unmarked_utf16(std::string_view bytes);

// Candidates, surest first, of which there is a converter: those told by marks of their own (ISO-2022-JP,
// Thai, the Cyrillic sets), then those of ICU's statistics. Looks at the first 256 KB, markup and scripts
// left out.
std::vector<const CharsetLabel*> guess_charsets(std::string_view bytes);

}  // namespace dateline
