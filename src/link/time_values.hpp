// The values of a report's time expressions and of its events' times, given what is known of the report's
// own day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "link/day_set.hpp"
#include "reading/reading.hpp"

namespace dateline {

// At most this many days of a report are tried one by one; beyond it its relative expressions say nothing.
inline constexpr std::int64_t most_candidate_days = 40;

// Whether the value looks at the report's day at all, itself or through the expression it counts from.
bool depends_on_report_day(const Reading& reading, Index time);

// The value where the report's day is `day`. Absent where the rule has none there, or counts from an event.
std::optional<Edtf> value_on(const Reading& reading, Index time, Day day);

// The value where the report's day is any of `days`: the common one, else the choice of days, else the span
// of all. Absent where `days` are too many and the value depends on them.
std::optional<Edtf> value_over(const Reading& reading, Index time, const DaySet& days);

// When an event is told to be by its own expressions (EventMention::times): one value, or the set of
// several; by its distance from another time where it has no expression that is a date. Absent where it has
// neither.
std::optional<Edtf> told_value(const Reading& reading, const EventMention& event, const DaySet& days);

// The days of the report on which `time` can mean a day of `value`, which must be bounded: "Friday" and
// March 2025 give 7 March to 3 April. Every day where the value does not depend on the report's.
DaySet report_days_that_give(const Reading& reading, Index time, const Edtf& value);

// Whether the event has words that give it a day or might: times or a distance.
bool has_time(const EventMention& event);

// The words of its times, else of its distance.
std::string time_words(const Reading& reading, const EventMention& event);

// One way in which an event's day follows from the report's: by an expression, or by its distance.
struct RelativeTime {
    Index time = none;         // of Mentions::times, or
    bool by_distance = false;  // EventMention::distance
    Span words;
};
// Those of the event that look at the report's own day.
std::vector<RelativeTime> relative_times(const Reading& reading, const EventMention& event);

// The value of one of them where the report's day is `day`.
std::optional<Edtf> relative_value_on(const Reading& reading, const EventMention& event,
                                      const RelativeTime& relative, Day day);
// report_days_that_give for one of them.
DaySet report_days_that_give(const Reading& reading, const EventMention& event, const RelativeTime& relative,
                             const Edtf& value);

// Number of days from first to last.
std::int64_t width(const Edtf& date);

}  // namespace dateline
