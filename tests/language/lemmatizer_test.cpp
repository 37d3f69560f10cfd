#include "language/lemmatizer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "language/model_folder.hpp"
#include "language/vocab.hpp"

namespace dateline {
namespace {

using testing_model::ModelFolder;
using testing_model::Packed;

// Tables of nouns alone.
std::string tables(std::string_view rules, std::string_view exceptions, std::string_view index) {
    Packed packed;
    packed.map(3);
    packed.text("lemma_rules").map(1).number(string_id("noun")).json(rules);
    packed.text("lemma_exc").map(1).number(string_id("noun")).json(exceptions);
    packed.text("lemma_index").map(1).number(string_id("noun")).json(index);
    return packed.bytes();
}

Result<Lemmatizer> load(const std::string& member, std::string_view config = "") {
    ModelFolder folder;
    folder.add("lemmatizer/lookups/lookups.bin", member);
    if (!config.empty()) folder.add("config.cfg", config);
    const auto files = folder.open();
    if (!files) return files.error();
    return Lemmatizer::load(*files);
}

std::string lemma(const Lemmatizer& lemmatizer, std::string_view word, std::string_view pos,
                  std::string_view morph = "") {
    Analysis analysis;
    analysis.tokens.resize(2);
    analysis.tokens[0].span = {0, 1};
    analysis.tokens[1].span = {2, 2 + static_cast<std::uint32_t>(word.size())};
    analysis.tokens[1].pos = pos;
    analysis.tokens[1].morph = morph;
    lemmatizer.apply("X " + std::string(word), analysis, 1);
    EXPECT_EQ(analysis.tokens[0].lemma, "") << "a token of another document";
    return analysis.tokens[1].lemma;
}

TEST(Lemmatizer, AppliesRulesExceptionsAndIndex) {
    const auto lemmatizer = load(tables(R"([["s", ""], ["es", ""], ["ies", "y"], ["x", ""]])",
                                        R"({"geese": ["goose"], "axes": ["axis", "axe"], "spies": ["spie"]})",
                                        R"(["box", "axe", "spy", "spie", "bus", "buse"])"));
    ASSERT_TRUE(lemmatizer) << lemmatizer.error().message;
    struct Case {
        std::string_view word;
        std::string_view lemma;
    };
    for (const auto& [word, expected] : {
             Case{"Boxes", "box"},    // the index knows it
             Case{"buses", "bus"},    // it knows two: the last rule's
             Case{"geese", "goose"},  // an exception
             Case{"axes", "axis"},    // the exception that no rule gives goes first
             Case{"spies", "spy"},    // an exception that a rule gives stays where it is
             Case{"Zorks", "zork"},   // nobody knows it: the first rule's
             Case{"70s", "70"},       // no word of letters
             Case{"Sheep", "Sheep"},  // no rule
             Case{"x", "x"},          // a rule that would leave nothing
             Case{"\u00c9tudes", "\u00e9tude"},
         }) {
        EXPECT_EQ(lemma(*lemmatizer, word, "NOUN", "Number=Plur"), expected) << word;
    }
}

TEST(Lemmatizer, LeavesBaseFormsNamesAndOtherWords) {
    const auto lemmatizer = load(tables(R"([["s", ""]])", "{}", "[]"));
    ASSERT_TRUE(lemmatizer);
    struct Case {
        std::string_view pos;
        std::string_view morph;
        std::string_view lemma;  // of "Cares"
    };
    for (const auto& [pos, morph, expected] : {
             Case{"NOUN", "Number=Plur", "care"},
             Case{"NOUN", "Number=Sing", "cares"},
             Case{"NOUN", "", "care"},
             Case{"NOUN", "Degree=Pos", "cares"},
             Case{"NOUN", "A=b|VerbForm=Inf|C=d", "cares"},
             Case{"NOUN", "VerbForm=None", "cares"},
             Case{"NOUN", "Tense=Pres|VerbForm=Fin", "care"},
             Case{"VERB", "Tense=Pres|VerbForm=Fin", "cares"},
             Case{"PROPN", "Number=Sing", "Cares"},
             Case{"ADV", "", "cares"},
             Case{"SPACE", "", "cares"},
             Case{"", "", "cares"},
         }) {
        EXPECT_EQ(lemma(*lemmatizer, "Cares", pos, morph), expected) << pos << ' ' << morph;
    }
}

TEST(Lemmatizer, KeepsLemmasThatRulesSet) {
    const auto lemmatizer = load(tables(R"([["s", ""]])", "{}", "[]"));
    ASSERT_TRUE(lemmatizer);
    Analysis analysis;
    analysis.tokens.resize(1);
    analysis.tokens[0].span = {0, 2};
    analysis.tokens[0].pos = "NOUN";
    analysis.tokens[0].lemma = "be";
    lemmatizer->apply("is", analysis);
    EXPECT_EQ(analysis.tokens[0].lemma, "be");
}

TEST(Lemmatizer, RefusesWhatItCannotApply) {
    const std::string good = tables("[]", "{}", "[]");
    struct Case {
        std::string member;
        std::string_view config;
        ErrorCode code;
        std::string_view message;
    };
    for (const auto& [member, config, code, message] : {
             Case{good, "[components.lemmatizer]\nmode = \"lookup\"\n", ErrorCode::unsupported,
                  "config.cfg: a lemmatizer of language 'en', mode 'lookup'; only"},
             Case{good, "[components.lemmatizer]\nmode = \"rule\"\noverwrite = true\n",
                  ErrorCode::unsupported, "mode 'rule', overwriting; only"},
             Case{good, "[nlp]\nlang = \"en\"\n", ErrorCode::unsupported, "mode ''; only"},
             Case{Packed().json("{}").bytes(), "", ErrorCode::malformed,
                  "lookups.bin: no table lemma_rules in it"},
             Case{tables(R"([["s"]])", "{}", "[]"), "", ErrorCode::malformed,
                  "a rule of lemma_rules is no pair of endings"},
             Case{Packed().json(R"({"lemma_rules": {"noun": []}})").bytes(), "", ErrorCode::malformed,
                  "a key of lemma_rules is no id"},
             Case{Packed().json(R"({"lemma_rules": {}, "lemma_exc": {"x": {}}})").bytes(), "",
                  ErrorCode::malformed, "a key of lemma_exc is no id"},
             Case{Packed().json(R"({"lemma_rules": {}, "lemma_index": {"x": []}})").bytes(), "",
                  ErrorCode::malformed, "a key of lemma_index is no id"},
             Case{"\x81", "", ErrorCode::malformed, "lemmatizer/lookups/lookups.bin"},
         }) {
        const auto lemmatizer = load(member, config);
        ASSERT_FALSE(lemmatizer) << message;
        EXPECT_EQ(lemmatizer.error().code, code) << message;
        EXPECT_THAT(lemmatizer.error().message, testing::HasSubstr(message));
    }
}

}  // namespace
}  // namespace dateline
