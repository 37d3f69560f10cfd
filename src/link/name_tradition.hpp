// A tradition of names: what its spellings may sound like, system of romanisation by system.
//
// A spelling stands for a row of sounds, each a set of those that it may be: "u" in a Korean name may be
// u, eu or eo. Two spellings can be one name where their rows of sets meet place by place. That needs no
// preferred system, and it compares an original script with Latin letters in one step.
// Tables: data/names/traditions.tsv, systems.tsv, families.tsv and sounds_TRADITION.tsv.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "link/name_words.hpp"

namespace dateline {

// A set of sounds of one tradition; the bit `silent` says that there may be none.
using Sounds = std::uint64_t;
inline constexpr Sounds silent = 1;

// Whether the rows of sets meet place by place, what may be silent being skipped where it must.
bool sounds_meet(std::span<const Sounds> a, std::span<const Sounds> b);

// A set of family names of one tradition.
using Families = std::array<std::uint64_t, 4>;
inline constexpr std::size_t max_families = 256;

inline constexpr std::size_t longest_spelling = 12;  // letters of a row of sounds

enum class NameOrder { given_first, either };
enum class NameBuild { words, syllables };  // syllables: a family name and a given name of syllables

struct NameSystem {
    std::string id;
    std::string standard;             // "McCune-Reischauer (1939)", for reasons
    std::vector<std::string> not_in;  // countries whose own names it never writes
};

struct NameSpelling {
    enum class Where { any, before_vowel, start, end, whole, first } where = Where::any;
    std::uint32_t systems = 0;  // bit i: systems[i] of the tradition
    std::u32string letters;     // as NameWord::letters
    std::vector<Sounds> sounds;
    bool barred = false;  // not a spelling of the system: the word is not written by it
    int line = 0;
};

class NameTradition {
    struct LettersHash {
        using is_transparent = void;
        std::size_t operator()(std::u32string_view letters) const {
            return std::hash<std::u32string_view>()(letters);
        }
    };

public:
    std::string name;                    // "korean"
    std::vector<std::string> countries;  // ISO 3166-1 alpha-3 where it is at home; empty: everywhere
    NameOrder order = NameOrder::given_first;
    NameBuild build = NameBuild::words;
    bool doubles_count = true;     // whether "tt" is more than "t"
    bool reading_is_sign = false;  // a name that can be read at all is taken for one of the tradition
    std::vector<NameScript> scripts;
    std::vector<NameSystem> systems;

    bool at_home_in(std::string_view country) const;

    // Appends the sounds of a word, or of syllables joined by '-', by the system; false where it is
    // not one of its spellings, `into` being then as before.
    bool sound_out(std::u32string_view letters, std::size_t system, std::vector<Sounds>& into) const;

    // The family names that the word may be by the system; none where it is no family name of it.
    Families families_of(std::u32string_view letters, std::size_t system) const;
    // Every spelling of families.tsv, in its order of letters, with the families it may be.
    std::vector<std::pair<std::u32string, Families>> family_spellings() const;

    // "김" for each family in the set.
    std::vector<std::string_view> family_names(const Families& families) const;

    // The letter under which all sounds that may be taken for one another are keyed; 0 for those that
    // keys leave out, because they may be silent.
    char key_letter(Sounds sounds) const;

    const std::vector<NameSpelling>& spellings() const { return spellings_; }
    const std::vector<std::string>& sounds() const { return sounds_; }

    // Errors name file and line.
    static Result<std::vector<NameTradition>> load();

private:
    Result<bool> load_sounds();
    void make_key_letters();
    void bind_families_to_systems();
    const NameSpelling* spelling_at(std::u32string_view letters, std::size_t at, std::size_t system) const;

    std::vector<std::string> sounds_;  // by bit, from 1
    std::vector<NameSpelling> spellings_;
    template <class Value>
    using ByLetters = std::unordered_map<std::u32string, Value, LettersHash, std::equal_to<>>;

    ByLetters<std::vector<std::uint32_t>> by_letters_;
    std::unordered_map<char32_t, std::uint32_t> lengths_;  // bits: how long spellings from a letter are
    std::array<char, 64> key_letters_{};
    struct FamilySpelling {
        Families families{};
        std::uint32_t systems = 0;  // by which it can be written
    };
    ByLetters<FamilySpelling> families_;
    std::vector<std::string> family_names_;
};

// The built-in ones, parsed once; the first is the one for names of which nothing is known.
const std::vector<NameTradition>& name_traditions();

}  // namespace dateline
