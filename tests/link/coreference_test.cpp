#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

#include "base/data_file.hpp"
#include "link/link.hpp"
#include "link/names.hpp"
#include "link/tellings.hpp"
#include "report_builder.hpp"

namespace dateline::test {
namespace {

using namespace std::chrono;
using testing::Contains;
using testing::HasSubstr;

constexpr auto actor = Role::actor;
constexpr auto other = Role::recipient;

struct Talks {
    std::string path;
    std::string stated;
    std::string clause;
    std::string trigger;
    std::string date;  // EDTF of its own words, or empty: known by tense
    EventStatus status = EventStatus::happened;
    bool background = false;
    std::string city = "Lima";
    std::string second = "Jorge Quispe";
};

Reading report(const Talks& told) {
    ReportBuilder b(told.path);
    b.stated(told.stated);
    const Index envoy = b.person("Marta Oliveira", "BRA", {"envoy"});
    const Index minister = b.person(told.second, "PER");
    const Index city =
        told.city.empty() ? none : b.city(told.city, told.city == "Quito" ? "ECU" : "PER", told.city);
    b.sentence(told.clause + (told.date.empty() ? "" : " on " + told.date) + ".");
    EventSpec spec{.who = {{envoy, actor}, {minister, other}},
                   .place = city,
                   .status = told.status,
                   .background = told.background};
    if (told.status == EventStatus::scheduled || told.status == EventStatus::possible)
        spec.tense = Direction::future;
    if (!told.date.empty()) spec.times = {b.date(told.date, told.date)};
    b.event(told.clause, told.trigger, spec);
    return b.reading();
}

Case link(const std::vector<Talks>& all) {
    std::vector<Reading> readings;
    for (const Talks& told : all) readings.push_back(report(told));
    return link_readings(std::move(readings), 1);
}

TEST(Coreference, AnnouncedAndHeldIsOneEventWithAHistory) {
    const Case linked = link(
        {{"1", "2024-09-08", "Marta Oliveira will meet Jorge Quispe", "meet", "", EventStatus::scheduled},
         {"2", "2024-09-11", "Marta Oliveira met Jorge Quispe", "met", "2024-09-10"},
         {"3", "2024-09-12", "Marta Oliveira held talks with Jorge Quispe", "talks", ""}});
    ASSERT_EQ(linked.events.size(), 1U);
    const CaseEvent& event = linked.events.front();
    EXPECT_EQ(day_text(event.date.day), "2024-09-10");
    EXPECT_EQ(event.status, EventStatus::happened);
    ASSERT_EQ(event.history.size(), 3U);
    EXPECT_EQ(event.history[0].status, EventStatus::scheduled);
    EXPECT_EQ(event.history[1].status, EventStatus::happened);
    EXPECT_EQ(event.reports, 3U);
    EXPECT_EQ(event.sources, 3U);
    // The undated tellings take the day of the dated one and say so.
    EXPECT_EQ(day_text(linked.mentions[0].date.day), "2024-09-10");
    EXPECT_THAT(linked.mentions[0].date.why, HasSubstr("dated by the same event in r2"));
    EXPECT_THAT(event.why, Contains(HasSubstr("tell one event")));
}

TEST(Coreference, RepeatedVisitsStayApart) {
    const Case linked = link({{"1", "2024-09-11", "Marta Oliveira met Jorge Quispe", "met", "2024-09-10"},
                              {"2", "2024-03-11", "Marta Oliveira met Jorge Quispe", "met", "2024-03-10"},
                              {"3", "2024-09-12", "Marta Oliveira had met Jorge Quispe", "met", "2024-03",
                               EventStatus::happened, true}});
    ASSERT_EQ(linked.events.size(), 2U);
    EXPECT_EQ(day_text(linked.events[0].date.day), "2024-03-10");
    EXPECT_EQ(linked.events[0].reports, 2U);
    EXPECT_EQ(day_text(linked.mentions[2].date.day), "2024-03-10");
    EXPECT_THAT(linked.mentions[2].date.why, HasSubstr("narrowed by"));
}

TEST(Coreference, OtherPeopleOtherPlacesAndDenialsAreOtherEvents) {
    const Talks met = {"1", "2024-09-11", "Marta Oliveira met Jorge Quispe", "met", "2024-09-10"};
    EXPECT_EQ(link({met,
                    {"2", "2024-09-11", "Marta Oliveira met Ana Flores", "met", "2024-09-10",
                     EventStatus::happened, false, "", "Ana Flores"}})
                  .events.size(),
              2U);
    EXPECT_EQ(link({met,
                    {"2", "2024-09-11", "Marta Oliveira met Jorge Quispe", "met", "2024-09-10",
                     EventStatus::happened, false, "Quito"}})
                  .events.size(),
              2U);
    EXPECT_EQ(link({met,
                    {"2", "2024-09-11", "Marta Oliveira has never met Jorge Quispe", "met", "",
                     EventStatus::negated}})
                  .events.size(),
              2U);
    EXPECT_EQ(link({met,
                    {"2", "2024-09-11", "If Marta Oliveira meets Jorge Quispe", "meets", "",
                     EventStatus::conditional, true, ""}})
                  .events.size(),
              2U);
    EXPECT_EQ(link({met, {"2", "2024-09-11", "Marta Oliveira met Jorge Quispe", "met", "2024-09-10"}})
                  .events.size(),
              1U);
}

TEST(Coreference, TwoWitnessesOfOneSourceAreOneSourceAndCopiesCountOnce) {
    const auto citing = [](const std::string& path, const std::string& text, bool cite) {
        ReportBuilder b(path);
        b.stated("2024-09-11");
        const Index envoy = b.person("Marta Oliveira", "BRA");
        const Index minister = b.person("Jorge Quispe", "PER");
        const Index office = b.organisation("Peruvian Foreign Office", "PER");
        b.sentence("Marta Oliveira met Jorge Quispe on Tuesday" + text);
        EventSpec spec{.who = {{envoy, actor}, {minister, other}}, .times = {b.weekday("Tuesday", Tuesday)}};
        if (cite) spec.attributed_to = {office};
        b.event("Marta Oliveira met Jorge Quispe on Tuesday", "met", spec);
        return b.reading();
    };
    const Case cited = link_readings(
        {citing("1", ", the office said.", true), citing("2", " in the old palace, said the office.", true)},
        1);
    EXPECT_EQ(cited.events.front().reports, 2U);
    EXPECT_EQ(cited.events.front().sources, 1U);
    const std::string tail =
        " in the old palace by the river, where the two had first talked of the long railway that is to "
        "cross the mountains next year, "
        "and both called the talks useful before they left for a dinner with builders, bankers and mayors of "
        "the towns along the line.";
    const Case copied = link_readings(
        {citing("1", tail, false), citing("2", tail, false), citing("3", ", her staff wrote.", false)}, 1);
    EXPECT_EQ(copied.reports[1].same_text_as, 0U);
    EXPECT_EQ(copied.events.front().reports, 3U);
    EXPECT_EQ(copied.events.front().sources, 2U);
}

TEST(Coreference, FamiliesLoadAndEveryRowIsFound) {
    const auto families = EventFamilies::load();
    ASSERT_TRUE(families) << families.error().message;
    const std::map<std::pair<std::string, std::string>, std::string> table = {
        {{"TRAVEL", ""}, "journey"},      {{"CONSULT", "visit"}, "journey"},
        {{"CONSULT", "meet"}, "talks"},   {{"AGREE", "sign"}, "agreement"},
        {{"COOPERATE", ""}, "agreement"}, {{"STATEMENT", ""}, "statement"},
        {{"CONCEDE", ""}, "statement"},   {{"REJECT", ""}, "statement"},
        {{"SUPPORT", ""}, "statement"},   {{"ASSAULT", ""}, "force"},
        {{"COERCE", ""}, "force"},        {{"MOBILIZE", "deploy"}, "deployment"},
        {{"AID", "arms"}, "deployment"},  {{"ELECTION", ""}, "ELECTION"},
    };
    for (const auto& [kind, family] : table)
        EXPECT_EQ(families->family_of(kind.first, kind.second), family) << kind.first;
}

TEST(Coreference, EveryDepartureIsAForm) {
    const auto families = EventFamilies::load();
    ASSERT_TRUE(families) << families.error().message;
    const auto rows = data_rows("link/departures.tsv", 1, 1);
    ASSERT_TRUE(rows) << rows.error().message;
    for (const DataRow& row : *rows) {
        EXPECT_EQ(name_key(row.fields[0]), row.fields[0]) << "line " << row.line;
        EXPECT_TRUE(families->is_departure(row.fields[0])) << row.fields[0];
    }
    EXPECT_FALSE(families->is_departure("arrived"));
}

TEST(Coreference, LeavingAndArrivingAreTwoEventsAndTheWaysToTellOfLeavingOne) {
    const auto journey = [](const std::string& path, const std::string& clause, const std::string& trigger,
                            const std::string& city, const std::string& country) {
        ReportBuilder b(path);
        b.stated("2024-09-11");
        const Index envoy = b.person("Marta Oliveira", "BRA");
        const Index place = b.city(city, country, city);
        b.sentence("Marta Oliveira " + clause + " on 2024-09-10, paper " + path + " says.");
        b.event("Marta Oliveira " + clause, trigger,
                {.type = "TRAVEL",
                 .mode = "",
                 .who = {{envoy, actor}},
                 .times = {b.date("2024-09-10", "2024-09-10")},
                 .place = place});
        return b.reading();
    };
    const Case linked = link_readings({journey("1", "left Lima", "left", "Lima", "PER"),
                                       journey("2", "departed for Quito", "departed", "Quito", "ECU"),
                                       journey("3", "arrived in Quito", "arrived", "Quito", "ECU")},
                                      1);
    ASSERT_EQ(linked.events.size(), 2U);
    EXPECT_EQ(linked.mentions[0].event, linked.mentions[1].event);
    EXPECT_NE(linked.mentions[0].event, linked.mentions[2].event);
}

TEST(Coreference, ASuppositionDatesNothingElse) {
    const Case linked = link(
        {{"1", "2024-09-01", "Marta Oliveira may meet Jorge Quispe", "meet", "2024-09-20",
          EventStatus::possible},
         {"2", "2024-09-02", "Marta Oliveira will meet Jorge Quispe", "meet", "", EventStatus::scheduled}});
    ASSERT_EQ(linked.events.size(), 1U);
    EXPECT_EQ(day_text(linked.mentions[0].date.day), "2024-09-20");
    EXPECT_EQ(day_text(linked.mentions[1].date.day), "2024-09-02/..");
}

TEST(Coreference, WhatNamesNobodyMeetsByItsWordAndDayInReportsOfTheSamePeople) {
    const auto sinking = [](const std::string& path, const std::string& captain, const std::string& port) {
        ReportBuilder b(path);
        b.stated("2024-03-12");
        const Index who = b.person(captain, "");
        const Index where = b.city(port, "", port);
        b.sentence("The ferry sank on 2024-03-10, paper " + path + " says.");
        b.event("The ferry sank", "sank",
                {.type = "DISASTER", .mode = "", .times = {b.date("2024-03-10", "2024-03-10")}});
        b.sentence(captain + " was arrested.");
        b.event(captain + " was arrested", "arrested",
                {.type = "COERCE", .mode = "arrest", .who = {{who, other}}, .place = where});
        return b.reading();
    };
    const Reading first = sinking("1", "Olav Berg", "Bergen");
    EXPECT_EQ(link_readings({first, sinking("2", "Olav Berg", "Bergen")}, 1).events.size(), 2U);
    EXPECT_EQ(link_readings({first, sinking("2", "Juan Prieto", "Vigo")}, 1).events.size(), 4U);
}

TEST(Coreference, TwoWordsOfOneModeMeetOnTheirDayAndStayApartOnOthers) {
    const auto walkout = [](const std::string& path, const std::string& word, const std::string& day) {
        ReportBuilder b(path);
        b.stated("2023-10-09");
        const Index leader = b.person("Ines Rojas", "");
        const Index town = b.city("Arica", "", "3899361");
        b.sentence("A " + word + " on " + day + ", paper " + path + " says.");
        b.event("A " + word, word, {.type = "PROTEST", .mode = "strike", .times = {b.date(day, day)}});
        b.sentence("Ines Rojas spoke.");
        b.event("Ines Rojas spoke", "spoke",
                {.type = "STATEMENT", .mode = "say", .who = {{leader, actor}}, .place = town});
        return b.reading();
    };
    const auto strikes = [&](const std::string& other_day) {
        const Case linked =
            link_readings({walkout("1", "walkout", "2023-10-03"), walkout("2", "stoppage", other_day)}, 1);
        return std::count_if(linked.events.begin(), linked.events.end(),
                             [](const CaseEvent& event) { return event.type == "PROTEST"; });
    };
    EXPECT_EQ(strikes("2023-10-03"), 1);
    EXPECT_EQ(strikes("2023-10-05"), 2);
}

}  // namespace
}  // namespace dateline::test
