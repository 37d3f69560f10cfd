// What bytes are, told from the bytes themselves.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

// data/source/binary_signatures.tsv.
struct BinarySignature {
    std::size_t offset = 0;
    std::string bytes;
    std::string what;  // "a PDF document"
};
Result<std::vector<BinarySignature>> read_binary_signatures();

// "a PDF document" where the bytes are no text; absent where they may be.
std::optional<std::string> binary_kind(std::string_view bytes);

// "an RSS or Atom feed" where decoded text is in a format that is no article page; absent otherwise.
std::optional<std::string> other_text_kind(std::string_view text);

// Whether decoded text is HTML (WHATWG MIME Sniffing 7.1, and fragments of pages).
bool looks_like_html(std::string_view text);

}  // namespace dateline
