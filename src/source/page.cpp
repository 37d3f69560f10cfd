#include "source/page.hpp"

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "source/charset.hpp"
#include "source/content_kind.hpp"
#include "source/page_of.hpp"
#include "source/pdf_text.hpp"
#include "source/saved_page.hpp"

namespace dateline {

namespace {

// Line ends as '\n'. NUL and other control characters would end words or hide text: they become spaces,
// NUL nothing at all, since broken saves put it between letters.
std::string plain_lines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t plain = i;
        while (plain < text.size() &&
               (static_cast<unsigned char>(text[plain]) >= 0x20 || text[plain] == '\n'))
            ++plain;
        out.append(text, i, plain - i);
        i = plain;
        if (i == text.size()) break;
        const char c = text[i];
        if (c == '\r') {
            if (i + 1 >= text.size() || text[i + 1] != '\n') out += '\n';
        } else if (c == '\0') {
            continue;
        } else if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') {
            out += c == '\f' || c == '\v' ? '\n' : ' ';
        } else {
            out += c;
        }
    }
    return out;
}

// Most texts begin with a letter or a tag, and need no look at the rest.
bool blank(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\n");
    return begin == std::string_view::npos ||
           (static_cast<unsigned char>(text[begin]) >= 0x80 && trimmed(text.substr(begin)).empty());
}

// A tag or an entity: enough where somebody says that this is HTML.
bool has_markup(std::string_view text) {
    for (auto at = text.find_first_of("<&"); at != std::string_view::npos && at + 2 < text.size();
         at = text.find_first_of("<&", at + 1)) {
        const char next = text[at + 1];
        const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
        if (text[at] == '<' && (letter || next == '/' || next == '!')) return true;
        if (text[at] == '&' && (letter || next == '#') &&
            text.substr(at, 12).find(';') != std::string_view::npos)
            return true;
    }
    return false;
}

bool says_html(std::string_view media_type) {
    return media_type == "text/html" || media_type == "application/xhtml+xml";
}

Result<Page> page_of_pdf(Document&& document) {
    Page page;
    page.sha256 = sha256_hex(document.bytes);
    auto pdf = pdf_text(document.bytes);
    if (!pdf) return Error{pdf.error().code, document.head.path + ": " + pdf.error().message};
    page.text = plain_lines(pdf->text);
    page.charset = "UTF-8";
    page.url = document.head.url.empty() ? std::move(pdf->url) : std::move(document.head.url);
    page.captured = document.head.captured ? std::move(document.head.captured) : std::move(pdf->created);
    page.stated = std::move(document.head.stated);
    if (page.stated.where.empty()) {
        page.stated.where = "the PDF's own description";
        page.stated.title = std::move(pdf->title);
        if (!pdf->author.empty()) page.stated.authors.push_back(std::move(pdf->author));
    }
    page.path = std::move(document.head.path);
    return page;
}

}  // namespace

Result<Page> page_of(Document&& document) {
    const std::string& path = document.head.path;
    const std::string& bytes = document.bytes;
    if (bytes.size() > limits::report_bytes) {
        return Error{ErrorCode::over_limit,
                     fmt::format("{}: larger than the limit of {} bytes", path, limits::report_bytes)};
    }
    if (bytes.empty()) return Error{ErrorCode::empty, fmt::format("{}: the file is empty", path)};
    if (bytes.starts_with("%PDF-")) return page_of_pdf(std::move(document));
    if (const auto kind = binary_kind(bytes)) {
        return Error{
            ErrorCode::not_text,
            fmt::format("{}: looks like {}, not a text or HTML page; save the article as one of these", path,
                        kind->what)};
    }
    Page page;
    page.sha256 = sha256_hex(bytes);
    Decoded decoded = decode(bytes, document.head.charset);
    page.charset = std::move(decoded.charset);
    page.text = plain_lines(decoded.text);
    if (blank(page.text)) {
        return Error{ErrorCode::empty, fmt::format("{}: nothing but white space in it", path)};
    }
    if (is_other_xml(page.text)) {
        return Error{ErrorCode::unsupported, fmt::format("{}: XML that is neither a page nor a feed", path)};
    }
    const bool html =
        looks_like_html(page.text) || (says_html(document.head.media_type) && has_markup(page.text));
    page.kind = html ? PageKind::html : PageKind::plain_text;
    page.url = std::move(document.head.url);
    page.captured = std::move(document.head.captured);
    page.stated = std::move(document.head.stated);
    if (html && (page.url.empty() || !page.captured)) {
        SaveMark mark = find_save_mark(page.text);
        if (page.url.empty()) page.url = std::move(mark.url);
        if (!page.captured) page.captured = std::move(mark.saved);
    }
    page.path = std::move(document.head.path);
    return page;
}

Result<Page> page_from_bytes(std::string path, std::string bytes) {
    const ContentKind kind = content_kind(bytes);
    if (kind != ContentKind::page && kind != ContentKind::pdf && bytes.size() <= limits::report_bytes) {
        return Error{ErrorCode::unsupported,
                     fmt::format("{}: looks like {}, which holds pages and is none", path, words_for(kind))};
    }
    Document document;
    document.head.path = std::move(path);
    document.bytes = std::move(bytes);
    return page_of(std::move(document));
}

}  // namespace dateline
