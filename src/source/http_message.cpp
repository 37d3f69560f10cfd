#include "source/http_message.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "base/data_file.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t most_fields = 1000;
constexpr std::size_t most_codings = 4;

std::string_view without_space(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// ASCII only: names of fields and types are tokens, and these bytes may be anything.
std::string ascii_lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

}  // namespace

MediaType parse_media_type(std::string_view value) {
    MediaType out;
    out.type = ascii_lower(without_space(value.substr(0, value.find_first_of(";,"))));
    for (auto at = value.find(';'); at != std::string_view::npos; at = value.find(';', at + 1)) {
        const auto parameter = without_space(value.substr(at + 1, value.find(';', at + 1) - at - 1));
        const auto equals = parameter.find('=');
        if (equals == std::string_view::npos || !out.charset.empty()) continue;
        if (ascii_lower(without_space(parameter.substr(0, equals))) != "charset") continue;
        auto label = without_space(parameter.substr(equals + 1));
        if (label.size() >= 2 && (label[0] == '"' || label[0] == '\'') && label.back() == label[0]) {
            label = label.substr(1, label.size() - 2);
        }
        out.charset = ascii_lower(without_space(label));
    }
    return out;
}

std::size_t head_size(std::string_view bytes) {
    for (auto at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
        if (at + 1 < bytes.size() && bytes[at + 1] == '\n') return at + 2;
        if (at + 2 < bytes.size() && bytes[at + 1] == '\r' && bytes[at + 2] == '\n') return at + 3;
    }
    return std::string_view::npos;
}

std::vector<HeadField> head_fields(std::string_view head) {
    std::vector<HeadField> fields;
    std::size_t at = head.find('\n');
    while (at != std::string_view::npos && fields.size() < most_fields) {
        const auto end = head.find('\n', at + 1);
        const auto line = head.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
        at = end;
        if (!line.empty() && (line[0] == ' ' || line[0] == '\t')) {
            if (!fields.empty()) fields.back().value += " " + std::string(without_space(line));
            continue;
        }
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        fields.push_back({ascii_lower(without_space(line.substr(0, colon))),
                          std::string(without_space(line.substr(colon + 1)))});
    }
    return fields;
}

std::optional<HttpHead> parse_http_head(std::string_view bytes) {
    if (!bytes.starts_with("HTTP/")) return std::nullopt;
    HttpHead out;
    out.size = head_size(bytes);
    if (out.size == std::string_view::npos) return std::nullopt;
    const auto head = bytes.substr(0, out.size);
    const auto space = head.find(' ');
    if (space != std::string_view::npos) {
        const auto code = head.substr(space + 1, 3);
        std::from_chars(code.data(), code.data() + code.size(), out.status);
    }
    for (const HeadField& field : head_fields(head)) {
        if (field.name == "content-type" && field.value.find('/') != std::string::npos) {
            // Of several the last counts, as in browsers; it keeps the charset of one before of the same
            // type.
            MediaType media = parse_media_type(field.value);
            if (media.charset.empty() && media.type == out.media.type) media.charset = out.media.charset;
            out.media = std::move(media);
        } else if (field.name == "transfer-encoding") {
            out.chunked = out.chunked || ascii_lower(field.value).find("chunked") != std::string::npos;
        } else if (field.name == "content-encoding") {
            std::string_view rest = field.value;
            while (!rest.empty() && out.codings.size() < most_codings) {
                const auto comma = rest.find(',');
                out.codings.emplace_back(without_space(rest.substr(0, comma)));
                rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
            }
        }
    }
    return out;
}

std::string unchunked(std::string body) {
    constexpr std::size_t most_size_digits = 15;
    std::string out;
    std::size_t at = 0;
    while (at < body.size()) {
        const auto line_end = body.find('\n', at);
        if (line_end == std::string::npos && at == 0) return body;
        if (line_end == std::string::npos) break;
        const auto line = without_space(std::string_view(body).substr(at, line_end - at));
        const auto size_text = without_space(line.substr(0, line.find(';')));
        std::uint64_t size = 0;
        const auto [end, failed] =
            std::from_chars(size_text.data(), size_text.data() + size_text.size(), size, 16);
        if (failed != std::errc{} || end != size_text.data() + size_text.size() ||
            size_text.size() > most_size_digits) {
            if (at == 0) return body;
            break;
        }
        if (size == 0) return out;
        const auto there = std::min<std::uint64_t>(size, body.size() - line_end - 1);
        out.append(body, line_end + 1, there);
        at = line_end + 1 + there;
        if (body.compare(at, 2, "\r\n") == 0) {
            at += 2;
        } else if (body.compare(at, 1, "\n") == 0) {
            at += 1;
        }
    }
    return out;
}

Result<std::vector<MediaClass>> read_media_classes() {
    constexpr std::string_view file = "source/media_types.tsv";
    const auto rows = data_rows(file, 3, 3);
    if (!rows) return rows.error();
    std::vector<MediaClass> classes;
    for (const DataRow& row : *rows) {
        const auto use = row.fields[1];
        if (row.fields[0].empty() || row.fields[2].empty() || (use != "report" && use != "other")) {
            return Error{
                ErrorCode::malformed,
                fmt::format("data/{} line {}: a type, \"report\" or \"other\", and what it is are needed",
                            file, row.line)};
        }
        classes.push_back({std::string(row.fields[0]), use == "report", std::string(row.fields[2])});
    }
    return classes;
}

const MediaClass& media_class(std::string_view type) {
    static const std::vector<MediaClass> classes = [] {
        auto read = read_media_classes();
        return read ? std::move(*read) : std::vector<MediaClass>{};
    }();
    static const MediaClass unknown{"", true, "data of no stated type"};
    static const MediaClass other{"", false, "other data"};
    if (type.empty()) return unknown;
    const auto found = std::find_if(classes.begin(), classes.end(),
                                    [&](const MediaClass& one) { return type.starts_with(one.beginning); });
    return found == classes.end() ? other : *found;
}

}  // namespace dateline
