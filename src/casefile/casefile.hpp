// A case as one SQLite file. The same case, readings and corrections always make the same bytes.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "link/case.hpp"

namespace dateline {

// A reading in the form of to_json(), under its reading_key().
struct CachedReading {
    std::string key;
    std::string json;
};

// What a case file holds beside the case itself.
struct CaseExtras {
    std::vector<CachedReading> readings;   // one a key
    std::vector<std::string> corrections;  // JSON objects, oldest first
};

// Replaces the file through a temporary one beside it: a cut at any moment leaves the old file or the
// new one, whole. unreadable where the folder or the disk does not allow it; names the path.
Status save_case(const std::filesystem::path& path, const Case& made, const CaseExtras& extras);

// The case in the file. Errors, each naming the file and what to do: not_found; unreadable; malformed (not
// a case file, or damaged: cut, overwritten, changed after it was written); unsupported (a newer schema).
// Whatever the bytes are, what is returned points only into itself.
Result<Case> load_case(const std::filesystem::path& path);

// What else is in it. Readings that are damaged are left out, for they can be made again.
Result<CaseExtras> load_extras(const std::filesystem::path& path);

// Whether the file says of itself that it is a case file (of any schema, whole or not).
bool is_case_file(const std::filesystem::path& path);

}  // namespace dateline
