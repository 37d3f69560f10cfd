// What every command that reads reports takes: the reports, threads, model, gazetteer, --quiet.
#pragma once

#include <string>
#include <vector>

#include "cli/read_reports.hpp"

namespace CLI {
class App;
}

namespace dateline {

struct ReadingOptions {
    std::vector<std::string> reports;
    AssetPaths assets;
    unsigned jobs = 0;
    bool quiet = false;
    EventScope scope = EventScope::news;

    // `name` is what the usage line calls the reports.
    void add_to(CLI::App& command, const std::string& name);
};

}  // namespace dateline
