#include "link/link.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "case_dump.hpp"
#include "report_builder.hpp"

namespace dateline::test {
namespace {

using namespace std::chrono;

// Two stories of three reports each: a pair of envoys, and a ferry; one report of each undated.
std::vector<Reading> two_stories() {
    std::vector<Reading> readings;
    const std::vector<std::string> days = {"2024-09-11", "", "2024-09-12"};
    for (std::size_t i = 0; i < days.size(); ++i) {
        ReportBuilder b("talks-" + std::to_string(i));
        if (!days[i].empty()) b.stated(days[i]);
        const Index envoy = b.person(i == 1 ? "M. Oliveira" : "Marta Oliveira", "BRA", {"envoy"});
        const Index minister = b.person("Jorge Quispe", i == 2 ? "" : "PER");
        const Index lima = b.city("Lima", "PER", "3936456");
        b.sentence("The envoy met Jorge Quispe in Lima on Tuesday, as report " + std::to_string(i) +
                   " has it.");
        b.event("The envoy met Jorge Quispe in Lima on Tuesday", "met",
                {.who = {{envoy, Role::actor}, {minister, Role::recipient}},
                 .times = {b.weekday("Tuesday", Tuesday)},
                 .place = lima});
        readings.push_back(b.reading());
    }
    const std::vector<double> tolls = {12, 14, 15};
    for (std::size_t i = 0; i < days.size(); ++i) {
        ReportBuilder b("ferry-" + std::to_string(i));
        if (!days[i].empty()) b.stated(days[i]);
        const Index captain = b.person("Olav Berg", "NOR", {"captain"});
        const Index guard = b.organisation("Norwegian Coast Guard", "NOR");
        const Index port = b.city("Bergen", "NOR", "3161732");
        b.sentence(
            "Olav Berg ran his ferry aground off Bergen on Monday and many passengers were hurt, paper " +
            std::to_string(i) + " says.");
        const Index hurt = b.figure("many passengers", tolls[i], tolls[i], "passenger");
        b.event("Olav Berg ran his ferry aground off Bergen on Monday", "aground",
                {.type = "DISASTER",
                 .mode = "",
                 .who = {{captain, Role::actor}},
                 .times = {b.weekday("Monday", Monday)},
                 .place = port,
                 .attributed_to = {guard},
                 .figures = {hurt}});
        readings.push_back(b.reading());
    }
    return readings;
}

TEST(Link, TheOrderOfReadingsAndTheNumberOfJobsChangeNothing) {
    std::vector<Reading> readings = two_stories();
    const std::string expected = dump(link_readings(readings, 1));
    EXPECT_EQ(dump(link_readings(readings, 2)), expected);
    std::sort(readings.begin(), readings.end(),
              [](const Reading& a, const Reading& b) { return a.path < b.path; });
    int permutations = 0;
    do {
        ASSERT_EQ(dump(link_readings(readings, 2)), expected);
        std::next_permutation(readings.begin(), readings.end(),
                              [](const Reading& a, const Reading& b) { return a.path < b.path; });
    } while (++permutations < 120);
}

TEST(Link, StoriesAreToldApartAndIdsFollowTheOrderOfOutput) {
    const Case linked = link_readings(two_stories(), 1);
    ASSERT_EQ(linked.stories.size(), 2U);
    EXPECT_EQ(linked.stories[0].reports.size(), 3U);
    EXPECT_EQ(linked.stories[1].reports.size(), 3U);
    EXPECT_NE(linked.reports.front().story, linked.reports.back().story);
    ASSERT_EQ(linked.events.size(), 2U);
    EXPECT_EQ(day_text(linked.events[0].date.day), "2024-09-09");
    EXPECT_EQ(day_text(linked.events[1].date.day), "2024-09-10");
    EXPECT_EQ(linked.events[0].story,
              linked.reports[linked.mentions[linked.events[0].mentions.front()].report].story);
    EXPECT_EQ(linked.events[0].sources, 1U);  // all three cite one coast guard
    for (std::size_t i = 0; i < linked.events.size(); ++i)
        EXPECT_EQ(linked.events[i].id, "e" + std::to_string(i + 1));
    for (std::size_t i = 0; i < linked.reports.size(); ++i)
        EXPECT_EQ(linked.reports[i].id, "r" + std::to_string(i + 1));
    ASSERT_EQ(linked.disagreements.size(), 1U);
    EXPECT_EQ(linked.disagreements[0].about, "figure");
    for (const CaseFigure& figure : linked.figures) EXPECT_EQ(figure.event, 0U);
}

TEST(Link, NothingGivesAnEmptyCase) {
    const Case linked = link_readings({}, 2);
    EXPECT_TRUE(linked.reports.empty());
    EXPECT_TRUE(linked.stories.empty());
}

TEST(Link, ReadingsWithIndexesThatPointNowhereDoNotBreakIt) {
    ReportBuilder b("odd");
    b.sentence("Something met something.");
    EventSpec spec{.who = {{77, Role::actor}, {none, Role::other}}, .times = {99}, .place = 12};
    spec.attributed_to = {5};
    spec.figures = {8};
    b.event("Something met something", "met", spec);
    const Case linked = link_readings({b.reading()}, 1);
    ASSERT_EQ(linked.mentions.size(), 1U);
    EXPECT_TRUE(linked.mentions[0].participants.empty());
    EXPECT_FALSE(linked.mentions[0].date.day);
}

}  // namespace
}  // namespace dateline::test
