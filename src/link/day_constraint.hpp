// One thing that the day of a report must satisfy, with the words that say so, and the narrowing of a set
// of days by many such things.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "link/day_set.hpp"
#include "reading/reading.hpp"

namespace dateline {

// From the surest to the weakest.
enum class Ground {
    arithmetic,    // a full date told as past or as future
    copy,          // the same text as a dated report
    shared_event,  // an event that a dated report tells too
    order,         // told as coming here, as held there
    usage,         // how reports are commonly worded
};

struct DayConstraint {
    Ground ground = Ground::usage;
    double weight = 0;                // among those of one ground the heavier first
    std::optional<DaySet> days;       // what it allows, or
    std::function<bool(Day)> allows;  // a test that needs a bounded set to work on
    bool narrows_only = false;        // too weak to fix a day that nothing else bounds
    std::string reason;               // "told on a Friday: 'experts said Friday'"
};

struct Narrowed {
    DaySet days;
    std::vector<std::string> reasons;    // of the constraints that narrowed, in order, each with what it left
    std::vector<std::string> conflicts;  // of those that would have left no day
    std::vector<std::string> idle;       // of those that had no bounded set to work on
};

// The days that all constraints allow. Where they contradict one another, the days that the most trusted
// of them allow together: a constraint that those days do not satisfy is left out and said, with the smallest
// set of the others that it cannot be true with. Days that are nearly as well supported stay in. Then those
// that only narrow, and the tests, each set aside where it would leave no day.
Narrowed narrow(const DaySet& start, std::vector<DayConstraint> constraints);

// The sentence that holds `at`, in quotation marks, cut to a line.
std::string quoted(const Reading& reading, Span at);

}  // namespace dateline
