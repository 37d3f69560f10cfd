// The calendar side of EDTF: the dates a program makes, and arithmetic on the sets of days they allow.
// Every Edtf that is made here is canonical: two that say the same in the same text are equal, so that text
// and back loses nothing (tests/calendar/edtf_test.cpp holds this, and the set operations against brute force
// on days).
#include "calendar/edtf.hpp"

#include <algorithm>

#include "calendar/units.hpp"

namespace dateline {

namespace {

using std::chrono::days;

bool day_order(const DayRange& a, const DayRange& b) {
    return a.first != b.first ? a.first < b.first : a.last < b.last;
}

Edtf single(DayRange range, Granularity granularity) {
    return Edtf{EdtfForm::single, {range}, granularity, false, false, {}};
}

Edtf with_qualifiers_of(Edtf date, const Edtf& source) {
    date.approximate = source.approximate;
    date.uncertain = source.uncertain;
    return date;
}

// The units whose own text is an interval, in the text's unit.
std::optional<Granularity> unit_told_as_interval(DayRange range, Granularity told_in) {
    const auto is = [&](Granularity unit) { return unit_of(range.first, unit) == range; };
    if (told_in == Granularity::day && is(Granularity::week)) return Granularity::week;
    if (told_in == Granularity::month) {
        for (const Granularity unit : {Granularity::quarter, Granularity::half})
            if (is(unit)) return unit;
    }
    if (told_in == Granularity::year) {
        for (const Granularity unit : {Granularity::decade, Granularity::century})
            if (is(unit)) return unit;
    }
    return std::nullopt;
}

bool starts(Day day, Granularity unit) {
    return day == earliest_day || unit_of(day, unit).first == day;
}
bool ends(Day day, Granularity unit) {
    return day == latest_day || unit_of(day, unit).last == day;
}

// The unit an interval is told in: of day, month and year the widest that `wanted` allows and both
// bounds fit.
Granularity interval_unit(DayRange range, Granularity wanted) {
    Granularity unit = wanted >= Granularity::year    ? Granularity::year
                       : wanted >= Granularity::month ? Granularity::month
                                                      : Granularity::day;
    const auto fits = [&](Granularity u) { return starts(range.first, u) && ends(range.last, u); };
    if (unit == Granularity::year && !fits(unit)) unit = Granularity::month;
    if (unit == Granularity::month && !fits(unit)) unit = Granularity::day;
    return unit;
}

std::vector<DayRange> allowed(const Edtf& date) {
    std::vector<DayRange> ranges = date.members;
    if (!date.approximate) return ranges;
    for (DayRange& range : ranges) {
        range.first = add_units(range.first, -1, date.granularity);
        range.last = add_units(range.last, 1, date.granularity);
    }
    return ranges;
}

}  // namespace

Edtf edtf_day(Day day) {
    return single({day, day}, Granularity::day);
}

Edtf edtf_month(std::chrono::year_month month) {
    return edtf_unit(Day{month / 1}, Granularity::month);
}

Edtf edtf_year(std::chrono::year year) {
    return edtf_unit(Day{year / 1 / 1}, Granularity::year);
}

Edtf edtf_unit(Day day, Granularity unit) {
    return single(unit_of(day, unit), unit);
}

Edtf edtf_season(std::chrono::year year, int season) {
    return edtf_unit(Day{year / (3 * season) / 1}, Granularity::season);
}

Edtf edtf_interval(Day first, Day last) {
    return edtf_interval(first, last, Granularity::day);
}

Edtf edtf_interval(Day first, Day last, Granularity told_in) {
    if (last < first) std::swap(first, last);
    const DayRange range{first, last};
    const Granularity unit = interval_unit(range, told_in);
    if (first != earliest_day || last != latest_day) {
        if (unit_of(first, unit) == range) return single(range, unit);
        if (const auto whole = unit_told_as_interval(range, unit)) return single(range, *whole);
    }
    return Edtf{EdtfForm::interval, {range}, unit, false, false, {}};
}

Edtf edtf_choice(EdtfForm form, std::vector<Day> days) {
    std::vector<Edtf> dates;
    dates.reserve(days.size());
    for (const Day day : days) dates.push_back(edtf_day(day));
    return edtf_choice(form, dates);
}

Edtf edtf_choice(EdtfForm form, const std::vector<Edtf>& dates) {
    Edtf choice;
    choice.form = form;
    for (const Edtf& date : dates) {
        choice.members.insert(choice.members.end(), date.members.begin(), date.members.end());
        choice.approximate = choice.approximate || date.approximate;
        choice.uncertain = choice.uncertain || date.uncertain;
    }
    std::sort(choice.members.begin(), choice.members.end(), day_order);
    choice.members.erase(std::unique(choice.members.begin(), choice.members.end()), choice.members.end());
    if (choice.members.size() == 1) return with_qualifiers_of(dates.front(), choice);
    choice.granularity = Granularity::century;
    for (const DayRange& range : choice.members) {
        choice.granularity = std::min(choice.granularity, member_unit(range).value_or(Granularity::day));
    }
    return choice;
}

DayRange hull(const Edtf& date) {
    DayRange all = date.members.front();
    for (const DayRange& range : date.members) all.last = std::max(all.last, range.last);
    return all;
}

bool compatible(const Edtf& a, const Edtf& b) {
    return intersect(a, b).has_value();
}

std::optional<Edtf> intersect(const Edtf& a, const Edtf& b) {
    const std::vector<DayRange> of_a = allowed(a);
    const std::vector<DayRange> of_b = allowed(b);
    std::vector<DayRange> both;
    // Members are in order of their first days and may overlap: those that are over before `x` begins are
    // passed by for good.
    std::size_t begin = 0;
    for (const DayRange& x : of_a) {
        while (begin < of_b.size() && of_b[begin].last < x.first) ++begin;
        for (std::size_t i = begin; i < of_b.size() && of_b[i].first <= x.last; ++i) {
            const DayRange common{std::max(x.first, of_b[i].first), std::min(x.last, of_b[i].last)};
            if (common.first <= common.last) both.push_back(common);
        }
    }
    if (both.empty()) return std::nullopt;
    std::sort(both.begin(), both.end(), day_order);
    std::vector<DayRange> apart;
    for (const DayRange& range : both) {
        if (!apart.empty() && range.last <= apart.back().last) continue;
        if (!apart.empty() && range.first == apart.back().first) apart.pop_back();
        apart.push_back(range);
    }
    if (apart == of_a) return a;
    if (apart == of_b) return b;
    const Granularity finest = std::min(a.granularity, b.granularity);
    std::vector<Edtf> dates;
    for (const DayRange& range : apart) dates.push_back(edtf_interval(range.first, range.last, finest));
    if (dates.size() == 1) return dates.front();
    const bool alternatives = a.form == EdtfForm::one_of || b.form == EdtfForm::one_of;
    return edtf_choice(alternatives ? EdtfForm::one_of : EdtfForm::all_of, dates);
}

}  // namespace dateline
