// Days, and what may be said of a day: an EDTF date (ISO 8601-2:2019, the subset of records.md) with
// its text form and the set of days it allows.
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

// The bounds that stand for an open end ('..').
inline constexpr Day earliest_day = Day{std::chrono::year{1} / 1 / 1};
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

// "2025-06-04", "2025-04", "2024", "2025-05-28/2025-05-29", "../2025-06-04", "[a,b]", "{2019,2023}",
// a trailing '~' or '?'. parse_edtf(to_text(e)) == e for every e the program makes.
std::string to_text(const Edtf& date);
// malformed, naming the text and the offset of the first wrong character.
Result<Edtf> parse_edtf(std::string_view text);

// First and last day that the date allows, approximation left out.
DayRange hull(const Edtf& date);
// Whether some day is allowed by both (approximate dates widened by one unit of their granularity).
bool compatible(const Edtf& a, const Edtf& b);
// The days that both allow, in `a`'s form where it changes nothing; absent where there is none.
std::optional<Edtf> intersect(const Edtf& a, const Edtf& b);

}  // namespace dateline
