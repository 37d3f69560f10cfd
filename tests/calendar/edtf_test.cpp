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
        {"2025-06-04", "2025-06-04", "2025-06-04 2025-06-04"},
        {"2025-04", "2025-04", "2025-04-01 2025-04-30"},
        {"2024", "2024", "2024-01-01 2024-12-31"},
        {"2024-02", "2024-02", "2024-02-01 2024-02-29"},
        {"2025-21", "2025-21", "2025-03-01 2025-05-31"},
        {"2025-24", "2025-24", "2025-12-01 2026-02-28"},
        {"2025-26", "2025-22", "2025-06-01 2025-08-31"},
        {"2025-33", "2025-01/2025-03", "2025-01-01 2025-03-31"},
        {"2025-36", "2025-10/2025-12", "2025-10-01 2025-12-31"},
        {"2025-41", "2025-07/2025-12", "2025-07-01 2025-12-31"},
        {"199X", "1990/1999", "1990-01-01 1999-12-31"},
        {"19XX", "1900/1999", "1900-01-01 1999-12-31"},
        {"2025-XX", "2025", "2025-01-01 2025-12-31"},
        {"2025-06-XX", "2025-06", "2025-06-01 2025-06-30"},
        {"2025-05-19/2025-05-25", "2025-05-19/2025-05-25", "2025-05-19 2025-05-25"},
        {"2025-05-28/2025-05-28", "2025-05-28", "2025-05-28 2025-05-28"},
        {"1950/1953", "1950/1953", "1950-01-01 1953-12-31"},
        {"2019/2020-03", "2019-01/2020-03", "2019-01-01 2020-03-31"},
        {"../2025-06-04", "../2025-06-04", "0001-01-01 2025-06-04"},
        {"2019/..", "2019/..", "2019-01-01 9999-12-31"},
        {"../..", "../..", "0001-01-01 9999-12-31"},
        {"2025-05-28~", "2025-05-28~", "2025-05-28 2025-05-28"},
        {"2025-05-28?", "2025-05-28?", "2025-05-28 2025-05-28"},
        {"2025-05%", "2025-05%", "2025-05-01 2025-05-31"},
        {"1950~/1953", "1950~/1953~", "1950-01-01 1953-12-31"},
        {"[2025-03-14,2025-03-07]", "[2025-03-07,2025-03-14]", "2025-03-07 2025-03-14"},
        {"{2019,2023}", "{2019,2023}", "2019-01-01 2023-12-31"},
        {"{2023-07,2024-09}", "{2023-07,2024-09}", "2023-07-01 2024-09-30"},
        {"{2019,2023-07,2024-21}", "{2019,2023-07,2024-21}", "2019-01-01 2024-05-31"},
        {"[2025-06-04]", "2025-06-04", "2025-06-04 2025-06-04"},
        {"[1667,1668..1670]", "[1667,1668-01-01..1670-12-31]", "1667-01-01 1670-12-31"},
        {"[..1760,1762]", "[..1760-12-31,1762]", "0001-01-01 1762-12-31"},
        {"[1760,1762..]", "[1760,1762-01-01..]", "1760-01-01 9999-12-31"},
        {"{2019,2023}~", "{2019,2023}~", "2019-01-01 2023-12-31"},
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
        {"0000", 0},
        {"2XXX", 0},
        {"2025-06-1X", 8},
        {"2025-06/2024", 8},
        {"2025/", 5},
        {"..", 2},
        {"[2025", 5},
        {"[2025}", 5},
        {"[]", 1},
        {"{2019,}", 6},
        {"[2020..2019]", 7},
        {"2025-06-04/2025-06-01", 11},
        {"20X5", 3},
        {"2025-1X", 5},
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
    EXPECT_EQ(edtf_interval(day("1990-01-01"), day("1999-12-31"), Granularity::year), read("199X"));
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

TEST(Units, EveryDayLiesInItsUnitAndUnitsFollowWithoutGap) {
    for (int unit = 0; unit < 9; ++unit) {
        const auto granularity = static_cast<Granularity>(unit);
        Day at = day("1895-03-04");
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
