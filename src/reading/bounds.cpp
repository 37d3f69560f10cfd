#include "reading/bounds.hpp"

#include <fmt/format.h>

namespace dateline {

void Bounds::span(std::string_view field, Span span, std::string_view text) {
    if (!hold() || (span.begin <= span.end && span.end <= text.size())) return;
    wrong_ =
        fmt::format("{} [{}, {}) lies outside a text of {} bytes", field, span.begin, span.end, text.size());
}

void Bounds::index(std::string_view field, Index index, std::size_t size) {
    if (!hold() || index == none || index < size) return;
    wrong_ = fmt::format("{} {} where there are {}", field, index, size);
}

void Bounds::all(std::string_view field, const std::vector<Index>& indexes, std::size_t size) {
    for (const Index i : indexes) {
        if (hold() && i >= size) wrong_ = fmt::format("{} {} where there are {}", field, i, size);
    }
}

void Bounds::article(const Article& article) {
    for (const Paragraph& paragraph : article.paragraphs) span("paragraph", paragraph.span, article.text);
}

}  // namespace dateline
