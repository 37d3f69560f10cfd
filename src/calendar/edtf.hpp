// Days, and what may be said of a day: an EDTF date (ISO 8601-2:2019, levels 0, 1 and 2) with its text form
// and the set of days it allows. https://www.loc.gov/standards/datetime/
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

using Day = std::chrono::sys_days;

// The days first..last, both included.
struct DayRange {
    Day first;
    Day last;
    friend bool operator==(const DayRange&, const DayRange&) = default;
};

// The bounds that stand for an open end ('..'). Years are astronomical: 0 is 1 BC, -43 is 44 BC.
inline constexpr Day earliest_day = Day{std::chrono::year{-9999} / 1 / 1};
inline constexpr Day latest_day = Day{std::chrono::year{9999} / 12 / 31};

enum class EdtfForm {
    single,    // one day, month, season, quarter, year, decade, century: `members` has one range
    interval,  // 'a/b', '../b', 'a/..': one range
    one_of,    // '[a,b,...]': one of these is meant, not known which
    all_of,    // '{a,b,...}': each of these is meant
};

enum class Granularity { day, week, month, quarter, season, half, year, decade, century };

// A date as it may be told. Never empty: "no date known" is an absent Edtf (std::optional).
struct Edtf {
    EdtfForm form = EdtfForm::single;
    std::vector<DayRange> members;  // in order, one or more; how far each reaches is what it says
    Granularity granularity = Granularity::day;  // of the members as told
    bool approximate = false;                    // '~': each bound may be off by about one unit
    bool uncertain = false;                      // '?'
    // The text, where the days alone do not tell it again: "156X-12-25", "2004?-06-~11", "1985/", "2025-26".
    // Whoever changes the rest clears it.
    std::string told;

    friend bool operator==(const Edtf&, const Edtf&) = default;
};

Edtf edtf_day(Day day);
Edtf edtf_month(std::chrono::year_month month);
Edtf edtf_year(std::chrono::year year);
// The unit of the calendar that holds the day: its ISO week (Monday to Sunday), month, quarter, season
// (1 March, June, September, December), half, year, decade (1990 to 1999), century (1900 to 1999).
Edtf edtf_unit(Day day, Granularity unit);
// `season` 1 spring .. 4 winter; the winter of a year begins in its December.
Edtf edtf_season(std::chrono::year year, int season);
// An interval; a bound equal to earliest_day or latest_day prints as '..'.
Edtf edtf_interval(Day first, Day last);
// The same told in months or years ("1950/1953") where the bounds allow it. A range that is one unit of the
// calendar is that unit: the text of a week, quarter, half, decade or century is an interval.
Edtf edtf_interval(Day first, Day last, Granularity told_in);
// One or all of the days; a single day collapses to edtf_day. `days` is sorted and made unique.
Edtf edtf_choice(EdtfForm form, std::vector<Day> days);
// One or all of the dates, which may be days, months and years mixed: "{2023-07,2024-09}". `dates` is not
// empty; their own forms are taken apart into members.
Edtf edtf_choice(EdtfForm form, const std::vector<Edtf>& dates);

// What the program itself makes prints as "2025-06-04", "2025-04", "2024", "2025-21" (a season),
// "2025-05-28/2025-05-29", "../2025-06-04", "[a,b]", "{2019,2023}", each with a trailing '~', '?' or '%';
// what was read with `told` prints as it was read. parse_edtf(to_text(e)) == e for both.
std::string to_text(const Edtf& date);
// Reads, with the days that it makes of them:
//   level 0  dates, times of day (the day alone counts), intervals
//   level 1  years below -999 and above 9999 ('Y'), seasons 21..24 (March, June, September, December on),
//            '?' '~' '%', unspecified digits from the right ("201X", "2004-XX"), open ('..') and unknown
//            ends (both: no bound)
//   level 2  exponents and significant digits ("Y-17E7", "1950S2": a year of 1900 to 1999), sub-year
//   groupings
//            25..41 (seasons by hemisphere, quarters, four months, halves), sets [..] and {..} with ranges,
//            qualifiers of one part of a date, unspecified digits anywhere ("156X-12-25": one of ten days)
// Years beyond -9999..9999 have no days of their own: they lie at the calendar's end, and keep their text.
// malformed, naming the text and the offset of the first wrong character; over_limit where unspecified digits
// leave open more days than a calendar is good for.
Result<Edtf> parse_edtf(std::string_view text);

// First and last day that the date allows, approximation left out.
DayRange hull(const Edtf& date);
// Whether some day is allowed by both (approximate dates widened by one unit of their granularity).
bool compatible(const Edtf& a, const Edtf& b);
// The days that both allow, in `a`'s form where it changes nothing; absent where there is none.
std::optional<Edtf> intersect(const Edtf& a, const Edtf& b);

}  // namespace dateline
