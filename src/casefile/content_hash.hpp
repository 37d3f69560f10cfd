// A running hash over all that a case file holds, in the order in which it is written and read.
#pragma once

#include <string>
#include <string_view>

#include "base/file.hpp"

namespace dateline {

class ContentHash {
public:
    void add(std::string_view bytes) { value_ = hash64(bytes, value_ + bytes.size()); }
    std::string text() const { return std::to_string(value_); }

private:
    std::uint64_t value_ = 0;
};

}  // namespace dateline
