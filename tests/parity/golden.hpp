// The files that make_golden.py writes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::parity {

using Row = std::vector<std::string>;

// The rows of golden/NAME, escapes undone, comments left out. Throws std::runtime_error naming the file where
// it cannot be read.
std::vector<Row> golden_rows(std::string_view name);

// The published pipeline that set-up puts into the build folder.
std::string model_path();

}  // namespace dateline::parity
