// The words that prose is full of, by language (data/article/function_words.tsv), and what they say about
// a text: its language, and whether it speaks to its reader.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

struct LanguageWords {
    std::string language;  // ISO 639-1
    std::set<std::string, std::less<>> function;
    std::set<std::string, std::less<>> address;
};

// malformed, naming file and line, where a kind is neither 'function' nor 'address' or a word stands twice.
Result<std::vector<LanguageWords>> read_prose_words();

enum class Script { none, latin, cyrillic, greek, hangul, han, kana, arabic, hebrew, thai, indic, other };

// The script of most letters. Japanese counts as kana where a fifth of it is.
Script main_script(std::string_view text);

// "en", "ko", ...; empty where the words fit none well.
std::string guess_language(std::string_view text);

struct WordCount {
    std::size_t words = 0;  // of East Asian text without blanks, letters / 2
    std::size_t function = 0;
    std::size_t address = 0;  // outside of quotation marks
    std::size_t capitalised = 0;
};

// Counts in `text` by the words of `language` (English where there are none of it).
WordCount count_words(std::string_view text, std::string_view language);

// Words that carry the subject: no function words, three letters or more; East Asian text in pairs of signs.
std::set<std::string, std::less<>> content_words(std::string_view text, std::size_t most);

}  // namespace dateline
