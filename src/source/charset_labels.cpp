#include "source/charset_labels.hpp"

#include <fmt/format.h>
#include <set>

#include "base/data_file.hpp"
#include "base/utf8.hpp"

namespace dateline {

Result<std::vector<CharsetLabel>> read_charset_labels() {
    constexpr std::string_view file = "source/charset_labels.tsv";
    const auto rows = data_rows(file, 3, 3);
    if (!rows) return rows.error();
    std::vector<CharsetLabel> labels;
    std::set<std::string_view> seen;
    for (const DataRow& row : *rows) {
        if (row.fields[0].empty() || row.fields[1].empty() || row.fields[2].empty() ||
            !seen.insert(row.fields[0]).second) {
            return Error{ErrorCode::malformed,
                         fmt::format("data/{} line {}: an empty field, or a label for the second time", file,
                                     row.line)};
        }
        labels.push_back(
            {std::string(row.fields[0]), std::string(row.fields[1]), std::string(row.fields[2])});
    }
    return labels;
}

const CharsetLabel* find_charset(std::string_view label) {
    static const std::vector<CharsetLabel> labels = [] {
        auto read = read_charset_labels();
        return read ? std::move(*read) : std::vector<CharsetLabel>{};
    }();
    const std::string wanted = lower(trimmed(label));
    for (const CharsetLabel& row : labels) {
        if (row.label == wanted) return &row;
    }
    return nullptr;
}

}  // namespace dateline
