// dateline article: both formats, several pages, one address, and pages without an article.
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace dateline {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const char* const page = R"(<!doctype html><html lang="en"><head>
<title>Harbour of Varnel opens a second pier | The Coast Courier</title>
<meta property="og:title" content="Harbour of Varnel opens a second pier">
<meta property="og:site_name" content="The Coast Courier">
<meta name="author" content="Ilse Marrow">
<meta property="article:published_time" content="2031-03-05T08:10:00+01:00">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article>
<h1>Harbour of Varnel opens a second pier</h1>
<p>The harbour of Varnel opened its second pier on Tuesday, four years after the first drawings were shown to the
town council and two years after the builders had promised it.</p>
<h2>What it *cost*</h2>
<p>The mayor said that the work had cost a little over nine million crowns, a third of which came from the fund for
the northern coast, and that the ferries would use it from the end of the month.</p>
<blockquote><p>We waited for this pier longer than for any bridge in the county, and it is worth it.</p></blockquote>
</article><footer>All rights reserved</footer></body></html>)";

std::string written(const TemporaryFolder& folder, const std::string& name, const std::string& text) {
    std::ofstream(folder / name) << text;
    return (folder / name).string();
}

TEST(ArticleCommand, MarkdownIsReadable) {
    const TemporaryFolder folder;
    const Ran ran = run_dateline({"article", written(folder, "pier.html", page)});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, testing::StartsWith("# Harbour of Varnel opens a second pier\n\n"
                                             "Ilse Marrow, The Coast Courier, published 2031-03-05\n\n"
                                             "The harbour of Varnel opened"));
    EXPECT_THAT(ran.out, AllOf(HasSubstr("\n\n## What it \\*cost\\*\n\n"), HasSubstr("\n\n> We waited"),
                               testing::Not(HasSubstr("Sport"))));
}

TEST(ArticleCommand, JsonLinesCarryTextPartsAndStatements) {
    const TemporaryFolder folder;
    const std::string out = (folder / "out.jsonl").string();
    const Ran ran = run_dateline({"article", written(folder, "pier.html", page), "--format", "jsonl", "--url",
                                  "https://coast.example/pier", "-o", out});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, IsEmpty());
    const auto article = nlohmann::json::parse(bytes_of(out));
    EXPECT_EQ(article["url"], "https://coast.example/pier");
    EXPECT_EQ(article["authors"], nlohmann::json({"Ilse Marrow"}));
    EXPECT_EQ(article["published"][0]["date"], "2031-03-05");
    const std::string text = article["text"];
    std::vector<std::string> kinds;
    for (const auto& part : article["parts"]) {
        kinds.push_back(part["kind"]);
        const std::size_t begin = part["start"];
        const std::size_t end = part["end"];
        EXPECT_TRUE(begin == 0 || text[begin - 1] == '\n');
        EXPECT_TRUE(end == text.size() || text[end] == '\n');
    }
    EXPECT_THAT(kinds, ElementsAre("title", "paragraph", "heading", "paragraph", "quote"));
}

TEST(ArticleCommand, SeveralPagesInTheirOrderWhateverTheThreads) {
    const TemporaryFolder folder;
    written(folder, "a.html", page);
    written(folder, "b.txt", "");
    std::string other = page;
    other.replace(other.find("nine million"), 4, "ten");
    written(folder, "c.html", other);
    const Ran one = run_dateline({"article", folder.path().string(), "-j", "1"});
    const Ran two = run_dateline({"article", folder.path().string(), "-j", "2"});
    EXPECT_EQ(one.code, 1);
    EXPECT_EQ(one.out, two.out);
    EXPECT_EQ(one.err, two.err);
    EXPECT_THAT(one.err, AllOf(HasSubstr("b.txt"), HasSubstr("1 document skipped: 1 empty")));
    EXPECT_LT(one.out.find("nine million"), one.out.find("\n---\n"));
    EXPECT_GT(one.out.find("ten million"), one.out.find("\n---\n"));
}

TEST(ArticleCommand, NothingFoundIsSaid) {
    const TemporaryFolder folder;
    const std::string menu =
        written(folder, "menu.html",
                "<html><body><ul><li><a href=a>News</a><li><a href=b>Sport</a></ul></body></html>");
    const Ran ran = run_dateline({"article", menu});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, AllOf(HasSubstr("menu.html"), HasSubstr("no article was found")));
    const Ran both =
        run_dateline({"article", menu, written(folder, "pier.html", page), "--url", "https://x.example/"});
    EXPECT_EQ(both.code, 2);
    EXPECT_THAT(both.err, HasSubstr("--url"));
}

}  // namespace
}  // namespace dateline
