#include "link/disagreements.hpp"

#include <gtest/gtest.h>

#include "link/link.hpp"
#include "report_builder.hpp"

namespace dateline::test {
namespace {

struct Toll {
    std::string stated;
    double low = 0;
    std::optional<double> high;
    bool approximate = false;
};

Reading ferry(const std::string& path, const Toll& toll) {
    ReportBuilder b(path);
    b.stated(toll.stated);
    const Index state = b.country("Norway", "NOR");
    const Index port = b.city("Bergen", "NOR", "3161732");
    b.sentence("A ferry of Norway sank off Bergen on 4 March 2024 and 12 passengers drowned, paper " + path +
               " says.");
    const Index figure = b.figure("12 passengers", toll.low, toll.high, "passenger", toll.approximate);
    b.event("A ferry of Norway sank off Bergen on 4 March 2024", "sank",
            {.type = "DISASTER",
             .mode = "",
             .who = {{state, Role::other}},
             .times = {b.date("4 March 2024", "2024-03-04")},
             .place = port,
             .figures = {figure}});
    return b.reading();
}

std::string verdict(const Toll& a, const Toll& b) {
    const Case linked = link_readings({ferry("1", a), ferry("2", b)}, 1);
    if (linked.disagreements.empty()) return "none";
    const Disagreement& found = linked.disagreements.front();
    EXPECT_EQ(linked.disagreements.size(), 1U);
    EXPECT_EQ(found.subject, linked.events.front().id);
    EXPECT_EQ(found.claims.size(), 2U);
    return found.about + " " + found.verdict;
}

TEST(Disagreements, FiguresContradictRefineOrUpdate) {
    EXPECT_EQ(verdict({"2024-03-05", 12, 12}, {"2024-03-05", 15, 15}), "figure contradicts");
    EXPECT_EQ(verdict({"2024-03-05", 12, 12}, {"2024-03-07", 15, 15}), "figure updates");
    EXPECT_EQ(verdict({"2024-03-07", 12, 12}, {"2024-03-05", 15, 15}), "figure contradicts");
    EXPECT_EQ(verdict({"2024-03-05", 10, std::nullopt}, {"2024-03-05", 12, 12}), "figure refines");
    EXPECT_EQ(verdict({"2024-03-05", 12, 12, true}, {"2024-03-05", 12, 12}), "figure refines");
    EXPECT_EQ(verdict({"2024-03-05", 12, 12}, {"2024-03-06", 12, 12}), "none");
}

Reading meeting(const std::string& path, const std::string& date, const std::string& city,
                EventStatus status = EventStatus::happened) {
    ReportBuilder b(path);
    b.stated("2024-09-12");
    const Index envoy = b.person("Marta Oliveira", "BRA");
    const Index minister = b.person("Jorge Quispe", "PER");
    const Index place = b.city(city, "PER", city);
    b.sentence("Marta Oliveira met Jorge Quispe on " + date + " in " + city + ".");
    b.event("Marta Oliveira met Jorge Quispe on " + date + " in " + city, "met",
            {.who = {{envoy, Role::actor}, {minister, Role::recipient}},
             .times = {b.date(date, date)},
             .place = place,
             .status = status});
    return b.reading();
}

std::string about(const Reading& a, const Reading& b) {
    const Case linked = link_readings({a, b}, 1);
    return linked.disagreements.empty()
               ? "none"
               : linked.disagreements.front().about + " " + linked.disagreements.front().verdict;
}

TEST(Disagreements, DaysPlacesAndOutcomes) {
    EXPECT_EQ(about(meeting("1", "2024-09-10", "Lima"), meeting("2", "2024-09-11", "Lima")),
              "date contradicts");
    EXPECT_EQ(about(meeting("1", "2024-09-10", "Lima"), meeting("2", "2024-09-10", "Cusco")),
              "place contradicts");
    EXPECT_EQ(
        about(meeting("1", "2024-09-10", "Lima"), meeting("2", "2024-09-10", "Lima", EventStatus::negated)),
        "status contradicts");
    EXPECT_EQ(about(meeting("1", "2024-09-10", "Lima"), meeting("2", "2024-08-10", "Lima")), "none");
    EXPECT_EQ(about(meeting("1", "2024-09-10", "Lima"), meeting("2", "2024-09-10", "Lima")), "none");
}

}  // namespace
}  // namespace dateline::test
