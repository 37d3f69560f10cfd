// From the arguments of a command to readings, on several threads.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "casefile/casefile.hpp"
#include "cli/assets.hpp"
#include "cli/progress.hpp"

namespace dateline {

// A report's reading with its key and JSON, or why there is none.
struct ReadReport {
    std::string path;
    Result<Reading> reading;
    CachedReading cached;
    bool taken_over = false;  // from an earlier build, not read anew
};

struct ReadReports {
    std::vector<ReadReport> reports;  // in the order of the files
    std::vector<Skip> skipped;        // what collect() left out
};

// What the arguments name: files in order, "-" last where it is among them; and what was left out.
struct NamedPages {
    std::vector<std::string> paths;
    std::vector<Skip> skipped;
};
NamedPages name_pages(const std::vector<std::string>& arguments);

// The page of a path that name_pages() gave.
Result<Page> page_of(const std::string& path);

// `arguments` are files, folders and "-" for standard input (once). `earlier` may hold readings to take up.
ReadReports read_reports(const std::vector<std::string>& arguments, const Assets& assets,
                         const std::vector<CachedReading>& earlier, unsigned jobs, Talk talk);

// Names each skipped path with its reason on standard error.
void name_skipped(const std::vector<Skip>& skipped);

// "2 files skipped: 1 empty, 1 not text"; empty where none were.
std::string skipped_words(const std::vector<Skip>& skipped);

// `--jobs`: 0 means as many as the machine has.
unsigned jobs_or_all(unsigned jobs);

}  // namespace dateline
