#include <gmock/gmock.h>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.hpp"
#include "reading/reading.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::vector<std::string> stories{"security-visit", "lake-ferry"};

std::string reports_of(const std::string& story) {
    return std::string(DATELINE_SOURCE_DIR) + "/examples/" + story + "/reports";
}

class Example : public testing::TestWithParam<std::string> {
protected:
    std::string path(const std::string& name) const { return (folder / name).string(); }
    Ran build(const std::string& to, const std::string& jobs = "2") const {
        return run_dateline({"build", reports_of(GetParam()), "-o", path(to), "--jobs", jobs});
    }
    TemporaryFolder folder;
};

TEST_P(Example, IsTheSameCaseWhateverTheThreads) {
    ASSERT_EQ(build("one.case", "1").code, 0);
    ASSERT_EQ(build("two.case", "2").code, 0);
    const std::string first = bytes_of(folder / "one.case");
    EXPECT_EQ(first, bytes_of(folder / "two.case"));
    // Built again over itself, from the readings that it holds.
    const Ran again = build("two.case", "2");
    EXPECT_THAT(again.err, HasSubstr("read earlier"));
    EXPECT_EQ(first, bytes_of(folder / "two.case"));
}

TEST_P(Example, OneMoreReportReadsOneReport) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(reports_of(GetParam())))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    ASSERT_GE(files.size(), 5u);
    std::filesystem::create_directory(folder / "reports");
    for (std::size_t i = 0; i + 1 < files.size(); ++i) {
        std::filesystem::copy_file(files[i], folder / ("reports/" + files[i].filename().string()));
    }
    ASSERT_EQ(run_dateline({"build", path("reports"), "-o", path("c.case")}).code, 0);
    std::filesystem::copy_file(files.back(), folder / ("reports/" + files.back().filename().string()));
    const Ran grown = run_dateline({"build", path("reports"), "-o", path("c.case")});
    EXPECT_THAT(grown.err, HasSubstr(std::to_string(files.size()) + " reports (" +
                                     std::to_string(files.size() - 1) + " read earlier)"));
    ASSERT_EQ(run_dateline({"build", path("reports"), "-o", path("fresh.case")}).code, 0);
    EXPECT_EQ(bytes_of(folder / "c.case"), bytes_of(folder / "fresh.case"));
}

std::vector<Json> lines_of(const std::string& text) {
    std::vector<Json> records;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) records.push_back(Json::parse(line));
    return records;
}

void check_evidence(const Json& json, const std::string& text) {
    if (json.is_object() && json.contains("exact")) {
        const std::size_t start = json["start"];
        const std::size_t end = json["end"];
        ASSERT_LE(start, end);
        EXPECT_EQ(text.substr(start, end - start), json["exact"]);
        EXPECT_FALSE(json["exact"].get<std::string>().empty());
    }
    if (!json.is_structured()) return;
    for (const Json& inner : json) check_evidence(inner, text);
}

TEST_P(Example, ExportHoldsItsContract) {
    ASSERT_EQ(build("c.case").code, 0);
    const Ran ran = run_dateline({"export", path("c.case"), "--format", "jsonl"});
    ASSERT_EQ(ran.code, 0) << ran.err;
    std::map<std::string, std::string> texts;
    std::map<std::string, std::size_t> kinds;
    for (const Json& record : lines_of(ran.out)) {
        ++kinds[record["kind"]];
        if (record["kind"] == "report") texts[record["id"]] = record["text"];
        if (record.contains("report")) check_evidence(record, texts.at(record["report"]));
        if (record["kind"] == "mention") {
            const std::string sentence = record["sentence"];
            EXPECT_NE(texts.at(record["report"]).find(sentence), std::string::npos);
            EXPECT_NE(record["evidence"]["exact"].get<std::string>().find(
                          record["trigger"]["exact"].get<std::string>()),
                      std::string::npos)
                << record["id"];
        }
    }
    EXPECT_EQ(kinds["case"], 1u);
    EXPECT_EQ(kinds["report"], texts.size());
    EXPECT_GT(kinds["event"], 5u);
    EXPECT_GE(kinds["mention"], kinds["event"]);
    EXPECT_GT(kinds["entity"], 3u);
}

TEST_P(Example, EveryRecordCanBeShownAndEveryReportExplained) {
    ASSERT_EQ(build("c.case").code, 0);
    const std::vector<Json> records = lines_of(run_dateline({"export", path("c.case")}).out);
    std::map<std::string, std::string> first_of_kind;
    std::string explain;
    for (const Json& record : records) {
        if (record["kind"] == "case") continue;
        first_of_kind.emplace(record["kind"], record["id"]);
        if (record["kind"] == "report") {
            explain += "\"$DATELINE\" explain " + quoted(path("c.case")) + " " +
                       quoted(std::filesystem::path(record["path"].get<std::string>()).filename().string()) +
                       " && ";
        }
    }
    for (const auto& [kind, id] : first_of_kind) {
        const Ran ran = run_dateline({"show", path("c.case"), id});
        EXPECT_EQ(ran.code, 0) << ran.err;
        EXPECT_THAT(ran.out, HasSubstr(id));
    }
    const Ran ran = run_shell(explain + "true");
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, AllOf(HasSubstr("Its day: "), HasSubstr("Events that it tells")));
}

TEST_P(Example, ReadingsAreLinesThatComeBack) {
    const Ran ran = run_dateline({"read", reports_of(GetParam())});
    ASSERT_EQ(ran.code, 0) << ran.err;
    std::istringstream lines(ran.out);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        const auto reading = reading_from_json(line);
        ASSERT_TRUE(reading) << reading.error().message;
        EXPECT_EQ(to_json(*reading), line);
    }
    EXPECT_GE(count, 5u);
}

TEST_P(Example, TimelineIsPlainInAPipeAndColouredWhenAsked) {
    ASSERT_EQ(build("c.case").code, 0);
    const Ran plain = run_dateline({"timeline", path("c.case")});
    EXPECT_THAT(plain.out, AllOf(Not(HasSubstr("\x1b[")), HasSubstr("Reports\n")));
    EXPECT_THAT(run_dateline({"timeline", path("c.case"), "--color", "always"}).out, HasSubstr("\x1b[1m"));
    EXPECT_THAT(run_dateline({"timeline", path("c.case"), "--format", "markdown"}).out,
                testing::StartsWith("# "));
    const Ran page = run_dateline({"timeline", path("c.case"), "--format", "html", "-o", path("c.html")});
    EXPECT_EQ(page.code, 0);
    EXPECT_THAT(page.out, IsEmpty());
    EXPECT_THAT(bytes_of(folder / "c.html"),
                AllOf(testing::StartsWith("<!DOCTYPE html>"), HasSubstr("<mark>")));
    // What a pipe's reader does not want is no error.
    const Ran head = run_shell("set +o pipefail; for i in 1 2 3 4 5 6 7 8; do \"$DATELINE\" export " +
                               quoted(path("c.case")) + "; done | head -c 1");
    EXPECT_EQ(head.code, 0);
    EXPECT_THAT(head.err, IsEmpty());
}

TEST_P(Example, StandardInputIsOneReport) {
    const std::string report = std::filesystem::directory_iterator(reports_of(GetParam()))->path().string();
    const Ran ran =
        run_shell("cat " + quoted(report) + " | \"$DATELINE\" build - -o " + quoted(path("c.case")));
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(run_dateline({"timeline", path("c.case")}).out, HasSubstr("1 report"));
}

INSTANTIATE_TEST_SUITE_P(Stories, Example, testing::ValuesIn(stories), [](const auto& story) {
    std::string name = story.param;
    std::erase(name, '-');
    return name;
});

}  // namespace
}  // namespace dateline
