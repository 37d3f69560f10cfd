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
    std::string what;    // "a PDF document"
    std::string beside;  // "images": what lies beside pages without being one; empty for others
};
Result<std::vector<BinarySignature>> read_binary_signatures();

// What bytes that are no text look like.
struct BinaryKind {
    std::string what;    // "a PDF document"
    std::string beside;  // as in BinarySignature
};
// Absent where the bytes may be text. Looks at the first 64 KB.
std::optional<BinaryKind> binary_kind(std::string_view bytes);

// What holds other documents, or has to be unpacked to be one.
enum class ContentKind { page, gzip, zstd, zip, warc, mail, mbox, feed, opml, json, pdf };

// Told by the first bytes, 64 KB of them or all. Whatever is none of the others is a page.
ContentKind content_kind(std::string_view head);

// "an RSS or Atom feed"; for messages.
std::string_view words_for(ContentKind kind);

// Whether decoded text is XML that is neither a page nor a feed (a site map, a picture, a program's
// settings).
bool is_other_xml(std::string_view text);

// Whether decoded text is HTML (WHATWG MIME Sniffing 7.1, and fragments of pages).
bool looks_like_html(std::string_view text);

}  // namespace dateline
