#include "language/lexicon.hpp"

#include <gtest/gtest.h>

#include "base/data_file.hpp"
#include "language/model_folder.hpp"
#include "language/python_text.hpp"
#include "language/vocab.hpp"

namespace dateline {
namespace {

using testing_model::ModelFolder;
using testing_model::Packed;

TEST(WordShape, IsSpacys) {
    struct Case {
        std::string text;
        std::string_view shape;
    };
    for (const auto& [text, shape] : {
             Case{"Bergen", "Xxxxx"},
             Case{"ABCDEFG", "XXXX"},
             Case{"20240611", "dddd"},
             Case{"U.S.", "X.X."},
             Case{"n't", "x'x"},
             Case{"-----", "----"},
             Case{"\u00c9t\u00e9", "Xxx"},
             Case{"\u4e2d\u6587", "xx"},
             Case{"\u01c5a", "xx"},  // a title-case letter is not upper case
             Case{"\u0663\u00b2", "dd"},
             Case{"\u00bd", "\u00bd"},
             Case{"\U0001f600!", "\U0001f600!"},
             Case{std::string(99, 'a'), "xxxx"},
             Case{std::string(100, 'a'), "LONG"},
         }) {
        EXPECT_EQ(word_shape(text), shape) << text;
    }
}

TEST(PythonLower, MapsInFull) {
    struct Case {
        std::string_view text;
        std::string_view lower;
    };
    for (const auto& [text, lower] : {
             Case{"ABC", "abc"},
             Case{"\u00c9T\u00c9", "\u00e9t\u00e9"},
             Case{"\u0130I", "i\u0307i"},
             Case{"\u039f\u0394\u039f\u03a3", "\u03bf\u03b4\u03bf\u03c2"},
             Case{"\u03a3\u0391\u03a3\u0391", "\u03c3\u03b1\u03c3\u03b1"},
             Case{"\u03a3", "\u03c3"},
             Case{"\u0391\u03a3'", "\u03b1\u03c2'"},
             Case{"\u0391\u03a3'\u0391", "\u03b1\u03c3'\u03b1"},
             Case{"\u0391'\u03a3", "\u03b1'\u03c2"},
             Case{"1\u03a3", "1\u03c3"},
         }) {
        EXPECT_EQ(python_lower(text), lower) << text;
    }
}

TEST(Lexicon, TakesNormsFromTheModelThenTheBaseTableThenLowerCase) {
    ModelFolder folder;
    folder.add("vocab/lookups.bin",
               Packed().map(1).text("lexeme_norm").map(1).number(string_id("Cos")).text("because").bytes());
    const auto files = folder.open();
    ASSERT_TRUE(files) << files.error().message;
    const auto lexicon = Lexicon::load(*files);
    ASSERT_TRUE(lexicon) << lexicon.error().message;
    EXPECT_EQ(lexicon->form("Cos").norm, "because");
    EXPECT_EQ(lexicon->form("COS").norm, "cos");
    const auto rows = data_rows("language/base_norms.tsv", 2, 2);
    ASSERT_TRUE(rows) << rows.error().message;
    EXPECT_EQ(rows->size(), 45u);
    for (const DataRow& row : *rows) EXPECT_EQ(lexicon->form(row.fields[0]).norm, row.fields[1]);
}

TEST(Lexicon, GivesPrefixSuffixAndSpace) {
    const ModelFolder folder;
    const auto files = folder.open();
    ASSERT_TRUE(files) << files.error().message;
    const auto lexicon = Lexicon::load(*files);
    ASSERT_TRUE(lexicon) << "a model without a table of norms";
    const WordForm form = lexicon->form("\u00dcber\u00e4ll");
    EXPECT_EQ(form.features.prefix, string_id("\u00dc"));
    EXPECT_EQ(form.features.suffix, string_id("\u00e4ll"));
    EXPECT_EQ(form.features.is_space, 0u);
    EXPECT_EQ(lexicon->form("\u00e9").features.suffix, string_id("\u00e9"));
    EXPECT_EQ(lexicon->form("\n\u2003").features.is_space, 1u);
}

TEST(Lexicon, RefusesABrokenTable) {
    ModelFolder folder;
    folder.add("vocab/lookups.bin", Packed().json(R"({"lexeme_norm": {"word": "norm"}})").bytes());
    const auto files = folder.open();
    ASSERT_TRUE(files);
    const auto lexicon = Lexicon::load(*files);
    ASSERT_FALSE(lexicon);
    EXPECT_EQ(lexicon.error().code, ErrorCode::malformed);
    EXPECT_NE(lexicon.error().message.find("vocab/lookups.bin: the table lexeme_norm"), std::string::npos);
}

}  // namespace
}  // namespace dateline
