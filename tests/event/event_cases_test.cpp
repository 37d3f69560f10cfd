// The cases under tests/cases/event: sentences and short reports of our own, and the events found in them.
// A case is the text, a line '---', and the dump; cases are parted by a line '==='. With
// DATELINE_RENEW_CASES set in the environment the dumps are written anew, for review with git diff.
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <vector>

#include "base/file.hpp"
#include "event_dump.hpp"

namespace dateline {
namespace {

struct Case {
    std::string text;
    std::string dump;
};

std::vector<Case> read_cases(const std::string& path) {
    std::vector<Case> out(1);
    std::ifstream file(path);
    std::string line;
    bool in_dump = false;
    while (std::getline(file, line)) {
        if (line == "===") {
            out.emplace_back();
            in_dump = false;
        } else if (line == "---") {
            in_dump = true;
        } else {
            (in_dump ? out.back().dump : out.back().text) += line + '\n';
        }
    }
    return out;
}

class EventCases : public testing::TestWithParam<const char*> {};

TEST_P(EventCases, TellTheirEvents) {
    const std::string path = std::string(DATELINE_SOURCE_DIR) + "/tests/cases/event/" + GetParam() + ".txt";
    const auto cases = read_cases(path);
    ASSERT_FALSE(cases.front().text.empty()) << path;
    std::string renewed;
    for (const Case& one : cases) {
        const bool every = std::string_view(GetParam()) == "every_clause";
        const std::string found = dump_events(one.text, every ? EventScope::every_clause : EventScope::news);
        EXPECT_EQ(found, one.dump) << one.text;
        renewed += (renewed.empty() ? "" : "===\n") + one.text + "---\n" + found;
    }
    if (std::getenv("DATELINE_RENEW_CASES") == nullptr) return;
    ASSERT_TRUE(write_file(path, renewed));
}

INSTANTIATE_TEST_SUITE_P(, EventCases,
                         testing::Values("types", "grammar", "places", "times", "status", "restraint",
                                         "accounts", "reports", "every_clause"),
                         [](const auto& name) { return std::string(name.param); });

}  // namespace
}  // namespace dateline
