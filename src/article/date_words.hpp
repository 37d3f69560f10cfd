// The table data/article/date_words.tsv: month and weekday names, zones and small words of dates.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dateline {

struct DateWords {
    std::map<std::string, unsigned, std::less<>> months;    // 1..12, by folded form
    std::map<std::string, unsigned, std::less<>> weekdays;  // 1 = Monday .. 7
    std::map<std::string, unsigned, std::less<>> halves;    // hours to add: 0 or 12
    std::map<std::string, std::string, std::less<>> zones;  // "+09:00"; empty where it says no offset
    std::map<std::string, int, std::less<>> fillers;        // between day, month and year
    std::map<std::string, int, std::less<>> ordinals;       // behind a day's number
    std::map<std::string, int, std::less<>> ats;            // between a date and a time
    std::map<std::string, int, std::less<>> hours;          // between or behind hour and minute
    std::map<std::string, int, std::less<>> minutes;        // behind the minute
};

// malformed, naming file and line: an unknown kind, a value out of range, or one form with two values.
Result<DateWords> read_date_words();

// The built-in table, read once.
const DateWords& date_words();

}  // namespace dateline
