// dateline time: its three forms, the day of writing, several texts, and what it refuses.
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/program.hpp"

namespace dateline {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string written(const TemporaryFolder& folder, const std::string& name, const std::string& text) {
    std::ofstream(folder / name) << text;
    return (folder / name).string();
}

std::vector<nlohmann::json> lines(const std::string& text) {
    std::vector<nlohmann::json> all;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) all.push_back(nlohmann::json::parse(line));
    return all;
}

const char* const note = "The ferry left on Tuesday & will be back in early May.\n";

TEST(TimeCommand, JsonTellsValueDaysAnchorAndWhy) {
    const TemporaryFolder folder;
    const Ran ran =
        run_dateline({"time", "--text", written(folder, "note.txt", note), "--published", "2025-06-04"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    const auto times = lines(ran.out);
    ASSERT_EQ(times.size(), 2u) << ran.out;
    EXPECT_EQ(times[0]["exact"], "Tuesday");
    EXPECT_EQ(times[0]["start"], 18);
    EXPECT_EQ(times[0]["value"], "2025-06-03");
    EXPECT_EQ(times[0]["edtf"], "2025-06-03");
    EXPECT_EQ(times[0]["anchor"], "report_day");
    EXPECT_EQ(times[0]["direction"], "past");
    EXPECT_THAT(std::string(times[0]["why"]), HasSubstr("looks back"));
    EXPECT_EQ(times[1]["value"], "2026-05");
    EXPECT_EQ(times[1]["mod"], "START");
}

TEST(TimeCommand, WithoutADayOnlyWhatTheWordsSay) {
    const TemporaryFolder folder;
    const Ran ran = run_dateline({"time", "--text", written(folder, "note.txt", note)});
    EXPECT_EQ(ran.code, 0) << ran.err;
    const auto times = lines(ran.out);
    ASSERT_EQ(times.size(), 2u) << ran.out;
    EXPECT_EQ(times[0]["value"], "XXXX-WXX-2");
    EXPECT_TRUE(times[0]["edtf"].is_null());
}

TEST(TimeCommand, TimeMlIsTheWholeTextWithItsDay) {
    const TemporaryFolder folder;
    const Ran ran = run_dateline({"time", "--text", written(folder, "note.txt", note), "--published",
                                  "2025-06-04", "--format", "timeml"});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, AllOf(HasSubstr("functionInDocument=\"CREATION_TIME\">2025-06-04</TIMEX3></DCT>"),
                               HasSubstr("<TEXT>The ferry left on <TIMEX3 tid=\"t1\" type=\"DATE\" "
                                         "value=\"2025-06-03\" temporalFunction=\"true\" anchorTimeID=\"t0\">"
                                         "Tuesday</TIMEX3> &amp; will be back in "),
                               HasSubstr("mod=\"START\"")));
}

TEST(TimeCommand, AFolderTakesAFileForEachTextWithItsOwnDay) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "in");
    written(folder, "in/a.txt", "It rained on Monday.");
    written(folder, "in/a.dct", "2025-06-04\n");
    written(folder, "in/b.txt", "It rained on Monday.");
    const std::string out = (folder / "out").string();
    const Ran ran =
        run_dateline({"time", "--text", (folder / "in/a.txt").string(), (folder / "in/b.txt").string(),
                      "--published-beside", ".dct", "--format", "inline", "-o", out});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("b.dct"));
    EXPECT_THAT(bytes_of(folder / "out/a.inline"), HasSubstr("<TimeML>It rained on <TIMEX3"));
    EXPECT_FALSE(std::filesystem::exists(folder / "out/b.inline"));
}

TEST(TimeCommand, ReadsTheArticleOfAPageAndItsCountry) {
    const TemporaryFolder folder;
    const std::string page =
        "<html><head><title>Pier opens</title><link rel=\"canonical\" "
        "href=\"https://news.example.co.uk/pier\">"
        "<meta property=\"article:published_time\" content=\"2025-06-04T08:00:00Z\"></head><body><article>"
        "<h1>Pier opens</h1><p>The second pier of the harbour was opened on Tuesday, after the first had "
        "been "
        "closed for repairs since 03/04/2025, the mayor of the town told the reporters who had come.</p>"
        "<p>The mayor said that the work had cost a little over nine million crowns, a third of which came "
        "from "
        "the fund for the northern coast, and that the ferries would use it "
        "soon.</p></article></body></html>";
    const Ran ran = run_dateline({"time", written(folder, "pier.html", page)});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, AllOf(HasSubstr("\"edtf\":\"2025-06-03\""), HasSubstr("\"value\":\"2025-04-03\"")));
    const Ran month_first = run_dateline({"time", (folder / "pier.html").string(), "--day-order", "mdy"});
    EXPECT_THAT(month_first.out, HasSubstr("\"value\":\"2025-03-04\""));
}

TEST(TimeCommand, RefusesWhatMakesNoSense) {
    const TemporaryFolder folder;
    const std::string text = written(folder, "note.txt", note);
    const Ran no_day = run_dateline({"time", "--text", text, "--published", "last Tuesday"});
    EXPECT_EQ(no_day.code, 2);
    EXPECT_THAT(no_day.err, HasSubstr("day of writing"));
    const Ran month = run_dateline({"time", "--text", text, "--published", "2025-06"});
    EXPECT_EQ(month.code, 2);
    EXPECT_THAT(month.err, HasSubstr("one day"));
    const std::string other = written(folder, "other.txt", note);
    const Ran two = run_dateline({"time", "--text", text, other, "--format", "timeml"});
    EXPECT_EQ(two.code, 2);
    EXPECT_THAT(two.err, HasSubstr("-o"));
    EXPECT_THAT(two.out, IsEmpty());
}

}  // namespace
}  // namespace dateline
