// A time expression's value as a function of a day that may not be known yet: "Tuesday", "the
// previous day", "in June last year" are rules; given the anchor day they become an Edtf.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "calendar/edtf.hpp"

namespace dateline {

enum class Direction { unknown, past, future, present };

enum class RuleKind {
    absolute,  // `absolute` holds the value; the anchor does not matter
    offset,    // `count` units of `unit` from the anchor: "yesterday" (-1 day), "last week" (-1 week),
               // "two months ago", "this month" (0 month), "in June last year" narrows by `month`
    weekday,   // the weekday nearest the anchor in `direction` ("Tuesday"); the anchor's own day is
               // allowed for past and present; `count` weeks are added ("Tuesday last week": -1)
    weekend,   // Saturday and Sunday, by `direction` and `count`
    month,     // the month named, nearest in `direction`; with `month_day` a day of it ("May 28")
    season,    // as month, `season` 1 spring .. 4 winter
    elapsed,   // an interval reaching from `count` units before (negative) or after the anchor to the
               // anchor: "less than three months after", "over the past decade", "since Monday"
};

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
};

// The value on `anchor`. Absent where the rule has no value there (29 February, 31 June).
std::optional<Edtf> resolve(const TimeRule& rule, Day anchor);

// Whether the value depends on the anchor at all.
bool depends_on_anchor(const TimeRule& rule);

// "the Tuesday on or before the anchor", "the month before the anchor's": for `why` lines.
std::string describe(const TimeRule& rule);

}  // namespace dateline
