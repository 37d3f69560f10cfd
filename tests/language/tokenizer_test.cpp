#include "language/tokenizer.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>

#include "language/model_folder.hpp"
#include "language/vocab.hpp"

namespace dateline {
namespace {

using testing_model::ModelFolder;
using testing_model::Packed;
using testing_model::published_model;

Tokenizer published_tokenizer() {
    const auto files = ModelFiles::open(published_model());
    auto tokenizer = files ? Tokenizer::load(*files) : Result<Tokenizer>(files.error());
    if (!tokenizer) throw std::runtime_error(tokenizer.error().message);
    return std::move(*tokenizer);
}

// Tokens between '|', a space that belongs to one as '_' behind it, other spaces in their own tokens.
std::string dump(const Tokenizer& tokenizer, std::string_view text) {
    std::vector<RawToken> tokens;
    tokenizer.tokenize(text, tokens);
    std::string out;
    for (const RawToken& token : tokens) {
        out += token.span.of(text);
        out += token.space_after ? "_|" : "|";
    }
    return out;
}

TEST(Tokenizer, CutsAsSpacyDoes) {
    const Tokenizer tokenizer = published_tokenizer();
    struct Case {
        std::string_view text;
        std::string_view tokens;
    };
    for (const auto& [text, tokens] : {
             Case{"", ""},
             Case{" ", " |"},
             Case{" a  b ", " |a_| |b_|"},
             Case{"a\n\nb", "a|\n\n|b|"},
             Case{"Don't (really) go.", "Do|n't_|(|really|)_|go|.|"},
             Case{"Wasn't it 5 p.m.?", "Was|n't_|it_|5_|p.m.|?|"},
             Case{"10km/h, US$5bn; $5.", "10|km/h|,_|US$|5bn|;_|$|5|.|"},
             Case{"See https://example.org/a?b=1#c.", "See_|https://example.org/a?b=1#c|.|"},
             Case{"x@y.org:80/", "x@y.org:80/|"},
             Case{"well-known U.S.-born", "well|-|known_|U.S.-born|"},
             Case{"end.Next A.B", "end|.|Next_|A.B|"},
             Case{"\u201cIt\u2019s\u201d \u2014she", "\u201c|It|\u2019s|\u201d_|\u2014|she|"},
             Case{":) ;-) (:", ":)_|;-)_|(:|"},
             Case{"...wait....", "...|wait|....|"},
             Case{"\u65e5\u672c\u3002\u672c\u3002", "\u65e5\u672c\u3002\u672c|\u3002|"},
             Case{"a\u00a0b\u3000 c", "a|\u00a0|b|\u3000 |c|"},
         }) {
        EXPECT_EQ(dump(tokenizer, text), tokens) << text;
    }
}

TEST(Tokenizer, AppendsAndGivesTheTextAgain) {
    const Tokenizer tokenizer = published_tokenizer();
    const std::string text = "  He'd\tpaid \u20ac5m\u2026 \n \"No?\" \U0001f600  ";
    std::vector<RawToken> tokens(1);
    tokenizer.tokenize(text, tokens);
    ASSERT_GT(tokens.size(), 10u);
    std::string joined;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        EXPECT_EQ(tokens[i].span.begin, joined.size());
        joined += tokens[i].span.of(text);
        if (tokens[i].space_after) joined += ' ';
        EXPECT_EQ(tokens[i].features.spacy, tokens[i].space_after ? 1u : 0u);
    }
    EXPECT_EQ(joined, text);
}

TEST(Tokenizer, TakesNormsOfExceptions) {
    const Tokenizer tokenizer = published_tokenizer();
    std::vector<RawToken> tokens;
    tokenizer.tokenize("I can't, \u2019cause it's 5pm", tokens);
    std::vector<std::string> norms;
    for (const RawToken& token : tokens) {
        norms.push_back(token.norm);
        EXPECT_EQ(token.features.norm, string_id(token.norm));
    }
    EXPECT_EQ(norms, (std::vector<std::string>{"i", "can", "not", ",", "because", "it", "'s", "5", "p.m."}));
}

// More words than a cache keeps, from several threads at once: each gets what one alone gets.
TEST(Tokenizer, AnswersAlikeFromAnyThreadAndWithAnyCache) {
    const Tokenizer tokenizer = published_tokenizer();
    std::vector<std::string> texts;
    for (int t = 0; t < 40; ++t) {
        std::string text = "We've met (twice).";
        for (int w = 0; w < 2500; ++w) text += fmt::format(" word{}x{}-km's", t, w);
        texts.push_back(text);
    }
    std::vector<std::string> alone;
    const Tokenizer other = published_tokenizer();
    for (auto text = texts.rbegin(); text != texts.rend(); ++text) alone.push_back(dump(other, *text));
    std::reverse(alone.begin(), alone.end());
    std::vector<std::vector<std::string>> found(3);
    {
        std::vector<std::jthread> threads;
        for (auto& dumps : found) {
            threads.emplace_back([&] {
                for (const std::string& text : texts) dumps.push_back(dump(tokenizer, text));
            });
        }
    }
    for (const auto& dumps : found) EXPECT_EQ(dumps, alone);
}

// Each would take minutes and more if time grew with the square of a word's length.
TEST(Tokenizer, CutsLongWordsInTimeInProportion) {
    const Tokenizer tokenizer = published_tokenizer();
    const auto count = [&](std::string_view part, std::size_t times, std::string_view end) {
        std::string text;
        for (std::size_t i = 0; i < times; ++i) text += part;
        text += end;
        std::vector<RawToken> tokens;
        tokenizer.tokenize(text, tokens);
        return tokens.size();
    };
    EXPECT_EQ(count("(", 500'000, "x"), 500'001u);
    EXPECT_EQ(count("a:@", 300'000, ""), 1u);
    EXPECT_EQ(count("'s", 300'000, ""), 300'000u);
    EXPECT_EQ(count("a..", 300'000, ")"), 600'001u);
    EXPECT_EQ(count(".", 1'000'000, "x"), 2u);
}

std::string tokenizer_member(std::string_view suffix, std::string_view exceptions, bool faster = true) {
    Packed packed;
    packed.map(7);
    packed.text("prefix_search")
        .text("^\\(")
        .text("suffix_search")
        .text(suffix)
        .text("infix_finditer")
        .text("-");
    packed.text("token_match").text("^-+$").text("url_match").null();
    packed.text("faster_heuristics").json(faster ? "true" : "false");
    packed.text("exceptions").json(exceptions);
    return packed.bytes();
}

Result<Tokenizer> load(const std::string& member) {
    ModelFolder folder;
    folder.add("tokenizer", member);
    const auto files = folder.open();
    if (!files) return files.error();
    return Tokenizer::load(*files);
}

TEST(Tokenizer, FollowsTheModelsOwnExpressions) {
    const auto tokenizer = load(tokenizer_member(
        "\\)$", R"({"a-b": [{"ORTH": "a", "NORM": "alpha"}, {"ORTH": "-b"}], "(-": [{"ORTH": "(-"}]})"));
    ASSERT_TRUE(tokenizer) << tokenizer.error().message;
    struct Case {
        std::string_view text;
        std::string_view tokens;
    };
    for (const auto& [text, tokens] : {
             Case{"a-b", "a|-b|"}, Case{"(a-b)", "(|a|-b|)|"},
             Case{"(x-a-b)", "(|x|-|a|-b|)|"},  // put together in the second pass
             Case{"a - b", "a_|-_|b|"}, Case{"(-", "(-|"},
             Case{"((--)", "(|(|--|)|"},             // a whole token before the special case
             Case{"x-", "x|-|"}, Case{"-x", "-x|"},  // an infix at the begin is none
         }) {
        EXPECT_EQ(dump(*tokenizer, text), tokens) << text;
    }
}

// Without faster_heuristics a special case is put together again even if it has no affixes.
TEST(Tokenizer, PutsSpecialCasesTogether) {
    const std::string_view exceptions = R"({"ab": [{"ORTH": "a"}, {"ORTH": "b"}]})";
    const auto faster = load(tokenizer_member("\\)$", exceptions, true));
    const auto thorough = load(tokenizer_member("\\)$", exceptions, false));
    ASSERT_TRUE(faster && thorough);
    EXPECT_EQ(dump(*faster, "x-ab-y ab"), "x|-|ab|-|y_|a|b|");
    EXPECT_EQ(dump(*thorough, "x-ab-y ab"), "x|-|a|b|-|y_|a|b|");
}

TEST(Tokenizer, RefusesWhatItCannotFollow) {
    struct Case {
        std::string member;
        ErrorCode code;
        std::string_view message;
    };
    for (const auto& [member, code, message] : {
             Case{"\xC1", ErrorCode::malformed, "tokenizer"},
             Case{Packed().json("{}").bytes(), ErrorCode::malformed, "tokenizer: no map of exceptions in it"},
             Case{tokenizer_member("(a", "{}"), ErrorCode::unsupported,
                  "tokenizer: suffix_search: PCRE2 does not take"},
             Case{tokenizer_member("a$", R"({"ab": [{"ORTH": "a"}]})"), ErrorCode::malformed,
                  "tokenizer: the tokens of the exception 'ab' are not its text"},
             Case{tokenizer_member("a$", R"({"a": [{"ORTH": "a", "TAG": "NN"}]})"), ErrorCode::unsupported,
                  "tokenizer: the exception 'a' sets an attribute other than ORTH and NORM"},
             Case{tokenizer_member("a$", R"({"a": [{"NORM": "a"}]})"), ErrorCode::malformed,
                  "tokenizer: the exception 'a' has a token without text"},
             Case{tokenizer_member("a$", R"({"a": "a"})"), ErrorCode::malformed,
                  "tokenizer: an exception is not a text with a list"},
         }) {
        const auto tokenizer = load(member);
        ASSERT_FALSE(tokenizer) << message;
        EXPECT_EQ(tokenizer.error().code, code) << message;
        EXPECT_THAT(tokenizer.error().message, testing::HasSubstr(message));
    }
}

TEST(Tokenizer, RefusesLanguagesThatNeedCodeOfTheirOwn) {
    struct Case {
        std::string_view member;
        std::string_view bytes;
        std::string_view message;
    };
    for (const auto& [member, bytes, message] : {
             Case{"config.cfg", "[nlp]\ntokenizer = {\"@tokenizers\":\"spacy.zh.ChineseTokenizer\"}\n",
                  "config.cfg: the tokenizer {\"@tokenizers\":\"spacy.zh.ChineseTokenizer\"}; only "
                  "spacy.Tokenizer.v1"},
             Case{"config.cfg", "[nlp.tokenizer]\n@tokenizers = \"spacy.ja.JapaneseTokenizer\"\n",
                  "config.cfg: the tokenizer \"spacy.ja.JapaneseTokenizer\"; only"},
             Case{"meta.json", R"({"lang": "hi", "name": "x"})", "meta.json: the language 'hi', whose norms"},
         }) {
        ModelFolder folder;
        folder.add("tokenizer", tokenizer_member("a$", "{}")).add(member, bytes);
        const auto files = folder.open();
        ASSERT_TRUE(files) << files.error().message;
        const auto tokenizer = Tokenizer::load(*files);
        ASSERT_FALSE(tokenizer) << message;
        EXPECT_EQ(tokenizer.error().code, ErrorCode::unsupported);
        EXPECT_THAT(tokenizer.error().message, testing::HasSubstr(message));
    }
}

}  // namespace
}  // namespace dateline
