// The table data/source/charset_labels.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

struct CharsetLabel {
    std::string label;      // lower case
    std::string name;       // as shown to people
    std::string converter;  // ICU's name
};

// malformed, naming file and line, where a row has a label twice or an empty field.
Result<std::vector<CharsetLabel>> read_charset_labels();

// The row of `label` (any case), or null. Views live as long as the program.
const CharsetLabel* find_charset(std::string_view label);

}  // namespace dateline
