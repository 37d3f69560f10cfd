// The TIMEX3 attributes of time expressions (TimeML 1.2.1, section 2.2.3 of its annotation guidelines:
// https://timeml.github.io/site/publications/timeMLdocs/annguide_1.2.1.pdf). A TIMEX3 value tells the words
// alone: "since 2019" is 2019, "early May" is 2025-05 with mod START; the EDTF value says what is meant.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mention/mentions.hpp"

namespace dateline {

struct Timex3 {
    Span span;
    Index time = none;  // of the times given
    TimexType type = TimexType::date;
    std::string value;         // "2025-06-03", "2025-W23", "P2W", "XXXX-WXX-2", "PAST_REF"
    std::string mod;           // "START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", or empty
    Index anchor = none;       // of the times given: counted from that one
    bool from_report = false;  // counted from the report's day
};

// What each expression says, by its chain of anchors; `day` stands for the report's and the dateline's.
// Absent for sets, where the chain has no end, and where the day is needed and not known.
std::vector<std::optional<Edtf>> time_values(std::span<const TimeExpression> times, std::optional<Day> day);

// In order. The members of a list or range ("14 and 15 May") are one each. What needs a day that is not known
// is told as far as the words go: "XXXX-WXX-2", "XXXX-05-03".
std::vector<Timex3> timex3_of(std::span<const TimeExpression> times, std::optional<Day> day);

// "DATE", "TIME", "DURATION", "SET".
const char* timex3_type(TimexType type);

}  // namespace dateline
