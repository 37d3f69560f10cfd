// A person's name as it is written, cut into its words, ready to be read under a tradition.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class NameScript { latin, cyrillic, greek, arabic, hebrew, hangul, han, kana, other };

struct NameWord {
    std::u32string letters;  // decomposed (NFKD) and lower case, marks kept; curly apostrophes as "'"
    std::string plain;       // the same in UTF-8 without marks and apostrophes
    NameScript script = NameScript::latin;  // of its first letter
    bool joined = false;                    // by a hyphen to the word before
    bool initial = false;                   // one letter that stands for a name
};

// Words in reading order: a comma turns them ("Novak, Jan" is Jan Novak), titles and "Jr." go into
// `dropped`. A name of another script than the tables know is put into Latin letters by ICU; kana too.
struct NameWords {
    std::vector<NameWord> words;
    std::vector<std::string> dropped;
};

// At most max_name_words words of at most max_word_letters letters are kept. `name` is valid UTF-8.
inline constexpr std::size_t max_name_words = 10;
inline constexpr std::size_t max_word_letters = 40;
NameWords split_name(std::string_view name);

// Decomposed and lower case, as the letters of a NameWord.
std::u32string name_letters(std::string_view text);

// Pinyin without tones, one word a character ("xiao ming"); empty where one of them is no Han character.
std::vector<std::u32string> pinyin_of(std::u32string_view han);

}  // namespace dateline
