#include "source/content_kind.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

#include "base/data_file.hpp"
#include "base/utf8.hpp"
#include "source/charset.hpp"
#include "source/charset_guess.hpp"
#include "source/http_message.hpp"
#include "source/mail_reader.hpp"

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
    static constexpr std::array<unsigned char, 256> is_control = [] {
        std::array<unsigned char, 256> table{};
        for (std::size_t byte = 0; byte < 0x20; ++byte) table[byte] = 1;
        for (const char c : {'\t', '\n', '\r', '\f', '\x1B'}) table[static_cast<unsigned char>(c)] = 0;
        return table;
    }();
    const auto head = bytes.substr(0, sniffed_bytes);
    std::size_t controls = 0;
    for (const char c : head) controls += is_control[static_cast<unsigned char>(c)];
    return head.empty() ? 0 : static_cast<double>(controls) / static_cast<double>(head.size());
}

bool is_utf16(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || unmarked_utf16(bytes) != nullptr;
}

constexpr std::string_view white = " \t\r\n\f";

std::string_view behind_space(std::string_view text) {
    const auto begin = text.find_first_not_of(white);
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin);
}

// The name of the first element in lower case, behind declarations and comments; empty where XML or HTML does
// not begin here.
std::string first_element(std::string_view text) {
    text = behind_space(text);
    while (text.starts_with("<?") || text.starts_with("<!")) {
        const bool comment = text.starts_with("<!--");
        const auto end = comment ? text.find("-->", 4) : text.find('>');
        if (end == std::string_view::npos) return {};
        text = behind_space(text.substr(end + (comment ? 3 : 1)));
    }
    if (text.size() < 2 || text[0] != '<') return {};
    return lower(text.substr(1, text.find_first_of(" \t\r\n/>", 1) - 1));
}

// "{" or "[" and what must come behind it in JSON; "[Photo]" is none.
bool begins_json(std::string_view text) {
    text = behind_space(text);
    if (text.empty() || (text[0] != '{' && text[0] != '[')) return false;
    const auto inner = behind_space(text.substr(1));
    if (inner.empty()) return false;
    return text[0] == '{' ? inner[0] == '"' || inner[0] == '}' : inner[0] == '{' || inner[0] == ']';
}

// A head of fields with what messages have and copied text does not: a sender and a mark of the mail's way.
bool begins_mail(std::string_view text) {
    const auto size = std::min(head_size(text), page_head_bytes);
    const std::string head = "\n" + std::string(text.substr(0, size));
    const auto colon = text.find(':');
    if (colon == std::string_view::npos ||
        text.substr(0, colon).find_first_of(" \t\r\n<{") != std::string_view::npos)
        return false;
    bool sender = false;
    bool way = false;
    bool mime = false;
    bool type = false;
    for (const HeadField& field : head_fields(head)) {
        sender = sender || field.name == "from";
        way = way || field.name == "message-id" || field.name == "received" || field.name == "return-path" ||
              field.name == "delivered-to" || field.name == "x-mailer";
        mime = mime || field.name == "mime-version";
        type = type || field.name == "content-type";
    }
    return (sender && way) || (mime && type);
}

std::string decoded_if_utf16(std::string_view head) {
    return is_utf16(head) ? decode(head.substr(0, page_head_bytes)).text : std::string();
}

bool is_tag_start(std::string_view rest, std::string_view name) {
    if (rest.size() <= name.size() || !rest.starts_with(name)) return false;
    const char after = rest[name.size()];
    return after == ' ' || after == '>' || after == '\n' || after == '\t' || after == '/' || after == '\r';
}

}  // namespace

Result<std::vector<BinarySignature>> read_binary_signatures() {
    constexpr std::string_view file = "source/binary_signatures.tsv";
    const auto rows = data_rows(file, 4, 4);
    if (!rows) return rows.error();
    std::vector<BinarySignature> signatures;
    for (const DataRow& row : *rows) {
        BinarySignature signature;
        const auto offset = row.fields[0];
        const auto [end, failed] =
            std::from_chars(offset.data(), offset.data() + offset.size(), signature.offset);
        signature.bytes = bytes_of_hex(row.fields[1]);
        signature.what = std::string(row.fields[2]);
        if (row.fields[3] != "-") signature.beside = std::string(row.fields[3]);
        if (failed != std::errc{} || end != offset.data() + offset.size() || signature.bytes.empty()) {
            return Error{ErrorCode::malformed,
                         fmt::format("data/{} line {}: not an offset and pairs of hexadecimal digits", file,
                                     row.line)};
        }
        signatures.push_back(std::move(signature));
    }
    return signatures;
}

std::optional<BinaryKind> binary_kind(std::string_view bytes) {
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
        return BinaryKind{signature.what, signature.beside};
    }
    if (controls >= control_share_of_binary) return BinaryKind{"binary data of an unknown kind", ""};
    return std::nullopt;
}

ContentKind content_kind(std::string_view head) {
    using namespace std::string_view_literals;
    if (head.starts_with("\x1F\x8B\x08"sv)) return ContentKind::gzip;
    if (head.starts_with("\x28\xB5\x2F\xFD"sv)) return ContentKind::zstd;
    if (head.starts_with("PK\x03\x04"sv)) return ContentKind::zip;
    if (head.starts_with("%PDF-"sv)) return ContentKind::pdf;
    const std::string decoded = decoded_if_utf16(head);
    std::string_view text = decoded.empty() ? head : std::string_view(decoded);
    if (text.starts_with("\xEF\xBB\xBF"sv)) text.remove_prefix(3);
    const auto begin = behind_space(text);
    if (begin.starts_with("WARC/1."sv)) return ContentKind::warc;
    if (begin.starts_with('<')) {
        const std::string element = first_element(text);
        if (element == "rss" || element == "feed" || element == "rdf:rdf" || element == "rdf")
            return ContentKind::feed;
        return element == "opml" ? ContentKind::opml : ContentKind::page;
    }
    if (begins_json(text)) return ContentKind::json;
    const auto line = begin.substr(0, begin.find('\n'));
    if (is_mbox_line(line)) return ContentKind::mbox;
    return begins_mail(begin) ? ContentKind::mail : ContentKind::page;
}

std::string_view words_for(ContentKind kind) {
    switch (kind) {
        case ContentKind::page: return "a page";
        case ContentKind::gzip: return "gzip data";
        case ContentKind::zstd: return "Zstandard data";
        case ContentKind::zip: return "a ZIP archive";
        case ContentKind::warc: return "a web archive (WARC)";
        case ContentKind::mail: return "a mail message or MHTML page";
        case ContentKind::mbox: return "a box of mails";
        case ContentKind::feed: return "an RSS or Atom feed";
        case ContentKind::opml: return "a list of feeds";
        case ContentKind::json: return "JSON";
        case ContentKind::pdf: return "a PDF document";
    }
    return "a page";
}

bool is_other_xml(std::string_view text) {
    const std::string element = first_element(text.substr(0, page_head_bytes));
    if (element == "svg" || element == "urlset" || element == "sitemapindex" || element == "opml" ||
        element == "rss")
        return true;
    return behind_space(text).starts_with("<?xml") && element != "html" && !looks_like_html(text);
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
