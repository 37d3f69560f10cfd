#include <fmt/format.h>

#include "casefile/sample_case.hpp"
#include "output/golden.hpp"
#include "output/output.hpp"

namespace dateline {
namespace {

TEST(Show, TellsEachRecordWithItsEvidence) {
    std::string all;
    for (const char* id : {"e2", "m4", "v1", "v3", "r1", "f1", "q1", "a2", "d1", "s1"}) {
        const auto text = show(sample_case(), id, {90, Colour::off});
        ASSERT_TRUE(text) << text.error().message;
        all += fmt::format("=== {}\n{}", id, *text);
    }
    expect_golden("show.txt", all);
}

TEST(Show, NamesTheIdsThatThereAre) {
    const auto text = show(sample_case(), "e9", {});
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().code, ErrorCode::not_found);
    EXPECT_THAT(text.error().message, testing::HasSubstr("e1 to e4"));
}

TEST(Explain, TellsWhyAReportHasItsDay) {
    std::string all;
    for (const char* report : {"r1", "02-coast.html", "reports/03-blog.txt"}) {
        const auto text = explain(sample_case(), report, {90, Colour::off});
        ASSERT_TRUE(text) << text.error().message;
        all += fmt::format("=== {}\n{}", report, *text);
    }
    expect_golden("explain.txt", all);
}

TEST(Explain, FindsAReportByTheEndOfItsPath) {
    Case made = sample_case();
    const auto said = [&](const char* report) {
        const auto text = explain(made, report, {});
        return text ? text->substr(0, 2) : text.error().message;
    };
    EXPECT_EQ(said("01-tribune.txt"), "r1");
    EXPECT_THAT(said("tribune.txt"), testing::HasSubstr("no report")) << "an end begins at a folder";
    EXPECT_THAT(said(""), testing::HasSubstr("no report"));
    EXPECT_THAT(said("photo.jpg"), testing::HasSubstr("was skipped"));
    made.reports[2].path = "elsewhere/01-tribune.txt";
    EXPECT_THAT(said("01-tribune.txt"), testing::HasSubstr("give more of the path"));
    EXPECT_EQ(said("elsewhere/01-tribune.txt"), "r3");
}

}  // namespace
}  // namespace dateline
