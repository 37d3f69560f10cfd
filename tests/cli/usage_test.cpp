#include <regex>
#include <set>

#include "cli/program.hpp"

namespace dateline {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::vector<std::string> commands{"build",  "timeline", "show", "explain",
                                        "export", "article",  "time", "read"};

TEST(Usage, HelpIsThereWithExamples) {
    const Ran help = run_dateline({"--help"});
    EXPECT_EQ(help.code, 0);
    EXPECT_THAT(help.out, HasSubstr("Exit codes: 0 all well; 1 some reports were skipped; 2"));
    for (const std::string& command : commands) {
        EXPECT_THAT(help.out, HasSubstr(command));
        const Ran own = run_dateline({command, "--help"});
        EXPECT_EQ(own.code, 0);
        EXPECT_THAT(own.out, HasSubstr("Examples:\n  dateline " + command));
    }
}

TEST(Usage, VersionIsOneLine) {
    const Ran ran = run_dateline({"--version"});
    EXPECT_EQ(ran.code, 0);
    EXPECT_TRUE(std::regex_match(ran.out, std::regex("dateline \\d+\\.\\d+\\.\\d+\n"))) << ran.out;
}

TEST(Usage, MistakesAreNamedWithWhereToLook) {
    const std::pair<std::vector<std::string>, const char*> table[] = {
        {{}, "dateline --help"},
        {{"bild"}, "bild"},
        {{"build"}, "dateline build --help"},
        {{"build", "x"}, "--output"},
        {{"timeline", "x", "--format", "pdf"}, "pdf"},
        {{"timeline", "x", "--color", "sometimes"}, "auto, always or never"},
        {{"timeline", "x", "--width", "wide"}, "wide"},
        {{"export", "x", "--colour"}, "--colour"},
        {{"build", "x", "-o", "y", "--jobs", "-1"}, "-1"},
        {{"article", "x", "--format", "xml"}, "xml"},
    };
    for (const auto& [arguments, expected] : table) {
        const Ran ran = run_dateline(arguments);
        EXPECT_EQ(ran.code, 2) << expected;
        EXPECT_THAT(ran.out, IsEmpty());
        EXPECT_THAT(ran.err, AllOf(testing::StartsWith("dateline: "), HasSubstr(expected)));
    }
}

std::set<std::string> options_in(const std::string& text) {
    std::set<std::string> found;
    const std::regex option("--[a-z]+");
    for (std::sregex_iterator one(text.begin(), text.end(), option), end; one != end; ++one)
        found.insert(one->str());
    return found;
}

TEST(Usage, TheManualNamesEveryOptionAndNoOther) {
    std::set<std::string> offered = options_in(run_dateline({"--help"}).out);
    for (const std::string& command : commands)
        offered.merge(options_in(run_dateline({command, "--help"}).out));
    EXPECT_EQ(options_in(bytes_of(std::filesystem::path(DATELINE_SOURCE_DIR) / "docs" / "command-line.md")),
              offered);
}

}  // namespace
}  // namespace dateline
