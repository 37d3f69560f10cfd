// Easter: Meeus/Jones/Butcher for the Western date, Meeus' Julian algorithm plus the difference of the
// calendars for the Orthodox one (Meeus, Astronomical Algorithms, chapter 8). Islamic days: the tabular
// calendar of 30-year cycles with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29, epoch 16 July 622
// (Julian); sighting of the moon may move a day by one, so these are approximate.
#include "calendar/holidays.hpp"

#include <array>
#include <charconv>
#include <fmt/format.h>

#include "base/data_file.hpp"

namespace dateline {

namespace {

using std::chrono::days;

constexpr const char* table = "time/holidays.tsv";
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
    } else if (kind == "islamic" && words.size() == 3) {
        holiday.rule = HolidayRule::islamic;
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
    return in(first, 1, 12) && in(second, 1, 31);
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

Day islamic_day(int year, unsigned month, unsigned day) {
    const Day epoch = Day{std::chrono::year{622} / 7 / 19};  // 16 July 622 Julian
    const int months_before = static_cast<int>(month) - 1;
    const int count = static_cast<int>(day) - 1 + 29 * months_before + (months_before + 1) / 2 +
                      (year - 1) * 354 + (3 + 11 * year) / 30;
    return epoch + days{count};
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
            case HolidayRule::islamic: {
                // 33 Islamic years are 32 Gregorian ones.
                const int around = (number - 622) * 33 / 32;
                for (int lunar = std::max(1, around - 1); lunar <= around + 2; ++lunar) {
                    const Day day = islamic_day(lunar, holiday.month, holiday.day);
                    if (std::chrono::year_month_day{day}.year() != year) continue;
                    Edtf date = edtf_day(day);
                    date.approximate = true;
                    found.push_back(date);
                }
                break;
            }
        }
    }
    return found;
}

}  // namespace dateline
