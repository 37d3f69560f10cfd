// The words in a report that show a thing, as a W3C text quote and text position selector.
#pragma once

#include <string_view>

#include "base/span.hpp"

namespace dateline {

// Views into the report's text; text.substr(start, end - start) == exact, always.
struct Evidence {
    std::string_view exact;
    std::string_view prefix;  // up to 32 bytes before it
    std::string_view suffix;  // up to 32 bytes behind it
    std::uint32_t start = 0;
    std::uint32_t end = 0;
};

// A span that reaches beyond the text is cut to it, and one that would cut a character is widened.
Evidence evidence_in(std::string_view text, Span span);

}  // namespace dateline
