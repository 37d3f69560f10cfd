// Numbers with what they count: "about 11,000 troops", "between 20 and 30 people", "$2.5 million",
// "14 injured". Not dates, times, ages, durations and ranks.
#pragma once

#include <vector>

#include "mention/context.hpp"
#include "mention/mentions.hpp"

namespace dateline {

// In order, none overlapping. Needs the names, times and attributions of `mentions`.
std::vector<Figure> find_figures(const Context& ctx, const Mentions& mentions);

}  // namespace dateline
