// Dates of the calendar as they are told, by their parts: "28-29 May", "03/04/2025", "1950-53".
#pragma once

#include "mention/time/matcher.hpp"

namespace dateline {

// `why` of a date that the calendar does not have; its rule is absolute, without a value.
inline constexpr const char* impossible_date = "no such day in the calendar";

// 0 where a part is not told.
struct DateParts {
    int year = 0;
    int month = 0;
    int day = 0;
    int last_year = 0;                   // "1950-53"
    int last_day = 0;                    // "28-29 May"
    RuleKind join = RuleKind::interval;  // of day and last_day
    bool before_christ = false;
    bool any = false;
};

// Sets the rule of `made`, and its `why` where the date is impossible. False where the parts are no date
// ("29-28 May", "2019-07" as years).
bool set_date(const DateParts& parts, MatchedTime& made);

// Day first or month first is not told by the figures: one of both, where both are dates.
void set_numeric_date(int first, int second, int year, MatchedTime& made);

// Adds to `why` where the weekday told beside a date is not that day's.
void check_weekday(MatchedTime& made);
// What is wrong with the weekday that the rule tells beside its date, on the day `value`; empty where nothing
// is.
std::string wrong_weekday(const TimeRule& rule, const Edtf& value);

// "The 20th century": 1900 to 1999, as EDTF and TimeML count them; "the 4th century BC": 400 to 301 BC.
bool set_century(int number, bool before_christ, MatchedTime& made);

// The decade or century that begins with the year.
bool set_unit_from(int year, Granularity unit, MatchedTime& made);

}  // namespace dateline
