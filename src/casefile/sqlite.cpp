#include "casefile/sqlite.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

namespace dateline {

namespace {

ErrorCode code_of(int sqlite_code) {
    switch (sqlite_code & 0xFF) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_ERROR:  // a table or column that should be there is not
        case SQLITE_MISMATCH: return ErrorCode::malformed;
        case SQLITE_TOOBIG: return ErrorCode::over_limit;
        case SQLITE_MISUSE: return ErrorCode::internal;
        default: return ErrorCode::unreadable;
    }
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const {
    sqlite3_close_v2(handle);
}
void Statement::Finalize::operator()(sqlite3_stmt* handle) const {
    sqlite3_finalize(handle);
}

Error Database::failed() const {
    return {code_of(sqlite3_errcode(handle_.get())),
            fmt::format("{}: {}", name_, sqlite3_errmsg(handle_.get()))};
}

Result<Database> Database::create(const std::filesystem::path& path) {
    sqlite3* handle = nullptr;
    const int code =
        sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    Database database(std::unique_ptr<sqlite3, Close>(handle), path.string());
    if (code != SQLITE_OK) return database.failed();
    return database;
}

Result<Database> Database::open_read_only(const std::filesystem::path& path) {
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
    Database database(std::unique_ptr<sqlite3, Close>(handle), path.string());
    if (code != SQLITE_OK) return database.failed();
    // The file may come from anywhere. (trusted_schema must stay on: SQLite 3.40 would refuse json_extract.)
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    if (const Status set = database.run("PRAGMA cell_size_check = ON"); !set) return set.error();
    return database;
}

Status Database::run(const char* sql) {
    if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return failed();
    return Done{};
}

Result<std::int64_t> Database::number(const char* sql) {
    Result<Statement> statement = Statement::prepare(*this, sql);
    if (!statement) return statement.error();
    const auto step = statement->step();
    if (!step) return step.error();
    if (*step == Statement::Step::done) {
        return Error{ErrorCode::malformed, fmt::format("{}: nothing found by {}", name_, sql)};
    }
    return statement->integer(0);
}

Result<Statement> Statement::prepare(Database& database, const char* sql) {
    sqlite3_stmt* handle = nullptr;
    if (sqlite3_prepare_v2(database.handle_.get(), sql, -1, &handle, nullptr) != SQLITE_OK)
        return database.failed();
    return Statement(database, std::unique_ptr<sqlite3_stmt, Finalize>(handle));
}

void Statement::bind(int parameter, std::int64_t value) {
    sqlite3_bind_int64(handle_.get(), parameter, value);
}

void Statement::bind(int parameter, std::string_view text) {
    // A null pointer would bind NULL; an empty text is not absent.
    sqlite3_bind_text64(handle_.get(), parameter, text.data() ? text.data() : "", text.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
}

Result<Statement::Step> Statement::step() {
    switch (sqlite3_step(handle_.get())) {
        case SQLITE_ROW: return Step::row;
        case SQLITE_DONE: return Step::done;
        default: return database_->failed();
    }
}

void Statement::reset() {
    sqlite3_reset(handle_.get());
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(handle_.get(), column);
}

std::string_view Statement::text(int column) const {
    const auto* bytes = sqlite3_column_text(handle_.get(), column);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

}  // namespace dateline
