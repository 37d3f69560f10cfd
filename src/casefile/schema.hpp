// The schemas that case files have had, and which one a file has.
#pragma once

#include "base/result.hpp"
#include "casefile/sqlite.hpp"

namespace dateline {

// "DtLn" in the file's header (PRAGMA application_id), at byte 68.
inline constexpr std::int64_t case_application_id = 0x44744C6E;

// Takes an empty file to the newest schema, one migration (data/casefile/NNNN-name.sql) after the other.
Status create_schema(Database& database);

// malformed where it is no case file, unsupported where its schema is newer than this program.
Status check_schema(Database& database, const std::string& name);

}  // namespace dateline
