#include "source/pdf_text.hpp"

#include <fmt/format.h>

#include "base/limits.hpp"
#include "source/child_process.hpp"

namespace dateline {

Result<PdfText> pdf_text(std::string_view bytes) {
    // A word's place takes about 90 bytes of the layout's markup.
    constexpr std::uint64_t most_memory = 2ull << 30;
    constexpr std::size_t most_output = 16 * limits::article_bytes;
    const auto layout = run_child({"pdftotext", "-enc", "UTF-8", "-bbox-layout", "-", "-"}, bytes,
                                  {std::chrono::seconds(limits::pdf_seconds), most_output, most_memory});
    if (layout) return text_of_layout(*layout);
    const Error& error = layout.error();
    if (error.code == ErrorCode::not_found) {
        return Error{ErrorCode::unsupported,
                     "a PDF document; to read these install pdftotext (Debian and Ubuntu: poppler-utils)"};
    }
    if (error.code == ErrorCode::malformed) {
        return Error{ErrorCode::malformed, "a PDF document that pdftotext cannot read: damaged or encrypted"};
    }
    return Error{error.code, "a PDF document: pdftotext: " + error.message};
}

}  // namespace dateline
