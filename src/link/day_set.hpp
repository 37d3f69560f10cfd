// A set of days: what remains possible for the day of a report. Exact, and open at either end where
// nothing bounds it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "calendar/edtf.hpp"

namespace dateline {

// Ranges in order, none touching the next. Days before earliest_day and after latest_day do not exist.
class DaySet {
public:
    DaySet() = default;  // no day at all
    explicit DaySet(std::vector<DayRange> ranges);

    static DaySet all();
    static DaySet of(const Edtf& date);
    static DaySet from(Day first);
    static DaySet until(Day last);

    bool empty() const { return ranges_.empty(); }
    bool contains(Day day) const;
    // Whether it has a first and a last day of its own.
    bool bounded() const;
    Day first() const { return ranges_.front().first; }  // must not be empty
    Day last() const { return ranges_.back().last; }     // must not be empty
    std::int64_t count() const;
    const std::vector<DayRange>& ranges() const { return ranges_; }

    DaySet operator&(const DaySet& other) const;
    DaySet operator|(const DaySet& other) const;
    // The days that `keep` accepts. Must be bounded.
    DaySet filtered(const std::function<bool(Day)>& keep) const;
    // Every day in order, at most `most` of them.
    std::vector<Day> days(std::size_t most) const;

    friend bool operator==(const DaySet&, const DaySet&) = default;

private:
    std::vector<DayRange> ranges_;
};

// "2025-03-07", "4 days, 2025-03-07 to 2025-03-28", "no day": for lines of reasons.
std::string describe(const DaySet& days);

}  // namespace dateline
