#include "link/title_fields.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "base/data_file.hpp"
#include "link/names.hpp"

namespace dateline {
namespace {

constexpr std::string_view file = "link/title_fields.tsv";

}  // namespace

Result<TitleFields> TitleFields::load() {
    auto rows = data_rows(file, 2, 2);
    if (!rows) return rows.error();
    TitleFields fields;
    for (const DataRow& row : *rows) {
        std::string_view words = row.fields[1];
        while (!words.empty()) {
            const std::size_t end = std::min(words.find(' '), words.size());
            const std::string word(words.substr(0, end));
            words.remove_prefix(std::min(end + 1, words.size()));
            if (word.empty()) continue;
            const bool is_new = fields.field_of_word_.emplace(word, row.fields[0]).second;
            if (!is_new) {
                return Error{ErrorCode::malformed,
                             fmt::format("data/{} line {}: '{}' has a field already", file, row.line, word)};
            }
        }
    }
    return fields;
}

const TitleFields& TitleFields::instance() {
    static const TitleFields fields = [] {
        auto loaded = load();
        return loaded ? std::move(*loaded) : TitleFields();
    }();
    return fields;
}

std::string TitleFields::field_of(std::string_view title) const {
    const std::string key = name_key(title);
    std::string_view rest = key;
    while (!rest.empty()) {
        const std::size_t space = rest.rfind(' ');
        const std::string word(space == std::string_view::npos ? rest : rest.substr(space + 1));
        const auto found = field_of_word_.find(word);
        if (found != field_of_word_.end()) return found->second;
        rest = space == std::string_view::npos ? std::string_view() : rest.substr(0, space);
    }
    return {};
}

}  // namespace dateline
