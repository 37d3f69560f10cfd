// The tables of data/names/: they load, and every row of them does what it says.
#include <algorithm>
#include <bit>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "link/name_tradition.hpp"
#include "link/name_vocabulary.hpp"
#include "link/person_name.hpp"

namespace dateline::test {
namespace {

using Where = NameSpelling::Where;

std::size_t first_system(std::uint32_t systems) {
    return static_cast<std::size_t>(std::countr_zero(systems));
}

// The row alone, at a place where it may stand: its sounds, or a refusal where it is barred.
bool row_is_used(const NameTradition& tradition, const NameSpelling& row) {
    const std::size_t system = first_system(row.systems);
    std::u32string word = row.letters;
    const bool inside = row.where == Where::any || row.where == Where::before_vowel;
    std::vector<Sounds> sounds;
    std::vector<Sounds> around;
    // A row for any place may have a stricter twin at the ends of a word: it is then tried between vowels,
    // or, in a script without them, before a word of the same script.
    std::vector<std::u32string> before = {U"", U"a", U"о", U"ا", U"ι", U"ᄋ"};
    std::vector<std::u32string> after = {U"", U"a", U"k", U"о", U"ا", U"ι", U"ᄋ"};
    for (const auto& head : before) {
        for (const auto& tail : after) {
            if (!inside && !((row.where == Where::start || row.where == Where::first) && head.empty()) &&
                !(row.where == Where::end && tail.empty()) && !(head.empty() && tail.empty()))
                continue;
            sounds.clear();
            around.clear();
            const bool read = tradition.sound_out(head + word + tail, system, sounds);
            if (row.barred) {
                if (!read) return true;
                continue;
            }
            const bool head_read = head.empty() || tradition.sound_out(head, system, around);
            if (!read || !head_read) continue;
            std::vector<Sounds> expected = around;
            expected.insert(expected.end(), row.sounds.begin(), row.sounds.end());
            if (sounds.size() < expected.size()) continue;
            if (std::equal(expected.begin(), expected.end(), sounds.begin())) return true;
        }
    }
    return false;
}

TEST(NameTables, EveryRowLoadsAndIsUsed) {
    const auto loaded = NameTradition::load();
    ASSERT_TRUE(loaded) << loaded.error().message;
    ASSERT_GE(loaded->size(), 10U);
    EXPECT_EQ(loaded->front().name, "latin");
    for (const NameTradition& tradition : *loaded) {
        EXPECT_FALSE(tradition.spellings().empty()) << tradition.name;
        EXPECT_FALSE(tradition.scripts.empty()) << tradition.name;
        for (std::size_t system = 0; system < tradition.systems.size(); ++system) {
            const auto of_system = [&](const NameSpelling& row) { return (row.systems >> system & 1U) != 0; };
            EXPECT_TRUE(std::any_of(tradition.spellings().begin(), tradition.spellings().end(), of_system))
                << tradition.name << " " << tradition.systems[system].id;
        }
        for (const NameSpelling& row : tradition.spellings())
            EXPECT_TRUE(row_is_used(tradition, row)) << tradition.name << " line " << row.line;
    }
}

// Every spelling of a family name is one, by some system.
TEST(NameTables, EveryFamilyNameHasASpellingThatIsRead) {
    for (const NameTradition& tradition : name_traditions()) {
        if (tradition.build != NameBuild::syllables) continue;
        Families seen{};
        for (const auto& [letters, families] : tradition.family_spellings()) {
            bool read = false;
            for (std::size_t system = 0; system < tradition.systems.size(); ++system)
                read = read || tradition.families_of(letters, system) != Families{};
            EXPECT_TRUE(read) << tradition.name;
            for (std::size_t i = 0; i < seen.size(); ++i) seen[i] |= families[i];
        }
        Families all{};
        all.fill(~std::uint64_t{0});
        EXPECT_EQ(tradition.family_names(seen).size(), tradition.family_names(all).size()) << tradition.name;
    }
}

TEST(NameTables, EveryFormIsFoundAndEveryWordIsKnown) {
    const auto loaded = NameVocabulary::load();
    ASSERT_TRUE(loaded) << loaded.error().message;
    const auto& traditions = name_traditions();
    for (std::size_t row = 0; row < loaded->forms().size(); ++row) {
        const NameForms& forms = loaded->forms()[row];
        for (const std::string& form : forms.forms) {
            bool found = false;
            const PersonName name(form + " " + form, forms.tradition == "latin" ? "GBR" : "");
            for (const NameReading& reading : name.readings()) {
                if (traditions[reading.tradition].name != forms.tradition) continue;
                for (const NamePart& part : reading.parts)
                    found =
                        found || std::find(part.forms.begin(), part.forms.end(), row + 1) != part.forms.end();
            }
            EXPECT_TRUE(found) << "forms.tsv line " << forms.line << " " << form;
        }
    }
    for (const NameVocabulary::Word& word : loaded->words()) {
        const bool ending = word.kind == NameWordKind::sign_end || word.kind == NameWordKind::patronymic;
        const std::string told = ending ? "xx" + std::string(word.word) : std::string(word.word);
        EXPECT_TRUE(ending ? loaded->ends(word.kind, word.tradition, told)
                           : loaded->has(word.kind, word.tradition, told))
            << word.tradition << " " << word.word;
        const bool known = word.tradition.empty() ||
                           std::any_of(traditions.begin(), traditions.end(),
                                       [&](const NameTradition& t) { return t.name == word.tradition; });
        EXPECT_TRUE(known) << word.tradition;
    }
}

}  // namespace
}  // namespace dateline::test
