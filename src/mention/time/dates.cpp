#include "mention/time/dates.hpp"

#include <algorithm>
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
    if (!date.ok() || year < 1 || year > 9999) return std::nullopt;
    return edtf_day(Day{date});
}

int full_year(int year) {
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
    const int year = full_year(date.year);
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
    const int first = date.year;
    const int last = date.last_year < 100 ? first - first % 100 + date.last_year : date.last_year;
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
    if (date.month == 0) return set_unit_from(date.year, Granularity::year, made);
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
        if (const auto day = day_of(full_year(year), second, first)) readings.push_back(*day);
    }
    if (first <= 12) {
        if (const auto day = day_of(full_year(year), first, second)) readings.push_back(*day);
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
    if (year > 9999) return false;
    made.rule.kind = RuleKind::absolute;
    made.rule.absolute = edtf_unit(Day{std::chrono::year{std::max(year, 1)} / 1 / 1}, unit);
    return true;
}

}  // namespace dateline
