// The text of a PDF document, by Poppler's pdftotext as a process of its own: documents from anywhere cannot
// harm this one, and Dateline works without it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "source/page.hpp"

namespace dateline {

struct PdfText {
    std::string text;  // paragraphs with an empty line between them
    std::string title;
    std::string author;
    std::string url;                  // that a browser printed at the page's border
    std::optional<ToldTime> created;  // when the PDF was made: of a printed page the day of its saving
};

// Errors, without the document's name: unsupported (pdftotext is not installed; says what to install),
// malformed (it cannot read the document), empty (no text in it: scanned pages), over_limit (time or output).
Result<PdfText> pdf_text(std::string_view bytes);

// The same from what `pdftotext -bbox-layout` printed: words with their places. Lines become paragraphs
// again; what stands at the top or foot of pages (numbers, addresses, times of printing) is left out.
Result<PdfText> text_of_layout(std::string_view layout);

}  // namespace dateline
