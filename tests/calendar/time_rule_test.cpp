#include "calendar/time_rule.hpp"

#include <functional>
#include <gtest/gtest.h>

#include "calendar/holidays.hpp"
#include "calendar/units.hpp"

namespace dateline {
namespace {

using std::chrono::days;

Edtf read(std::string_view text) {
    const auto date = parse_edtf(text);
    EXPECT_TRUE(date) << text;
    return date ? *date : edtf_day(earliest_day);
}

Day day(std::string_view text) {
    return hull(read(text)).first;
}

std::string on(const TimeRule& rule, std::string_view anchor) {
    const auto value = resolve(rule, read(anchor));
    return value ? to_text(*value) : "-";
}

TimeRule offset(int count, Granularity unit) {
    TimeRule rule;
    rule.kind = RuleKind::offset;
    rule.count = count;
    rule.unit = unit;
    return rule;
}

TimeRule weekday(std::chrono::weekday which, Direction direction) {
    TimeRule rule;
    rule.kind = RuleKind::weekday;
    rule.weekday = which;
    rule.direction = direction;
    return rule;
}

TimeRule month(std::chrono::month which, Direction direction) {
    TimeRule rule;
    rule.kind = RuleKind::month;
    rule.month = which;
    rule.direction = direction;
    return rule;
}

template <class Change>
TimeRule with(TimeRule rule, Change change) {
    change(rule);
    return rule;
}

// 2025-06-04 is a Wednesday.
TEST(TimeRule, ResolvesOnADay) {
    using std::chrono::May;
    using std::chrono::Wednesday;
    const TimeRule last_week = offset(-1, Granularity::week);
    const struct {
        TimeRule rule;
        const char* anchor;
        const char* value;
    } rows[] = {
        {offset(-1, Granularity::day), "2025-03-01", "2025-02-28"},
        {last_week, "2025-06-04", "2025-05-26/2025-06-01"},
        {last_week, "2025-06-01", "2025-05-19/2025-05-25"},
        {last_week, "2025-06-02", "2025-05-26/2025-06-01"},
        {offset(-1, Granularity::month), "2025-01-31", "2024-12"},
        {offset(0, Granularity::quarter), "2025-06-04", "2025-04/2025-06"},
        {offset(-1, Granularity::decade), "2025-06-04", "2010/2019"},
        {with(offset(-1, Granularity::week), [](TimeRule& r) { r.told_in = Granularity::day; }), "2025-06-04",
         "2025-05-28"},
        {with(offset(-1, Granularity::year), [](TimeRule& r) { r.month = std::chrono::June; }), "2025-06-04",
         "2024-06"},
        {with(offset(-2, Granularity::year), [](TimeRule& r) { r.season = 1; }), "2025-06-04", "2023-21"},
        {with(offset(-2, Granularity::week), [](TimeRule& r) { r.count_high = -3; }), "2025-06-04",
         "2025-05-12/2025-05-25"},
        {with(offset(-1, Granularity::year), [](TimeRule& r) { r.vague_count = true; }), "2025-06-04", "-"},
        {with(offset(-50, Granularity::day), [](TimeRule& r) { r.clock_unit = ClockUnit::hour; }),
         "2025-06-04", "2025-06-02~"},
        {weekday(Wednesday, Direction::past), "2025-06-04", "2025-06-04"},
        {weekday(Wednesday, Direction::past), "2025-06-03", "2025-05-28"},
        {weekday(Wednesday, Direction::future), "2025-06-03", "2025-06-04"},
        {weekday(Wednesday, Direction::unknown), "2025-06-03", "2025-06-04"},
        {weekday(Wednesday, Direction::unknown), "2025-06-01", "2025-05-28"},
        {weekday(Wednesday, Direction::present), "2025-06-02", "2025-06-04"},
        {with(weekday(Wednesday, Direction::past), [](TimeRule& r) { r.strict = true; }), "2025-06-04",
         "2025-05-28"},
        {with(weekday(Wednesday, Direction::past), [](TimeRule& r) { r.count = -1; }), "2025-06-05",
         "2025-05-28"},
        {with(weekday(std::chrono::Friday, Direction::past),
              [](TimeRule& r) { r.month_day = std::chrono::day{13}; }),
         "2025-06-04", "2024-12-13"},
        {month(May, Direction::past), "2025-05-02", "2025-05"},
        {month(May, Direction::past), "2025-04-02", "2024-05"},
        {month(May, Direction::future), "2025-06-02", "2026-05"},
        {month(May, Direction::unknown), "2025-12-02", "2026-05"},
        {with(month(May, Direction::past), [](TimeRule& r) { r.month_day = std::chrono::day{28}; }),
         "2025-05-30", "2025-05-28"},
        {with(month(May, Direction::past), [](TimeRule& r) { r.month_day = std::chrono::day{28}; }),
         "2025-05-01", "2025-05-28"},
        {with(month(May, Direction::past), [](TimeRule& r) { r.month_day = std::chrono::day{28}; }),
         "2025-03-01", "2024-05-28"},
        {with(month(std::chrono::February, Direction::future),
              [](TimeRule& r) { r.month_day = std::chrono::day{29}; }),
         "2025-06-04", "2028-02-29"},
        {with(month(std::chrono::June, Direction::past),
              [](TimeRule& r) { r.month_day = std::chrono::day{31}; }),
         "2025-06-04", "-"},
    };
    for (const auto& row : rows)
        EXPECT_EQ(on(row.rule, row.anchor), row.value) << describe(row.rule) << " on " << row.anchor;
}

TEST(TimeRule, NarrowsTakesPartsAndOpens) {
    using G = Granularity;
    const TimeRule this_month = offset(0, G::month);
    const TimeRule this_year = offset(0, G::year);
    const TimeRule monday = weekday(std::chrono::Monday, Direction::past);
    const struct {
        TimeRule rule;
        const char* value;
    } rows[] = {
        {with(this_year, [](TimeRule& r) { r.narrow_index = 3, r.narrow_unit = G::quarter; }),
         "2025-07/2025-09"},
        {with(this_year, [](TimeRule& r) { r.narrow_index = -1, r.narrow_unit = G::half; }),
         "2025-07/2025-12"},
        {with(this_year,
              [](TimeRule& r) { r.narrow_index = 1, r.narrow_unit = G::month, r.narrow_count = 9; }),
         "2025-01/2025-09"},
        {with(this_year, [](TimeRule& r) { r.narrow_index = 5, r.narrow_unit = G::quarter; }), "-"},
        {with(this_month, [](TimeRule& r) { r.narrow_index = 1, r.weekday = std::chrono::Monday; }),
         "2025-06-02"},
        {with(this_month, [](TimeRule& r) { r.narrow_index = -1, r.weekday = std::chrono::Monday; }),
         "2025-06-30"},
        {with(this_month, [](TimeRule& r) { r.narrow_index = 6, r.weekday = std::chrono::Monday; }), "-"},
        {with(this_month, [](TimeRule& r) { r.narrow_index = -1, r.narrow_unit = G::week; }),
         "2025-06-24/2025-06-30"},
        {with(this_month, [](TimeRule& r) { r.part = Part::early; }), "2025-06-01/2025-06-10"},
        {with(this_month, [](TimeRule& r) { r.part = Part::middle; }), "2025-06-11/2025-06-20"},
        {with(this_month, [](TimeRule& r) { r.part = Part::late; }), "2025-06-21/2025-06-30"},
        {with(this_month, [](TimeRule& r) { r.part = Part::earlier; }), "2025-06-01/2025-06-04"},
        {with(this_month, [](TimeRule& r) { r.part = Part::later; }), "2025-06-04/2025-06-30"},
        {with(this_year, [](TimeRule& r) { r.part = Part::late; }), "2025-09/2025-12"},
        {with(this_year,
              [](TimeRule& r) {
                  r.part = Part::late;
                  r.before = r.exclusive = true;
              }),
         "../2025-12"},
        {with(offset(0, G::decade), [](TimeRule& r) { r.part = Part::early; }), "2020/2023"},
        {with(offset(0, G::century), [](TimeRule& r) { r.part = Part::late; }), "2067/2099"},
        {with(offset(0, G::quarter), [](TimeRule& r) { r.part = Part::early; }), "2025-04"},
        {with(offset(0, G::half), [](TimeRule& r) { r.part = Part::late; }), "2025-05/2025-06"},
        {with(offset(0, G::week), [](TimeRule& r) { r.part = Part::early; }), "2025-06-02/2025-06-03"},
        {with(offset(0, G::day), [](TimeRule& r) { r.part = Part::early; }), "2025-06-04"},
        {with(monday, [](TimeRule& r) { r.before = true; }), "../2025-06-02"},
        {with(monday, [](TimeRule& r) { r.before = r.exclusive = true; }), "../2025-06-01"},
        {with(monday, [](TimeRule& r) { r.after = true; }), "2025-06-02/.."},
        {with(monday, [](TimeRule& r) { r.after = r.exclusive = true; }), "2025-06-03/.."},
        {with(monday, [](TimeRule& r) { r.after = r.to_anchor = true; }), "2025-06-02/2025-06-04"},
        {with(offset(-1, G::day), [](TimeRule& r) { r.day_part = DayPart::overnight; }),
         "2025-06-02/2025-06-03"},
        {with(offset(-3, G::month), [](TimeRule& r) { r.kind = RuleKind::elapsed; }),
         "2025-03-04/2025-06-04"},
        {with(offset(-3, G::month), [](TimeRule& r) { r.kind = RuleKind::elapsed, r.exclusive = true; }),
         "2025-03-05/2025-06-03"},
        {with(offset(2, G::week), [](TimeRule& r) { r.kind = RuleKind::elapsed; }), "2025-06-04/2025-06-18"},
        {with(offset(-3, G::year), [](TimeRule& r) { r.bound = Bound::more_than; }), "../2022-06-03"},
        {with(offset(-3, G::year), [](TimeRule& r) { r.bound = Bound::less_than; }), "2022-06-05/2025-06-03"},
        {with(offset(-3, G::year), [](TimeRule& r) { r.bound = Bound::about; }), "2022~"},
        {with(offset(-3, G::year), [](TimeRule& r) { r.kind = RuleKind::duration; }), "-"},
        {with(offset(-3, G::year), [](TimeRule& r) { r.kind = RuleKind::vague; }), "-"},
    };
    for (const auto& row : rows) EXPECT_EQ(on(row.rule, "2025-06-04"), row.value) << describe(row.rule);
}

TimeRule several(RuleKind kind, std::vector<TimeRule> members) {
    TimeRule rule;
    rule.kind = kind;
    rule.members = std::move(members);
    return rule;
}

TEST(TimeRule, SeveralFollowOneAnother) {
    const auto future = Direction::future;
    const auto past = Direction::past;
    const TimeRule friday = weekday(std::chrono::Friday, future);
    const TimeRule monday = weekday(std::chrono::Monday, future);
    const TimeRule friday_past = weekday(std::chrono::Friday, past);
    const TimeRule monday_past = weekday(std::chrono::Monday, past);
    EXPECT_EQ(on(several(RuleKind::interval, {friday, monday}), "2025-06-04"), "2025-06-06/2025-06-09");
    EXPECT_EQ(on(several(RuleKind::interval, {friday_past, monday_past}), "2025-06-04"),
              "2025-05-30/2025-06-02");
    EXPECT_EQ(on(several(RuleKind::interval, {offset(0, Granularity::day), monday_past}), "2025-06-04"),
              "2025-06-04/2025-06-09");
    EXPECT_EQ(on(several(RuleKind::one_of, {friday_past, monday_past}), "2025-06-04"),
              "[2025-05-30,2025-06-02]");
    EXPECT_EQ(on(several(RuleKind::all_of, {monday_past, weekday(std::chrono::Tuesday, past)}), "2025-06-04"),
              "2025-06-02/2025-06-03");
    EXPECT_EQ(on(several(RuleKind::all_of, {month(std::chrono::May, past), month(std::chrono::March, past)}),
                 "2025-06-04"),
              "{2025-03,2025-05}");
    EXPECT_EQ(on(several(RuleKind::all_of, {offset(-2, Granularity::year), offset(-1, Granularity::year)}),
                 "2025-06-04"),
              "{2023,2024}");
    EXPECT_EQ(on(several(RuleKind::interval, {offset(1, Granularity::year), offset(-1, Granularity::year)}),
                 "2025-06-04"),
              "-");
    EXPECT_EQ(on(several(RuleKind::interval, {}), "2025-06-04"), "-");
    TimeRule nested = offset(0, Granularity::day);
    for (int depth = 0; depth < 1000; ++depth) nested = several(RuleKind::all_of, {nested});
    EXPECT_EQ(on(nested, "2025-06-04"), "-");
}

TEST(TimeRule, CountsFromAWiderDate) {
    EXPECT_EQ(on(offset(1, Granularity::month), "2025-05"), "2025-06");
    EXPECT_EQ(on(offset(-1, Granularity::month), "2025-05"), "2025-04");
    EXPECT_EQ(on(offset(1, Granularity::day), "2025-05-28/2025-05-29"), "2025-05-30");
    EXPECT_EQ(on(offset(0, Granularity::year), "2024-10"), "2024");
    EXPECT_EQ(on(with(offset(0, Granularity::year), [](TimeRule& r) { r.part = Part::earlier; }), "2024"),
              "2024");
    EXPECT_EQ(on(with(offset(0, Granularity::year), [](TimeRule& r) { r.part = Part::earlier; }), "2024-10"),
              "2024-01-01/2024-10-31");
    EXPECT_EQ(on(offset(2, Granularity::day), "2025-05"), "2025-06");
}

TEST(TimeRule, SaysWhetherTheAnchorMatters) {
    TimeRule absolute;
    absolute.absolute = read("2019");
    EXPECT_FALSE(depends_on_anchor(absolute));
    EXPECT_EQ(describe(absolute), "2019");
    absolute.after = absolute.to_anchor = true;
    EXPECT_TRUE(depends_on_anchor(absolute));
    EXPECT_EQ(describe(absolute), "from 2019 up to the anchor");
    EXPECT_TRUE(depends_on_anchor(weekday(std::chrono::Friday, Direction::past)));
    EXPECT_EQ(describe(weekday(std::chrono::Friday, Direction::past)), "the Friday on or before the anchor");
    EXPECT_TRUE(depends_on_anchor(several(RuleKind::all_of, {offset(0, Granularity::day)})));
    TimeRule unanchored;
    unanchored.kind = RuleKind::duration;
    EXPECT_FALSE(depends_on_anchor(unanchored));
}

// A rule by tense keeps its promise on every day of five years.
TEST(TimeRuleProperties, NearestIsOnTheRightSideAndWithinOneCycle) {
    for (Day at = day("2023-01-01"); at < day("2028-01-01"); at += days{1}) {
        for (unsigned which = 0; which < 7; ++which) {
            const std::chrono::weekday name{which};
            const Day before = hull(*resolve(weekday(name, Direction::past), at)).first;
            const Day after = hull(*resolve(weekday(name, Direction::future), at)).first;
            ASSERT_TRUE(std::chrono::weekday{before} == name && std::chrono::weekday{after} == name);
            ASSERT_TRUE(before <= at && at - before < days{7} && after >= at && after - at < days{7});
        }
        for (unsigned which = 1; which <= 12; ++which) {
            const DayRange before = hull(*resolve(month(std::chrono::month{which}, Direction::past), at));
            ASSERT_TRUE(before.first <= at && at - before.first < days{366});
            ASSERT_EQ(static_cast<unsigned>(std::chrono::year_month_day{before.first}.month()), which);
        }
    }
}

TEST(Holidays, FallOnTheirKnownDays) {
    const struct {
        const char* id;
        int year;
        const char* day;
    } rows[] = {
        {"easter", 2024, "2024-03-31"},          {"easter", 2025, "2025-04-20"},
        {"easter", 2038, "2038-04-25"},          {"orthodox-easter", 2024, "2024-05-05"},
        {"orthodox-easter", 2025, "2025-04-20"}, {"good-friday", 2025, "2025-04-18"},
        {"thanksgiving", 2025, "2025-11-27"},    {"memorial-day", 2025, "2025-05-26"},
        {"us-election-day", 2024, "2024-11-05"}, {"christmas", 2025, "2025-12-25"},
        {"eid-al-fitr", 2025, "2025-03-30~"},    {"eid-al-adha", 2025, "2025-06-06~"},
        {"ramadan-start", 2025, "2025-03-01~"},  {"lunar-new-year", 2025, "2025-01-29"},
        {"lunar-new-year", 2024, "2024-02-10"},  {"mid-autumn-festival", 2023, "2023-09-29"},
        {"chuseok", 2025, "2025-10-06"},         {"buddhas-birthday", 2025, "2025-05-05"},
        {"rosh-hashanah", 2024, "2024-10-03"},   {"passover", 2025, "2025-04-13"},
        {"hanukkah", 2024, "2024-12-26"},        {"nowruz", 2024, "2024-03-20"},
        {"nowruz", 2025, "2025-03-21"},
    };
    for (const auto& row : rows) {
        const auto dates = holiday_in(row.id, std::chrono::year{row.year});
        ASSERT_EQ(dates.size(), 1u) << row.id;
        EXPECT_EQ(to_text(dates.front()), row.day) << row.id;
    }
    EXPECT_EQ(holiday_in("eid-al-fitr", std::chrono::year{2000}).size(), 2u);
    EXPECT_TRUE(holiday_in("no-such-day", std::chrono::year{2025}).empty());
}

TEST(Holidays, TheTableLoadsAndEveryRowHasADayInEveryYear) {
    const auto loaded = load_holidays();
    ASSERT_TRUE(loaded) << loaded.error().message;
    for (const Holiday& holiday : *loaded) {
        for (int year = 1990; year < 2040; ++year) {
            EXPECT_FALSE(holiday_in(holiday.id, std::chrono::year{year}).empty())
                << holiday.id << " " << year;
        }
    }
}

}  // namespace
}  // namespace dateline
