#include "source/saved_page.hpp"

#include "containers.hpp"

namespace dateline {
namespace {

std::string mark(std::string_view html) {
    const SaveMark found = find_save_mark(html);
    return found.url + " " + (found.saved ? found.saved->iso : "-");
}

TEST(SavedPage, MarksOfThePrograms) {
    EXPECT_EQ(mark("<html>\n<!-- saved from url=(0021)https://a.example/1?b=c -->"),
              "https://a.example/1?b=c -");
    EXPECT_EQ(mark("<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://a.example/1 \n "
                   "saved date: "
                   "Thu Mar 06 2031 07:08:09 GMT+0100 (Central European Standard Time)\n--><p>"),
              "https://a.example/1 2031-03-06T07:08:09+01:00");
    EXPECT_EQ(mark("<!-- Saved from https://a.example/1 at 2031-03-06T07:08:09Z using monolith v2.8.1 -->"),
              "https://a.example/1 2031-03-06T07:08:09Z");
    EXPECT_EQ(mark("<!-- Mirrored from a.example/1.html by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 06 "
                   "Mar 2031 "
                   "07:08:09 GMT -->"),
              "http://a.example/1.html 2031-03-06T07:08:09Z");
    EXPECT_EQ(mark("<meta name=\"savepage-url\" content=\"https://a.example/1\">"
                   "<meta name=\"savepage-date\" content=\"Thu Mar 06 2031 07:08:09 GMT+0100\">"),
              "https://a.example/1 2031-03-06T07:08:09+01:00");
    const std::string end =
        "<!--\n     FILE ARCHIVED ON 07:08:09 Mar 06, 2031 AND RETRIEVED FROM THE\n INTERNET ARCHIVE "
        "ON 08:00:00 Mar 07, 2031.-->";
    EXPECT_EQ(mark(end), " 2031-03-06T07:08:09");
    EXPECT_EQ(mark(std::string(100000, 'x') + end), " 2031-03-06T07:08:09");
    EXPECT_EQ(mark("<p>saved from url=(0021)https://a.example/1</p><!-- a comment -->"), " -");
    const auto patterns = read_save_patterns();
    ASSERT_TRUE(patterns) << patterns.error().message;
    EXPECT_EQ(patterns->size(), 7u);
}

TEST(SavedPage, BrowsersFolder) {
    const TemporaryFolder folder;
    std::filesystem::create_directories(folder / "in/Dam holds-Dateien");
    put_bytes(folder / "in/Dam holds.htm",
              "<!-- saved from url=(0021)https://a.example/1 --><html><p>The dam held.</p>");
    put_bytes(folder / "in/Dam holds-Dateien/frame.html", "<p>Buy.</p>");
    std::filesystem::create_directories(folder / "in/Other_files");
    put_bytes(folder / "in/Other_files/a.html", "<html><p>The lock held.</p>");
    EXPECT_EQ(
        found_in(folder, {"in"}),
        "in/Dam holds.htm html: <!-- saved from url=(0021)https://a.example/1 --><html><p>The dam held.</p>\n"
        "in/Other_files/a.html html: <html><p>The lock held.</p>\n"
        "in passed over: 1 files beside a saved page\n");
}

TEST(SavedPage, ArchiveBox) {
    const TemporaryFolder folder;
    const std::string one = "in/archive/1930547289.0";
    std::filesystem::create_directories(folder / (one + "/readability"));
    put_bytes(folder / (one + "/index.json"),
              "{\"url\": \"https://a.example/1\", \"timestamp\": \"1930547289.0\", \"title\": \"Dam holds\", "
              "\"history\": {}}");
    put_bytes(folder / (one + "/index.html"), "<p>A menu of forms.</p>");
    put_bytes(folder / (one + "/singlefile.html"), "");
    put_bytes(folder / (one + "/output.html"), "<html><p>The dam held.</p>");
    put_bytes(folder / (one + "/readability/content.html"), "<html><p>The dam.</p>");
    EXPECT_EQ(found_in(folder, {"in"}), one +
                                            "/output.html html: <html><p>The dam held.</p>\n"
                                            "in passed over: 1 other forms of pages that ArchiveBox keeps\n");
    Collected collected = collect({(folder / "in").string()});
    const MemberHead& head = collected.files.at(0).head;
    EXPECT_EQ(head.url, "https://a.example/1");
    EXPECT_EQ(head.captured->iso, "2031-03-06T07:08:09Z");
    EXPECT_EQ(head.stated.title, "Dam holds");
}

TEST(IgnoreFile, PatternsOfFolders) {
    const TemporaryFolder folder;
    for (const char* const name : {"a.txt", "a.tmp", "keep.tmp", "drafts/a.txt", "b/c/d.txt", "b/c/e.txt",
                                   "b/old/x.txt", "b/notes", "x1.txt", "x2.txt"}) {
        std::filesystem::create_directories((folder / (std::string("in/") + name)).parent_path());
        put_bytes(folder / (std::string("in/") + name), "The dam held.");
    }
    put_bytes(folder / "in/.datelineignore",
              "# what nobody wants\n\n*.tmp\n!keep.tmp\ndrafts/\n/b/**/d.txt\nnotes/\nx[2-9].txt\n");
    put_bytes(folder / "in/b/.datelineignore", "old\n");
    EXPECT_EQ(found_in(folder, {"in"}),
              "in/a.txt text: The dam held.\n"
              "in/b/c/e.txt text: The dam held.\n"
              "in/b/notes text: The dam held.\n"
              "in/keep.tmp text: The dam held.\n"
              "in/x1.txt text: The dam held.\n"
              "in passed over: 5 what .datelineignore names\n");
    // What is named by itself is read, whatever a folder says.
    EXPECT_EQ(found_in(folder, {"in/a.tmp"}), "in/a.tmp text: The dam held.\n");
    put_bytes(folder / "in/.datelineignore", "x[9-1].txt\n");
    EXPECT_THAT(found_in(folder, {"in"}), testing::HasSubstr("in/.datelineignore skip malformed"));
}

}  // namespace
}  // namespace dateline
