#include "mention/time/dates.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

#include "calendar/holidays.hpp"

namespace dateline {

namespace {

constexpr int leap_year = 2024;  // any: which days a month may have at all
// Two figures for a year: up to this they are of this century. As in POSIX strptime's %y.
constexpr int last_two_figure_year = 68;

std::optional<Edtf> day_of(int year, int month, int day) {
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok() || year < -9998 || year > 9999) return std::nullopt;
    return edtf_day(Day{date});
}

// Years before Christ are counted astronomically: 1 BC is 0.
int full_year(int year, bool before_christ) {
    if (before_christ) return 1 - year;
    if (year >= 100) return year;
    return year + (year <= last_two_figure_year ? 2000 : 1900);
}

void set_impossible(MatchedTime& made) {
    made.rule.kind = RuleKind::absolute;
    made.rule.absolute = std::nullopt;
    made.why = impossible_date;
}

bool set_absolute(const DateParts& date, MatchedTime& made) {
    TimeRule& rule = made.rule;
    const int year = full_year(date.year, date.before_christ);
    rule.kind = RuleKind::absolute;
    if (date.day == 0) {
        rule.absolute =
            edtf_month(std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(date.month)});
        return true;
    }
    const auto first = day_of(year, date.month, date.day);
    const auto last = date.last_day == 0 ? first : day_of(year, date.month, date.last_day);
    if (!first || !last) {
        set_impossible(made);
        return true;
    }
    if (hull(*last).first < hull(*first).first) return false;
    const bool apart = date.join == RuleKind::all_of && date.last_day > date.day + 1;
    rule.absolute = apart ? edtf_choice(EdtfForm::all_of, {hull(*first).first, hull(*last).first})
                          : edtf_interval(hull(*first).first, hull(*last).last);
    return true;
}

bool set_years(const DateParts& date, MatchedTime& made) {
    int first = date.year;
    int last = date.last_year;
    if (date.before_christ) {
        first = 1 - first;
        last = 1 - last;
    } else if (last < 100) {
        last += first - first % 100;
    }
    if (last <= first) return false;
    made.rule.kind = RuleKind::absolute;
    made.rule.absolute = edtf_interval(Day{std::chrono::year{first} / 1 / 1},
                                       Day{std::chrono::year{last} / 12 / 31}, Granularity::year);
    return true;
}

}  // namespace

bool set_date(const DateParts& date, MatchedTime& made) {
    TimeRule& rule = made.rule;
    if (rule.kind == RuleKind::holiday && date.year != 0) {
        const auto dates = holiday_in(rule.holiday, std::chrono::year{date.year});
        rule = TimeRule{};
        if (dates.empty()) {
            set_impossible(made);
        } else {
            rule.absolute = dates.front();
        }
        return true;
    }
    if (date.last_year != 0) return set_years(date, made);
    if (date.month == 0) {
        const int year = date.before_christ ? 1 - date.year : date.year;
        return (date.before_christ || year > 0) && set_unit_from(year, Granularity::year, made);
    }
    if (date.year != 0) return set_absolute(date, made);
    rule.kind = RuleKind::month;
    rule.month = std::chrono::month{static_cast<unsigned>(date.month)};
    if (date.day == 0) return true;
    const bool exists = day_of(leap_year, date.month, date.day) &&
                        (date.last_day == 0 || day_of(leap_year, date.month, date.last_day));
    if (!exists) {
        set_impossible(made);
        return true;
    }
    rule.month_day = std::chrono::day{static_cast<unsigned>(date.day)};
    if (date.last_day == 0) return true;
    if (date.last_day <= date.day) return false;
    if (date.join == RuleKind::all_of && date.last_day != date.day + 1) {
        TimeRule last = rule;
        last.month_day = std::chrono::day{static_cast<unsigned>(date.last_day)};
        TimeRule both;
        both.kind = RuleKind::all_of;
        both.members = {rule, last};
        rule = both;
        return true;
    }
    rule.month_day_last = std::chrono::day{static_cast<unsigned>(date.last_day)};
    return true;
}

void set_numeric_date(int first, int second, int year, MatchedTime& made) {
    std::vector<Edtf> readings;
    if (second <= 12) {
        if (const auto day = day_of(full_year(year, false), second, first)) readings.push_back(*day);
    }
    if (first <= 12) {
        if (const auto day = day_of(full_year(year, false), first, second)) readings.push_back(*day);
    }
    if (readings.empty()) {
        set_impossible(made);
        return;
    }
    made.rule.kind = RuleKind::absolute;
    made.rule.absolute = edtf_choice(EdtfForm::one_of, readings);
    if (made.rule.absolute->members.size() == 1) {
        made.why = "a date in figures, which can be read in one way";
        return;
    }
    for (const Edtf& reading : readings) {
        TimeRule rule;
        rule.absolute = reading;
        made.alternatives.push_back(rule);
    }
}

bool set_unit_from(int year, Granularity unit, MatchedTime& made) {
    if (year > 9999 || year < -9998) return false;
    // Without a year 0 the first century and decade begin with the year 1.
    const int first = unit > Granularity::year && year == 0 ? 1 : year;
    made.rule.kind = RuleKind::absolute;
    made.rule.absolute = edtf_unit(Day{std::chrono::year{first} / 1 / 1}, unit);
    return true;
}

bool set_century(int number, bool before_christ, MatchedTime& made) {
    if (!before_christ) return set_unit_from((number - 1) * 100, Granularity::century, made);
    const std::chrono::year first{1 - number * 100};
    const std::chrono::year last{100 - number * 100};
    made.rule.kind = RuleKind::absolute;
    made.rule.absolute = edtf_interval(Day{first / 1 / 1}, Day{last / 12 / 31}, Granularity::century);
    return true;
}

void check_weekday(MatchedTime& made) {
    const TimeRule& rule = made.rule;
    if (rule.kind != RuleKind::absolute || !rule.absolute || !rule.weekday || rule.narrow_index != 0) return;
    if (const std::string wrong = wrong_weekday(rule, *rule.absolute); !wrong.empty())
        made.why += "; " + wrong;
}

std::string wrong_weekday(const TimeRule& rule, const Edtf& value) {
    static constexpr std::array<const char*, 7> names = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                         "Thursday", "Friday", "Saturday"};
    const bool dated = rule.kind == RuleKind::absolute || (rule.kind == RuleKind::month && rule.month_day);
    const DayRange range = hull(value);
    if (!dated || !rule.weekday || rule.narrow_index != 0 || range.first != range.last) return {};
    const std::chrono::weekday day{range.first};
    if (day == *rule.weekday) return {};
    return fmt::format("a contradiction: {} is a {}, not a {}", to_text(edtf_day(range.first)),
                       names[day.c_encoding()], names[rule.weekday->c_encoding()]);
}

}  // namespace dateline
