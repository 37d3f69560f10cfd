#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "link/link.hpp"
#include "report_builder.hpp"

namespace dateline::test {
namespace {

using namespace std::chrono;
using testing::Contains;
using testing::HasSubstr;

constexpr auto actor = Role::actor;
constexpr auto other = Role::recipient;

// A dated report: the envoy and the minister met in Lima on a Tuesday.
Reading dated_meeting() {
    ReportBuilder b("a-dated.txt");
    b.stated("2024-09-10");
    const Index envoy = b.person("Marta Oliveira", "BRA", {"envoy"});
    const Index minister = b.person("Jorge Quispe", "PER", {"minister"});
    const Index lima = b.city("Lima", "PER", "3936456");
    b.sentence("Brazil's envoy Marta Oliveira met Minister Jorge Quispe in Lima on Tuesday.");
    b.event("Marta Oliveira met Minister Jorge Quispe in Lima on Tuesday", "met",
            {.who = {{envoy, actor}, {minister, other}},
             .times = {b.weekday("Tuesday", Tuesday)},
             .place = lima});
    return b.reading();
}

// Undated: the same meeting on "Tuesday", and a strike "in July" that is past.
Reading undated_meeting() {
    ReportBuilder b("b-undated.txt");
    const Index envoy = b.person("Marta Oliveira", "BRA", {"envoy"});
    const Index minister = b.person("Jorge Quispe", "PER", {"minister"});
    const Index lima = b.city("Lima", "PER", "3936456");
    const Index docks = b.city("Callao", "PER", "3946083");
    b.sentence("Jorge Quispe received Marta Oliveira in Lima on Tuesday, his office said.");
    b.event("Jorge Quispe received Marta Oliveira in Lima on Tuesday", "received",
            {.who = {{minister, actor}, {envoy, other}},
             .times = {b.weekday("Tuesday", Tuesday)},
             .place = lima});
    b.sentence("Quispe last visited Callao in July to see the new docks.");
    b.event("Quispe last visited Callao in July", "visited",
            {.mode = "visit",
             .who = {{minister, actor}},
             .times = {b.month("July", July)},
             .place = docks,
             .background = true});
    return b.reading();
}

// Undated, some weeks older: the minister is in Callao "on Thursday".
Reading undated_visit() {
    ReportBuilder b("c-visit.txt");
    const Index minister = b.person("Jorge Quispe", "PER", {"minister"});
    const Index docks = b.city("Callao", "PER", "3946083");
    b.sentence("Minister Jorge Quispe arrived in Callao on Thursday to open the docks.");
    b.event("Jorge Quispe arrived in Callao on Thursday", "arrived",
            {.type = "TRAVEL",
             .mode = "",
             .who = {{minister, actor}},
             .times = {b.weekday("Thursday", Thursday)},
             .place = docks});
    return b.reading();
}

TEST(ReportDays, TheDayOfAnUndatedReportComesFromASharedEvent) {
    const Case linked = link_readings({dated_meeting(), undated_meeting()}, 1);
    const Published& published = report_at(linked, "b-undated.txt").published;
    EXPECT_EQ(day_text(published.day), "2024-09-10");
    EXPECT_EQ(published.basis, Basis::inferred);
    EXPECT_THAT(published.why, HasSubstr("dated by r1"));
    EXPECT_EQ(report_at(linked, "a-dated.txt").published.basis, Basis::stated);
}

TEST(ReportDays, TheFourthReportNeedsTheThreeBefore) {
    // The dated report dates the meeting; the meeting dates the second report; its "in July" dates the visit;
    // a last report narrows the July visit to its second half.
    ReportBuilder d("d-narrow.txt");
    d.stated("2024-09-16");
    const Index minister = d.person("Jorge Quispe", "PER", {"minister"});
    const Index docks = d.city("Callao", "PER", "3946083");
    d.sentence("Jorge Quispe visited Callao between July 16 and 31, 2024.");
    d.event("Jorge Quispe visited Callao between July 16 and 31, 2024", "visited",
            {.mode = "visit",
             .who = {{minister, actor}},
             .times = {d.date("July 16 and 31, 2024", "2024-07-16/2024-07-31")},
             .place = docks,
             .background = true});

    const auto day_of_visit = [](std::vector<Reading> readings) {
        return day_text(report_at(link_readings(std::move(readings), 1), "c-visit.txt").published.day);
    };
    const std::string thursdays_of_july = "[2024-07-04,2024-07-11,2024-07-18,2024-07-25]";
    EXPECT_EQ(day_of_visit({dated_meeting(), undated_meeting(), undated_visit()}), thursdays_of_july);
    EXPECT_EQ(day_of_visit({dated_meeting(), undated_meeting(), undated_visit(), d.reading()}),
              "[2024-07-18,2024-07-25]");
    // Without any one of them less is known.
    EXPECT_EQ(day_of_visit({dated_meeting(), undated_visit()}), "null");
    EXPECT_EQ(day_of_visit({undated_meeting(), undated_visit()}), "null");
}

// A strike, an arrest and the union's leader, in a report of 3 October 2023, a Tuesday.
Reading dated_strike() {
    ReportBuilder b("a-strike.txt");
    b.stated("2023-10-03");
    const Index leader = b.person("Ines Rojas", "", {"union leader"});
    const Index town = b.city("Arica", "CHL", "3899361");
    b.sentence("Dockers went on strike on Tuesday.");
    b.event("Dockers went on strike on Tuesday", "strike",
            {.type = "PROTEST", .mode = "strike", .times = {b.weekday("Tuesday", Tuesday)}});
    b.sentence("Nine dockers were detained on Monday.");
    b.event("Nine dockers were detained on Monday", "detained",
            {.type = "COERCE", .mode = "arrest", .times = {b.weekday("Monday", Monday)}});
    b.sentence("Ines Rojas spoke in Arica.");
    b.event("Ines Rojas spoke in Arica", "spoke",
            {.type = "STATEMENT", .mode = "say", .who = {{leader, actor}}, .place = town});
    return b.reading();
}

// Undated: the strike "on Tuesday" and, where wanted, the arrest "on Monday" by another word.
Reading undated_strike(bool arrest) {
    ReportBuilder b("b-strike.txt");
    const Index leader = b.person("Ines Rojas", "", {"union leader"});
    const Index town = b.city("Arica", "CHL", "3899361");
    b.sentence("The strike began on Tuesday and the port is still.");
    b.event("The strike began on Tuesday", "strike",
            {.type = "PROTEST", .mode = "strike", .times = {b.weekday("Tuesday", Tuesday)}});
    if (arrest) {
        b.sentence("The dockers who were arrested on Monday are home.");
        b.event("dockers who were arrested on Monday", "arrested",
                {.type = "COERCE", .mode = "arrest", .times = {b.weekday("Monday", Monday)}});
    }
    b.sentence("Ines Rojas thanked Arica.");
    b.event("Ines Rojas thanked Arica", "thanked",
            {.type = "STATEMENT", .mode = "praise", .who = {{leader, actor}}, .place = town});
    return b.reading();
}

TEST(ReportDays, EventsThatNameNobodyDateAReportTogetherButNoneAlone) {
    const Case together = link_readings({dated_strike(), undated_strike(true)}, 1);
    const Published& published = report_at(together, "b-strike.txt").published;
    EXPECT_EQ(day_text(published.day), "2023-10-03");
    EXPECT_EQ(published.basis, Basis::inferred);
    EXPECT_THAT(published.why, HasSubstr("best then"));
    const Case alone = link_readings({dated_strike(), undated_strike(false)}, 1);
    EXPECT_EQ(day_text(report_at(alone, "b-strike.txt").published.day), "null");
}

TEST(ReportDays, ADatelineWithoutItsYearTakesThatOfReportsOfTheSamePeople) {
    const auto filed = [](const std::string& name) {
        ReportBuilder b("c-filed.txt");
        b.dateline_place("ARICA");
        const Index leader = b.person(name, "", {"union leader"});
        b.sentence("ARICA, Oct. 13 (Agency) - " + name + " signed.");
        TimeRule rule;
        rule.kind = RuleKind::month;
        rule.month = October;
        rule.month_day = day{13};
        const Index filed_on = b.time("Oct. 13", rule);
        b.event(name + " signed", "signed",
                {.type = "AGREE", .mode = "sign", .who = {{leader, actor}}, .times = {filed_on}});
        return b.reading();
    };
    const Case same = link_readings({dated_strike(), filed("Ines Rojas")}, 1);
    const Published& published = report_at(same, "c-filed.txt").published;
    EXPECT_EQ(day_text(published.day), "2023-10-13");
    EXPECT_EQ(published.basis, Basis::stated);
    EXPECT_THAT(published.why, HasSubstr("2023 is inferred from r1"));
    // The dateline says when the report was filed, not when she signed.
    EXPECT_EQ(day_text(same.mentions.back().date.day), "../2023-10-13");
    const Case strangers = link_readings({dated_strike(), filed("Paul Okoro")}, 1);
    EXPECT_NE(report_at(strangers, "c-filed.txt").published.basis, Basis::stated);
}

TEST(ReportDays, OnePersonAndAWordOfSomeWeekDateNoReport) {
    ReportBuilder dated("a");
    dated.stated("2024-09-20");
    const Index minister = dated.person("Jorge Quispe", "PER", {"minister"});
    dated.sentence("Jorge Quispe met executives in the week of 9 September, as usual.");
    dated.event("Jorge Quispe met executives", "met",
                {.who = {{minister, actor}},
                 .times = {dated.date("the week of 9 September", "2024-09-09/2024-09-15")}});
    ReportBuilder b("b");
    const Index same = b.person("Jorge Quispe", "PER", {"minister"});
    b.sentence("Both sides of the port dispute saw Jorge Quispe, who met them on Thursday.");
    b.event("who met them on Thursday", "met",
            {.who = {{same, actor}}, .times = {b.weekday("Thursday", Thursday)}});
    const Case linked = link_readings({dated.reading(), b.reading()}, 1);
    EXPECT_EQ(day_text(report_at(linked, "b").published.day), "null");
}

TEST(ReportDays, WhereNothingSufficesItSaysSo) {
    const Case linked = link_readings({undated_visit()}, 1);
    const Published& published = linked.reports.front().published;
    EXPECT_FALSE(published.day);
    EXPECT_EQ(published.basis, Basis::unknown);
    EXPECT_THAT(published.why, HasSubstr("Thursday"));
    EXPECT_THAT(published.why, HasSubstr("leaves it open"));
    const CaseMention& mention = linked.mentions.front();
    EXPECT_FALSE(mention.date.day);
    EXPECT_THAT(mention.date.why, HasSubstr("not known"));

    ReportBuilder bare("bare.txt");
    bare.sentence("The harbour is quiet.");
    EXPECT_THAT(link_readings({bare.reading()}, 1).reports.front().published.why,
                HasSubstr("nothing in the text or the other reports fixes it"));
}

TEST(ReportDays, AStatedDateThatTheTextRefutesIsNotBelieved) {
    ReportBuilder b("false.txt");
    b.stated("2023-09-12", "Updated 12 September 2023");
    const Index envoy = b.person("Marta Oliveira", "BRA");
    b.sentence("Marta Oliveira resigned on 3 May 2024.");
    b.event("Marta Oliveira resigned on 3 May 2024", "resigned",
            {.type = "APPOINT",
             .mode = "",
             .who = {{envoy, actor}},
             .times = {b.date("3 May 2024", "2024-05-03")}});
    const Case linked = link_readings({b.reading()}, 1);
    const Published& published = linked.reports.front().published;
    EXPECT_NE(published.basis, Basis::stated);
    ASSERT_EQ(published.conflicts.size(), 1U);
    EXPECT_THAT(published.conflicts.front(), HasSubstr("Updated 12 September 2023"));
    EXPECT_THAT(published.conflicts.front(), HasSubstr("3 May 2024"));
}

TEST(ReportDays, ASecondStatementIsTakenWhereTheFirstIsRefuted) {
    ReportBuilder b("two.txt");
    b.stated("2024-05-28", "Tuesday, 28 May 2025").stated("2025-05-28", "28 May 2025");
    b.sentence("The harbour is quiet.");
    ReportBuilder wrong("wrong-weekday.txt");
    wrong.stated("2025-05-29", "Tuesday, 29 May 2025").stated("2025-05-28", "28 May 2025");
    wrong.sentence("The harbour is quiet.");
    const Case linked = link_readings({b.reading(), wrong.reading()}, 1);
    EXPECT_EQ(day_text(report_at(linked, "two.txt").published.day), "2024-05-28");
    EXPECT_THAT(report_at(linked, "two.txt").published.conflicts,
                Contains(HasSubstr("also stated as 2025-05-28")));
    EXPECT_EQ(day_text(report_at(linked, "wrong-weekday.txt").published.day), "2025-05-28");
    EXPECT_THAT(report_at(linked, "wrong-weekday.txt").published.conflicts,
                Contains(HasSubstr("was a Thursday")));
}

TEST(ReportDays, AStatedDateThatTwoSharedEventsRefuteIsFound) {
    const auto report = [](const std::string& path, const std::string& stated) {
        ReportBuilder b(path);
        b.stated(stated);
        const Index envoy = b.person("Marta Oliveira", "BRA");
        const Index minister = b.person("Jorge Quispe", "PER");
        const Index judge = b.person("Inés Rojas", "PER");
        const Index lima = b.city("Lima", "PER", "3936456");
        b.sentence("Marta Oliveira met Jorge Quispe in Lima on Tuesday.");
        b.event("Marta Oliveira met Jorge Quispe in Lima on Tuesday", "met",
                {.who = {{envoy, actor}, {minister, other}},
                 .times = {b.weekday("Tuesday", Tuesday)},
                 .place = lima});
        b.sentence("On Monday Jorge Quispe received Inés Rojas.");
        b.event("On Monday Jorge Quispe received Inés Rojas", "received",
                {.who = {{minister, actor}, {judge, other}}, .times = {b.weekday("Monday", Monday)}});
        return b.reading();
    };
    const Case linked = link_readings(
        {report("a.txt", "2024-09-10"), report("b.txt", "2024-09-11"), report("x.txt", "2024-11-05")}, 1);
    EXPECT_THAT(report_at(linked, "x.txt").published.conflicts, Contains(HasSubstr("2024-11-05")));
}

// A quake in Arica, told on a Wednesday of the day before; nobody takes part.
Reading dated_quake() {
    ReportBuilder b("a-quake.txt");
    b.stated("2023-05-10");
    const Index town = b.city("Arica", "CHL", "3899361");
    const Index mayor = b.person("Ines Rojas", "CHL", {"mayor"});
    b.sentence("A strong earthquake struck the port of Arica on Tuesday, toppling a church tower.");
    b.event("earthquake struck the port of Arica on Tuesday", "struck",
            {.type = "DISASTER", .mode = "nature", .times = {b.weekday("Tuesday", Tuesday)}, .place = town});
    b.sentence("Ines Rojas slept in her car.");
    b.event("Ines Rojas slept in her car", "slept", {.type = "OTHER", .mode = "", .who = {{mayor, actor}}});
    return b.reading();
}

TEST(ReportDays, ADistanceFromAKnownEventDatesTheReport) {
    ReportBuilder b("b-rescue.txt");
    const Index town = b.city("Arica", "CHL", "3899361");
    const Index mayor = b.person("Ines Rojas", "CHL", {"mayor"});
    b.sentence("A dog was found on Friday, three days after the earthquake struck the port of Arica.");
    const Index friday = b.weekday("Friday", Friday);
    b.event("three days after the earthquake struck the port of Arica", "struck",
            {.type = "DISASTER",
             .mode = "nature",
             .place = town,
             .background = true,
             .distance = TimeDistance{-3, Granularity::day, false, friday, {}}});
    b.sentence("Ines Rojas kept the dog.");
    b.event("Ines Rojas kept the dog", "kept", {.type = "OTHER", .mode = "", .who = {{mayor, actor}}});
    const Case linked = link_readings({dated_quake(), b.reading()}, 1);
    const Published& published = report_at(linked, "b-rescue.txt").published;
    EXPECT_EQ(day_text(published.day), "2023-05-12");
    EXPECT_THAT(published.why, HasSubstr("three days after the earthquake"));
    for (const CaseMention& mention : linked.mentions) {
        if (mention.told.mode != "nature") continue;
        EXPECT_EQ(day_text(mention.date.day), "2023-05-09");
    }
}

TEST(ReportDays, APageIsNoYoungerThanItsCapture) {
    ReportBuilder late("late.txt");
    late.stated("2024-09-20").captured("2024-09-12");
    late.sentence("The harbour is quiet.");
    ReportBuilder between("between.txt");
    between.captured("2024-09-12");
    const Index envoy = between.person("Marta Oliveira", "BRA");
    between.sentence("Marta Oliveira resigned on 3 September 2024.");
    between.event("Marta Oliveira resigned on 3 September 2024", "resigned",
                  {.type = "APPOINT",
                   .mode = "",
                   .who = {{envoy, actor}},
                   .times = {between.date("3 September 2024", "2024-09-03")}});
    const Case linked = link_readings({late.reading(), between.reading()}, 1);
    const Published& refuted = report_at(linked, "late.txt").published;
    EXPECT_FALSE(refuted.day);
    EXPECT_THAT(refuted.conflicts, Contains(HasSubstr("saved on 2024-09-12")));
    EXPECT_EQ(day_text(report_at(linked, "between.txt").published.day), "2024-09-03/2024-09-13");
}

TEST(ReportDays, WhatAReportTellsAgainHasTheDayThatItGaveBefore) {
    ReportBuilder a("a-signing.txt");
    a.stated("2024-09-11");
    const Index state = a.country("Brazil", "BRA");
    const Index envoy = a.person("Marta Oliveira", "BRA", {"envoy"});
    const Index minister = a.person("Jorge Quispe", "PER", {"minister"});
    a.sentence("Brazil signed a pact on Tuesday.");
    a.event(
        "Brazil signed a pact on Tuesday", "signed",
        {.type = "AGREE", .mode = "sign", .who = {{state, actor}}, .times = {a.weekday("Tuesday", Tuesday)}});
    a.sentence("Marta Oliveira and Jorge Quispe signed the pact of both countries.");
    a.event("Marta Oliveira and Jorge Quispe signed the pact", "signed",
            {.type = "AGREE", .mode = "sign", .who = {{envoy, actor}, {minister, actor}}});
    ReportBuilder b("b-signing.txt");
    const Index one = b.person("Marta Oliveira", "BRA", {"envoy"});
    const Index two = b.person("Jorge Quispe", "PER", {"minister"});
    b.sentence("Jorge Quispe signed the pact with Marta Oliveira on Tuesday.");
    b.event("Jorge Quispe signed the pact with Marta Oliveira on Tuesday", "signed",
            {.type = "AGREE",
             .mode = "sign",
             .who = {{two, actor}, {one, actor}},
             .times = {b.weekday("Tuesday", Tuesday)}});
    const Case linked = link_readings({a.reading(), b.reading()}, 1);
    EXPECT_EQ(day_text(report_at(linked, "b-signing.txt").published.day), "2024-09-10");
}

TEST(ReportDays, OneReportAgainstAnotherIsSaidAndRefutesNeither) {
    const auto report = [](const std::string& path, const std::string& stated) {
        ReportBuilder b(path);
        b.stated(stated);
        const Index envoy = b.person("Marta Oliveira", "BRA");
        const Index minister = b.person("Jorge Quispe", "PER");
        const Index lima = b.city("Lima", "PER", "3936456");
        b.sentence("Marta Oliveira met Jorge Quispe in Lima on Tuesday.");
        b.event("Marta Oliveira met Jorge Quispe in Lima on Tuesday", "met",
                {.who = {{envoy, actor}, {minister, other}},
                 .times = {b.weekday("Tuesday", Tuesday)},
                 .place = lima});
        return b.reading();
    };
    const Case linked = link_readings({report("a.txt", "2024-09-10"), report("x.txt", "2024-11-05")}, 1);
    EXPECT_EQ(day_text(report_at(linked, "a.txt").published.day), "2024-09-10");
    EXPECT_EQ(day_text(report_at(linked, "x.txt").published.day), "2024-11-05");
    EXPECT_FALSE(report_at(linked, "x.txt").published.conflicts.empty());
}

TEST(ReportDays, WhatIsToComeHereAndOverThereBoundsTheDay) {
    ReportBuilder b("before.txt");
    const Index envoy = b.person("Marta Oliveira", "BRA");
    const Index minister = b.person("Jorge Quispe", "PER");
    const Index lima = b.city("Lima", "PER", "3936456");
    b.sentence("Marta Oliveira will meet Jorge Quispe in Lima, and arrived there on Monday.");
    b.event("Marta Oliveira will meet Jorge Quispe in Lima", "meet",
            {.who = {{envoy, actor}, {minister, other}},
             .place = lima,
             .status = EventStatus::scheduled,
             .tense = Direction::future});
    b.event("arrived there on Monday", "arrived",
            {.type = "TRAVEL",
             .mode = "",
             .who = {{envoy, actor}},
             .times = {b.weekday("Monday", Monday)},
             .place = lima});
    ReportBuilder c("arrival.txt");
    c.stated("2024-09-14");
    const Index same = c.person("Marta Oliveira", "BRA");
    const Index there = c.city("Lima", "PER", "3936456");
    c.sentence("Marta Oliveira arrived in Lima on 9 September 2024.");
    c.event("Marta Oliveira arrived in Lima on 9 September 2024", "arrived",
            {.type = "TRAVEL",
             .mode = "",
             .who = {{same, actor}},
             .times = {c.date("9 September 2024", "2024-09-09")},
             .place = there});
    const Case linked = link_readings({dated_meeting(), b.reading(), c.reading()}, 1);
    EXPECT_EQ(day_text(report_at(linked, "before.txt").published.day), "2024-09-09");
    EXPECT_THAT(report_at(linked, "before.txt").published.why, HasSubstr("still to come"));
}

TEST(ReportDays, AFullDateBoundsAndAWeekdayChooses) {
    ReportBuilder b("bounds.txt");
    const Index envoy = b.person("Marta Oliveira", "BRA");
    b.sentence("Marta Oliveira left on Friday.");
    b.event("Marta Oliveira left on Friday", "left",
            {.type = "TRAVEL", .mode = "", .who = {{envoy, actor}}, .times = {b.weekday("Friday", Friday)}});
    b.sentence("She had arrived on 3 September 2024 and will speak on 10 September 2024.");
    b.event("She had arrived on 3 September 2024", "arrived",
            {.type = "TRAVEL",
             .mode = "",
             .who = {{envoy, actor}},
             .times = {b.date("3 September 2024", "2024-09-03")}});
    b.event("will speak on 10 September 2024", "speak",
            {.type = "STATEMENT",
             .mode = "",
             .who = {{envoy, actor}},
             .times = {b.date("10 September 2024", "2024-09-10")},
             .status = EventStatus::scheduled,
             .tense = Direction::future});
    const Case linked = link_readings({b.reading()}, 1);
    EXPECT_EQ(day_text(linked.reports.front().published.day), "2024-09-06");
    EXPECT_EQ(linked.reports.front().published.reasons.size(), 3U);
}

}  // namespace
}  // namespace dateline::test
