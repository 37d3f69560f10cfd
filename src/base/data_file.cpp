#include "base/data_file.hpp"

#include <fmt/format.h>

#include "base/embedded_data.hpp"

namespace dateline {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \r") - first + 1);
}

}  // namespace

Result<std::string_view> data_file(std::string_view name) {
    for (const EmbeddedFile& file : embedded_files()) {
        if (file.name == name) return file.bytes;
    }
    return Error{ErrorCode::not_found, fmt::format("no built-in data file data/{}", name)};
}

std::vector<std::string_view> data_file_names() {
    std::vector<std::string_view> names;
    for (const EmbeddedFile& file : embedded_files()) names.push_back(file.name);
    return names;
}

Result<std::vector<DataRow>> data_rows(std::string_view name, std::size_t least, std::size_t most) {
    const auto bytes = data_file(name);
    if (!bytes) return bytes.error();
    std::vector<DataRow> rows;
    std::string_view rest = *bytes;
    for (int line = 1; !rest.empty(); ++line) {
        const auto newline = rest.find('\n');
        std::string_view text = rest.substr(0, newline);
        rest = newline == std::string_view::npos ? std::string_view{} : rest.substr(newline + 1);
        if (trimmed(text).empty() || text.front() == '#') continue;
        DataRow row;
        row.line = line;
        for (;;) {
            const auto tab = text.find('\t');
            row.fields.push_back(trimmed(text.substr(0, tab)));
            if (tab == std::string_view::npos) break;
            text = text.substr(tab + 1);
        }
        if (row.fields.size() < least || row.fields.size() > most) {
            return Error{ErrorCode::malformed, fmt::format("data/{} line {}: {} fields, expected {} to {}",
                                                           name, line, row.fields.size(), least, most)};
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace dateline
