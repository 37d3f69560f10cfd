// The names that data/time/ uses for units, parts, kinds and fields, and the numbers they stand for.
#pragma once

#include <optional>
#include <string_view>

#include "mention/time/tables.hpp"

namespace dateline::time_tables {

std::optional<int> to_int(std::string_view text);

// What a literal means in an assignment to `field`: the name of a value of its enumeration, or a number.
std::optional<int> field_value(Field field, std::string_view text);
// What a word's class may be set to: a number, or the name of a unit, part or direction.
std::optional<int> word_value(std::string_view text);

std::optional<Field> field_named(std::string_view name);
std::optional<TimexType> type_named(std::string_view name);
std::optional<AnchorWish> anchor_named(std::string_view name);
std::optional<Check> check_named(std::string_view name);
std::optional<Condition> condition_named(std::string_view name);

}  // namespace dateline::time_tables
