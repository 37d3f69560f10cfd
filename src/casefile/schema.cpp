#include "casefile/schema.hpp"

#include <array>
#include <fmt/format.h>

#include "base/data_file.hpp"

namespace dateline {

namespace {

// In order; a migration that has been released is never changed.
constexpr std::array<std::string_view, 1> migrations{"casefile/0001-records.sql"};

}  // namespace

Status create_schema(Database& database) {
    const std::string start = fmt::format(
        "PRAGMA application_id = {}; PRAGMA user_version = {};"
        "CREATE TABLE migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL);",
        case_application_id, migrations.size());
    if (const Status made = database.run(start.c_str()); !made) return made;
    for (std::size_t i = 0; i < migrations.size(); ++i) {
        const auto sql = data_file(migrations[i]);
        if (!sql) return sql.error();
        if (const Status made = database.run(std::string(*sql).c_str()); !made) return made;
        const std::string note = fmt::format("INSERT INTO migration VALUES ({}, '{}')", i + 1, migrations[i]);
        if (const Status made = database.run(note.c_str()); !made) return made;
    }
    return Done{};
}

Status check_schema(Database& database, const std::string& name) {
    const auto application = database.number("PRAGMA application_id");
    const auto version = application ? database.number("PRAGMA user_version") : application;
    if (!version || *application != case_application_id) {
        const std::string detail = version ? "" : fmt::format(" ({})", version.error().message);
        return Error{ErrorCode::malformed,
                     fmt::format("{}: not a case file{}; make one with: dateline build REPORTS... -o CASE",
                                 name, detail)};
    }
    if (*version < 1 || static_cast<std::uint64_t>(*version) > migrations.size()) {
        return Error{
            ErrorCode::unsupported,
            fmt::format("{}: a case file of schema {}, this dateline reads up to {}; use a newer dateline or "
                        "build the case again",
                        name, *version, migrations.size())};
    }
    return Done{};
}

}  // namespace dateline
