// Whether a page holds an article at all, and what it looks like where it does not.
#pragma once

#include <span>
#include <string>

#include "article/label_blocks.hpp"
#include "article/measure.hpp"

namespace dateline {

struct Look {
    bool article = false;
    std::string what;  // "an error page ('Page not found')", "a list of 40 headlines or links"
};

Look look_at(std::span<const Block> blocks, std::span<const Measures> measures,
             std::span<const BlockState> states);

}  // namespace dateline
