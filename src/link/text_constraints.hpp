// What a report's own text says of the day it was written.
#pragma once

#include <vector>

#include "link/day_constraint.hpp"
#include "reading/reading.hpp"

namespace dateline {

std::vector<DayConstraint> text_constraints(const Reading& reading);

// Whether `at` lies in the first sentences of the body, where a report tells its news.
bool in_lead(const Reading& reading, Span at);

// The weekday on which the report's news is told ("officials said Friday"), from its first sentences;
// `none` of Mentions::times where there is none.
Index told_weekday(const Reading& reading);

}  // namespace dateline
