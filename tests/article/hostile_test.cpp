// Input that is made to be slow or large. The bounds are of size, not of time: an algorithm that is not
// linear does not come to an end here.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "article/article.hpp"
#include "article/html_tree.hpp"
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "source/page.hpp"

namespace dateline {
namespace {

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    out.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
}

std::string joined(std::initializer_list<std::string_view> pieces) {
    std::string out;
    for (const std::string_view piece : pieces) out.append(piece);
    return out;
}

constexpr std::string_view paragraph =
    "<p>The dam above Ardle held through the night, the water board said on Monday, and the town was told to "
    "sleep.</p>";

TEST(HostilePages, AMillionOpenTags) {
    for (const char* tag : {"<div>", "<b>", "<a href=x>", "<p>", "<table>", "<ul><li>", "<font color=x>",
                            "<span class=y>", "<x>"}) {
        SCOPED_TRACE(tag);
        const auto page =
            page_from_bytes("deep", joined({"<html><body>", paragraph, repeated(tag, 1000000), "end"}));
        ASSERT_TRUE(page);
        const auto tree = HtmlTree::parse(page->text);
        ASSERT_TRUE(tree);
        EXPECT_LE(tree->nodes().size(), limits::html_tokens * 2);
        const auto article = extract_article(*page);
        ASSERT_TRUE(article);
        EXPECT_NE(article->text.find("held through the night"), std::string::npos);
    }
}

TEST(HostilePages, FormattingThatEachParagraphOpensAgain) {
    std::string body;
    for (int i = 0; i < 2000; ++i) body += fmt::format("<b id={}>", i);
    const auto tree = HtmlTree::parse(joined({body, repeated("</p><p>x", 200000)}));
    ASSERT_TRUE(tree);
    EXPECT_LE(tree->nodes().size(), limits::html_tokens * 6);
}

TEST(HostilePages, AMillionAttributes) {
    std::string attributes;
    for (int i = 0; i < 1000000; ++i) attributes += fmt::format("a{}=1 ", i);
    const auto tree = HtmlTree::parse(joined({paragraph, "<div ", attributes, ">end</div>"}));
    ASSERT_TRUE(tree);
    for (const HtmlNode& node : tree->nodes()) EXPECT_LE(node.attributes, limits::html_attributes);
}

TEST(HostilePages, OneLineOfTenMegabytes) {
    const auto page = page_from_bytes(
        "line", repeated("The dam above Ardle held through the night, the board said. ", 170000));
    ASSERT_TRUE(page);
    const auto article = extract_article(*page);
    ASSERT_TRUE(article);
    EXPECT_TRUE(article->partial);
    EXPECT_LE(article->text.size(), limits::article_bytes);
    EXPECT_GT(article->text.size(), limits::article_bytes / 2);
    EXPECT_TRUE(valid_utf8(article->text));
}

TEST(HostilePages, AMillionShortLines) {
    const auto page = page_from_bytes("lines", repeated("Menu 4 May 2020\n", 1000000));
    ASSERT_TRUE(page);
    const auto article = extract_article(*page);
    ASSERT_FALSE(article);
    EXPECT_EQ(article.error().code, ErrorCode::no_article);
}

TEST(HostilePages, MarksThatOpenAndNeverClose) {
    for (const char* piece : {"(", "\"", "“", "[", "- ", "| ", "via ", "1.", "12:", "2020-",
                              "a:", "\xEF\xBF\xBD", "<", "&", "<!--", "<script>"}) {
        SCOPED_TRACE(piece);
        const auto page = page_from_bytes(
            "marks", joined({"The dam held, the board said on Monday. ", repeated(piece, 400000)}));
        if (!page) continue;
        const auto article = extract_article(*page);
        if (article) {
            EXPECT_TRUE(valid_utf8(article->text));
        }
    }
}

TEST(HostilePages, DeepJson) {
    const auto page =
        page_from_bytes("json", joined({"<html><script type=\"application/ld+json\">", repeated("[", 500000),
                                        repeated("]", 500000), "</script><body>", paragraph}));
    ASSERT_TRUE(page);
    EXPECT_TRUE(extract_article(*page));
}

}  // namespace
}  // namespace dateline
