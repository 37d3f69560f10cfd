// Reads written calendar dates, with time and zone where they stand beside them: "27 May. 2025, 10:03",
// "May 27th, 2025", "27.05.2025", "2025-05-27T10:03:00+09:00", "27/05/2025", "Tue 27 May",
// "27 de mayo de 2025", "2025年6月4日". It reads what pages state about themselves; time expressions
// of prose are mention/'s.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "calendar/edtf.hpp"

namespace dateline {

// How "05/06/2025" is meant where both ways are possible. Dots ("05.06.2025") are always day first.
enum class DateOrder { unknown, day_first, month_first };

struct FoundDate {
    Span span;                              // of the text, with weekday, time and zone
    std::optional<std::chrono::year> year;  // absent: "Tue 27 May"
    std::chrono::month month{1};
    std::chrono::day day{1};
    bool turned = false;  // day and month may be the other way round
    std::string time;     // "10:03", "10:03+09:00", or empty
};

// All dates in order, not overlapping. Linear in the text.
std::vector<FoundDate> find_dates(std::string_view text, DateOrder order);

// The day, or "one of" two days where it may be turned; absent without a year.
std::optional<Edtf> edtf_of(const FoundDate& date);

// The order that a locale ("en-US") or an address's country suggests; unknown where neither does.
DateOrder date_order(std::string_view locale, std::string_view host);

}  // namespace dateline
