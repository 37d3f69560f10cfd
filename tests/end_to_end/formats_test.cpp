// A folder with the same kind of report in every format that people save: each gives the reports that are in
// it.
#include <gmock/gmock.h>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.hpp"
#include "source/containers.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

// A report of the examples, told of another place each time.
std::string report_text(int number) {
    std::string text =
        bytes_of(std::string(DATELINE_SOURCE_DIR) + "/examples/lake-ferry/reports/01_lakes_wire.txt");
    return fmt::format("Ferry report number {}\n\n{}", number, text);
}

// The same as a page.
std::string report_page(int number) {
    std::istringstream lines(report_text(number));
    std::string body;
    std::string title;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty()) continue;
        if (title.empty()) title = line;
        body += "<p>" + line + "</p>\n";
    }
    return fmt::format(
        "<!DOCTYPE html><html><head><title>{0}</title></head><body><ul><li><a href=\"/\">Home</a></ul>"
        "<article><h1>{0}</h1>{1}</article></body></html>",
        title, body);
}

std::string mail(int number) {
    return fmt::format(
        "From: Lake Courier <news@lake.example>\nTo: reader@home.example\nSubject: Ferry\n"
        "Date: Tue, 3 Mar 2026 07:08:09 +0200\nMessage-ID: <{}@lake.example>\nMIME-Version: 1.0\n"
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{}\n",
        number, report_page(number));
}

std::string saved_page(int number) {
    return fmt::format(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://s.example/{0}\n"
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{1}\n--b--\n",
        number, report_page(number));
}

std::string rss_item(int number) {
    return fmt::format(
        "<item><title>Ferry</title><link>https://f.example/{}</link><description><![CDATA[{}]]>"
        "</description></item>",
        number, report_page(number));
}

// Lines of at most 90 bytes, an empty one behind each paragraph, as a PDF document has them.
std::vector<std::string> lines_of(const std::string& text) {
    constexpr std::size_t widest = 90;
    std::vector<std::string> lines;
    std::istringstream words(text);
    for (std::string paragraph; std::getline(words, paragraph);) {
        std::erase_if(paragraph, [](char c) { return c == '(' || c == ')'; });
        while (paragraph.size() > widest) {
            const std::size_t end = paragraph.rfind(' ', widest);
            lines.push_back(paragraph.substr(0, end));
            paragraph.erase(0, end + 1);
        }
        lines.push_back(paragraph);
        lines.emplace_back();
    }
    return lines;
}

TEST(Formats, EachGivesItsReports) {
    const TemporaryFolder folder;
    const std::map<std::string, std::pair<std::string, int>> files = {
        {"plain.txt", {report_text(1), 1}},
        {"page.html", {report_page(2), 1}},
        {"page.html.gz", {gzipped(report_page(3)), 1}},
        {"saved.mhtml", {saved_page(4), 1}},
        {"mail.eml", {mail(5), 1}},
        {"box.mbox",
         {"From a@b.example Tue Mar  3 07:08:09 2026\n" + mail(6) +
              "\nFrom a@b.example Tue Mar  3 07:08:09 2026\n" + mail(7),
          2}},
        {"crawl.warc",
         {answer("https://w.example/8", report_page(8)) + answer("https://w.example/9", report_page(9)), 2}},
        {"crawl.warc.gz", {gzipped(answer("https://w.example/10", report_page(10))), 1}},
        {"crawl.wacz",
         {zipped({{"datapackage.json", "{}"},
                  {"archive/a.warc.gz", gzipped(answer("https://w.example/11", report_page(11)))}}),
          1}},
        {"pages.zip",
         {zipped({{"a/12.html", report_page(12)}, {"13.txt", report_text(13)}, {"s.css", "p {}"}}), 2}},
        {"feed.xml",
         {"<rss><channel><title>Lake</title>" + rss_item(14) + rss_item(15) + "</channel></rss>", 2}},
        {"feed.json",
         {Json{{"version", "https://jsonfeed.org/version/1.1"},
               {"items", {{{"id", "16"}, {"content_html", report_page(16)}}}}}
              .dump(1),
          1}},
        {"tool.jsonl",
         {Json{{"title", "Ferry"}, {"text", report_text(17)}, {"source", "https://t.example/17"}}.dump() +
              "\n" + Json{{"maintext", report_text(18)}, {"url", "https://t.example/18"}}.dump() + "\n",
          2}},
        {"report.pdf", {pdf_of(lines_of(report_text(19))), 1}},
        {"feeds.opml", {"<opml><body><outline xmlUrl='feed.xml'/></body></opml>", 0}},
        {"picture.png", {"\x89PNG\r\n\x1A\n", 0}},
    };
    std::filesystem::create_directory(folder / "in");
    int reports = 0;
    for (const auto& [name, file] : files) {
        put_bytes(folder / ("in/" + name), file.first);
        reports += file.second;
    }
    const std::string in = (folder / "in").string();
    const Ran one = run_dateline({"article", in, "--format", "jsonl", "--jobs", "1"});
    EXPECT_EQ(one.code, 0) << one.err;
    std::map<std::string, int> found;
    std::istringstream lines(one.out);
    for (std::string line; std::getline(lines, line);) {
        const Json article = Json::parse(line);
        const std::string path = article["path"].get<std::string>().substr(in.size() + 1);
        ++found[path.substr(0, path.find('!'))];
        EXPECT_THAT(article["text"].get<std::string>(), HasSubstr("ferry")) << path;
    }
    for (const auto& [name, file] : files) EXPECT_EQ(found[name], file.second) << name;
    // The same whatever the threads, and the same reports as a case.
    EXPECT_EQ(run_dateline({"article", in, "--format", "jsonl", "--jobs", "3"}).out, one.out);
    const Ran built = run_dateline({"build", in, "-o", (folder / "c.case").string()});
    EXPECT_EQ(built.code, 0) << built.err;
    EXPECT_THAT(built.err,
                AllOf(HasSubstr(fmt::format("{} reports", reports)), HasSubstr("passed over: 1 images")));
    // Nothing is read twice.
    const Ran again = run_dateline({"build", in, "-o", (folder / "c.case").string()});
    EXPECT_THAT(again.err, HasSubstr(fmt::format("{} reports ({} read earlier)", reports, reports)));
    const std::string piped =
        "cat " + quoted(in + "/crawl.warc") + " | \"$DATELINE\" article - --format jsonl | wc -l";
    EXPECT_THAT(run_shell(piped).out, HasSubstr("2"));
}

}  // namespace
}  // namespace dateline
