#include "calendar/edtf.hpp"

#include <gtest/gtest.h>
#include <random>
#include <set>

#include "calendar/units.hpp"

namespace dateline {
namespace {

using std::chrono::days;

Edtf read(std::string_view text) {
    auto date = parse_edtf(text);
    if (!date) {
        ADD_FAILURE() << date.error().message;
        return edtf_day(earliest_day);
    }
    return *date;
}

Day day(std::string_view text) {
    return hull(read(text)).first;
}

std::string range_text(DayRange range) {
    return to_text(edtf_day(range.first)) + " " + to_text(edtf_day(range.last));
}

TEST(EdtfText, ReadsToTheDaysItAllowsAndPrintsCanonically) {
    struct {
        const char* text;
        const char* printed;
        const char* days;
    } const rows[] = {
        // Level 0.
        {"2025-06-04", "2025-06-04", "2025-06-04 2025-06-04"},
        {"2025-04", "2025-04", "2025-04-01 2025-04-30"},
        {"2024", "2024", "2024-01-01 2024-12-31"},
        {"2024-02", "2024-02", "2024-02-01 2024-02-29"},
        {"0000", "0000", "0000-01-01 0000-12-31"},
        {"2011-07-08T09:10:11", "2011-07-08T09:10:11", "2011-07-08 2011-07-08"},
        {"2011-07-08T09:10:11Z", "2011-07-08T09:10:11Z", "2011-07-08 2011-07-08"},
        {"2011-07-08T09:10+05:30", "2011-07-08T09:10+05:30", "2011-07-08 2011-07-08"},
        {"2011-07-08T09:10:11-04", "2011-07-08T09:10:11-04", "2011-07-08 2011-07-08"},
        {"2025-05-19/2025-05-25", "2025-05-19/2025-05-25", "2025-05-19 2025-05-25"},
        {"2025-05-28/2025-05-28", "2025-05-28", "2025-05-28 2025-05-28"},
        {"1950/1953", "1950/1953", "1950-01-01 1953-12-31"},
        {"2019/2020-03", "2019-01/2020-03", "2019-01-01 2020-03-31"},
        // Level 1: long and negative years, seasons, qualifiers, unspecified digits, ends.
        {"Y171000002", "Y171000002", "9999-12-31 9999-12-31"},
        {"Y-171000002", "Y-171000002", "-9999-01-01 -9999-01-01"},
        {"-0043-03-15", "-0043-03-15", "-0043-03-15 -0043-03-15"},
        {"-0044/0014", "-0044/0014", "-0044-01-01 0014-12-31"},
        {"2025-21", "2025-21", "2025-03-01 2025-05-31"},
        {"2025-24", "2025-24", "2025-12-01 2026-02-28"},
        {"2025-05-28~", "2025-05-28~", "2025-05-28 2025-05-28"},
        {"2025-05-28?", "2025-05-28?", "2025-05-28 2025-05-28"},
        {"2025-05%", "2025-05%", "2025-05-01 2025-05-31"},
        {"199X", "199X", "1990-01-01 1999-12-31"},
        {"19XX", "19XX", "1900-01-01 1999-12-31"},
        {"2025-XX", "2025-XX", "2025-01-01 2025-12-31"},
        {"2025-06-XX", "2025-06-XX", "2025-06-01 2025-06-30"},
        {"2025-XX-XX", "2025-XX-XX", "2025-01-01 2025-12-31"},
        {"../2025-06-04", "../2025-06-04", "-9999-01-01 2025-06-04"},
        {"2019/..", "2019/..", "2019-01-01 9999-12-31"},
        {"../..", "../..", "-9999-01-01 9999-12-31"},
        {"2019-05/", "2019-05/", "2019-05-01 9999-12-31"},
        {"/2019-05-06", "/2019-05-06", "-9999-01-01 2019-05-06"},
        {"1950~/1953", "1950~/1953", "1950-01-01 1953-12-31"},
        {"1950~/1953~", "1950~/1953~", "1950-01-01 1953-12-31"},
        {"1950~/1953-06?", "1950~/1953-06?", "1950-01-01 1953-06-30"},
        // Level 2: exponents, digits that count, groupings, sets, qualified parts, digits anywhere.
        {"Y-17E7", "Y-17E7", "-9999-01-01 -9999-01-01"},
        {"Y3E3", "Y3E3", "3000-01-01 3000-12-31"},
        {"1950S2", "1950S2", "1900-01-01 1999-12-31"},
        {"-1955S3", "-1955S3", "-1959-01-01 -1950-12-31"},
        {"Y19501S3", "Y19501S3", "9999-12-31 9999-12-31"},
        {"2025-26", "2025-26", "2025-06-01 2025-08-31"},
        {"2025-29", "2025-29", "2025-09-01 2025-11-30"},
        {"2025-30", "2025-30", "2025-12-01 2026-02-28"},
        {"2025-32", "2025-32", "2026-06-01 2026-08-31"},
        {"2025-33", "2025-33", "2025-01-01 2025-03-31"},
        {"2025-36", "2025-36", "2025-10-01 2025-12-31"},
        {"2025-38", "2025-38", "2025-05-01 2025-08-31"},
        {"2025-41", "2025-41", "2025-07-01 2025-12-31"},
        {"[2025-03-14,2025-03-07]", "[2025-03-07,2025-03-14]", "2025-03-07 2025-03-14"},
        {"{2019,2023}", "{2019,2023}", "2019-01-01 2023-12-31"},
        {"{2023-07,2024-09}", "{2023-07,2024-09}", "2023-07-01 2024-09-30"},
        {"{2019,2023-07,2024-21}", "{2019,2023-07,2024-21}", "2019-01-01 2024-05-31"},
        {"[2025-06-04]", "2025-06-04", "2025-06-04 2025-06-04"},
        {"[1667,1668..1670]", "[1667,1668..1670]", "1667-01-01 1670-12-31"},
        {"{1971-03..1971-05}", "{1971-03..1971-05}", "1971-03-01 1971-05-31"},
        {"[..1760,1762]", "[..1760,1762]", "-9999-01-01 1762-12-31"},
        {"[..1760-12-03]", "../1760-12-03", "-9999-01-01 1760-12-03"},
        {"[1760-01,1760-02,1760-12..]", "[1760-01,1760-02,1760-12..]", "1760-01-01 9999-12-31"},
        {"{..1983-12-31,1984-10-10..1984-11-01}", "{..1983-12-31,1984-10-10..1984-11-01}",
         "-9999-01-01 1984-11-01"},
        {"{2019,2023}~", "{2019,2023}~", "2019-01-01 2023-12-31"},
        {"[2019~,2023]", "[2019~,2023]", "2019-01-01 2023-12-31"},
        {"2004?-06-~11", "2004?-06-~11", "2004-06-11 2004-06-11"},
        {"?2004-06-~11", "?2004-06-~11", "2004-06-11 2004-06-11"},
        {"2004-06~-11", "2004-06~-11", "2004-06-11 2004-06-11"},
        {"%2004-06-11", "%2004-06-11", "2004-06-11 2004-06-11"},
        {"2004-06~/2004-06-~20", "2004-06~/2004-06-~20", "2004-06-01 2004-06-20"},
        {"156X-12-25", "156X-12-25", "1560-12-25 1569-12-25"},
        {"15XX-12-XX", "15XX-12-XX", "1500-12-01 1599-12-31"},
        {"XXXX-12-25", "XXXX-12-25", "0000-12-25 9999-12-25"},
        {"1XXX-XX", "1XXX-XX", "1000-01-01 1999-12-31"},
        {"1984-1X", "1984-1X", "1984-10-01 1984-12-31"},
        {"19X4-02-29", "19X4-02-29", "1904-02-29 1984-02-29"},
        {"2004-06-XX/2004-07-03", "2004-06-XX/2004-07-03", "2004-06-01 2004-07-03"},
    };
    for (const auto& row : rows) {
        const Edtf date = read(row.text);
        EXPECT_EQ(to_text(date), row.printed) << row.text;
        EXPECT_EQ(range_text(hull(date)), row.days) << row.text;
        EXPECT_EQ(read(row.printed), date) << row.text;
    }
}

TEST(EdtfText, WrongTextIsRefusedAtItsFirstWrongCharacter) {
    struct {
        const char* text;
        int offset;
    } const rows[] = {
        {"", 0},
        {"x", 0},
        {"202", 3},
        {"2025-", 5},
        {"2025-13", 5},
        {"2025-00", 5},
        {"2025-6-4", 6},
        {"2025-02-29", 8},
        {"2025-06-31", 8},
        {"2025-06-04x", 10},
        {"2024-02-3X", 8},
        {"2025-42", 5},
        {"2025-21-04", 7},
        {"Y", 1},
        {"Y12E", 4},
        {"1950S5", 4},
        {"1950S0", 4},
        {"2025-06-04T25:00", 11},
        {"2025-06-04T10", 13},
        {"2025-06-04T10:60", 14},
        {"2025-04T10:00", 7},
        {"2025-06/2024", 8},
        {"..", 2},
        {"[2025", 5},
        {"[2025}", 5},
        {"[]", 1},
        {"{2019,}", 6},
        {"[2020..2019]", 7},
        {"2025-06-04/2025-06-01", 11},
        {"2025-2X", 5},
        {"2025-X", 6},
    };
    for (const auto& row : rows) {
        const auto date = parse_edtf(row.text);
        ASSERT_FALSE(date) << row.text;
        EXPECT_EQ(date.error().code, ErrorCode::malformed);
        EXPECT_NE(date.error().message.find("offset " + std::to_string(row.offset)), std::string::npos)
            << row.text << ": " << date.error().message;
    }
}

TEST(EdtfText, IntervalsTellOneUnitAsThatUnit) {
    EXPECT_EQ(edtf_interval(day("2025-05-19"), day("2025-05-25")).granularity, Granularity::week);
    EXPECT_EQ(edtf_interval(day("2025-05-20"), day("2025-05-26")).granularity, Granularity::day);
    EXPECT_EQ(to_text(edtf_interval(day("2025-03-01"), day("2025-03-31"))), "2025-03-01/2025-03-31");
    EXPECT_EQ(edtf_interval(day("2025-03-01"), day("2025-03-31"), Granularity::month), read("2025-03"));
    EXPECT_EQ(edtf_interval(day("1990-01-01"), day("1999-12-31"), Granularity::year), read("1990/1999"));
    EXPECT_EQ(to_text(edtf_interval(day("1990-01-02"), day("1999-12-31"), Granularity::year)),
              "1990-01-02/1999-12-31");
    EXPECT_EQ(edtf_season(std::chrono::year{2024}, 4), read("2024-24"));
}

// Dates of every form the program can make, drawn from a few years so that pairs often meet.
Edtf some_date(std::mt19937& random) {
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    const Day base = Day{std::chrono::year{1999} / 6 / 1};
    const Day first = base + days{pick(1200)};
    Edtf date;
    switch (pick(4)) {
        case 0: date = edtf_unit(first, static_cast<Granularity>(pick(9))); break;
        case 1: {
            const Day last = first + days{pick(900)};
            const Granularity unit = static_cast<Granularity>(pick(9));
            date = edtf_interval(unit_of(first, unit).first, unit_of(last, unit).last, unit);
            break;
        }
        case 2:
            date = pick(2) == 0 ? edtf_interval(first, latest_day) : edtf_interval(earliest_day, first);
            break;
        default: {
            std::vector<Edtf> members;
            for (int i = pick(4); i >= 0; --i) {
                members.push_back(edtf_unit(first + days{pick(900)}, static_cast<Granularity>(pick(9))));
            }
            date = edtf_choice(pick(2) == 0 ? EdtfForm::one_of : EdtfForm::all_of, members);
        }
    }
    date.approximate = pick(4) == 0;
    date.uncertain = pick(8) == 0;
    return date;
}

bool holds(const Edtf& date, Day day) {
    for (DayRange range : date.members) {
        if (date.approximate) {
            range.first = add_units(range.first, -1, date.granularity);
            range.last = add_units(range.last, 1, date.granularity);
        }
        if (range.first <= day && day <= range.last) return true;
    }
    return false;
}

TEST(EdtfProperties, TextAndBackLosesNothing) {
    std::mt19937 random(20250604);
    for (int i = 0; i < 20000; ++i) {
        const Edtf date = some_date(random);
        ASSERT_EQ(read(to_text(date)), date) << to_text(date);
    }
}

// Texts of every feature of levels 0 to 2, most of them valid.
std::string some_text(std::mt19937& random) {
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    const auto mark = [&] { return std::string(pick(6) == 0 ? 1 : 0, "~?%"[pick(3)]); };
    const auto digits = [&](std::string text) {
        for (char& c : text) {
            if (pick(12) == 0) c = 'X';
        }
        return text;
    };
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    const auto date = [&] {
        if (pick(20) == 0) return "Y" + std::to_string(pick(90000) - 45000) + (pick(2) == 0 ? "S2" : "");
        std::string text = mark() + digits(std::to_string(1900 + pick(200))) + mark();
        const int parts = pick(4);
        if (parts == 1 && pick(3) == 0) return text + "-" + std::to_string(21 + pick(21));
        if (parts > 0) text += "-" + mark() + digits(two(1 + pick(12))) + mark();
        if (parts > 1) text += "-" + mark() + digits(two(1 + pick(28))) + mark();
        return text;
    };
    switch (pick(4)) {
        case 0: return date() + "/" + (pick(4) == 0 ? ".." : pick(4) == 0 ? "" : date());
        case 1: {
            const bool one = pick(2) == 0;
            std::string text(1, one ? '[' : '{');
            for (int i = pick(3); i >= 0; --i)
                text += date() + (pick(4) == 0 ? ".." + date() : "") + (i > 0 ? "," : "");
            return text + (one ? "]" : "}");
        }
        default: return date();
    }
}

TEST(EdtfProperties, WhatIsReadIsWrittenAgainAndItsMembersLieInOrderWithinItsHull) {
    std::mt19937 random(2019);
    int read_ones = 0;
    for (int i = 0; i < 20000; ++i) {
        const std::string text = some_text(random);
        const auto date = parse_edtf(text);
        if (!date) continue;
        ++read_ones;
        ASSERT_EQ(read(to_text(*date)), *date) << text;
        const DayRange all = hull(*date);
        for (std::size_t m = 0; m < date->members.size(); ++m) {
            const DayRange& range = date->members[m];
            ASSERT_LE(range.first, range.last) << text;
            ASSERT_GE(range.first, all.first) << text;
            ASSERT_LE(range.last, all.last) << text;
            ASSERT_TRUE(m == 0 || date->members[m - 1].first <= range.first) << text;
        }
        ASSERT_TRUE(compatible(*date, *date)) << text;
    }
    EXPECT_GT(read_ones, 10000);
}

TEST(EdtfProperties, ATextThatLeavesTooMuchOpenIsRefusedAtOnce) {
    std::string many = "[XXXX-XX-25";
    for (int i = 0; i < 200; ++i) many += ",XXXX-XX-25";
    const auto date = parse_edtf(many + "]");
    ASSERT_FALSE(date);
    EXPECT_EQ(date.error().code, ErrorCode::over_limit);
}

TEST(EdtfProperties, SetOperationsAgreeWithBruteForceOnDays) {
    std::mt19937 random(7);
    int met = 0;
    for (int i = 0; i < 1500; ++i) {
        const Edtf a = some_date(random);
        const Edtf b = some_date(random);
        const auto both = intersect(a, b);
        bool any = false;
        for (Day at = Day{std::chrono::year{1880} / 1 / 1}; at < Day{std::chrono::year{2120} / 1 / 1};
             at += days{1}) {
            const bool expected = holds(a, at) && holds(b, at);
            any = any || expected;
            ASSERT_EQ(both && holds(*both, at), expected)
                << to_text(a) << " and " << to_text(b) << " on " << to_text(edtf_day(at));
        }
        ASSERT_EQ(compatible(a, b), any) << to_text(a) << " and " << to_text(b);
        ASSERT_EQ(compatible(b, a), any);
        if (both) {
            ASSERT_EQ(read(to_text(*both)), *both) << to_text(*both);
        }
        met += any ? 1 : 0;
    }
    EXPECT_GT(met, 300);
    EXPECT_LT(met, 1400);
}

TEST(EdtfProperties, IntersectKeepsWhatItDoesNotNarrow) {
    EXPECT_EQ(intersect(read("2025-04"), read("2025")), read("2025-04"));
    EXPECT_EQ(intersect(read("2025"), read("2025-04")), read("2025-04"));
    EXPECT_EQ(to_text(*intersect(read("[2025-03-07,2025-03-14,2025-03-21]"), read("2025-03-10/2025-04"))),
              "[2025-03-14,2025-03-21]");
    EXPECT_EQ(to_text(*intersect(read("2025-05-28~"), read("2025-05-27"))), "2025-05-27");
    EXPECT_EQ(intersect(read("2025-05-28"), read("2025-05-27")), std::nullopt);
}

TEST(Units, AddingClampsToTheMonthAndToTheCalendar) {
    EXPECT_EQ(add_units(day("2025-03-31"), -1, Granularity::month), day("2025-02-28"));
    EXPECT_EQ(add_units(day("2024-02-29"), 1, Granularity::year), day("2025-02-28"));
    EXPECT_EQ(add_units(day("2025-01-31"), 2, Granularity::week), day("2025-02-14"));
    EXPECT_EQ(add_units(day("2025-01-31"), 9'000'000'000LL, Granularity::century), latest_day);
    EXPECT_EQ(add_units(day("2025-01-31"), -9'000'000'000LL, Granularity::day), earliest_day);
}

TEST(Units, AddingThereAndBackComesBackWhereNoMonthIsTooShort) {
    std::mt19937 random(11);
    for (int i = 0; i < 5000; ++i) {
        const auto unit = static_cast<Granularity>(random() % 9);
        const auto count = static_cast<long long>(random() % 60);
        const Day at = day("-0400-01-01") + days{static_cast<int>(random() % 1'500'000)};
        const Day there = add_units(at, count, unit);
        ASSERT_GE(there, at);
        const Day back = add_units(there, -count, unit);
        const auto of_month = [](Day d) { return std::chrono::year_month_day{d}.day(); };
        // A month that is too short clamps, and clamping only ever loses days of the month.
        if (of_month(there) == of_month(at) || unit <= Granularity::week) {
            ASSERT_EQ(back, at) << to_text(edtf_day(at)) << " by " << count;
        } else {
            ASSERT_LT(back, at);
            ASSERT_GE(back, at - days{3});
        }
    }
}

TEST(Units, EveryDayLiesInItsUnitAndUnitsFollowWithoutGap) {
    for (int unit = 0; unit < 9; ++unit) {
        const auto granularity = static_cast<Granularity>(unit);
        Day at = day("-0025-03-04");
        for (int i = 0; i < 40; ++i) {
            const DayRange range = unit_of(at, granularity);
            ASSERT_LE(range.first, at);
            ASSERT_GE(range.last, at);
            ASSERT_EQ(unit_of(range.last, granularity), range);
            at = range.last + days{1};
            ASSERT_EQ(unit_of(at, granularity).first, at);
        }
    }
}

}  // namespace
}  // namespace dateline
