// What pdftotext prints of the places of words.
#include "drain.hpp"
#include "source/pdf_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dateline;
    const auto text = text_of_layout(fuzz::bytes_of(data, size));
    if (text && !valid_utf8(text->text)) fuzz::fail("a text that is no UTF-8");
    return 0;
}
