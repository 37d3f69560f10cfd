#include "reading/pieces.hpp"

namespace dateline {
namespace {

// The pieces of one paragraph that holds `text`, joined by '|'.
std::string pieces_of(const std::string& text, std::size_t most) {
    Article article;
    article.text = text;
    article.paragraphs = {{{0, static_cast<std::uint32_t>(text.size())}, ParagraphKind::body}};
    std::string shown;
    for (const Span piece : analysis_pieces(article, most)) {
        if (!shown.empty()) shown += '|';
        shown += piece.of(text);
    }
    return shown;
}

TEST(Pieces, CutsAtSentenceThenSpaceThenCharacter) {
    EXPECT_EQ(pieces_of("Short enough.", 20), "Short enough.");
    EXPECT_EQ(pieces_of("One two. Three four. Five six.", 24), "One two. Three four. |Five six.");
    EXPECT_EQ(pieces_of("one two three four five", 10), "one two |three |four five");
    EXPECT_EQ(pieces_of("abcdefghij", 4), "abcd|efgh|ij");
    EXPECT_EQ(pieces_of("ééééé", 3), "é|é|é|é|é");
    EXPECT_EQ(pieces_of("", 3), "");
}

TEST(Pieces, LoseNothingOfAnyParagraph) {
    std::string text;
    for (int i = 0; i < 500; ++i) text += i % 7 == 0 ? "end. " : i % 11 == 0 ? "한국어" : "word ";
    for (const std::size_t most : {3u, 16u, 100u, 1000u, 10000u}) {
        Article article;
        article.text = text;
        const auto middle = static_cast<std::uint32_t>(text.find("word", text.size() / 2));
        article.paragraphs = {{{0, middle}, ParagraphKind::title},
                              {{middle, static_cast<std::uint32_t>(text.size())}, ParagraphKind::body}};
        std::uint32_t at = 0;
        for (const Span piece : analysis_pieces(article, most)) {
            EXPECT_EQ(piece.begin, at);
            EXPECT_LE(piece.size(), most);
            EXPECT_FALSE(piece.empty());
            at = piece.end;
        }
        EXPECT_EQ(at, text.size());
    }
}

TEST(Sentences, ReachFromFirstToLastToken) {
    Analysis analysis;
    const auto token = [&](std::uint32_t begin, std::uint32_t end, bool start, std::string_view pos) {
        Token made;
        made.span = {begin, end};
        made.sentence_start = start;
        made.pos = pos;
        analysis.tokens.push_back(made);
    };
    token(0, 2, true, "PRON");
    token(3, 6, false, "VERB");
    token(6, 7, false, "SPACE");
    token(7, 8, true, "SPACE");
    token(8, 12, true, "NOUN");
    EXPECT_EQ(sentence_spans(analysis), (std::vector<Span>{{0, 6}, {8, 12}}));
}

}  // namespace
}  // namespace dateline
