// Easter: Meeus/Jones/Butcher for the Western date, Meeus' Julian algorithm plus the difference of the
// calendars for the Orthodox one (Meeus, Astronomical Algorithms, chapter 8). Lunar days are ICU's, for the
// years in which its calendars were checked against published tables (tests/calendar/time_rule_test.cpp).
#include "calendar/holidays.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <tuple>
#include <unicode/calendar.h>

#include "base/data_file.hpp"

namespace dateline {

namespace {

using std::chrono::days;

constexpr const char* table = "time/holidays.tsv";
// Of FeastCalendar in its order, and what ICU calls them.
constexpr std::array<std::string_view, 5> calendar_names = {"chinese", "dangi", "hebrew", "persian",
                                                            "islamic"};
constexpr std::array<const char*, 5> icu_locales = {"@calendar=chinese", "@calendar=dangi",
                                                    "@calendar=hebrew", "@calendar=persian",
                                                    "@calendar=islamic-umalqura"};
constexpr int first_lunar_year = 1900;
constexpr int last_lunar_year = 2100;

constexpr std::array<std::string_view, 7> weekday_names = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> pieces;
    for (;;) {
        const auto end = text.find(at);
        pieces.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return pieces;
        text = text.substr(end + 1);
    }
}

bool to_int(std::string_view text, int& value) {
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && !text.empty();
}

bool in(int value, int low, int high) {
    return low <= value && value <= high;
}

bool read_rule(std::string_view text, Holiday& holiday) {
    const auto words = split(text, ' ');
    const std::string_view kind = words[0];
    int first = 0;
    int second = 0;
    if (kind == "fixed" && words.size() == 2 && words[1].size() == 5) {
        holiday.rule = HolidayRule::fixed;
        if (!to_int(words[1].substr(0, 2), first) || !to_int(words[1].substr(3), second)) return false;
    } else if (const auto calendar = std::find(calendar_names.begin(), calendar_names.end(), kind);
               calendar != calendar_names.end() && words.size() == 3) {
        holiday.rule = HolidayRule::lunar;
        holiday.calendar = static_cast<FeastCalendar>(calendar - calendar_names.begin());
        if (!to_int(words[1], first) || !to_int(words[2], second)) return false;
    } else if ((kind == "easter" || kind == "orthodox") && words.size() == 2) {
        holiday.rule = kind == "easter" ? HolidayRule::easter : HolidayRule::orthodox_easter;
        return to_int(words[1], holiday.shift);
    } else if (kind == "nth" && (words.size() == 4 || words.size() == 5)) {
        holiday.rule = HolidayRule::nth_weekday;
        unsigned weekday = 0;
        while (weekday < 7 && weekday_names[weekday] != words[2]) ++weekday;
        if (weekday == 7 || !to_int(words[1], holiday.nth) || !to_int(words[3], first)) return false;
        if (words.size() == 5 && !to_int(words[4], holiday.shift)) return false;
        holiday.weekday = std::chrono::weekday{weekday};
        holiday.month = static_cast<unsigned>(first);
        return in(first, 1, 12) && holiday.nth != 0 && in(holiday.nth, -4, 4);
    } else {
        return false;
    }
    holiday.month = static_cast<unsigned>(first);
    holiday.day = static_cast<unsigned>(second);
    return in(first, 1, 13) && in(second, 1, 31);
}

Day easter(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return Day{std::chrono::year{year} / (f / 31) / (f % 31 + 1)};
}

Day orthodox_easter(int year) {
    const int d = (19 * (year % 19) + 15) % 30;
    const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    const int f = d + e + 114;
    const int calendars_apart = year / 100 - year / 400 - 2;
    return Day{std::chrono::year{year} / (f / 31) / (f % 31 + 1)} + days{calendars_apart};
}

Day day_of(const icu::Calendar& calendar, UErrorCode& error) {
    constexpr double milliseconds_in_day = 86'400'000;
    return Day{days{static_cast<int>(std::floor(calendar.getTime(error) / milliseconds_in_day))}};
}

using LunarFeast = std::tuple<FeastCalendar, unsigned, unsigned>;
using LunarDays = std::map<std::pair<LunarFeast, int>, std::vector<Day>>;

// Adds the days of one feast in all years that are covered.
void add_lunar_days(const Holiday& holiday, LunarDays& found) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(
        icu::TimeZone::getGMT()->clone(),
        icu::Locale(icu_locales[static_cast<std::size_t>(holiday.calendar)]), error));
    if (U_FAILURE(error) || !calendar) return;
    const Day start{std::chrono::year{first_lunar_year} / 1 / 1};
    calendar->setTime(static_cast<double>(start.time_since_epoch().count()) * 86'400'000.0, error);
    const int first = calendar->get(UCAL_EXTENDED_YEAR, error);
    const LunarFeast feast{holiday.calendar, holiday.month, holiday.day};
    // 33 Islamic years are 32 of ours.
    const int last = first + (last_lunar_year - first_lunar_year) * 33 / 32 + 2;
    for (int lunar = first; lunar <= last && U_SUCCESS(error); ++lunar) {
        calendar->clear();
        calendar->set(UCAL_EXTENDED_YEAR, lunar);
        calendar->set(UCAL_MONTH, static_cast<int>(holiday.month) - 1);
        calendar->set(UCAL_DATE, static_cast<int>(holiday.day));
        const Day day = day_of(*calendar, error);
        const int year = static_cast<int>(std::chrono::year_month_day{day}.year());
        if (U_SUCCESS(error) && first_lunar_year <= year && year <= last_lunar_year)
            found[{feast, year}].push_back(day);
    }
}

// All lunar days of the table, computed once: ICU's astronomy is too slow for every look.
const LunarDays& lunar_days() {
    static const LunarDays all = [] {
        LunarDays found;
        for (const Holiday& holiday : holidays()) {
            if (holiday.rule == HolidayRule::lunar) add_lunar_days(holiday, found);
        }
        return found;
    }();
    return all;
}

}  // namespace

Result<std::vector<Holiday>> load_holidays() {
    auto rows = data_rows(table, 3, 3);
    if (!rows) return rows.error();
    std::vector<Holiday> all;
    for (const DataRow& row : *rows) {
        Holiday holiday;
        holiday.id = row.fields[0];
        for (const std::string_view name : split(row.fields[1], '|')) holiday.names.emplace_back(name);
        if (holiday.id.empty() || holiday.names.front().empty() || !read_rule(row.fields[2], holiday)) {
            return Error{ErrorCode::malformed, fmt::format("data/{} line {}: no holiday rule '{}'", table,
                                                           row.line, row.fields[2])};
        }
        all.push_back(std::move(holiday));
    }
    return all;
}

const std::vector<Holiday>& holidays() {
    static const std::vector<Holiday> all = [] {
        auto loaded = load_holidays();
        return loaded ? std::move(*loaded) : std::vector<Holiday>{};
    }();
    return all;
}

std::vector<Edtf> holiday_in(std::string_view id, std::chrono::year year) {
    std::vector<Edtf> found;
    const int number = static_cast<int>(year);
    for (const Holiday& holiday : holidays()) {
        if (holiday.id != id || number < 1 || number > 9998) continue;
        const std::chrono::month month{holiday.month};
        const auto of_first = [&](Day day) { found.push_back(edtf_day(day + days{holiday.shift})); };
        switch (holiday.rule) {
            case HolidayRule::fixed: {
                const auto date = year / month / std::chrono::day{holiday.day};
                if (date.ok()) of_first(Day{date});
                break;
            }
            case HolidayRule::nth_weekday:
                if (holiday.nth > 0) {
                    of_first(Day{year / month / holiday.weekday[static_cast<unsigned>(holiday.nth)]});
                } else {
                    of_first(Day{year / month / holiday.weekday[std::chrono::last]} -
                             days{7 * (-holiday.nth - 1)});
                }
                break;
            case HolidayRule::easter: of_first(easter(number)); break;
            case HolidayRule::orthodox_easter: of_first(orthodox_easter(number)); break;
            case HolidayRule::lunar: {
                const LunarFeast feast{holiday.calendar, holiday.month, holiday.day};
                const auto at = lunar_days().find({feast, number});
                if (at == lunar_days().end()) break;
                for (const Day day : at->second) {
                    Edtf date = edtf_day(day);
                    date.approximate = holiday.calendar == FeastCalendar::islamic;
                    found.push_back(date);
                }
                break;
            }
        }
    }
    return found;
}

}  // namespace dateline
