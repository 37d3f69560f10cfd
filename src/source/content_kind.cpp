#include "source/content_kind.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

#include "base/data_file.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t sniffed_bytes = 64u << 10;
// Text has next to no control characters; of the binaries at hand the poorest has 4 %.
constexpr double control_share_of_binary = 0.02;
constexpr std::size_t page_head_bytes = 8192;
// A fragment of a page without <html> has at least this many tags in its head.
constexpr int tags_of_fragment = 3;

std::string bytes_of_hex(std::string_view hex) {
    std::string bytes;
    std::string digits;
    for (const char c : hex) {
        if (c == ' ') continue;
        digits += c;
        if (digits.size() == 2) {
            unsigned value = 0;
            const auto [end, failed] = std::from_chars(digits.data(), digits.data() + 2, value, 16);
            if (failed != std::errc{} || end != digits.data() + 2) return {};
            bytes += static_cast<char>(value);
            digits.clear();
        }
    }
    return digits.empty() ? bytes : std::string{};
}

// Share of C0 control characters that text does not have. NUL counts: UTF-16 is asked for before.
double control_share(std::string_view bytes) {
    const auto head = bytes.substr(0, sniffed_bytes);
    std::size_t controls = 0;
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        controls +=
            byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1B;
    }
    return head.empty() ? 0 : static_cast<double>(controls) / static_cast<double>(head.size());
}

bool is_utf16(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
    std::array<std::size_t, 2> nuls{};
    const auto head = bytes.substr(0, 4096);
    for (std::size_t i = 0; i < head.size(); ++i) nuls[i % 2] += head[i] == '\0';
    const auto [few, many] = std::minmax(nuls[0], nuls[1]);
    return many * 6 > head.size() && few * 10 < many;
}

bool is_tag_start(std::string_view rest, std::string_view name) {
    if (rest.size() <= name.size() || !rest.starts_with(name)) return false;
    const char after = rest[name.size()];
    return after == ' ' || after == '>' || after == '\n' || after == '\t' || after == '/' || after == '\r';
}

}  // namespace

Result<std::vector<BinarySignature>> read_binary_signatures() {
    constexpr std::string_view file = "source/binary_signatures.tsv";
    const auto rows = data_rows(file, 3, 3);
    if (!rows) return rows.error();
    std::vector<BinarySignature> signatures;
    for (const DataRow& row : *rows) {
        BinarySignature signature;
        const auto offset = row.fields[0];
        const auto [end, failed] =
            std::from_chars(offset.data(), offset.data() + offset.size(), signature.offset);
        signature.bytes = bytes_of_hex(row.fields[1]);
        signature.what = std::string(row.fields[2]);
        if (failed != std::errc{} || end != offset.data() + offset.size() || signature.bytes.empty()) {
            return Error{ErrorCode::malformed,
                         fmt::format("data/{} line {}: not an offset and pairs of hexadecimal digits", file,
                                     row.line)};
        }
        signatures.push_back(std::move(signature));
    }
    return signatures;
}

std::optional<std::string> binary_kind(std::string_view bytes) {
    static const std::vector<BinarySignature> signatures = [] {
        auto read = read_binary_signatures();
        return read ? std::move(*read) : std::vector<BinarySignature>{};
    }();
    if (is_utf16(bytes)) return std::nullopt;
    const double controls = control_share(bytes);
    for (const BinarySignature& signature : signatures) {
        if (bytes.size() < signature.offset + signature.bytes.size()) continue;
        if (bytes.substr(signature.offset, signature.bytes.size()) != signature.bytes) continue;
        // "BM…", "MZ…" may begin a text; a short printable signature needs the bytes after it to agree.
        if (signature.bytes.size() < 4 && controls < control_share_of_binary) continue;
        return signature.what;
    }
    if (controls >= control_share_of_binary) return "binary data of an unknown kind";
    return std::nullopt;
}

std::optional<std::string> other_text_kind(std::string_view text) {
    const std::string head = lower(trimmed(text.substr(0, page_head_bytes)));
    const std::string_view view = head;
    if (view.starts_with("<?xml") || view.starts_with("<rss") || view.starts_with("<feed") ||
        view.starts_with("<opml")) {
        if (view.find("<html") != std::string_view::npos) return std::nullopt;
        if (view.find("<rss") != std::string_view::npos || view.find("<feed") != std::string_view::npos) {
            return "an RSS or Atom feed";
        }
        return "an XML document";
    }
    const auto blank = view.find("\n\n");
    const auto header = view.substr(0, blank);
    if (header.find("mime-version:") != std::string_view::npos &&
        header.find("content-type:") != std::string_view::npos) {
        return "a mail message or MHTML page";
    }
    if (view.starts_with("warc/1.")) return "a web archive (WARC)";
    if (view.starts_with("{\"") || view.starts_with("[{\"") || view.starts_with("{\n") ||
        view.starts_with("[\n")) {
        return "JSON";
    }
    return std::nullopt;
}

bool looks_like_html(std::string_view text) {
    static constexpr std::array<std::string_view, 6> page_tags = {"<!doctype html", "<html", "<head",
                                                                  "<body",          "<meta", "<title"};
    static constexpr std::array<std::string_view, 17> body_tags = {
        "<p",  "<div", "<article", "<section", "<a",   "<br",   "<br/",    "<span",  "<h1",
        "<h2", "<ul",  "<li",      "<table",   "<img", "<main", "<script", "<header"};
    const std::string head = lower(text.substr(0, page_head_bytes));
    int tags = 0;
    for (std::size_t at = head.find('<'); at != std::string::npos; at = head.find('<', at + 1)) {
        const auto rest = std::string_view(head).substr(at);
        for (const auto tag : page_tags) {
            if (is_tag_start(rest, tag) || rest == tag) return true;
        }
        if (rest.starts_with("</") && rest.size() > 2 && rest[2] >= 'a' && rest[2] <= 'z') ++tags;
        for (const auto tag : body_tags) tags += is_tag_start(rest, tag);
        if (tags >= tags_of_fragment) return true;
    }
    return false;
}

}  // namespace dateline
