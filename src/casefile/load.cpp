#include <fmt/format.h>
#include <fstream>

#include "casefile/case_fields.hpp"
#include "casefile/casefile.hpp"
#include "casefile/check_case.hpp"
#include "casefile/content_hash.hpp"
#include "casefile/schema.hpp"
#include "casefile/sqlite.hpp"
#include "reading/json_codec.hpp"

namespace dateline {

namespace {

// "SQLite format 3" and its closing zero, at the start of every SQLite file.
constexpr std::string_view sqlite_magic{"SQLite format 3\0", 16};
constexpr std::size_t application_id_offset = 68;
constexpr std::size_t header_size = 100;

std::string file_header(const std::filesystem::path& path) {
    std::string header(header_size, '\0');
    std::ifstream in(path, std::ios::binary);
    in.read(header.data(), static_cast<std::streamsize>(header.size()));
    header.resize(static_cast<std::size_t>(in.gcount()));
    return header;
}

std::int64_t number_at(std::string_view header, std::size_t offset, std::size_t size) {
    std::int64_t number = 0;
    for (const char byte : header.substr(offset, size))
        number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}

// What the header says that the file's size is at least: its page size (1 stands for 65536) by its pages.
std::int64_t promised_size(std::string_view header) {
    const std::int64_t page_size = number_at(header, 16, 2);
    return (page_size == 1 ? 65536 : page_size) * number_at(header, 28, 4);
}

Error damaged(const std::string& name, const std::string& detail) {
    return {ErrorCode::malformed,
            fmt::format("{}: the case file is damaged ({}); build it again from its reports", name, detail)};
}

Result<Database> open_case(const std::filesystem::path& path) {
    const std::string name = path.string();
    std::error_code failed;
    const auto status = std::filesystem::status(path, failed);
    if (!std::filesystem::exists(status)) return Error{ErrorCode::not_found, name + ": no such case file"};
    if (std::filesystem::is_directory(status)) {
        return Error{ErrorCode::bad_usage,
                     name + ": is a folder; a case is the file that dateline build -o wrote"};
    }
    if (!std::ifstream(path, std::ios::binary))
        return Error{ErrorCode::unreadable, name + ": cannot be opened for reading"};
    if (!is_case_file(path)) {
        return Error{ErrorCode::malformed,
                     name + ": not a case file; make one with: dateline build REPORTS... -o CASE"};
    }
    const auto size = static_cast<std::int64_t>(std::filesystem::file_size(path, failed));
    if (const std::int64_t promised = promised_size(file_header(path)); size < promised) {
        return damaged(name, fmt::format("cut after {} of {} bytes", size, promised));
    }
    Result<Database> database = Database::open_read_only(path);
    if (!database) return database.error();
    if (const Status known = check_schema(*database, name); !known) return known.error();
    return database;
}

// Calls `row` for each row; stops at the first Status that is an error.
template <class Row>
Status each_row(Database& database, const char* sql, Row row) {
    Result<Statement> statement = Statement::prepare(database, sql);
    if (!statement) return statement.error();
    for (;;) {
        const auto step = statement->step();
        if (!step) return step.error();
        if (*step == Statement::Step::done) return Done{};
        if (Status taken = row(*statement); !taken) return taken;
    }
}

Status load_records(Database& database, Case& made, ContentHash& hash) {
    Status status = Done{};
    tables(made, [&](const char* table, auto& records) {
        if (!status) return;
        using Record = typename std::remove_reference_t<decltype(records)>::value_type;
        const std::string sql = fmt::format("SELECT n, body FROM {} ORDER BY n", table);
        status = each_row(database, sql.c_str(), [&](const Statement& row) -> Status {
            if (row.integer(0) != static_cast<std::int64_t>(records.size())) {
                return Error{ErrorCode::malformed, fmt::format("{} {} is missing", table, records.size())};
            }
            hash.add(row.text(1));
            Result<Record> record =
                from_json_text<Record>(row.text(1), fmt::format("{} {}", table, row.integer(0)));
            if (!record) return record.error();
            records.push_back(std::move(*record));
            return Done{};
        });
    });
    return status;
}

Status load_meta(Database& database, CaseHead& head, ContentHash& hash) {
    std::map<std::string, std::string, std::less<>> values;
    const Status read =
        each_row(database, "SELECT key, value FROM meta", [&](const Statement& row) -> Status {
            values[std::string(row.text(0))] = std::string(row.text(1));
            return Done{};
        });
    if (!read) return read;
    meta_texts(head, [&](std::string_view key, std::string& value) {
        const auto found = values.find(key);
        if (found != values.end()) value = found->second;
        hash.add(value);
    });
    if (values["content_hash"] != hash.text()) {
        return Error{ErrorCode::malformed, "its content was changed after it was written"};
    }
    return Done{};
}

}  // namespace

bool is_case_file(const std::filesystem::path& path) {
    const std::string header = file_header(path);
    if (header.size() < application_id_offset + 4 || !std::string_view(header).starts_with(sqlite_magic))
        return false;
    std::int64_t id = 0;
    for (std::size_t i = 0; i < 4; ++i)
        id = id << 8 | static_cast<unsigned char>(header[application_id_offset + i]);
    return id == case_application_id;
}

Result<Case> load_case(const std::filesystem::path& path) {
    Result<Database> database = open_case(path);
    if (!database) return database.error();
    const std::string name = path.string();
    Case made;
    ContentHash hash;
    if (const Status loaded = load_records(*database, made, hash); !loaded)
        return damaged(name, loaded.error().message);
    if (const Status loaded = load_meta(*database, made.head, hash); !loaded)
        return damaged(name, loaded.error().message);
    if (const Status whole = check_case(made); !whole) return damaged(name, whole.error().message);
    return made;
}

Result<CaseExtras> load_extras(const std::filesystem::path& path) {
    Result<Database> database = open_case(path);
    if (!database) return database.error();
    CaseExtras extras;
    const Status corrections =
        each_row(*database, "SELECT body FROM correction ORDER BY n", [&](const Statement& row) -> Status {
            extras.corrections.emplace_back(row.text(0));
            return Done{};
        });
    if (!corrections) return damaged(path.string(), corrections.error().message);
    // What comes before a damaged page is good.
    static_cast<void>(each_row(
        *database, "SELECT key, hash, body FROM reading ORDER BY n", [&](const Statement& row) -> Status {
            if (static_cast<std::int64_t>(hash64(row.text(2))) == row.integer(1)) {
                extras.readings.push_back({std::string(row.text(0)), std::string(row.text(2))});
            }
            return Done{};
        }));
    return extras;
}

}  // namespace dateline
