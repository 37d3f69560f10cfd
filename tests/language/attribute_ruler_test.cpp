#include "language/attribute_ruler.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "language/model_folder.hpp"
#include "language/vocab.hpp"

namespace dateline {
namespace {

using testing_model::ModelFolder;
using testing_model::Packed;

Result<AttributeRuler> load(std::string_view rules) {
    ModelFolder folder;
    folder.add("attribute_ruler/patterns", Packed().json(rules).bytes());
    const auto files = folder.open();
    if (!files) return files.error();
    return AttributeRuler::load(*files);
}

// "word/TAG/dep ..." analysed; tokens are joined by one space.
std::string applied(const AttributeRuler& ruler, std::string_view tagged) {
    std::string text;
    Analysis analysis;
    while (!tagged.empty()) {
        const std::string_view item = tagged.substr(0, tagged.find(' '));
        tagged.remove_prefix(std::min(item.size() + 1, tagged.size()));
        const auto slash = item.find('/');
        const auto second = item.find('/', slash + 1);
        Token token;
        token.span.begin = static_cast<std::uint32_t>(text.size());
        text += item.substr(0, slash);
        token.span.end = static_cast<std::uint32_t>(text.size());
        text += ' ';
        token.tag = intern(item.substr(slash + 1, second - slash - 1));
        token.dep = intern(item.substr(second + 1));
        analysis.tokens.push_back(token);
    }
    ruler.apply(text, analysis);
    std::string out;
    for (const Token& token : analysis.tokens) {
        out += fmt::format("{}{}/{}/{}/{}/{}", out.empty() ? "" : " ", token.tag, token.pos, token.morph,
                           token.lemma, token.dep);
    }
    return out;
}

TEST(AttributeRuler, AppliesRules) {
    struct Case {
        std::string_view rules;
        std::string_view tagged;
        std::string_view expected;
    };
    for (
        const auto& [rules, tagged, expected] : {
            // one of everything that a rule can set
            Case{R"([{"patterns": [[{"TAG": "NN"}]], "index": 0,
                       "attrs": {"TAG": "N2", "POS": "NOUN", "MORPH": "B=1|A=2", "LEMMA": "l", "DEP": "d"}}])",
                 "x/NN/nsubj y/VB/ROOT", "N2/NOUN/A=2|B=1/l/d VB////ROOT"},
            // later rules win, attribute by attribute, whatever they are looked up by
            Case{R"([{"patterns": [[{"LOWER": "x"}]], "attrs": {"POS": "A", "MORPH": "_"}},
                      {"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": "B"}},
                      {"patterns": [[{}]], "attrs": {"LEMMA": "c"}}])",
                 "X/NN/a", "NN/B//c/a"},
            // rules see what the tagger said, not what other rules set
            Case{R"([{"patterns": [[{"TAG": "NN"}]], "attrs": {"TAG": "VB"}},
                      {"patterns": [[{"TAG": "VB"}]], "attrs": {"POS": "VERB"}}])",
                 "x/NN/a", "VB////a"},
            Case{
                R"([{"patterns": [[{"LOWER": {"IN": ["gon", "got"]}}, {"LOWER": "na"}]], "attrs": {"LEMMA": "to"}, "index": 1},
                      {"patterns": [[{"LOWER": "gon"}, {"LOWER": "na"}]], "attrs": {"POS": "P"}, "index": -2}])",
                "gon/V/a na/T/b gon/V/c", "V/P///a T///to/b V////c"},
            Case{
                R"([{"patterns": [[{"LOWER": {"REGEX": "^n'?t$"}}], [{"ORTH": "Not"}]], "attrs": {"LEMMA": "not"}}])",
                "N'T/RB/a not/RB/b Not/RB/c", "RB///not/a RB////b RB///not/c"},
            Case{
                R"([{"patterns": [[{"DEP": {"NOT_IN": ["det", ""]}, "TAG": {"IN": ["DT", "WDT"]}}]], "attrs": {"POS": "PRON"}}])",
                "a/DT/det b/WDT/nsubj c/DT/ d/NN/nsubj", "DT////det WDT/PRON///nsubj DT//// NN////nsubj"},
            Case{R"([{"patterns": [[{"IS_SPACE": true}]], "attrs": {"POS": "SPACE"}},
                      {"patterns": [[{"TAG": "_SP", "IS_SPACE": false}]], "attrs": {"POS": "X"}}])",
                 "\n/_SP/a x/_SP/b", "_SP/SPACE///a _SP/X///b"},
            Case{"[]", "a/NN/x", "NN////x"},
        }) {
        const auto ruler = load(rules);
        ASSERT_TRUE(ruler) << ruler.error().message;
        EXPECT_EQ(applied(*ruler, tagged), expected) << rules;
    }
}

TEST(AttributeRuler, LeavesOtherDocumentsAlone) {
    const auto ruler =
        load(R"([{"patterns": [[{"LOWER": "a"}, {"LOWER": "a"}]], "attrs": {"POS": "P"}, "index": 0}])");
    ASSERT_TRUE(ruler);
    Analysis analysis;
    analysis.tokens.resize(4);
    for (std::uint32_t i = 0; i < 4; ++i) analysis.tokens[i].span = {2 * i, 2 * i + 1};
    ruler->apply("a a a a", analysis, 2);
    EXPECT_EQ(analysis.tokens[1].pos, "");
    EXPECT_EQ(analysis.tokens[2].pos, "P");
    EXPECT_EQ(analysis.tokens[3].pos, "");
}

TEST(AttributeRuler, RefusesWhatItCannotApply) {
    struct Case {
        std::string_view rules;
        ErrorCode code;
        std::string_view message;
    };
    const auto unsupported = ErrorCode::unsupported;
    const auto malformed = ErrorCode::malformed;
    for (const auto& [rules, code, message] : {
             Case{R"({})", malformed, "patterns: not a list of rules"},
             Case{R"([{"attrs": {}}])", malformed, "rule 0: no patterns or attrs in it"},
             Case{R"([{"patterns": [[]], "attrs": {}}])", malformed,
                  "rule 0: its index lies outside of its pattern"},
             Case{R"([{"patterns": [[{}]], "attrs": {}, "index": 1}])", malformed, "rule 0: its index lies"},
             Case{R"([{"patterns": [[{}]], "attrs": {"SENT_START": "1"}}])", unsupported,
                  "rule 0: it sets the attribute 'SENT_START'"},
             Case{R"([{"patterns": [[{}]], "attrs": {}}, {"patterns": [[{"SHAPE": "x"}]], "attrs": {}}])",
                  unsupported, "rule 1: the key SHAPE"},
             Case{R"([{"patterns": [[{"OP": "?"}]], "attrs": {}}])", unsupported, "rule 0: the key OP"},
             Case{R"([{"patterns": [[{"TAG": 5}]], "attrs": {}}])", unsupported, "rule 0: the value of TAG"},
             Case{R"([{"patterns": [[{"TAG": {"FUZZY": "x"}}]], "attrs": {}}])", unsupported,
                  "rule 0: the operator FUZZY"},
             Case{R"([{"patterns": [[{"TAG": {"IN": [1]}}]], "attrs": {}}])", unsupported,
                  "a member of IN that is not a text"},
             Case{R"([{"patterns": [[{"TAG": {"REGEX": "("}}]], "attrs": {}}])", unsupported,
                  "rule 0: PCRE2 does not take"},
             Case{R"([{"patterns": [["x"]], "attrs": {}}])", malformed,
                  "rule 0: a token's pattern is not a map"},
         }) {
        const auto ruler = load(rules);
        ASSERT_FALSE(ruler) << rules;
        EXPECT_EQ(ruler.error().code, code) << rules;
        EXPECT_THAT(ruler.error().message, testing::HasSubstr(message));
    }
}

}  // namespace
}  // namespace dateline
