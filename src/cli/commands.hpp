// One function a subcommand, each in a file of its name: adds the subcommand to `app`; when it is the one
// that was asked for, its callback does the work and sets `exit`.
#pragma once

#include <string_view>

#include "cli/cli.hpp"

namespace CLI {
class App;
}

namespace dateline {

// "dateline 0.1.0"
std::string_view tool_name();

void add_build(CLI::App& app, Exit& exit);
void add_timeline(CLI::App& app, Exit& exit);
void add_show(CLI::App& app, Exit& exit);
void add_explain(CLI::App& app, Exit& exit);
void add_export(CLI::App& app, Exit& exit);
void add_article(CLI::App& app, Exit& exit);
void add_read(CLI::App& app, Exit& exit);
void add_time(CLI::App& app, Exit& exit);

}  // namespace dateline
