// What stands beside saved pages and is no report: style sheets, scripts, "Dam holds_files/".
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

// data/source/side_files.tsv.
struct SideFile {
    enum class Kind { file, folder };
    Kind kind = Kind::file;
    std::string ending;  // of the name; a file's in any case of ASCII letters
    std::string what;    // "style sheets"
};
Result<std::vector<SideFile>> read_side_files();

// What a file is by the last part of its path, "style sheets"; absent where it may be a report.
std::optional<std::string_view> side_file(std::string_view name);

// What a folder holds by its name, where `has_file` knows a page that it would stand beside ("Dam holds.html"
// of "Dam holds_files"); absent where it is a folder like any other.
std::optional<std::string_view> side_folder(std::string_view name,
                                            const std::function<bool(const std::string&)>& has_file);

}  // namespace dateline
