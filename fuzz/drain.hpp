// What every container's reader promises, whatever its bytes are.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "source/document.hpp"
#include "source/page_of.hpp"

namespace dateline::fuzz {

[[noreturn]] inline void fail(std::string_view what) {
    std::fprintf(stderr, "%.*s\n", static_cast<int>(what.size()), what.data());
    std::abort();
}

inline void check_page(Document&& document) {
    // A PDF document costs a process, whose own business its bytes are.
    if (document.bytes.starts_with("%PDF-")) return;
    if (!valid_utf8(document.head.path)) fail("a path that is no UTF-8");
    for (const std::string* text :
         {&document.head.url, &document.head.stated.title, &document.head.stated.outlet}) {
        if (!valid_utf8(*text)) fail("what a container states is no UTF-8");
        if (text->find('\n') != std::string::npos) fail("what a container states is more than a line");
    }
    const std::string path = document.head.path;
    const auto page = page_of(std::move(document));
    if (page && !valid_utf8(page->text)) fail("a page that is no UTF-8");
    if (!page && !page.error().message.starts_with(path)) fail("a message that does not name its document");
}

inline ContainerContext context() {
    ContainerContext out;
    out.head.path = "fuzz";
    out.budget = std::make_shared<UnpackBudget>();
    out.passed = std::make_shared<PassedOver>();
    return out;
}

// Reads to the end: each member is named below the container, and the number of members and skips is bounded
// by the size of the input.
inline void drain(ContainerReader& reader, std::size_t size) {
    std::size_t count = 0;
    while (auto found = reader.next()) {
        if (++count > size + 2) fail("more members than bytes");
        if (auto* const document = std::get_if<Document>(&*found)) {
            if (!document->head.path.starts_with("fuzz")) fail("a member outside of its container");
            check_page(std::move(*document));
        } else if (auto* const skip = std::get_if<Skip>(&*found)) {
            if (!skip->why.message.starts_with("fuzz")) fail("a skip that does not name its container");
        }
    }
}

inline std::string bytes_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace dateline::fuzz
