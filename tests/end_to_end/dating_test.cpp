// Stories whose reports do not say their day, or say a wrong one (tests/cases/dating/*.txt). Each file holds
// reports under '== NAME' lines; the line after it says what must come out:
//     day DATE BASIS    exactly that;  day unknown: no day at all
//     within DATE       nothing that is not in it; unknown is right too
//     not DATE          anything else
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "calendar/edtf.hpp"
#include "cli/program.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

struct Wanted {
    std::string kind;
    std::string date;
    std::string basis;
};

std::vector<std::filesystem::path> stories() {
    std::vector<std::filesystem::path> files;
    const std::string folder = std::string(DATELINE_SOURCE_DIR) + "/tests/cases/dating";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

// Writes the reports of a story to `folder` and returns what is wanted of each.
std::map<std::string, Wanted> unpack(const std::filesystem::path& story,
                                     const std::filesystem::path& folder) {
    std::filesystem::create_directory(folder);
    std::map<std::string, Wanted> wanted;
    std::ifstream in(story);
    std::ofstream out;
    bool first = false;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("== ")) {
            const std::string name = line.substr(3);
            out.close();
            out.open(folder / name);
            std::getline(in, line);
            std::istringstream words(line);
            words >> wanted[name].kind >> wanted[name].date >> wanted[name].basis;
            first = true;
        } else if (first) {
            out << line << '\n';
        }
    }
    return wanted;
}

std::map<std::string, Json> published_in(const std::string& exported) {
    std::map<std::string, Json> published;
    std::istringstream lines(exported);
    for (std::string line; std::getline(lines, line);) {
        const Json record = Json::parse(line);
        if (record["kind"] != "report") continue;
        const std::string path = record["path"];
        published[std::filesystem::path(path).filename().string()] = record["published"];
    }
    return published;
}

bool inside(const std::string& date, const std::string& bounds) {
    const auto told = parse_edtf(date);
    const auto allowed = parse_edtf(bounds);
    return told && allowed && hull(*allowed).first <= hull(*told).first &&
           hull(*told).last <= hull(*allowed).last;
}

class DatingStory : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(DatingStory, EveryReportHasItsDayOrNone) {
    TemporaryFolder folder;
    const auto wanted = unpack(GetParam(), folder / "reports");
    ASSERT_GE(wanted.size(), 4u);
    const std::string made = (folder / "story.case").string();
    ASSERT_EQ(run_dateline({"build", (folder / "reports").string(), "-o", made}).code, 0);
    const auto published = published_in(run_dateline({"export", made}).out);
    for (const auto& [name, want] : wanted) {
        SCOPED_TRACE(name);
        ASSERT_TRUE(published.contains(name));
        const Json& got = published.at(name);
        const std::string date = got["edtf"].is_null() ? "unknown" : got["edtf"].get<std::string>();
        if (want.kind == "day") {
            EXPECT_EQ(date, want.date) << got["why"];
            EXPECT_EQ(got["basis"], want.date == "unknown" ? "unknown" : want.basis);
        } else if (want.kind == "within") {
            EXPECT_TRUE(date == "unknown" || inside(date, want.date)) << date << " " << got["why"];
        } else {
            ASSERT_EQ(want.kind, "not");
            EXPECT_NE(date, want.date);
            EXPECT_FALSE(got["conflicts"].empty());
        }
        EXPECT_FALSE(got["why"].get<std::string>().empty());
    }
}

INSTANTIATE_TEST_SUITE_P(Stories, DatingStory, testing::ValuesIn(stories()),
                         [](const auto& story) { return story.param.stem().string(); });

// Report 4 takes three others to date: without any one of them less is known of it.
TEST(RailAccord, TheFourthReportIsDatedByThreeOthers) {
    const std::filesystem::path reports =
        std::filesystem::path(DATELINE_SOURCE_DIR) / "examples" / "rail-accord" / "reports";
    const auto day_without = [&](const std::string& left_out) {
        TemporaryFolder folder;
        std::filesystem::create_directory(folder / "reports");
        for (const auto& entry : std::filesystem::directory_iterator(reports)) {
            const std::string name = entry.path().filename().string();
            if (name != left_out) std::filesystem::copy_file(entry.path(), folder / "reports" / name);
        }
        const std::string made = (folder / "rail.case").string();
        EXPECT_EQ(run_dateline({"build", (folder / "reports").string(), "-o", made}).code, 0);
        const Json day = published_in(run_dateline({"export", made}).out).at("4_windhoek.txt")["edtf"];
        return day.is_null() ? std::string("unknown") : day.get<std::string>();
    };
    EXPECT_EQ(day_without(""), "2023-09-28");
    EXPECT_NE(day_without("1_signing.txt"), "2023-09-28");
    EXPECT_NE(day_without("2_arrival.txt"), "2023-09-28");
    EXPECT_EQ(day_without("3_loan.txt"), "[2023-09-21,2023-09-28]");
}

TEST(RailAccord, ExplainSaysWhyAReportCannotBeDatedAndWhichStatementIsFalse) {
    TemporaryFolder folder;
    const std::string made = (folder / "rail.case").string();
    const std::string reports = std::string(DATELINE_SOURCE_DIR) + "/examples/rail-accord/reports";
    ASSERT_EQ(run_dateline({"build", reports, "-o", made}).code, 0);
    const Ran market = run_dateline({"explain", made, "5_market.txt"});
    EXPECT_THAT(market.out, HasSubstr("Its day: unknown"));
    const Ran approval = run_dateline({"explain", made, "6_approval.txt"});
    EXPECT_THAT(approval.out, HasSubstr("Its day: 17 November 2023"));
    EXPECT_THAT(approval.out, HasSubstr("12 June 2023"));
    EXPECT_THAT(approval.out, HasSubstr("15 November 2023"));
}

}  // namespace
}  // namespace dateline
