// From the arguments of a command to readings, on several threads.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "casefile/casefile.hpp"
#include "cli/assets.hpp"
#include "cli/page_flow.hpp"

namespace dateline {

// A report's reading with its key and JSON.
struct ReadReport {
    Reading reading;
    CachedReading cached;
    bool taken_over = false;  // from an earlier build, not read anew
};

// What reading a stack of reports leaves to be told.
struct LeftOvers {
    std::vector<Skip> skipped;
    PassedOver passed;
};

// `arguments` are files, folders and "-" for standard input (once). `earlier` may hold readings to take up.
// Each report is handed to `take` in the order of the files and their members, from one thread at a time; a
// false answer ends the reading. No archive is held whole.
LeftOvers read_reports(const std::vector<std::string>& arguments, const Assets& assets,
                       const std::vector<CachedReading>& earlier, EventScope scope, unsigned jobs, Talk talk,
                       const std::function<bool(ReadReport&&)>& take);

// What was passed over, a line a container, on standard error.
void name_passed(const PassedOver& passed);

// Names each skipped path with its reason on standard error; of one archive ten for each reason, and how many
// more.
void name_skipped(const std::vector<Skip>& skipped);

// "2 documents skipped: 1 empty, 1 not text"; empty where none were.
std::string skipped_words(const std::vector<Skip>& skipped);

// `--jobs`: 0 means as many as the machine has.
unsigned jobs_or_all(unsigned jobs);

}  // namespace dateline
