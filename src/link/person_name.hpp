// A person's name made ready for comparing: every way in which a tradition can read it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "link/name_tradition.hpp"

namespace dateline {

// How well a tradition suits a name: `home` by its country, its script or a sign in it.
enum class NameFit : std::uint8_t { foreign, possible, home };

struct NamePart {
    std::uint16_t begin = 0;  // of PersonName::sounds
    std::uint16_t size = 0;
    bool initial = false;
    bool particle = false;
    bool patronymic = false;
    bool vowels_unwritten = false;         // Arabic and Hebrew letters
    bool form_is_told = false;             // the word stands in forms.tsv as it is written
    std::array<std::uint16_t, 2> forms{};  // rows of NameVocabulary::forms(), from 1; 0: none
};

// One name by one system of one tradition.
struct NameReading {
    std::uint8_t tradition = 0;
    std::uint8_t system = 0;
    NameFit fit = NameFit::possible;
    // NameBuild::words: the words in their order. NameBuild::syllables: the given name alone.
    std::vector<NamePart> parts;
    Families families{};  // NameBuild::syllables
};

class PersonName {
public:
    // `name` as told, in any script the tables know; `country` (ISO 3166-1 alpha-3) where it is known.
    explicit PersonName(std::string_view name, std::string_view country = {});

    const std::string& plain() const { return plain_; }  // the words without marks, a space between
    std::size_t word_count() const { return words_; }
    // Whether it is more than a surname: two words, or a family name and a given name in one.
    bool is_full() const;
    const std::vector<NameReading>& readings() const { return readings_; }
    std::span<const Sounds> sounds(const NamePart& part) const {
        return std::span(sounds_).subspan(part.begin, part.size);
    }
    // Of all parts from the first to the last, which follow one another.
    std::span<const Sounds> sounds(const NameReading& reading) const;
    const std::string& suffix() const { return suffix_; }  // "jr", or empty

    // Keys for an index: two names that compare_names() finds the same share at least one.
    std::vector<std::string> keys() const;

private:
    void read_words(std::uint8_t tradition, NameFit fit, const std::vector<NameWord>& words);
    void read_syllables(std::uint8_t tradition, NameFit fit, const std::vector<NameWord>& words);
    void add_syllables(std::uint8_t tradition, NameFit fit, std::u32string_view family,
                       std::u32string_view given);

    std::string plain_;
    std::string suffix_;
    std::string country_;
    std::size_t words_ = 0;
    std::vector<NameReading> readings_;
    std::vector<Sounds> sounds_;
};

}  // namespace dateline
