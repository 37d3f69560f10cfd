// Holidays that news names, from data/time/holidays.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/edtf.hpp"

namespace dateline {

enum class HolidayRule {
    fixed,            // day `day` of `month`
    nth_weekday,      // the `nth` `weekday` of `month`, from the end where negative, plus `shift` days
    easter,           // `shift` days from Western Easter
    orthodox_easter,  // `shift` days from Orthodox Easter, Gregorian calendar
    lunar,            // day `day` of month `month` of `calendar`, as ICU computes it, for years 1900 to 2100
};

// The calendars of `lunar`. Days of the Islamic one are those of Umm al-Qura: a day off at most elsewhere.
enum class FeastCalendar { chinese, dangi, hebrew, persian, islamic };

struct Holiday {
    std::string id;
    std::vector<std::string> names;  // lower case
    HolidayRule rule = HolidayRule::fixed;
    FeastCalendar calendar = FeastCalendar::islamic;
    unsigned month = 0;
    unsigned day = 0;
    int nth = 0;
    std::chrono::weekday weekday;
    int shift = 0;
};

// All rows, in the file's order. malformed names file and line.
Result<std::vector<Holiday>> load_holidays();

// The built-in table; empty where the file did not load (load_holidays says why).
const std::vector<Holiday>& holidays();

// Its days in a Gregorian year (an Islamic holiday may fall twice), in order. `approximate` is set for
// those of the Islamic calendar. Empty for an unknown id.
std::vector<Edtf> holiday_in(std::string_view id, std::chrono::year year);

}  // namespace dateline
