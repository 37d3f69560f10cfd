#include "source/side_files.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/data_file.hpp"

namespace dateline {

namespace {

constexpr std::array<std::string_view, 4> page_endings = {".html", ".htm", ".xhtml", ".shtml"};

char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool ends_with_any_case(std::string_view name, std::string_view ending) {
    return name.size() > ending.size() && std::equal(ending.rbegin(), ending.rend(), name.rbegin(),
                                                     [](char a, char b) { return a == ascii_lower(b); });
}

const std::vector<SideFile>& table() {
    static const std::vector<SideFile> rows = [] {
        auto read = read_side_files();
        return read ? std::move(*read) : std::vector<SideFile>{};
    }();
    return rows;
}

}  // namespace

Result<std::vector<SideFile>> read_side_files() {
    constexpr std::string_view file = "source/side_files.tsv";
    const auto rows = data_rows(file, 3, 3);
    if (!rows) return rows.error();
    std::vector<SideFile> found;
    for (const DataRow& row : *rows) {
        const auto kind = row.fields[0];
        if ((kind != "file" && kind != "folder") || row.fields[1].size() < 2 || row.fields[2].empty()) {
            return Error{
                ErrorCode::malformed,
                fmt::format("data/{} line {}: \"file\" or \"folder\", an ending and a name are needed", file,
                            row.line)};
        }
        found.push_back({kind == "file" ? SideFile::Kind::file : SideFile::Kind::folder,
                         std::string(row.fields[1]), std::string(row.fields[2])});
    }
    return found;
}

std::optional<std::string_view> side_file(std::string_view name) {
    for (const SideFile& row : table()) {
        if (row.kind == SideFile::Kind::file && ends_with_any_case(name, row.ending)) return row.what;
    }
    return std::nullopt;
}

std::optional<std::string_view> side_folder(std::string_view name,
                                            const std::function<bool(const std::string&)>& has_file) {
    for (const SideFile& row : table()) {
        if (row.kind != SideFile::Kind::folder || !name.ends_with(row.ending)) continue;
        const auto stem = name.substr(0, name.size() - row.ending.size());
        for (const auto page : page_endings) {
            if (has_file(std::string(stem) + std::string(page))) return row.what;
        }
    }
    return std::nullopt;
}

}  // namespace dateline
