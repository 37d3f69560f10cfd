#include <fmt/format.h>
#include <gmock/gmock.h>

#include "containers.hpp"
#include "source/child_process.hpp"
#include "source/page.hpp"
#include "source/pdf_text.hpp"

namespace dateline {
namespace {

using testing::HasSubstr;

// A line of the layout at a place, of letters 10 points high.
std::string line(double left, double top, double right, std::string_view text, double height = 10) {
    std::string words;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        words += fmt::format("<word>{}</word>", text.substr(at, end - at));
        at = end + 1;
    }
    return fmt::format("<line xMin=\"{}\" yMin=\"{}\" xMax=\"{}\" yMax=\"{}\">{}</line>", left, top, right,
                       top + height, words);
}

std::string layout(const std::vector<std::string>& pages) {
    std::string out =
        "<html><head><title>Dam holds</title><meta name=\"Author\" content=\"Ann Lee\"/>"
        "<meta name=\"CreationDate\" content=\"2031-03-07T00:00:00Z\"/></head><body><doc>";
    for (const auto& page : pages) {
        out += "<page width=\"600\" height=\"800\"><flow><block>" + page + "</block></flow></page>";
    }
    return out + "</doc></body></html>";
}

TEST(PdfLayout, ParagraphsAndBorders) {
    const auto text = text_of_layout(
        layout({line(20, 10, 90, "3/7/31, 1:38 PM") + line(200, 10, 300, "Dam holds") +
                    line(50, 100, 300, "Dam holds through night", 20) +
                    line(50, 140, 350, "The dam above the town held, the") +
                    line(50, 152, 352, "board said, and its spill-") + line(50, 164, 150, "ways opened.") +
                    line(50, 176, 351, "A short line that ended the sentence") +
                    line(50, 188, 350, "parts it from this; a") +
                    line(50, 220, 350, "space does so too, and so does") +
                    line(50, 232, 349, "the next line's indent.") +
                    line(65, 244, 350, "Which begins here and goes on") +
                    line(20, 780, 200, "https://a.example/1") + line(500, 780, 520, "1/2"),
                line(20, 10, 90, "3/7/31, 1:38 PM") + line(50, 100, 350, "over the page.") +
                    line(500, 780, 520, "2/2")}));
    ASSERT_TRUE(text) << text.error().message;
    EXPECT_EQ(text->text,
              "Dam holds through night\n\n"
              "The dam above the town held, the board said, and its spillways opened.\n\n"
              "A short line that ended the sentence parts it from this; a\n\n"
              "space does so too, and so does the next line's indent.\n\n"
              "Which begins here and goes on over the page.\n");
    EXPECT_EQ(text->title, "Dam holds");
    EXPECT_EQ(text->author, "Ann Lee");
    EXPECT_EQ(text->url, "https://a.example/1");
    EXPECT_EQ(text->created->iso, "2031-03-07T00:00:00Z");
}

TEST(PdfLayout, NothingInIt) {
    EXPECT_EQ(text_of_layout(layout({""})).error().code, ErrorCode::empty);
    EXPECT_EQ(text_of_layout("<html><hea").error().code, ErrorCode::empty);
}

TEST(Pdf, DocumentsThatCannotBeReadAreNamed) {
    const auto page = page_from_bytes("some/file.pdf", "%PDF-1.7\nnothing of the kind");
    ASSERT_FALSE(page);
    EXPECT_THAT(page.error().message, testing::StartsWith("some/file.pdf: a PDF document"));
}

// With Poppler, which tools/setup/packages.txt names.
TEST(Pdf, WholeDocument) {
    const std::string pdf = pdf_of({"The dam above the town held through the night, the water board said on",
                                    "Thursday.", "", "The lock held too."});
    EXPECT_EQ(found_in_bytes("d.pdf", pdf),
              "d.pdf text: The dam above the town held through the night, the water board said on "
              "Thursday.//The lock "
              "held too./\n");
    const Page page = pages_in("d.pdf", pdf).at(0);
    EXPECT_EQ(page.stated.title, "Dam holds");
    EXPECT_EQ(page.captured->iso, "2031-03-06T07:08:09Z");
    EXPECT_EQ(found_in_bytes("z.zip", zipped({{"d.pdf", pdf}})).substr(0, 24), "z.zip!d.pdf text: The da");
}

TEST(ChildProcess, InputToOutput) {
    const ChildLimits most{std::chrono::seconds(20), 1 << 20, 1u << 30};
    EXPECT_EQ(*run_child({"cat"}, "The dam held.", most), "The dam held.");
    EXPECT_EQ(run_child({"cat"}, std::string(2 << 20, 'x'), most).error().code, ErrorCode::over_limit);
    EXPECT_EQ(run_child({"false"}, "", most).error().code, ErrorCode::malformed);
    EXPECT_EQ(run_child({"no-such-program-anywhere"}, "", most).error().code, ErrorCode::not_found);
    EXPECT_THAT(run_child({"sleep", "30"}, "", {std::chrono::seconds(1), 100, 1u << 30}).error().message,
                HasSubstr("took longer than 1 seconds"));
}

}  // namespace
}  // namespace dateline
