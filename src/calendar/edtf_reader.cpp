// EDTF text read from left to right (ISO 8601-2:2019 clauses 4 to 8 and annex A;
// https://www.loc.gov/standards/datetime/). What the days cannot tell again is kept as text (Edtf::told).
// Unspecified digits are worked out by trying the years, months and days that fit the pattern; the number of
// tries is bounded for the whole text. Held by tests/calendar/edtf_test.cpp.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <tuple>

#include "calendar/edtf.hpp"
#include "calendar/units.hpp"

namespace dateline {

namespace {

using std::chrono::days;
using std::chrono::year_month_day;

// Ranges of days in one date, and tries to find them: XXXX-12-25 has 10,000.
constexpr std::size_t most_members = 200'000;
constexpr std::size_t most_tries = 4'000'000;
constexpr int last_year = 9999;

// Sub-year groupings of clause 4.8: the unit, and the month in which the first one of the kind begins.
struct Grouping {
    int first;
    int last;
    int months;
    int begins;  // month of the first; the later ones follow
    Granularity unit;
};
constexpr std::array<Grouping, 6> groupings = {{
    {21, 24, 3, 3, Granularity::season},   // seasons, of the northern hemisphere where none is said
    {25, 28, 3, 3, Granularity::season},   // of the northern one
    {29, 32, 3, 9, Granularity::season},   // of the southern one: spring begins in September
    {33, 36, 3, 1, Granularity::quarter},  // quarters
    {37, 39, 4, 1, Granularity::month},    // thirds of a year
    {40, 41, 6, 1, Granularity::half},     // halves
}};

// Up to this one a grouping has a text of its own in to_text.
constexpr int last_plain_season = 24;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool fits(std::string_view pattern, int value) {
    for (auto at = pattern.rbegin(); at != pattern.rend(); ++at, value /= 10) {
        if (*at != 'X' && *at - '0' != value % 10) return false;
    }
    return value == 0;
}

bool open_digits(std::string_view pattern) {
    return pattern.find('X') != std::string_view::npos;
}
bool all_open(std::string_view pattern) {
    return pattern.find_first_not_of('X') == std::string_view::npos;
}

// One date as told: its days in order, and the unit in which their bounds are told.
struct Part {
    std::vector<DayRange> ranges;
    Granularity unit = Granularity::day;

    Day first() const { return ranges.front().first; }
    Day last() const { return ranges.back().last; }
};

void add_range(DayRange range, std::vector<DayRange>& ranges) {
    if (!ranges.empty() && ranges.back().last + days{1} >= range.first) {
        ranges.back().last = std::max(ranges.back().last, range.last);
    } else {
        ranges.push_back(range);
    }
}

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    Result<Edtf> read() {
        Edtf date;
        const bool one = take('[');
        const bool all = !one && take('{');
        const bool read_it =
            one || all ? read_set(one ? EdtfForm::one_of : EdtfForm::all_of, date) : read_date(date);
        if (too_many_) {
            return Error{ErrorCode::over_limit,
                         fmt::format("'{}' leaves open more than {} days", text_, most_members)};
        }
        if (!read_it || at_ != text_.size()) {
            return Error{ErrorCode::malformed,
                         fmt::format("'{}' is no EDTF date: wrong at offset {}", text_, at_)};
        }
        date.approximate = approximate_;
        date.uncertain = uncertain_;
        if (keep_text_ || ((approximate_ || uncertain_) && to_text(date) != text_)) date.told = text_;
        return date;
    }

private:
    bool at_end() const { return at_ >= text_.size(); }
    char next() const { return at_end() ? '\0' : text_[at_]; }

    bool take(char wanted) {
        if (next() != wanted || at_end()) return false;
        ++at_;
        return true;
    }

    bool take_dots() {
        if (text_.substr(at_, 2) != "..") return false;
        at_ += 2;
        return true;
    }

    bool back_to(std::size_t start) {
        at_ = start;
        return false;
    }

    void take_qualifiers() {
        for (;;) {
            const bool both = take('%');
            const bool about = take('~');
            const bool maybe = take('?');
            approximate_ = approximate_ || both || about;
            uncertain_ = uncertain_ || both || maybe;
            if (!both && !about && !maybe) return;
        }
    }

    // `count` characters, each a digit or unspecified.
    bool take_pattern(std::size_t count, std::string_view& pattern) {
        const std::size_t start = at_;
        while (at_ - start < count) {
            if (!is_digit(next()) && next() != 'X') return false;
            ++at_;
        }
        pattern = text_.substr(start, count);
        keep_text_ = keep_text_ || open_digits(pattern);
        return true;
    }

    bool take_number(long long most, long long& value) {
        if (!is_digit(next())) return false;
        for (value = 0; is_digit(next()); ++at_) value = std::min(most, value * 10 + (next() - '0'));
        return true;
    }

    bool try_one() {
        too_many_ = too_many_ || ++tries_ > most_tries;
        return !too_many_;
    }

    bool add(DayRange range, Part& part) {
        add_range(range, part.ranges);
        too_many_ = too_many_ || (members_ += 1) > most_members;
        return !too_many_;
    }

    // 'Y', a sign, digits, 'E' and an exponent, 'S' and how many digits count.
    bool read_long_year(Part& part) {
        keep_text_ = true;
        const bool negative = take('-');
        constexpr long long huge = 1'000'000'000'000LL;
        long long year = 0;
        long long exponent = 0;
        if (!take_number(huge, year)) return false;
        if (take('E') && !take_number(huge, exponent)) return false;
        for (; exponent > 0 && year != 0 && year < huge; --exponent) year *= 10;
        part.unit = Granularity::year;
        return read_significant(negative ? -year : year, part);
    }

    // The years that agree with `year` in its first digits: 1950S2 is a year of 1900 to 1999.
    bool read_significant(long long year, Part& part) {
        long long first = year;
        long long last = year;
        const std::size_t start = at_;
        if (take('S')) {
            keep_text_ = true;
            long long count = 0;
            const std::string digits = std::to_string(year < 0 ? -year : year);
            if (!take_number(last_year, count) || count < 1 || count > static_cast<long long>(digits.size()))
                return back_to(start);
            long long step = 1;
            for (auto i = static_cast<std::size_t>(count); i < digits.size(); ++i) step *= 10;
            const long long size = year < 0 ? -year : year;
            first = size / step * step;
            last = first + step - 1;
            if (year < 0) std::tie(first, last) = std::pair{-last, -first};
        }
        const auto clamped = [](long long y) {
            return static_cast<int>(std::clamp<long long>(y, -last_year, last_year));
        };
        // A year out of reach is no day of ours but the end that it lies beyond.
        const Day begins = first > last_year ? latest_day : Day{std::chrono::year{clamped(first)} / 1 / 1};
        const Day ends = last < -last_year ? earliest_day : Day{std::chrono::year{clamped(last)} / 12 / 31};
        part.unit = Granularity::year;
        return add({begins, ends}, part);
    }

    bool read_part(Part& part) {
        take_qualifiers();
        if (take('Y')) return read_long_year(part);
        const bool negative = take('-');
        std::string_view year;
        if (!take_pattern(4, year)) return false;
        if (next() == 'S' && !open_digits(year)) {
            const int value = std::stoi(std::string(year));
            return read_significant(negative ? -value : value, part);
        }
        take_qualifiers();
        std::string_view month;
        std::string_view day;
        const std::size_t month_at = at_ + 1;
        std::size_t day_at = at_;
        if (take('-')) {
            take_qualifiers();
            if (!take_pattern(2, month)) return false;
            take_qualifiers();
            day_at = at_ + 1;
            if (take('-')) {
                take_qualifiers();
                if (!take_pattern(2, day)) return false;
                take_qualifiers();
            }
        }
        if (const Grouping* grouping = grouping_of(month)) {
            if (!day.empty()) return back_to(day_at - 1);
            return read_grouping(*grouping, year, negative, month, part);
        }
        if (!month.empty() && !open_digits(month) && !possible_month(month)) return back_to(month_at);
        if (!fill(year, negative, month, day, part)) return back_to(day.empty() ? month_at : day_at);
        if (!day.empty() && next() == 'T') return read_time();
        return true;
    }

    static bool possible_month(std::string_view month) {
        for (int m = 1; m <= 12; ++m) {
            if (fits(month, m)) return true;
        }
        return false;
    }

    static const Grouping* grouping_of(std::string_view month) {
        if (month.empty() || open_digits(month)) return nullptr;
        const int number = (month[0] - '0') * 10 + (month[1] - '0');
        for (const Grouping& grouping : groupings) {
            if (grouping.first <= number && number <= grouping.last) return &grouping;
        }
        return nullptr;
    }

    bool read_grouping(const Grouping& grouping, std::string_view year, bool negative, std::string_view month,
                       Part& part) {
        const int number = (month[0] - '0') * 10 + (month[1] - '0');
        if (number > last_plain_season) keep_text_ = true;
        const int month_of = grouping.begins - 1 + grouping.months * (number - grouping.first);
        part.unit = grouping.unit;
        for (int i = 0; i <= last_year; ++i) {
            const int y = negative ? last_year - i : i;  // in the order of time
            if (!fits(year, y)) continue;
            if (!try_one()) return false;
            const auto begins = std::chrono::year{negative ? -y : y} / (month_of % 12 + 1) +
                                std::chrono::years{month_of / 12};
            const Day first{begins / 1};
            const Day last = add_units(first, grouping.months, Granularity::month) - days{1};
            if (!add({first, last}, part)) return false;
        }
        return !part.ranges.empty();
    }

    // The days that fit the patterns; false where there is none ("2025-02-30").
    bool fill(std::string_view year, bool negative, std::string_view month, std::string_view day,
              Part& part) {
        const bool any_day = all_open(day);
        const bool any_month = all_open(month) && any_day;
        part.unit = any_month ? Granularity::year : any_day ? Granularity::month : Granularity::day;
        for (int i = 0; i <= last_year; ++i) {
            const int number = negative ? last_year - i : i;  // in the order of time
            if (!fits(year, number)) continue;
            const std::chrono::year y{negative ? -number : number};
            if (!try_one()) return false;
            if (any_month) {
                if (!add({Day{y / 1 / 1}, Day{y / 12 / 31}}, part)) return false;
                continue;
            }
            if (!fill_months(y, month, day, any_day, part)) return false;
        }
        return !part.ranges.empty();
    }

    bool fill_months(std::chrono::year year, std::string_view month, std::string_view day, bool any_day,
                     Part& part) {
        for (int m = 1; m <= 12; ++m) {
            if (!fits(month, m)) continue;
            if (!try_one()) return false;
            const Day last{year / m / std::chrono::last};
            if (any_day) {
                if (!add({Day{year / m / 1}, last}, part)) return false;
                continue;
            }
            const int days_in_month = static_cast<int>(static_cast<unsigned>(year_month_day{last}.day()));
            for (int d = 1; d <= days_in_month; ++d) {
                if (fits(day, d) && !add({Day{year / m / d}, Day{year / m / d}}, part)) return false;
            }
        }
        return true;
    }

    bool two_digits(int most, int& value) {
        const std::size_t start = at_;
        std::string_view digits;
        if (!take_pattern(2, digits) || open_digits(digits)) return back_to(start);
        value = (digits[0] - '0') * 10 + (digits[1] - '0');
        return value <= most || back_to(start);
    }

    // 'T', hours and minutes, maybe seconds and a zone. The day alone is of use here.
    bool read_time() {
        keep_text_ = true;
        int value = 0;
        if (!take('T') || !two_digits(24, value) || !take(':') || !two_digits(59, value)) return false;
        if (take(':') && !two_digits(60, value)) return false;
        if (take('Z')) return true;
        if (!take('+') && !take('-')) return true;
        if (!two_digits(14, value)) return false;
        return !take(':') || two_digits(59, value);
    }

    static Edtf date_of(const Part& part) {
        const bool one_unit =
            part.ranges.size() == 1 && unit_of(part.first(), part.unit) == part.ranges.front();
        if (one_unit) return edtf_unit(part.first(), part.unit);
        if (part.ranges.size() == 1) return edtf_interval(part.first(), part.last(), part.unit);
        Edtf date;
        date.form = EdtfForm::one_of;
        date.members = part.ranges;
        date.granularity = part.unit;
        return date;
    }

    // An end of an interval that is not told: '..' or nothing.
    bool open_end() {
        if (take_dots()) return true;
        const bool unknown = next() == '/' || (at_end() && at_ > 0 && text_[at_ - 1] == '/');
        keep_text_ = keep_text_ || unknown;
        return unknown;
    }

    bool read_date(Edtf& date) {
        Part first;
        if (open_end()) {
            first = {{{earliest_day, earliest_day}}, Granularity::century};
            if (!take('/')) return false;
        } else {
            if (!read_part(first)) return false;
            if (!take('/')) {
                date = date_of(first);
                return true;
            }
        }
        const std::size_t start = at_;
        Part last;
        if (open_end()) {
            last = {{{latest_day, latest_day}}, Granularity::century};
        } else if (!read_part(last)) {
            return false;
        }
        if (last.last() < first.first()) return back_to(start);
        date = edtf_interval(first.first(), last.last(), std::min(first.unit, last.unit));
        return true;
    }

    bool read_set(EdtfForm form, Edtf& date) {
        std::vector<Edtf> members;
        const char close = form == EdtfForm::one_of ? ']' : '}';
        do {
            Part first;
            const bool open = take_dots();
            if (open) first.ranges = {{earliest_day, earliest_day}};
            if (!open && !read_part(first)) return false;
            if (!open && !take_dots()) {
                members.push_back(date_of(first));
                continue;
            }
            if (first.unit != Granularity::day) keep_text_ = true;
            Part end{{{latest_day, latest_day}}, Granularity::day};
            const bool no_end = !open && (next() == ',' || next() == close);
            const std::size_t start = at_;
            if (!no_end) {
                end.ranges.clear();
                if (!read_part(end)) return false;
                if (end.unit != Granularity::day) keep_text_ = true;
            }
            if (end.last() < first.first()) return back_to(start);
            members.push_back(edtf_interval(first.first(), end.last(), first.unit));
        } while (take(','));
        if (!take(close)) return false;
        take_qualifiers();
        date = edtf_choice(form, members);
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t members_ = 0;
    std::size_t tries_ = 0;
    bool approximate_ = false;
    bool uncertain_ = false;
    bool keep_text_ = false;
    bool too_many_ = false;
};

}  // namespace

Result<Edtf> parse_edtf(std::string_view text) {
    return Reader(text).read();
}

}  // namespace dateline
