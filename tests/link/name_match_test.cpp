// Spellings of persons' names and what comparing says of them.
#include "link/name_match.hpp"

#include <algorithm>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::test {
namespace {

using testing::HasSubstr;

struct Pair {
    const char* country;
    const char* one;
    const char* other;
    NameRelation relation;
    const char* why;
};

constexpr NameRelation same = NameRelation::same;
constexpr NameRelation compatible = NameRelation::compatible;
constexpr NameRelation different = NameRelation::different;

TEST(NameMatch, SaysSameCompatibleOrDifferentAndWhy) {
    const std::vector<Pair> table = {
        {"KOR", "Lee Seong-hee", "Yi Sŏng-hŭi", same, "McCune-Reischauer"},
        {"PRK", "Pak Myong Chol", "Park Myung-chul", same, "the same sounds by"},
        {"PRK", "Pak Myong Chol", "박명철", same, "the same sounds by"},
        {"KOR", "Jin-su Oh", "Oh Jin Su", same, "Revised"},
        {"KOR", "Kim Min-su", "Kim Min-ho", different, "given names differ"},
        {"KOR", "Kim Jong-min", "Kim Jung-min", different, "given names differ"},
        {"", "Kim Jong-min", "Kim Jung-min", same, "the North's system"},
        {"KOR", "Kim Min-su", "Lim Min-su", different, "differ"},
        {"CHN", "Wang Chien-kuo", "Wang Jianguo", same, "Wade-Giles"},
        {"CHN", "王建国", "Wang Jianguo", same, "Pinyin"},
        {"CHN", "Zhang Gui", "Zhang Kui", different, "given names differ"},
        {"HKG", "Wong Kwok-keung", "黃國強", same, "Cantonese"},
        {"JPN", "Syunzi Oono", "Ōno Shunji", same, "family name first and last"},
        {"JPN", "たなか ゆうこ", "Yuko Tanaka", same, "the same sounds"},
        {"JPN", "Yuko Tanaka", "Yukiko Tanaka", different, "given names differ"},
        {"RUS", "Sergei Orlov", "Сергей Орлов", same, "BGN/PCGN"},
        {"RUS", "Dmitry Ivanovich Orlov", "Orlov Dmitriy", same, "the father's name left out"},
        {"RUS", "Andrei Orlov", "Alexei Orlov", different, "given names differ"},
        {"UKR", "Mykola Hrytsenko", "Nikolai Gritsenko", same, "forms of the same name"},
        {"", "Vladimir Orlov", "Volodymyr Orlov", same, "forms of the same name"},
        {"EGY", "Mohamed Hussein", "محمد حسين", same, "ISO 233"},
        {"EGY", "Mohamed Hussein", "محمد حسن", different, "differ"},
        {"SYR", "Khaled al-Masri", "Khalid Almasri", same, "joined otherwise"},
        {"IRQ", "Abd al-Rahman Saleh", "Abdulrahman Salih", same, "the same sounds"},
        {"EGY", "Ahmed Hussein", "Muhammad Hussein", different, "given names differ"},
        {"SAU", "Fahd bin Sultan", "Fahad Sultan", same, "forms of the same name"},
        {"IRN", "Sadegh Rouhi", "صادق روحی", same, "the same sounds"},
        {"GRC", "Giorgos Markopoulos", "Γεώργιος Μαρκόπουλος", same, "same"},
        {"ISR", "Yitzhak Levi", "יצחק לוי", same, "ISO 259"},
        {"IND", "Laxmi Shukla", "Lakshmi Shukla", same, "same"},
        {"HUN", "Szabó Ferenc", "Ferenc Szabó", same, "family name first and last"},
        {"DEU", "Jürgen Müller", "MUELLER, Juergen", same, "the same sounds"},
        {"DEU", "Dr. Paul Meyer", "Paul Meyer", same, "the same name"},
        {"USA", "Bill Meyer", "William Meyer", same, "forms of the same name"},
        {"USA", "P. Meyer", "Paul Meyer", compatible, "initial"},
        {"USA", "Paul Q. Meyer", "Paul Meyer", compatible, "left out"},
        {"USA", "Paul Meyer Jr.", "Paul Meyer Sr.", different, "the younger"},
        {"USA", "Paul Meyer Jr.", "Paul Meyer", compatible, "left out"},
        {"USA", "Thomas John", "John Thomas", compatible, "another order"},
        {"USA", "Meyer", "Paul Meyer", compatible, "surname alone"},
        {"USA", "Paul Meyer", "Peter Meyer", different, "given names differ"},
        {"USA", "Paul Meyer", "Paul Mayer", different, "family names differ"},
        {"", "", "Paul Meyer", different, "no tradition"},
    };
    for (const Pair& row : table) {
        const PersonName one(row.one, row.country);
        const PersonName other(row.other, row.country);
        const NameVerdict verdict = compare_names(one, other);
        EXPECT_EQ(verdict.relation, row.relation) << row.one << " / " << row.other << ": " << why(verdict);
        EXPECT_THAT(why(verdict), HasSubstr(row.why)) << row.one << " / " << row.other;
        EXPECT_EQ(compare_names(other, one).relation, row.relation) << row.other << " / " << row.one;
    }
}

TEST(NameMatch, ReadsAnyTextWithoutHarm) {
    const std::string long_name(5000, 'x');
    for (const std::string& text : {std::string(), std::string(" , . - ' "), long_name, long_name + " y",
                                    std::string("a b c d e f g h i j k l m n o p"), std::string("김"),
                                    std::string("王"), std::string("ー ー"), std::string("́ ́")}) {
        const PersonName name(text);
        const NameVerdict verdict = compare_names(name, name);
        EXPECT_NE(why(verdict), "");
        EXPECT_LE(name.word_count(), max_name_words);
    }
}

// One line of tests/cases/names/persons.txt: the spellings of a person; namesakes share the group.
struct Person {
    std::string group;
    std::vector<std::string> spellings;
    std::vector<PersonName> names;
};

std::vector<Person> persons() {
    std::ifstream file(DATELINE_SOURCE_DIR "/tests/cases/names/persons.txt");
    std::vector<Person> all;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        const std::size_t first = line.find('\t');
        const std::size_t second = line.find('\t', first + 1);
        if (second == std::string::npos) continue;
        Person person{line.substr(0, first), {}, {}};
        std::string country = line.substr(first + 1, second - first - 1);
        if (country == "-") country.clear();
        std::string rest = line.substr(second + 1);
        for (std::size_t bar = 0; bar != std::string::npos;) {
            bar = rest.find('|');
            person.spellings.push_back(rest.substr(0, bar));
            person.names.emplace_back(person.spellings.back(), country);
            if (bar != std::string::npos) rest.erase(0, bar + 1);
        }
        all.push_back(std::move(person));
    }
    return all;
}

bool share_key(const PersonName& a, const PersonName& b) {
    const auto keys = a.keys();
    const auto others = b.keys();
    return std::find_first_of(keys.begin(), keys.end(), others.begin(), others.end()) != keys.end();
}

// The floors stand a little below what was measured (docs/names.md).
TEST(NameMatch, SpellingsOfAPersonMeetUnderAKeyAndNamesakesDoNot) {
    std::size_t met = 0;
    std::size_t pairs = 0;
    std::size_t wrong = 0;
    const std::vector<Person> all = persons();
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i; j < all.size() && all[j].group == all[i].group; ++j) {
            for (std::size_t x = 0; x < all[i].names.size(); ++x) {
                for (std::size_t y = i == j ? x + 1 : 0; y < all[j].names.size(); ++y) {
                    const PersonName& a = all[i].names[x];
                    const PersonName& b = all[j].names[y];
                    const NameRelation relation = compare_names(a, b).relation;
                    EXPECT_EQ(compare_names(b, a).relation, relation);
                    const bool is_same = relation == same;
                    pairs += i == j;
                    met += i == j && is_same;
                    wrong += i != j && is_same && a.plain() != b.plain();
                    if (is_same) {
                        EXPECT_TRUE(share_key(a, b)) << all[i].spellings[x] << " / " << all[j].spellings[y];
                    }
                }
            }
        }
    }
    EXPECT_GT(pairs, 1500U);
    EXPECT_GE(static_cast<double>(met), 0.97 * static_cast<double>(pairs));
    EXPECT_LE(wrong, met / 200);
}

}  // namespace
}  // namespace dateline::test
