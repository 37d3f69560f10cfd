// `.datelineignore`: what a folder does not want read, in the manner of git's ignore files.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace re2 {
class RE2;
}

namespace dateline {

// One pattern a line; empty lines and lines that begin with '#' count for nothing. `*` and `?` do not match
// '/',
// `**` does, `[ab]` is one of these. A pattern with a '/' before its end is matched from the folder of the
// file, any other anywhere below it; one that ends in '/' matches folders alone. '!' takes back what patterns
// before it ignored.
class IgnoreRules {
public:
    // malformed where a pattern cannot be read; names the line.
    static Result<IgnoreRules> parse(std::string_view text);

    enum class Verdict { unsaid, ignored, wanted };
    // `path` is below the folder of the file, with '/' between its parts. The last pattern that fits decides.
    Verdict judge(const std::string& path, bool is_folder) const;

    bool empty() const { return rules_.empty(); }

private:
    struct Rule {
        std::shared_ptr<const re2::RE2> pattern;
        bool takes_back = false;
        bool folders_only = false;
    };
    std::vector<Rule> rules_;
};

}  // namespace dateline
