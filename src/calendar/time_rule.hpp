// A time expression's value as a function of a day that may not be known yet: "Tuesday", "the
// previous day", "in June last year" are rules; given the anchor day they become an Edtf.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "calendar/edtf.hpp"

namespace dateline {

enum class Direction { unknown, past, future, present };

enum class RuleKind {
    absolute,  // `absolute` holds the value; the anchor does not matter
    offset,    // `count` units of `unit` from the anchor: "yesterday" (-1 day), "last week" (-1 week),
               // "two months ago", "this month" (0 month), "in June last year" narrows by `month`
    weekday,   // the weekday nearest the anchor in `direction` ("Tuesday"); the anchor's own day is
               // allowed unless `strict`; `count` weeks are added ("Tuesday last week": -1)
    weekend,   // Saturday and Sunday, by `direction` and `count`
    month,     // the month named, nearest in `direction`; with `month_day` a day of it ("May 28")
    season,    // as month, `season` 1 spring .. 4 winter
    elapsed,   // an interval reaching from `count` units before (negative) or after the anchor to the
               // anchor: "less than three months after", "over the past decade"
    holiday,   // `holiday` of data/time/holidays.tsv, nearest in `direction`
    ordinal,   // `narrow_index`th `narrow_unit` of its year, nearest in `direction`: "the third quarter"
    interval,  // from the first of `members` to the last
    all_of,    // each of `members`: "in 2019 and 2023"; days that follow one another are an interval
    one_of,    // one of `members`: "Monday or Tuesday", "03/04/2025"
    duration,  // a length, `count` units of `unit`; no day
    vague,     // "recently", "in the future": by `direction`, no day
};

// Part of what the rest of the rule gives.
enum class Part {
    whole,
    early,  // its first third ("early May", "the beginning of 2024")
    middle,
    late,
    earlier,  // from its first day to the anchor: "earlier this month"
    later,    // from the anchor to its last day: "later this week"
};

enum class DayPart { none, dawn, morning, midday, afternoon, evening, night, midnight, overnight };

// Lengths below a day, beside Granularity.
enum class ClockUnit { none, hour, minute, second };

// How `count` is meant.
enum class Bound { exactly, about, less_than, more_than };

// The fields that a kind does not name are not read. Counts are signed: negative is past.
struct TimeRule {
    RuleKind kind = RuleKind::absolute;
    std::optional<Edtf> absolute;
    Granularity unit = Granularity::day;
    int count = 0;
    std::optional<std::chrono::weekday> weekday;
    std::optional<std::chrono::month> month;
    std::optional<std::chrono::day> month_day;
    std::optional<std::chrono::day> month_day_last;  // "May 28-29": the last day
    int season = 0;
    Direction direction = Direction::unknown;
    bool approximate = false;
    bool before = false;  // "before Monday", "by Friday": an interval that ends with the value
    bool after = false;   // "since May", "from Monday": an interval that starts with the value

    bool exclusive = false;  // with before and after: the value itself is left out ("before Monday")
    bool to_anchor = false;  // with after: the interval ends with the anchor ("since Monday")
    bool strict = false;     // the anchor's own day, month, season or holiday is not meant ("last Tuesday")
    // The unit that holds the day an offset reaches: "last week" the week; "a week ago" the day.
    // Absent: `unit`.
    std::optional<Granularity> told_in;
    // Then the `narrow_index`th (from the end where negative) `narrow_unit` of that, or `weekday` where
    // one is given: "the third quarter of", "the first Monday in". 0: no narrowing.
    int narrow_index = 0;
    Granularity narrow_unit = Granularity::day;
    int narrow_count = 1;  // "the first two weeks of"
    Part part = Part::whole;
    DayPart day_part = DayPart::none;
    std::string clock;                       // "10:03", 24 hours, as told; empty where not told
    std::string zone;                        // "GMT", "+09:00"; empty where not told
    ClockUnit clock_unit = ClockUnit::none;  // of `count`, in place of `unit`: "three hours"
    int count_high = 0;                      // "two to three weeks": 3; 0 where one number is told
    int quarters = 0;          // of the unit, beyond `count` and of its sign: "two and a half years"
    bool vague_count = false;  // "several years", "days": how many is not told
    bool fiscal = false;       // a fiscal year: its first day is not known
    Bound bound = Bound::exactly;
    std::string holiday;  // id in data/time/holidays.tsv
    // Of interval, all_of and one_of, what they are made of. Of other kinds none, or the one time told later
    // in the sentence that they count from: "left the previous day, it said Tuesday".
    std::vector<TimeRule> members;

    friend bool operator==(const TimeRule&, const TimeRule&) = default;
};

// The value on `anchor`. Absent where the rule has no value there (29 February, 31 June) or none at all
// ("recently", "three days").
std::optional<Edtf> resolve(const TimeRule& rule, Day anchor);

// The same counted from a date that may be wider than a day: back from its first day, on from its last, and
// told no finer than the date is ("the following month" after "in May").
std::optional<Edtf> resolve(const TimeRule& rule, const Edtf& anchor);

// Whether the value depends on the anchor at all.
bool depends_on_anchor(const TimeRule& rule);

// "the Tuesday on or before the anchor", "the month before the anchor's": for `why` lines.
std::string describe(const TimeRule& rule);

}  // namespace dateline
