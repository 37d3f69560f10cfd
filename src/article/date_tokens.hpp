// Text cut into what written dates are made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace dateline {

struct DateToken {
    enum class Kind { number, word, mark, end };
    Kind kind = Kind::end;
    Span span;
    unsigned value = 0;  // of a number of at most eight digits
    unsigned digits = 0;
    std::string word;  // folded; of a mark its characters
    bool after_space = false;
};

// Numbers, words (an East Asian sign each by itself) and single marks. Ends with one `end` token.
std::vector<DateToken> date_tokens(std::string_view text);

}  // namespace dateline
