// "Prescan a byte stream to determine its encoding", HTML Standard 13.2.3.2; step numbers are its.
#include <algorithm>

#include "base/utf8.hpp"
#include "source/charset.hpp"

namespace dateline {

namespace {

constexpr std::size_t prescan_bytes = 4096;

bool is_html_space(char c) {
    return c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool starts_with_word(std::string_view text, std::string_view word) {
    return text.size() >= word.size() && lower(text.substr(0, word.size())) == word;
}

struct Attribute {
    std::string name;
    std::string value;
};

// "Get an attribute", 13.2.3.2. `at` moves behind it; absent at the tag's end or the end of bytes.
std::optional<Attribute> next_attribute(std::string_view bytes, std::size_t& at) {
    while (at < bytes.size() && (is_html_space(bytes[at]) || bytes[at] == '/')) ++at;  // 1
    if (at >= bytes.size() || bytes[at] == '>') return std::nullopt;                   // 2
    Attribute found;                                                                   // 3
    std::size_t from = at;
    while (at < bytes.size() && bytes[at] != '=' && !is_html_space(bytes[at]) && bytes[at] != '/' &&
           bytes[at] != '>') {
        ++at;  // 4, 5
    }
    found.name = lower(bytes.substr(from, at - from));
    while (at < bytes.size() && is_html_space(bytes[at])) ++at;          // 6
    if (at >= bytes.size() || bytes[at] != '=') return found;            // 7
    ++at;                                                                // 8
    while (at < bytes.size() && is_html_space(bytes[at])) ++at;          // 9
    if (at < bytes.size() && (bytes[at] == '"' || bytes[at] == '\'')) {  // 10
        const char quote = bytes[at++];
        from = at;
        while (at < bytes.size() && bytes[at] != quote) ++at;
        found.value = lower(bytes.substr(from, at - from));
        if (at < bytes.size()) ++at;
        return found;
    }
    from = at;  // 11
    while (at < bytes.size() && !is_html_space(bytes[at]) && bytes[at] != '>') ++at;
    found.value = lower(bytes.substr(from, at - from));
    return found;
}

// "Extract a character encoding from a meta element", 2.5.4 of the HTML Standard.
std::string charset_in_content(std::string_view content) {
    for (std::size_t at = content.find("charset"); at != std::string_view::npos;
         at = content.find("charset", at)) {
        at += 7;
        while (at < content.size() && is_html_space(content[at])) ++at;
        if (at >= content.size() || content[at] != '=') continue;
        ++at;
        while (at < content.size() && is_html_space(content[at])) ++at;
        if (at < content.size() && (content[at] == '"' || content[at] == '\'')) {
            const auto close = content.find(content[at], at + 1);
            return close == std::string_view::npos ? "" : std::string(content.substr(at + 1, close - at - 1));
        }
        const auto end = content.find_first_of("; \t\n\f\r\"'", at);
        return std::string(content.substr(at, end == std::string_view::npos ? end : end - at));
    }
    return {};
}

std::optional<std::string> charset_of_meta(std::string_view bytes, std::size_t& at) {
    bool pragma = false;
    std::string from_content;
    std::string from_charset;
    while (const auto attribute = next_attribute(bytes, at)) {
        if (attribute->name == "http-equiv") pragma = attribute->value == "content-type";
        if (attribute->name == "content" && from_content.empty()) {
            from_content = charset_in_content(attribute->value);
        }
        if (attribute->name == "charset" && from_charset.empty()) from_charset = attribute->value;
    }
    if (!from_charset.empty()) return std::string(trimmed(from_charset));
    if (pragma && !from_content.empty()) return from_content;
    return std::nullopt;
}

std::optional<std::string> charset_of_xml(std::string_view bytes) {
    if (!bytes.starts_with("<?xml")) return std::nullopt;
    const auto head = bytes.substr(0, bytes.find("?>"));
    auto at = head.find("encoding");
    if (at == std::string_view::npos) return std::nullopt;
    at = head.find_first_of("\"'", at);
    if (at == std::string_view::npos) return std::nullopt;
    const auto close = head.find(head[at], at + 1);
    if (close == std::string_view::npos) return std::nullopt;
    return lower(head.substr(at + 1, close - at - 1));
}

}  // namespace

std::optional<std::string> declared_charset(std::string_view all) {
    const auto bytes = all.substr(0, prescan_bytes);
    if (auto label = charset_of_xml(bytes)) return label;
    for (std::size_t at = bytes.find('<'); at < bytes.size(); at = bytes.find('<', at)) {
        const auto rest = bytes.substr(at);
        if (rest.starts_with("<!--")) {
            const auto end = bytes.find("-->", at + 2);
            at = end == std::string_view::npos ? bytes.size() : end + 3;
        } else if (starts_with_word(rest, "<meta") && rest.size() > 5 &&
                   (is_html_space(rest[5]) || rest[5] == '/')) {
            at += 6;
            if (auto label = charset_of_meta(bytes, at); label && !label->empty()) return label;
        } else if (rest.size() > 2 && (is_letter(rest[1]) || (rest[1] == '/' && is_letter(rest[2])))) {
            while (at < bytes.size() && !is_html_space(bytes[at]) && bytes[at] != '>') ++at;
            while (next_attribute(bytes, at)) {
            }
        } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
            const auto end = bytes.find('>', at);
            at = end == std::string_view::npos ? bytes.size() : end;
        } else {
            ++at;
        }
    }
    return std::nullopt;
}

}  // namespace dateline
