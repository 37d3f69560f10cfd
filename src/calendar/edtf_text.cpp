// EDTF text (ISO 8601-2:2019 clause 4 and annex A; https://www.loc.gov/standards/datetime/): level 0 and 1
// for years 0001 to 9999, of level 2 the sub-year groupings 21..41 and the sets [..] and {..}, with 'a..b'
// among their members. Qualifiers '~', '?' and '%' are read on any part and held for the whole date.
#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "calendar/edtf.hpp"
#include "calendar/units.hpp"

namespace dateline {

namespace {

using std::chrono::year_month_day;

// Sub-year groupings of clause 4.8: 21..24 seasons, 25..28 and 29..32 the same of one hemisphere, 33..36
// quarters, 40 and 41 halves.
constexpr int first_season = 21;
constexpr int last_season = 32;
constexpr int first_quarter = 33;
constexpr int last_quarter = 36;
constexpr int first_half = 40;
constexpr int last_half = 41;

std::string text_of(Day day, Granularity unit) {
    const year_month_day date{day};
    const int year = static_cast<int>(date.year());
    const unsigned month = static_cast<unsigned>(date.month());
    switch (unit) {
        case Granularity::year: return fmt::format("{:04}", year);
        case Granularity::month: return fmt::format("{:04}-{:02}", year, month);
        case Granularity::season: return fmt::format("{:04}-{:02}", year, first_season + month / 3 - 1);
        default: break;
    }
    return fmt::format("{:04}-{:02}-{:02}", year, month, static_cast<unsigned>(date.day()));
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

// Reads one text from left to right; the first wrong character stops it.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    Result<Edtf> read() {
        Edtf date;
        const bool one = take('[');
        const bool all = !one && take('{');
        const bool read_it =
            one || all ? read_set(one ? EdtfForm::one_of : EdtfForm::all_of, date) : read_date(date);
        if (!read_it || at_ != text_.size()) {
            return Error{ErrorCode::malformed,
                         fmt::format("'{}' is no EDTF date: wrong at offset {}", text_, at_)};
        }
        date.approximate = approximate_;
        date.uncertain = uncertain_;
        return date;
    }

private:
    struct Part {
        DayRange range;
        Granularity unit = Granularity::day;
    };

    bool take(char wanted) {
        if (at_ >= text_.size() || text_[at_] != wanted) return false;
        ++at_;
        return true;
    }

    bool take_dots() {
        if (text_.substr(at_, 2) != "..") return false;
        at_ += 2;
        return true;
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

    // `count` characters, digits and then maybe unspecified ones ('X'); how many are unspecified.
    bool read_digits(int count, int& value, int& unspecified) {
        value = 0;
        unspecified = 0;
        for (int i = 0; i < count; ++i, ++at_) {
            if (at_ >= text_.size()) return false;
            const char c = text_[at_];
            if (c == 'X') {
                ++unspecified;
                value *= 10;
            } else if (c >= '0' && c <= '9' && unspecified == 0) {
                value = value * 10 + (c - '0');
            } else {
                return false;
            }
        }
        return true;
    }

    bool read_part(Part& part) {
        int year = 0;
        int unspecified = 0;
        const std::size_t start = at_;
        if (!read_digits(4, year, unspecified)) return false;
        if (unspecified > 2 || (year == 0 && unspecified == 0)) {
            at_ = start;
            return false;
        }
        const Day new_year = Day{std::chrono::year{std::max(year, 1)} / 1 / 1};
        if (unspecified > 0) {
            part.unit = unspecified == 1 ? Granularity::decade : Granularity::century;
            part.range = unit_of(new_year, part.unit);
            take_qualifiers();
            return true;
        }
        part.unit = Granularity::year;
        part.range = unit_of(new_year, part.unit);
        take_qualifiers();
        return !take('-') || read_month(part, std::chrono::year{year});
    }

    bool read_month(Part& part, std::chrono::year year) {
        int month = 0;
        int unspecified = 0;
        const std::size_t start = at_;
        if (!read_digits(2, month, unspecified)) return false;
        const auto grouping = [&](Granularity unit, int first_month) {
            part.unit = unit;
            part.range = unit_of(Day{year / first_month / 1}, unit);
        };
        if (unspecified == 2) {
            take_qualifiers();
            return true;  // some month of the year
        }
        if (unspecified == 0 && month >= 1 && month <= 12) {
            grouping(Granularity::month, month);
            take_qualifiers();
            return !take('-') || read_day(part, year / month);
        }
        if (unspecified == 0 && month >= first_season && month <= last_season) {
            grouping(Granularity::season, 3 * ((month - first_season) % 4 + 1));
        } else if (unspecified == 0 && month >= first_quarter && month <= last_quarter) {
            grouping(Granularity::quarter, 3 * (month - first_quarter) + 1);
        } else if (unspecified == 0 && month >= first_half && month <= last_half) {
            grouping(Granularity::half, 6 * (month - first_half) + 1);
        } else {
            at_ = start;
            return false;
        }
        take_qualifiers();
        return true;
    }

    bool read_day(Part& part, std::chrono::year_month month) {
        int day = 0;
        int unspecified = 0;
        const std::size_t start = at_;
        if (!read_digits(2, day, unspecified)) return false;
        const auto date = month / day;
        if (unspecified == 1 || (unspecified == 0 && !date.ok())) {
            at_ = start;
            return false;
        }
        if (unspecified == 0) part = {{Day{date}, Day{date}}, Granularity::day};
        take_qualifiers();
        return true;
    }

    bool read_date(Edtf& date) {
        Part first;
        const bool open = take_dots();
        if (open) {
            first = {{earliest_day, earliest_day}, Granularity::century};
            if (!take('/')) return false;
        } else {
            if (!read_part(first)) return false;
            if (!take('/')) {
                date = edtf_unit(first.range.first, first.unit);
                return true;
            }
        }
        const std::size_t start = at_;
        Part last;
        if (take_dots()) {
            last = {{latest_day, latest_day}, Granularity::century};
        } else if (!read_part(last)) {
            return false;
        }
        if (last.range.last < first.range.first) {
            at_ = start;
            return false;
        }
        date = edtf_interval(first.range.first, last.range.last, std::min(first.unit, last.unit));
        return true;
    }

    bool read_set(EdtfForm form, Edtf& date) {
        std::vector<Edtf> members;
        const char close = form == EdtfForm::one_of ? ']' : '}';
        do {
            Part first{{earliest_day, earliest_day}, Granularity::day};
            const bool open = take_dots();
            if (!open && !read_part(first)) return false;
            Day last = first.range.last;
            if (open || take_dots()) {
                Part end{{latest_day, latest_day}, Granularity::day};
                const bool no_end = !open && at_ < text_.size() && (text_[at_] == ',' || text_[at_] == close);
                const std::size_t start = at_;
                if (!no_end && !read_part(end)) return false;
                last = end.range.last;
                if (last < first.range.first) {
                    at_ = start;
                    return false;
                }
            }
            members.push_back(edtf_interval(first.range.first, last, first.unit));
        } while (take(','));
        if (!take(close)) return false;
        take_qualifiers();
        date = edtf_choice(form, members);
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool approximate_ = false;
    bool uncertain_ = false;
};

}  // namespace

std::string to_text(const Edtf& date) {
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

Result<Edtf> parse_edtf(std::string_view text) {
    return Reader(text).read();
}

}  // namespace dateline
