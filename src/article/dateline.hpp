// The dateline of a report: where, and on which day, it was filed: "LIMA, June 4 (Agency) --",
// "SEOUL (AP) —", "Kyiv – ", "(서울=연합뉴스)".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "article/date_reader.hpp"

namespace dateline {

struct Dateline {
    std::string place;              // as written, "NEW YORK", "SEOUL, South Korea"
    std::optional<FoundDate> date;  // often without a year
    std::string wire;               // "AP"; an agency that no table knows as written in the brackets
    std::size_t end = 0;            // byte of the block behind the dash
};

std::optional<Dateline> find_dateline(std::string_view text, DateOrder order);

}  // namespace dateline
