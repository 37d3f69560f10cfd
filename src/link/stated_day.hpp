// The publication day that a page states, weighed against the report's own text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "link/day_constraint.hpp"

namespace dateline {

struct StatedDay {
    std::optional<StatedDate> believed;
    std::vector<std::string> conflicts;  // statements not believed, each with what speaks against it
};

// `own` are the constraints of the text. The first statement that no full date of the text refutes, nor
// its own weekday, is believed. `inferred_year` is the dateline's where it names no year.
StatedDay believed_statement(const Reading& reading, const std::vector<DayConstraint>& own,
                             const std::optional<StatedDate>& inferred_year = std::nullopt);

}  // namespace dateline
