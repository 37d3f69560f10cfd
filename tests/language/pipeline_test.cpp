#include "language/pipeline.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <thread>

#include "model_files.hpp"

namespace dateline {
namespace {

const Pipeline& pipeline() {
    static const Result<Pipeline> loaded = Pipeline::load(model_wheel());
    EXPECT_TRUE(loaded) << loaded.error().message;
    return *loaded;
}

// One line a token: text, lemma, tag, part of speech, label, head; a blank line before a sentence.
std::string dump(std::string_view text, const Analysis& analysis) {
    std::string out;
    for (const Token& t : analysis.tokens) {
        out += fmt::format("{}{} {} {} {} {} {}\n", t.sentence_start ? "\n" : "", t.span.of(text), t.lemma,
                           t.tag, t.pos, t.dep, analysis.tokens[t.head].span.of(text));
    }
    for (const NamedEntity& e : analysis.entities) {
        out += fmt::format(
            "{}: {}\n", e.label,
            Span{analysis.tokens[e.begin].span.begin, analysis.tokens[e.end - 1].span.end}.of(text));
    }
    return out;
}

TEST(Pipeline, TellsSentencesTagsHeadsAndEntities) {
    constexpr std::string_view text = "Anna Berg flew to Lisbon in May. She didn't stay.";
    EXPECT_EQ(dump(text, pipeline().analyse(text)), R"(
Anna Anna NNP PROPN compound Berg
Berg Berg NNP PROPN nsubj flew
flew fly VBD VERB ROOT flew
to to IN ADP prep flew
Lisbon Lisbon NNP PROPN pobj to
in in IN ADP prep flew
May May NNP PROPN pobj in
. . . PUNCT punct flew

She she PRP PRON nsubj stay
did do VBD AUX aux stay
n't not RB PART neg stay
stay stay VB VERB ROOT stay
. . . PUNCT punct stay
PERSON: Anna Berg
GPE: Lisbon
DATE: May
)");
}

TEST(Pipeline, TakesTextsWithoutWords) {
    EXPECT_TRUE(pipeline().analyse("").tokens.empty());
    const Analysis blank = pipeline().analyse("   ");
    ASSERT_EQ(blank.tokens.size(), 1u);
    EXPECT_TRUE(blank.tokens[0].sentence_start);
    EXPECT_EQ(blank.tokens[0].head, 0u);
    EXPECT_TRUE(blank.entities.empty());
}

TEST(Pipeline, PiecesAreDocumentsOfTheirOwnWithTheTextsOffsets) {
    const std::string text =
        "Oslo waited.\n\nMr. Lind, 54, met the king of Spain on Tuesday. He left.\n\n\xE2\x82\xAC 5 million.";
    const Span pieces[] = {{0, 12}, {14, 72}, {74, static_cast<std::uint32_t>(text.size())}};
    const Analysis together = pipeline().analyse(text, pieces);
    Analysis apart;
    for (const Span piece : pieces) {
        Analysis one = pipeline().analyse(piece.of(text));
        const auto first = static_cast<std::uint32_t>(apart.tokens.size());
        for (Token& token : one.tokens) {
            token.span = {token.span.begin + piece.begin, token.span.end + piece.begin};
            token.head += first;
            apart.tokens.push_back(token);
        }
        for (const NamedEntity& entity : one.entities) {
            apart.entities.push_back({entity.begin + first, entity.end + first, entity.label});
        }
    }
    EXPECT_EQ(dump(text, together), dump(text, apart));
    ASSERT_GE(together.entities.size(), 3u);
}

// Texts of many lengths, so that blocks of the network end in every place, and words enough to turn the
// caches over.
std::vector<std::string> varied_texts() {
    std::vector<std::string> texts;
    std::uint64_t state = 9;
    const auto next = [&](std::uint64_t below) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        return (state >> 33) % below;
    };
    constexpr const char* words[] = {"the", "envoy", "said",   "on", "Friday", "that", "Turkey",
                                     "had", "not",   "agreed", "to", "talks",  ","};
    for (int i = 0; i < 60; ++i) {
        std::string text;
        for (std::uint64_t n = next(i % 10 == 0 ? 600 : 40) + 1; n > 0; --n) {
            text += next(4) == 0 ? fmt::format("w{:x}", next(30000)) : words[next(std::size(words))];
            text += n > 1 ? " " : ".";
        }
        texts.push_back(text);
    }
    return texts;
}

TEST(Pipeline, TheAnswerDependsNeitherOnWhatCameBeforeNorOnThreads) {
    const auto texts = varied_texts();
    std::vector<std::string> first;
    for (const std::string& text : texts) first.push_back(dump(text, pipeline().analyse(text)));
    std::vector<std::string> again(texts.size());
    constexpr std::size_t threads = 4;
    std::vector<std::thread> running;
    for (std::size_t t = 0; t < threads; ++t) {
        running.emplace_back([&, t] {
            for (std::size_t i = texts.size() - t; i > 0; i -= std::min(i, threads)) {
                again[i - 1] = dump(texts[i - 1], pipeline().analyse(texts[i - 1]));
            }
        });
    }
    for (std::thread& thread : running) thread.join();
    EXPECT_EQ(first, again);
    const auto fresh = Pipeline::load(model_wheel());
    ASSERT_TRUE(fresh);
    for (std::size_t i = texts.size(); i-- > 0;)
        ASSERT_EQ(dump(texts[i], fresh->analyse(texts[i])), first[i]);
}

// A whole paragraph of one token after another that no word list has, at the limit for a paragraph.
TEST(Pipeline, ReadsAParagraphOfPunctuationInLinearTime) {
    std::string text;
    for (std::size_t i = 0; text.size() < limits::paragraph_bytes; ++i) text += i % 3 == 0 ? "! " : ", ";
    const Analysis analysis = pipeline().analyse(text);
    EXPECT_EQ(analysis.tokens.size(), text.size() / 2);
}

}  // namespace
}  // namespace dateline
