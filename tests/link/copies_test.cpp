#include "link/copies.hpp"

#include <gtest/gtest.h>

#include "report_builder.hpp"

namespace dateline::test {
namespace {

const std::vector<std::string> wire_story = {
    "A ferry with forty passengers ran aground near the northern lighthouse early on Monday, the coast guard "
    "said.",
    "Rescue boats from three villages brought everybody ashore within two hours, and nobody was badly hurt.",
    "The captain told the harbour office that the steering had failed in heavy swell shortly after midnight.",
    "Divers will look at the hull once the wind drops, and the company has stopped its other two ferries "
    "until then.",
    "It is the second time this year that a ferry of the line has hit the reef off the northern lighthouse.",
};

Reading report(const std::string& path, const std::vector<std::string>& sentences,
               const std::string& stated = "", const std::string& outlet = "", const std::string& wire = "") {
    ReportBuilder b(path);
    for (const std::string& sentence : sentences) b.sentence(sentence);
    if (!stated.empty()) b.stated(stated);
    b.outlet(outlet, wire);
    return b.reading();
}

TEST(Copies, ExactAndCutAndEditedCopiesAreFound) {
    std::vector<std::string> cut(wire_story.begin(), wire_story.begin() + 3);
    std::vector<std::string> edited = wire_story;
    edited[2] = "Its captain blamed the steering.";
    edited.insert(edited.begin(), "Our town watched the ferry rescue with held breath this week.");
    const std::vector<std::string> own = {
        "Forty people were taken off a stranded ferry in the north this week after its steering broke down.",
        "Nobody was hurt, officials say, though the vessel sits on rocks and may stay there for several "
        "days.",
        "Local fishermen helped, some of them in boats no longer than a van, while a storm was coming in.",
    };
    const std::vector<Reading> readings = {report("a", wire_story, "2024-03-05"),
                                           report("b", cut, "2024-03-06"), report("c", edited),
                                           report("d", own)};
    const auto copies = find_copies(readings, 2);
    EXPECT_EQ(copies[0].original, none);
    EXPECT_EQ(copies[1].original, 0U);
    EXPECT_GT(copies[1].shared, 0.9);
    EXPECT_EQ(copies[2].original, 0U);
    EXPECT_EQ(copies[3].original, none);
}

TEST(Copies, TheCreditedWireIsTheOriginalElseTheEarliestElseTheLongest) {
    std::vector<std::string> cut(wire_story.begin(), wire_story.begin() + 4);
    const auto original = [](const std::vector<Reading>& readings) {
        const auto copies = find_copies(readings, 1);
        return copies[0].original == none ? 0U : copies[0].original;
    };
    EXPECT_EQ(original({report("a", wire_story, "2024-03-05", "Daily", "Harbour Wire"),
                        report("b", cut, "2024-03-06", "Harbour Wire")}),
              1U);
    EXPECT_EQ(original({report("a", wire_story, "2024-03-06"), report("b", cut, "2024-03-05")}), 1U);
    EXPECT_EQ(original({report("a", cut), report("b", wire_story)}), 1U);
    EXPECT_EQ(original({report("a", wire_story), report("b", wire_story)}), 0U);
}

TEST(Copies, ShortTextsAreNotCopiesByAPhrase) {
    const auto copies =
        find_copies(std::vector<Reading>{report("a", {"The harbour is quiet today."}),
                                         report("b", {"The harbour is quiet today, he said."})},
                    1);
    EXPECT_EQ(copies[1].original, none);
}

}  // namespace
}  // namespace dateline::test
