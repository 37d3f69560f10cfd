#include "link/name_vocabulary.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/data_file.hpp"

namespace dateline {
namespace {

constexpr std::string_view words_file = "names/words.tsv";
constexpr std::string_view forms_file = "names/forms.tsv";

constexpr std::array<std::pair<std::string_view, NameWordKind>, 7> kinds = {{
    {"title", NameWordKind::title},
    {"suffix", NameWordKind::suffix},
    {"particle", NameWordKind::particle},
    {"servant", NameWordKind::servant},
    {"sign", NameWordKind::sign},
    {"sign_end", NameWordKind::sign_end},
    {"patronymic", NameWordKind::patronymic},
}};

std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

}  // namespace

Result<NameVocabulary> NameVocabulary::load() {
    NameVocabulary loaded;
    auto rows = data_rows(words_file, 4, 4);
    if (!rows) return rows.error();
    for (const DataRow& row : *rows) {
        const auto kind =
            std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.first == row.fields[1]; });
        if (kind == kinds.end()) {
            return Error{ErrorCode::malformed, fmt::format("data/{} line {}: no kind of word is called '{}'",
                                                           words_file, row.line, row.fields[1])};
        }
        const std::string tradition = row.fields[0] == "*" ? std::string() : std::string(row.fields[0]);
        auto& words = loaded.words_[{kind->second, tradition}];
        for (std::string& word : parts_of(row.fields[2])) {
            if (std::find(words.begin(), words.end(), word) != words.end()) {
                return Error{ErrorCode::malformed,
                             fmt::format("data/{} line {}: '{}' is told twice", words_file, row.line, word)};
            }
            words.push_back(std::move(word));
        }
    }
    for (auto& [key, words] : loaded.words_) std::sort(words.begin(), words.end());
    auto form_rows = data_rows(forms_file, 3, 3);
    if (!form_rows) return form_rows.error();
    for (const DataRow& row : *form_rows) {
        NameForms forms{std::string(row.fields[0]), parts_of(row.fields[1]), row.line};
        if (forms.forms.size() < 2) {
            return Error{ErrorCode::malformed,
                         fmt::format("data/{} line {}: a form needs another one", forms_file, row.line)};
        }
        loaded.forms_.push_back(std::move(forms));
    }
    return loaded;
}

const NameVocabulary& NameVocabulary::instance() {
    static const NameVocabulary words = [] {
        auto loaded = load();
        return loaded ? std::move(*loaded) : NameVocabulary();
    }();
    return words;
}

std::vector<NameVocabulary::Word> NameVocabulary::words() const {
    std::vector<Word> all;
    for (const auto& [key, words] : words_) {
        for (const std::string& word : words) all.push_back({key.first, key.second, word});
    }
    return all;
}

bool NameVocabulary::has(NameWordKind kind, std::string_view tradition, std::string_view word) const {
    const auto in = [&](std::string_view of) {
        const auto at = words_.find(Key(kind, of));
        return at != words_.end() && std::binary_search(at->second.begin(), at->second.end(), word);
    };
    return in("") || (!tradition.empty() && in(tradition));
}

bool NameVocabulary::ends(NameWordKind kind, std::string_view tradition, std::string_view word) const {
    const auto at = words_.find(Key(kind, tradition));
    if (at == words_.end()) return false;
    return std::any_of(at->second.begin(), at->second.end(), [&](const std::string& ending) {
        return word.size() >= ending.size() + 2 && word.ends_with(ending);
    });
}

}  // namespace dateline
