#include "article/html_cues.hpp"

#include <charconv>
#include <fmt/format.h>

#include "article/text_form.hpp"
#include "base/data_file.hpp"

namespace dateline {

namespace {

// Generated names can be very long; what they mean stands at the beginning.
constexpr std::size_t names_bytes = 400;

const HtmlCues& cues() {
    static const HtmlCues table = [] {
        auto read = read_html_cues();
        return read ? std::move(*read) : HtmlCues{};
    }();
    return table;
}

}  // namespace

Result<HtmlCues> read_html_cues() {
    constexpr std::string_view file = "article/html_cues.tsv";
    const auto rows = data_rows(file, 3, 3);
    if (!rows) return rows.error();
    HtmlCues table;
    for (const DataRow& row : *rows) {
        int weight = 0;
        const auto number = row.fields[1];
        const auto [end, failed] = std::from_chars(number.data(), number.data() + number.size(), weight);
        if (failed != std::errc{} || end != number.data() + number.size() || weight >= 0) {
            return Error{ErrorCode::malformed,
                         fmt::format("data/{} line {}: the weight is no negative number", file, row.line)};
        }
        for (const auto words : split_at(row.fields[2], {"|"})) {
            if (!table
                     .emplace(std::string(words),
                              HtmlCue{std::string(row.fields[0]), static_cast<double>(weight)})
                     .second) {
                return Error{ErrorCode::malformed,
                             fmt::format("data/{} line {}: '{}' for the second time", file, row.line, words)};
            }
        }
    }
    return table;
}

std::vector<std::string> name_words(std::string_view names) {
    std::vector<std::string> words;
    std::string word;
    bool small = false;
    for (const char c : cut_to(names, names_bytes)) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool lower_case = c >= 'a' && c <= 'z';
        if ((!upper && !lower_case) || (upper && small)) {
            if (!word.empty()) words.push_back(std::move(word));
            word.clear();
        }
        if (upper || lower_case) word += upper ? static_cast<char>(c + 32) : c;
        small = lower_case;
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

const HtmlCue* cue_of(const std::vector<std::string>& words) {
    const HtmlCue* heaviest = nullptr;
    const auto look_up = [&heaviest](const std::string& key) {
        const auto found = cues().find(key);
        if (found != cues().end() && (heaviest == nullptr || found->second.weight < heaviest->weight))
            heaviest = &found->second;
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        look_up(words[i]);
        if (i + 1 < words.size()) look_up(words[i] + ' ' + words[i + 1]);
    }
    return heaviest;
}

}  // namespace dateline
