// The lexicons and rules under data/, built into the program so that it can be moved as one file.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

// The bytes of data/NAME, for example data_file("time/en/units.tsv"). Views live as long as the
// program. not_found where no such file was there when the program was built.
Result<std::string_view> data_file(std::string_view name);

// Names of all built-in data files, sorted.
std::vector<std::string_view> data_file_names();

// One row of a tab-separated data file: its fields, trimmed, and its line number from 1.
struct DataRow {
    std::vector<std::string_view> fields;
    int line = 0;
};

// Rows of data/NAME. Lines that are empty or start with '#' are left out. Every row must have
// between `least` and `most` fields, else malformed, naming file and line. Views as data_file.
Result<std::vector<DataRow>> data_rows(std::string_view name, std::size_t least, std::size_t most);

}  // namespace dateline
