// A page's bytes with what a container says of them: the first byte picks a label of a character set and a
// type.
#include <array>

#include "drain.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace dateline;
    constexpr std::array<std::string_view, 12> labels = {
        "",       "utf-8",  "gb18030",     "euc-kr",       "shift_jis", "big5",
        "euc-jp", "koi8-r", "iso-2022-jp", "windows-1251", "utf-16le",  "no such"};
    if (size == 0) return 0;
    Document document;
    document.head.path = "fuzz";
    document.head.charset = labels[data[0] % labels.size()];
    document.head.media_type = data[0] % 2 == 0 ? "text/html" : "";
    document.bytes = fuzz::bytes_of(data + 1, size - 1);
    fuzz::check_page(std::move(document));
    return 0;
}
