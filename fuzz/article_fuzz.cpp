// The article out of any bytes: HTML, or lines of text. What every reader of an Article relies on must hold.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "article/article.hpp"
#include "base/utf8.hpp"
#include "source/page.hpp"

namespace {

void check(bool holds) {
    if (!holds) std::abort();
}

void read(dateline::PageKind kind, std::string_view bytes) {
    dateline::Page page;
    page.path = "fuzz";
    page.kind = kind;
    page.text = dateline::to_valid_utf8(bytes);
    const auto article = dateline::extract_article(page);
    if (!article) {
        check(!article.error().message.empty());
        return;
    }
    check(dateline::valid_utf8(article->text));
    std::string joined;
    for (const dateline::Paragraph& paragraph : article->paragraphs) {
        check(paragraph.span.end <= article->text.size());
        const std::string_view text = paragraph.span.of(article->text);
        check(!text.empty() && text.find('\n') == std::string_view::npos);
        if (!joined.empty()) joined += '\n';
        joined += text;
    }
    check(joined == article->text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    read(dateline::PageKind::html, bytes);
    read(dateline::PageKind::plain_text, bytes);
    return 0;
}
