// Time expressions of a report and their rules: "Tuesday", "the previous day", "14 and 15 May".
// The words and patterns are data/time/*.tsv; the tree of the sentence gives past or future, the text before
// gives what "the previous day" is counted from.
#pragma once

#include <vector>

#include "article/article.hpp"
#include "dateline/time.hpp"
#include "language/analysis.hpp"
#include "mention/mentions.hpp"

namespace dateline {

// In the order of their spans, which do not overlap. Pure and safe to call from many threads; time and memory
// are linear in the number of tokens. An impossible date ("31 June") is kept, with no value and a `why`.
// `order` is how figures are read that leave the day open ("03/04/2025"); the other reading is kept.
std::vector<TimeExpression> find_times(const Article& article, const Analysis& analysis,
                                       api::DayOrder order = api::DayOrder::unknown);

}  // namespace dateline
