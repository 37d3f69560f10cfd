#include "source/page.hpp"

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "source/charset.hpp"
#include "source/content_kind.hpp"

namespace dateline {

namespace {

// Line ends as '\n'. NUL and other control characters would end words or hide text: they become spaces,
// NUL nothing at all, since broken saves put it between letters.
std::string plain_lines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
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

}  // namespace

Result<Page> page_from_bytes(std::string path, std::string bytes) {
    if (bytes.size() > limits::report_bytes) {
        return Error{ErrorCode::over_limit,
                     fmt::format("{}: larger than the limit of {} bytes", path, limits::report_bytes)};
    }
    if (bytes.empty()) return Error{ErrorCode::empty, fmt::format("{}: the file is empty", path)};
    if (const auto kind = binary_kind(bytes)) {
        return Error{
            ErrorCode::not_text,
            fmt::format("{}: looks like {}, not a text or HTML page; save the article as one of these", path,
                        *kind)};
    }
    Page page;
    page.sha256 = sha256_hex(bytes);
    Decoded decoded = decode(bytes);
    page.charset = std::move(decoded.charset);
    page.text = plain_lines(decoded.text);
    if (trimmed(page.text).empty()) {
        return Error{ErrorCode::empty, fmt::format("{}: nothing but white space in it", path)};
    }
    if (const auto kind = other_text_kind(page.text)) {
        return Error{ErrorCode::unsupported,
                     fmt::format("{}: looks like {}; only plain text and HTML pages are read", path, *kind)};
    }
    page.kind = looks_like_html(page.text) ? PageKind::html : PageKind::plain_text;
    page.path = std::move(path);
    return page;
}

Result<Page> read_page(const std::filesystem::path& path) {
    auto bytes = read_file(path, limits::report_bytes);
    if (!bytes) return bytes.error();
    return page_from_bytes(path.string(), std::move(*bytes));
}

}  // namespace dateline
