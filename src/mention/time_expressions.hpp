// Time expressions of a report and their rules: "Tuesday", "the previous day", "14 and 15 May".
// The words and patterns are data/time/*.tsv; the tree of the sentence gives past or future, the text before
// gives what "the previous day" is counted from.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "article/article.hpp"
#include "base/result.hpp"
#include "language/analysis.hpp"
#include "mention/mentions.hpp"

namespace dateline {

// In the order of their spans, which do not overlap. Pure and safe to call from many threads; time and memory
// are linear in the number of tokens. An impossible date ("31 June") is kept, with no value and a `why`.
std::vector<TimeExpression> find_times(const Article& article, const Analysis& analysis);

// The value of times[index], its chain of anchors followed back to the day where the chain ends:
// `dateline_day` where that is what it counts from and it is known, else `report_day`. Absent where the rule
// has no value or counts from what is not known.
std::optional<Edtf> resolve_time(std::span<const TimeExpression> times, Index index,
                                 std::optional<Day> report_day, std::optional<Day> dateline_day);

// Whether the tables under data/time/ are well formed; malformed names file and line. find_times finds
// nothing when they are not.
Status check_time_tables();

}  // namespace dateline
