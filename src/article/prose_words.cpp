#include "article/prose_words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <unordered_map>

#include "article/text_form.hpp"
#include "base/data_file.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::string_view file = "article/function_words.tsv";
// A language is named when this share of a text's words are its function words; prose has 0.3 and more.
constexpr double least_function_share = 0.12;
constexpr std::size_t guess_words = 500;

const std::vector<LanguageWords>& languages() {
    static const std::vector<LanguageWords> table = [] {
        auto read = read_prose_words();
        return read ? std::move(*read) : std::vector<LanguageWords>{};
    }();
    return table;
}

// The index in languages(); of English where there is none of it.
std::size_t index_of(std::string_view language) {
    std::size_t english = 0;
    for (std::size_t i = 0; i < languages().size(); ++i) {
        if (languages()[i].language == language) return i;
        if (languages()[i].language == "en") english = i;
    }
    return english;
}

// In which languages a word is a function word or speaks to its reader: bit i for languages()[i].
struct WordUse {
    std::uint64_t function = 0;
    std::uint64_t address = 0;
};

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

// The words of all languages; only asked for, never walked.
class WordUses {
public:
    WordUses() {
        for (std::size_t i = 0; i < languages().size(); ++i) {
            const std::uint64_t bit = std::uint64_t{1} << i;
            for (const std::string& word : languages()[i].function) uses_[word].function |= bit;
            for (const std::string& word : languages()[i].address) uses_[word].address |= bit;
        }
        for (const auto& [word, use] : uses_) longest_ = std::max(longest_, word.size());
    }

    WordUse of(std::string_view word) const {
        if (word.size() > longest_) return {};
        const auto found = uses_.find(word);
        return found == uses_.end() ? WordUse{} : found->second;
    }

private:
    std::unordered_map<std::string, WordUse, Hash, std::equal_to<>> uses_;
    std::size_t longest_ = 0;
};

const WordUses& word_uses() {
    static const WordUses uses;
    return uses;
}

bool is_han(char32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF);
}
bool is_kana(char32_t c) {
    return c >= 0x3040 && c <= 0x30FF;
}

Script script_of(char32_t c) {
    if (c < 0x250 || (c >= 0x1E00 && c <= 0x1EFF)) return Script::latin;
    if (c >= 0x370 && c <= 0x3FF) return Script::greek;
    if (c >= 0x400 && c <= 0x52F) return Script::cyrillic;
    if (c >= 0x590 && c <= 0x5FF) return Script::hebrew;
    if (c >= 0x600 && c <= 0x77F) return Script::arabic;
    if (c >= 0x900 && c <= 0xDFF) return Script::indic;
    if (c >= 0xE00 && c <= 0xE7F) return Script::thai;
    if ((c >= 0xAC00 && c <= 0xD7AF) || (c >= 0x1100 && c <= 0x11FF)) return Script::hangul;
    if (is_kana(c)) return Script::kana;
    if (is_han(c)) return Script::han;
    return Script::other;
}

// Follows double quotation marks through a text.
class Quotes {
public:
    bool inside(char32_t c) {
        if (c == U'“' || c == U'«' || c == U'„') open_ = true;
        if (c == U'”' || c == U'»') open_ = false;
        if (c == U'"') open_ = !open_;
        return open_;
    }

private:
    bool open_ = false;
};

}  // namespace

Result<std::vector<LanguageWords>> read_prose_words() {
    const auto rows = data_rows(file, 3, 3);
    if (!rows) return rows.error();
    std::vector<LanguageWords> table;
    for (const DataRow& row : *rows) {
        if (table.empty() || table.back().language != row.fields[0])
            table.push_back({std::string(row.fields[0]), {}, {}});
        const bool address = row.fields[1] == "address";
        auto& into = address ? table.back().address : table.back().function;
        for (const auto word : split_at(row.fields[2], {" "})) {
            if ((!address && row.fields[1] != "function") || !into.emplace(word).second) {
                return Error{ErrorCode::malformed, fmt::format("data/{} line {}: unknown kind, or '{}' twice",
                                                               file, row.line, word)};
            }
        }
    }
    return table;
}

Script main_script(std::string_view text) {
    std::array<std::size_t, 12> counts{};
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size() && letters < 4000;) {
        if (const auto plain = static_cast<unsigned char>(text[at]); plain < 0x80) {
            const bool letter = (plain | 0x20U) >= 'a' && (plain | 0x20U) <= 'z';
            letters += letter;
            counts[static_cast<std::size_t>(Script::latin)] += letter;
            ++at;
            continue;
        }
        const char32_t c = next_character(text, at);
        if (!is_alpha(c)) continue;
        ++letters;
        ++counts[static_cast<std::size_t>(script_of(c))];
    }
    if (letters == 0) return Script::none;
    if (counts[static_cast<std::size_t>(Script::kana)] * 5 > letters) return Script::kana;
    std::size_t best = 0;
    for (std::size_t i = 1; i < counts.size(); ++i) {
        if (counts[i] > counts[best]) best = i;
    }
    return static_cast<Script>(best);
}

std::string guess_language(std::string_view text) {
    switch (main_script(text)) {
        case Script::hangul: return "ko";
        case Script::kana: return "ja";
        case Script::han: return "zh";
        case Script::greek: return "el";
        case Script::hebrew: return "he";
        case Script::thai: return "th";
        default: break;
    }
    const auto words = lower_words(text, guess_words);
    std::vector<std::size_t> counts(languages().size(), 0);
    for (const std::string& word : words) {
        const std::uint64_t use = word_uses().of(word).function;
        for (std::size_t i = 0; use >> i != 0; ++i) counts[i] += (use >> i) & 1U;
    }
    std::string best;
    std::size_t most = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] <= most) continue;
        most = counts[i];
        best = languages()[i].language;
    }
    const bool enough = static_cast<double>(most) > least_function_share * static_cast<double>(words.size());
    return enough ? best : std::string{};
}

WordCount count_words(std::string_view text, std::string_view language) {
    const std::size_t index = index_of(language);
    WordCount count;
    Quotes quotes;
    std::size_t east_asian = 0;
    std::size_t begin = text.size();
    bool quoted = false;
    const auto flush = [&](std::size_t end) {
        if (begin >= end) return;
        const auto word = text.substr(begin, end - begin);
        std::size_t first = 0;
        ++count.words;
        count.capitalised += is_upper(next_character(word, first));
        const WordUse use = word_uses().of(lower(word));
        count.function += (use.function >> index) & 1U;
        if (!quoted) count.address += (use.address >> index) & 1U;
        begin = text.size();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char32_t c = next_character(text, at);
        if (is_han(c) || is_kana(c)) {
            flush(from);
            ++east_asian;
        } else if (is_alpha(c) || is_digit(c) || (c >= 0x300 && c <= 0x36F)) {
            if (begin == text.size()) begin = from;
        } else {
            flush(from);
            quoted = quotes.inside(c);
        }
    }
    flush(text.size());
    count.words += east_asian / 2;
    return count;
}

std::set<std::string, std::less<>> content_words(std::string_view text, std::size_t most) {
    std::set<std::string, std::less<>> out;
    for (const std::string& word : lower_words(text, most)) {
        std::size_t at = 0;
        const char32_t first = next_character(word, at);
        if (is_han(first) || is_kana(first)) {
            for (std::size_t i = 0, next = 0; i < word.size(); i = next) {
                next = i;
                next_character(word, next);
                std::size_t end = next;
                if (end < word.size()) next_character(word, end);
                if (end > next) out.insert(word.substr(i, end - i));
            }
            continue;
        }
        if (word.size() < 3) continue;
        if (word_uses().of(word).function == 0)
            out.insert(word.ends_with("'s") ? word.substr(0, word.size() - 2) : word);
    }
    return out;
}

}  // namespace dateline
