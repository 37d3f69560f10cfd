// EDTF text of a date: the days in the shortest text that allows exactly them, or the text that was kept.
#include <fmt/format.h>

#include "calendar/edtf.hpp"
#include "calendar/units.hpp"

namespace dateline {

namespace {

using std::chrono::year_month_day;

constexpr int first_season = 21;  // 21 to 24: spring to winter

std::string year_text(int year) {
    return year < 0 ? fmt::format("-{:04}", -year) : fmt::format("{:04}", year);
}

std::string text_of(Day day, Granularity unit) {
    const year_month_day date{day};
    const int year = static_cast<int>(date.year());
    const unsigned month = static_cast<unsigned>(date.month());
    switch (unit) {
        case Granularity::year: return year_text(year);
        case Granularity::month: return fmt::format("{}-{:02}", year_text(year), month);
        case Granularity::season:
            return fmt::format("{}-{:02}", year_text(year), first_season + month / 3 - 1);
        default: break;
    }
    return fmt::format("{}-{:02}-{:02}", year_text(year), month, static_cast<unsigned>(date.day()));
}

std::string interval_text(DayRange range, Granularity unit, std::string_view mark) {
    const std::string first =
        range.first == earliest_day ? ".." : text_of(range.first, unit) + std::string(mark);
    const std::string last = range.last == latest_day ? ".." : text_of(range.last, unit) + std::string(mark);
    return first + "/" + last;
}

std::string member_text(DayRange range) {
    if (const auto unit = member_unit(range)) return text_of(range.first, *unit);
    const std::string first = range.first == earliest_day ? "" : text_of(range.first, Granularity::day);
    const std::string last = range.last == latest_day ? "" : text_of(range.last, Granularity::day);
    return first + ".." + last;
}

}  // namespace

std::string to_text(const Edtf& date) {
    if (!date.told.empty()) return date.told;
    const std::string_view mark =
        date.approximate ? (date.uncertain ? "%" : "~") : (date.uncertain ? "?" : "");
    if (date.form == EdtfForm::one_of || date.form == EdtfForm::all_of) {
        std::string text = date.form == EdtfForm::one_of ? "[" : "{";
        for (const DayRange& range : date.members) {
            if (&range != &date.members.front()) text += ',';
            text += member_text(range);
        }
        text += date.form == EdtfForm::one_of ? "]" : "}";
        return text.append(mark);
    }
    const DayRange range = date.members.front();
    switch (date.granularity) {
        case Granularity::week: return interval_text(range, Granularity::day, mark);
        case Granularity::quarter:
        case Granularity::half: return interval_text(range, Granularity::month, mark);
        case Granularity::decade:
        case Granularity::century: return interval_text(range, Granularity::year, mark);
        default: break;
    }
    if (date.form == EdtfForm::interval) return interval_text(range, date.granularity, mark);
    return text_of(range.first, date.granularity).append(mark);
}

}  // namespace dateline
