// Where reports differ: numbers counted of one thing, days, places and outcomes of one event.
#pragma once

#include <vector>

#include "link/case.hpp"

namespace dateline {

// `linked` has everything but disagreements and stories; ids are given to its events already.
std::vector<Disagreement> find_disagreements(const Case& linked);

}  // namespace dateline
