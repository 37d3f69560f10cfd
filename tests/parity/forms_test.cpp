// The string ids and lexeme attributes of every different token, and the str methods of every character.
#include <charconv>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "golden.hpp"
#include "language/lexicon.hpp"
#include "language/model_archive.hpp"
#include "language/python_text.hpp"
#include "language/vocab.hpp"

namespace dateline::parity {

namespace {

std::uint64_t hexadecimal(std::string_view text) {
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, 16);
    return value;
}

TEST(Forms, HaveSpacysIdsAndAttributes) {
    const auto files = ModelFiles::open(model_path());
    ASSERT_TRUE(files) << files.error().message;
    const auto lexicon = Lexicon::load(*files);
    ASSERT_TRUE(lexicon) << lexicon.error().message;
    const std::vector<Row> rows = golden_rows("forms.tsv.gz");
    ASSERT_GT(rows.size(), 4000u);
    std::size_t symbols = 0;
    for (const Row& row : rows) {
        const WordForm form = lexicon->form(row[0]);
        EXPECT_EQ(form.id, hexadecimal(row[1])) << row[0];
        EXPECT_EQ(form.norm, row[2]) << row[0];
        EXPECT_EQ(form.features.norm, string_id(row[2])) << row[0];
        EXPECT_EQ(form.features.prefix, string_id(row[3])) << row[0];
        EXPECT_EQ(form.features.suffix, string_id(row[4])) << row[0];
        EXPECT_EQ(form.features.shape, string_id(row[5])) << row[0];
        EXPECT_EQ(form.features.is_space, hexadecimal(row[6])) << row[0];
        symbols += form.id < 1000 ? 1 : 0;
    }
    EXPECT_GT(symbols, 20u) << "reserved symbols among the words of the texts";
}

TEST(Characters, HavePythonsProperties) {
    std::map<char32_t, std::string> properties;
    std::map<char32_t, std::string> lowers;
    for (const Row& row : golden_rows("characters.tsv.gz")) {
        if (row[0] == "L") {
            std::size_t at = 0;
            lowers[next_character(row[1], at)] = row[2];
            continue;
        }
        for (auto c = static_cast<char32_t>(hexadecimal(row[0])); c <= hexadecimal(row[1]); ++c)
            properties[c] = row[2];
    }
    ASSERT_GT(properties.size(), 100'000u);
    ASSERT_GT(lowers.size(), 1000u);
    for (char32_t c = 1; c < 0x110000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::string holds;
        if (python_isalpha(c)) holds += 'a';
        if (python_isupper(c)) holds += 'u';
        if (python_isdigit(c)) holds += 'd';
        if (python_isspace(c)) holds += 's';
        const auto expected = properties.find(c);
        ASSERT_EQ(holds, expected == properties.end() ? "" : expected->second)
            << std::hex << static_cast<std::uint32_t>(c);
        std::string text;
        append_utf8(text, c);
        const auto lower = lowers.find(c);
        ASSERT_EQ(python_lower(text), lower == lowers.end() ? text : lower->second)
            << std::hex << static_cast<std::uint32_t>(c);
    }
}

}  // namespace

}  // namespace dateline::parity
