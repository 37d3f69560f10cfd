// Dates in words. Written as British and wire styles do: day, month, year; no ordinals.
#include <array>
#include <fmt/format.h>

#include "output/words.hpp"

namespace dateline {

namespace {

using std::chrono::last;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 12> month_names{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekday_names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                        "Thursday", "Friday", "Saturday"};

std::string_view month_name(year_month_day date) {
    return month_names[static_cast<unsigned>(date.month()) - 1];
}
unsigned day_of(year_month_day date) {
    return static_cast<unsigned>(date.day());
}
int year_of(year_month_day date) {
    return static_cast<int>(date.year());
}

bool starts_month(year_month_day date) {
    return day_of(date) == 1;
}
bool ends_month(year_month_day date) {
    return date == year_month_day{date.year() / date.month() / last};
}

std::string day_words(year_month_day date) {
    return fmt::format("{} {} {}", day_of(date), month_name(date), year_of(date));
}

// From `a` to `b` with what both share said once. `dash` stands between days of one month, `wide_dash`
// between longer pieces.
std::string between(year_month_day a, year_month_day b, std::string_view dash, std::string_view wide_dash) {
    if (starts_month(a) && ends_month(b)) {
        if (a.month() == std::chrono::January && b.month() == std::chrono::December) {
            return a.year() == b.year() ? fmt::format("{}", year_of(a))
                                        : fmt::format("{}{}{}", year_of(a), dash, year_of(b));
        }
        if (a.year() == b.year()) {
            return a.month() == b.month()
                       ? fmt::format("{} {}", month_name(a), year_of(a))
                       : fmt::format("{}{}{} {}", month_name(a), dash, month_name(b), year_of(a));
        }
        return fmt::format("{} {}{}{} {}", month_name(a), year_of(a), wide_dash, month_name(b), year_of(b));
    }
    if (a.year() != b.year()) return day_words(a) + std::string(wide_dash) + day_words(b);
    if (a.month() != b.month()) {
        return fmt::format("{} {}{}{} {} {}", day_of(a), month_name(a), wide_dash, day_of(b), month_name(b),
                           year_of(b));
    }
    return fmt::format("{}{}{} {} {}", day_of(a), dash, day_of(b), month_name(a), year_of(a));
}

std::string range_words(DayRange range, Granularity granularity) {
    const year_month_day a{range.first};
    const year_month_day b{range.last};
    if (range.first == earliest_day && range.last == latest_day) return "at any time";
    if (range.first == earliest_day) return "up to " + day_words(b);
    if (range.last == latest_day) return day_words(a) + " or later";
    if (range.first == range.last) return day_words(a);
    if (granularity == Granularity::decade && year_of(b) - year_of(a) == 9)
        return fmt::format("the {}s", year_of(a));
    return between(a, b, "–", " – ");
}

// "7 or 14 March 2025": a month and year that all share is said once.
std::string choice_words(const Edtf& date, std::string_view joint) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < date.members.size(); ++i) {
        const DayRange& range = date.members[i];
        const bool day = range.first == range.last;
        const bool shares =
            i + 1 < date.members.size() && day && date.members[i + 1].first == date.members[i + 1].last &&
            year_month_day{range.first}.year() == year_month_day{date.members[i + 1].first}.year() &&
            year_month_day{range.first}.month() == year_month_day{date.members[i + 1].first}.month();
        parts.push_back(shares ? fmt::format("{}", day_of(range.first))
                               : range_words(range, date.granularity));
    }
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) text += i + 1 == parts.size() ? fmt::format(" {} ", joint) : ", ";
        text += parts[i];
    }
    return text;
}

}  // namespace

std::string date_words(const Edtf& date) {
    std::string text = date.form == EdtfForm::one_of   ? choice_words(date, "or")
                       : date.form == EdtfForm::all_of ? choice_words(date, "and")
                                                       : range_words(date.members.front(), date.granularity);
    if (date.approximate) text = "about " + text;
    if (date.uncertain) text += ", uncertain";
    return text;
}

std::string when_words(const CaseDate& date) {
    if (!date.day) return "date unknown";
    const DayRange range = hull(*date.day);
    if (range.first == range.last && date.day->members.size() == 1 && !date.day->approximate) {
        return fmt::format("{}, {}", weekday_names[std::chrono::weekday{range.first}.c_encoding()],
                           date_words(*date.day));
    }
    const bool bounded = range.first != earliest_day && range.last != latest_day;
    if (date.precision == "within" && date.day->members.size() == 1 && bounded && range.first != range.last) {
        const year_month_day a{range.first};
        const year_month_day b{range.last};
        if (!(starts_month(a) && ends_month(b))) return "between " + between(a, b, " and ", " and ");
    }
    return date_words(*date.day);
}

}  // namespace dateline
