#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>

#include "casefile/case_fields.hpp"
#include "casefile/casefile.hpp"
#include "casefile/content_hash.hpp"
#include "casefile/schema.hpp"
#include "casefile/sqlite.hpp"
#include "reading/json_codec.hpp"

namespace dateline {

namespace {

// The file while it is being written; gone when it was not put in place.
class TemporaryFile {
public:
    // Two builds of one case at once must not write into one another's file.
    explicit TemporaryFile(const std::filesystem::path& final_path)
        : path_(final_path.string() + fmt::format(".{}.new", getpid())) {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove(path_, ignored);
    }

    const std::filesystem::path& path() const { return path_; }

    Status put_in_place(const std::filesystem::path& final_path) {
        const int file = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
        const bool synced = file >= 0 && fsync(file) == 0;
        const int why = errno;
        if (file >= 0) close(file);
        if (!synced) {
            return Error{ErrorCode::unreadable,
                         fmt::format("{}: cannot be written: {}", path_.string(), std::strerror(why))};
        }
        std::error_code failed;
        std::filesystem::rename(path_, final_path, failed);
        if (failed) {
            return Error{ErrorCode::unreadable,
                         fmt::format("{}: cannot be replaced: {}", final_path.string(), failed.message())};
        }
        path_.clear();
        return Done{};
    }

private:
    std::filesystem::path path_;
};

// Inserts rows of one table; after the first failure the rest are left out and `status` says why.
class Inserter {
public:
    Inserter(Database& database, const char* sql) : statement_(Statement::prepare(database, sql)) {
        if (!statement_) status_ = statement_.error();
    }

    template <class... Values>
    void row(const Values&... values) {
        if (!status_) return;
        int parameter = 0;
        (statement_->bind(++parameter, values), ...);
        const auto step = statement_->step();
        if (!step) status_ = step.error();
        statement_->reset();
    }
    const Status& status() const { return status_; }

private:
    Result<Statement> statement_;
    Status status_ = Done{};
};

Status insert_records(Database& database, const Case& made, ContentHash& hash) {
    Status status = Done{};
    tables(made, [&](const char* table, const auto& records) {
        if (!status) return;
        Inserter insert(database, fmt::format("INSERT INTO {} (n, body) VALUES (?, ?)", table).c_str());
        std::int64_t n = 0;
        for (const auto& record : records) {
            const std::string body = json_text(JsonWriter::encode(record));
            hash.add(body);
            insert.row(n++, std::string_view(body));
        }
        status = insert.status();
    });
    return status;
}

Status insert_meta(Database& database, const CaseHead& head, ContentHash& hash) {
    Inserter insert(database, "INSERT INTO meta (key, value) VALUES (?, ?)");
    meta_texts(head, [&](std::string_view key, const std::string& value) {
        hash.add(value);
        insert.row(key, std::string_view(value));
    });
    insert.row(std::string_view("content_hash"), std::string_view(hash.text()));
    return insert.status();
}

Status insert_extras(Database& database, const CaseExtras& extras) {
    Inserter readings(database, "INSERT INTO reading (n, key, hash, body) VALUES (?, ?, ?, ?)");
    std::int64_t n = 0;
    for (const CachedReading& reading : extras.readings) {
        readings.row(n++, std::string_view(reading.key), static_cast<std::int64_t>(hash64(reading.json)),
                     std::string_view(reading.json));
    }
    if (!readings.status()) return readings.status();
    Inserter corrections(database, "INSERT INTO correction (body) VALUES (?)");
    for (const std::string& correction : extras.corrections) corrections.row(std::string_view(correction));
    return corrections.status();
}

Status write_all(Database& database, const Case& made, const CaseExtras& extras) {
    // The page size is part of the bytes, so it is not left to how the library was built. No journal: a
    // file that is not finished is thrown away.
    if (Status s =
            database.run("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                         "PRAGMA secure_delete = ON; BEGIN;");
        !s) {
        return s;
    }
    if (Status s = create_schema(database); !s) return s;
    ContentHash hash;
    if (Status s = insert_records(database, made, hash); !s) return s;
    if (Status s = insert_meta(database, made.head, hash); !s) return s;
    if (Status s = insert_extras(database, extras); !s) return s;
    return database.run("INSERT INTO report_text (report_text) VALUES ('rebuild'); COMMIT;");
}

}  // namespace

Status save_case(const std::filesystem::path& path, const Case& made, const CaseExtras& extras) {
    TemporaryFile fresh(path);
    {
        Result<Database> database = Database::create(fresh.path());
        if (!database) return database.error();
        if (Status written = write_all(*database, made, extras); !written) return written;
    }
    return fresh.put_in_place(path);
}

}  // namespace dateline
