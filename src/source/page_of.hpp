// From a document's bytes to a page.
#pragma once

#include "source/document.hpp"

namespace dateline {

// Decodes a document that holds no others. Pure, and safe to call from several threads; a PDF document costs
// a process. Errors: empty, not_text (a binary; says what it looks like), unsupported, malformed, over_limit,
// each naming the document.
Result<Page> page_of(Document&& document);

}  // namespace dateline
