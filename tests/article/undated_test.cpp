// Pages that do not say when they were published, each with dates that are something else: none is taken.
#include <filesystem>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "article/article.hpp"
#include "base/file.hpp"
#include "source/page.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

Page page_of_html(std::string html) {
    auto page = page_from_bytes("page.html", std::move(html));
    EXPECT_TRUE(page);
    return page ? std::move(*page) : Page{};
}

std::string dates_of(const Article& article) {
    std::string out;
    for (const auto* dates : {&article.published, &article.modified}) {
        for (const StatedDate& date : *dates)
            out += fmt::format("{} <- '{}' ({})\n", to_text(date.date), date.found, date.where);
    }
    return out;
}

TEST(Undated, NoDayIsInvented) {
    std::size_t pages = 0;
    for (const auto& entry : fs::directory_iterator(DATELINE_SOURCE_DIR "/tests/cases/undated")) {
        SCOPED_TRACE(entry.path().filename().string());
        const auto bytes = read_file(entry.path(), 1 << 20);
        ASSERT_TRUE(bytes);
        const Page page = page_of_html(*bytes);
        const auto metadata = article_metadata(page);
        ASSERT_TRUE(metadata);
        EXPECT_EQ(dates_of(*metadata), "");
        const auto article = extract_article(page);
        ASSERT_TRUE(article);
        EXPECT_EQ(dates_of(*article), "");
        ++pages;
    }
    EXPECT_GE(pages, 20u);
}

std::string dated_page(std::string_view day) {
    return fmt::format(
        "<html><head><meta property='article:published_time' content='{}'></head><body><article><h1>The "
        "crane at "
        "the east quay</h1><p>The old crane at the east quay has been painted three times and sold twice, "
        "and it "
        "still has not left the harbour, though its owner would give it away.</p></article></body></html>",
        day);
}

TEST(Undated, NothingIsPublishedAfterThePageWasSaved) {
    Page page = page_of_html(dated_page("2031-02-03T10:00:00Z"));
    const ArticleOptions options{Day{std::chrono::year{2025} / 6 / 4}};
    const auto late = article_metadata(page, options);
    ASSERT_TRUE(late);
    EXPECT_EQ(dates_of(*late), "");
    ASSERT_EQ(late->left_out.size(), 1u);
    EXPECT_EQ(late->left_out[0].reason, "date later than the page was saved");
    EXPECT_EQ(dates_of(*article_metadata(page)),
              "2031-02-03 <- '2031-02-03T10:00:00Z' (meta article:published_time)\n");
    page.captured = ToldTime{"2031-02-01T08:00:00Z", "2031-02-01T08:00:00Z", "WARC-Date"};
    EXPECT_EQ(dates_of(*article_metadata(page)), "");
    page.captured->iso = "2031-02-03T12:00:00Z";
    EXPECT_NE(dates_of(*article_metadata(page)), "");
}

}  // namespace
}  // namespace dateline
