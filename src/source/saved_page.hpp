// What programs that save pages write into them: where the page was, and when it was saved.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/page.hpp"

namespace re2 {
class RE2;
}

namespace dateline {

struct SaveMark {
    std::string url;
    std::optional<ToldTime> saved;
};

// Looks into comments and meta tags in the first and last 16 KB of an HTML page; empty where there is none.
SaveMark find_save_mark(std::string_view html);

// data/source/save_marks.tsv.
struct SavePattern {
    std::string program;
    std::shared_ptr<const re2::RE2> pattern;
};
Result<std::vector<SavePattern>> read_save_patterns();

}  // namespace dateline
