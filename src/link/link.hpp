// The link phase put together: all readings of a case to the case.
#pragma once

#include <vector>

#include "link/case.hpp"

namespace dateline {

// The result does not depend on the order of the readings nor on `jobs`. Fills everything of Case but
// head and skipped.
Case link_readings(std::vector<Reading> readings, unsigned jobs);

}  // namespace dateline
