// The little of SQLite that a case file needs, with failure as a value.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace dateline {

// One connection. Not for use from two threads at once. Errors name the file and what SQLite says.
class Database {
public:
    static Result<Database> create(const std::filesystem::path& path);  // where no file is yet
    static Result<Database> open_read_only(
        const std::filesystem::path& path);  // never writes, not even a journal

    // One or more statements without results.
    Status run(const char* sql);
    // The first column of the first row; malformed where there is none.
    Result<std::int64_t> number(const char* sql);

private:
    friend class Statement;
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    Database(std::unique_ptr<sqlite3, Close> handle, std::string name)
        : handle_(std::move(handle)), name_(std::move(name)) {}
    Error failed() const;

    std::unique_ptr<sqlite3, Close> handle_;
    std::string name_;
};

// A prepared statement; must not outlive its Database, which must not move meanwhile.
class Statement {
public:
    enum class Step { row, done };

    static Result<Statement> prepare(Database& database, const char* sql);

    void bind(int parameter, std::int64_t value);  // parameters count from 1
    void bind(int parameter, std::string_view text);
    Result<Step> step();
    void reset();

    std::int64_t integer(int column) const;   // columns count from 0
    std::string_view text(int column) const;  // valid until the next step or reset

private:
    struct Finalize {
        void operator()(sqlite3_stmt* handle) const;
    };
    Statement(const Database& database, std::unique_ptr<sqlite3_stmt, Finalize> handle)
        : database_(&database), handle_(std::move(handle)) {}

    const Database* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

}  // namespace dateline
