// Words in quotation marks, and who said them.
#pragma once

#include <vector>

#include "mention/context.hpp"
#include "mention/mentions.hpp"

namespace dateline {

// In order. Needs the entities, names, times and attributions of `mentions`.
std::vector<Quote> find_quotes(const Context& ctx, const Mentions& mentions);

}  // namespace dateline
