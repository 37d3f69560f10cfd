// Pairs of files in tests/cases/article/: a page NAME.txt or NAME.html, and NAME.txt.expected with what
// is read out of it. DATELINE_UPDATE_CASES=1 writes the expected files anew: read the difference before
// committing it.
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "dump.hpp"
#include "source/page.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> inputs() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(DATELINE_SOURCE_DIR "/tests/cases/article")) {
        if (entry.path().extension() != ".expected") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string read_case(const fs::path& input) {
    const auto bytes = read_file(input, 1 << 20);
    if (!bytes) return bytes.error().message;
    const auto page = page_from_bytes(input.filename().string(), *bytes);
    if (!page) return page.error().message;
    const auto article = extract_article(*page);
    if (!article)
        return fmt::format("{}: {}\n", error_code_name(article.error().code), article.error().message);
    return fmt::format("charset: {}\n{}", page->charset, dump(*article));
}

TEST(ArticleCases, ReadAsExpected) {
    const bool update = std::getenv("DATELINE_UPDATE_CASES") != nullptr;
    const auto files = inputs();
    EXPECT_GE(files.size(), 24u);
    for (const fs::path& input : files) {
        SCOPED_TRACE(input.filename().string());
        fs::path expected = input;
        expected += ".expected";
        const std::string got = read_case(input);
        if (update) {
            ASSERT_TRUE(write_file(expected, got));
            continue;
        }
        const auto wanted = read_file(expected, 1 << 20);
        ASSERT_TRUE(wanted) << "no expected file";
        EXPECT_EQ(got, *wanted);
    }
}

// What every reader of an Article may rely on.
void check_invariants(const Article& article) {
    EXPECT_TRUE(valid_utf8(article.text));
    std::string joined;
    for (const Paragraph& paragraph : article.paragraphs) {
        ASSERT_LE(paragraph.span.end, article.text.size());
        const auto text = paragraph.span.of(article.text);
        EXPECT_FALSE(text.empty());
        EXPECT_EQ(text.find('\n'), std::string_view::npos);
        EXPECT_EQ(text.find("  "), std::string_view::npos);
        EXPECT_EQ(text.find("\xC2\xA0"), std::string_view::npos);
        EXPECT_EQ(trimmed(text), text);
        if (!joined.empty()) joined += '\n';
        joined += text;
    }
    EXPECT_EQ(joined, article.text);
    if (!article.title.empty()) {
        EXPECT_TRUE(article.text.starts_with(article.title));
    }
}

TEST(ArticleCases, EveryCutOfAPageKeepsTheInvariants) {
    for (const fs::path& input : inputs()) {
        SCOPED_TRACE(input.filename().string());
        const auto bytes = read_file(input, 1 << 20);
        ASSERT_TRUE(bytes);
        for (std::size_t size = 0; size <= bytes->size(); size += size < 40 ? 1 : 37) {
            const auto page = page_from_bytes("cut", bytes->substr(0, size));
            if (!page) continue;
            EXPECT_TRUE(valid_utf8(page->text));
            const auto article = extract_article(*page);
            if (article) check_invariants(*article);
        }
    }
}

}  // namespace
}  // namespace dateline
