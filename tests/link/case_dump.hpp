// A whole case as text, every field that linking fills: two cases are the same where their dumps are.
#pragma once

#include <string>

#include "link/case.hpp"

namespace dateline::test {

std::string dump(const Case& linked);

}  // namespace dateline::test
