#include "calendar/units.hpp"

#include <algorithm>

namespace dateline {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr int first_year = -9999;
constexpr int last_year = 9999;
// More than the days of all years there are; keeps the arithmetic below from overflowing.
constexpr long long most_days = 8'000'000;
constexpr long long most_months = 240'000;

Day within_bounds(Day day) {
    return std::clamp(day, earliest_day, latest_day);
}

Day first_of(year_month month) {
    return static_cast<int>(month.year()) < first_year ? earliest_day : within_bounds(sys_days{month / 1});
}

Day last_of(year_month month) {
    if (static_cast<int>(month.year()) > last_year) return latest_day;
    return within_bounds(sys_days{month / std::chrono::last});
}

// The span of `length` months whose starts lie at month `origin` of the year (1 to 12) and every `length`
// months from there.
DayRange month_block(year_month_day day, int origin, int length) {
    const int past = (static_cast<int>(static_cast<unsigned>(day.month())) - origin + 12) % length;
    const year_month begin = day.year() / day.month() - months{past};
    return {first_of(begin), last_of(begin + months{length - 1})};
}

DayRange year_block(year_month_day day, int length) {
    const int year = static_cast<int>(day.year());
    const int past = year % length;
    const int begin = year - (past < 0 ? past + length : past);
    return {first_of(std::chrono::year{begin} / 1), last_of(std::chrono::year{begin + length - 1} / 12)};
}

int months_in(Granularity unit) {
    switch (unit) {
        case Granularity::month: return 1;
        case Granularity::quarter:
        case Granularity::season: return 3;
        case Granularity::half: return 6;
        case Granularity::year: return 12;
        case Granularity::decade: return 120;
        case Granularity::century: return 1200;
        case Granularity::day:
        case Granularity::week: break;
    }
    return 0;
}

}  // namespace

DayRange unit_of(Day day, Granularity unit) {
    const year_month_day date{day};
    switch (unit) {
        case Granularity::day: break;
        case Granularity::week: {
            const days past = std::chrono::weekday{day} - std::chrono::Monday;
            return {within_bounds(day - past), within_bounds(day - past + days{6})};
        }
        case Granularity::month: return month_block(date, 1, 1);
        case Granularity::quarter: return month_block(date, 1, 3);
        case Granularity::season: return month_block(date, 3, 3);
        case Granularity::half: return month_block(date, 1, 6);
        case Granularity::year: return year_block(date, 1);
        case Granularity::decade: return year_block(date, 10);
        case Granularity::century: return year_block(date, 100);
    }
    return {day, day};
}

Day add_units(Day day, long long count, Granularity unit) {
    if (unit == Granularity::day || unit == Granularity::week) {
        const long long step = std::clamp(count, -most_days, most_days) * (unit == Granularity::week ? 7 : 1);
        return within_bounds(day + days{static_cast<days::rep>(step)});
    }
    const long long step = std::clamp(count, -most_months, most_months) * months_in(unit);
    const year_month_day date{day};
    const long long months_now =
        static_cast<int>(date.year()) * 12LL + static_cast<unsigned>(date.month()) - 1;
    const long long months_then = months_now + step;
    if (months_then < first_year * 12LL) return earliest_day;
    if (months_then >= (last_year + 1) * 12LL) return latest_day;
    const year_month month = year_month{std::chrono::year{0}, std::chrono::January} +
                             months{static_cast<months::rep>(months_then)};
    return std::min(first_of(month) + (day - first_of(date.year() / date.month())), last_of(month));
}

std::optional<Granularity> member_unit(DayRange range) {
    for (const Granularity unit :
         {Granularity::day, Granularity::month, Granularity::season, Granularity::year}) {
        if (unit_of(range.first, unit) == range) return unit;
    }
    return std::nullopt;
}

}  // namespace dateline
