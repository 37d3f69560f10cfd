// dateline explain: why a report is dated as it is.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "casefile/casefile.hpp"
#include "cli/commands.hpp"
#include "cli/text_options.hpp"
#include "output/output.hpp"

namespace dateline {

namespace {

struct ExplainOptions {
    std::string path;
    std::string report;
    TextOptions text;
};

Exit explain_report(const ExplainOptions& options) {
    const Result<TextStyle> style = options.text.style();
    if (!style) return give_up(style.error());
    const Result<Case> made = load_case(options.path);
    if (!made) return give_up(made.error());
    const Result<std::string> text = explain(*made, options.report, *style);
    return text ? deliver(*text, "") : give_up(text.error());
}

}  // namespace

void add_explain(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<ExplainOptions>();
    CLI::App* command = app.add_subcommand(
        "explain", "Print the reasons for a report's day, what was left out of it, its times and events");
    command->add_option("CASE", options->path, "A case file")->required();
    command->add_option("REPORT", options->report, "A report's id, path, or file name")->required();
    options->text.add_to(*command);
    command->footer(
        "Examples:\n"
        "  dateline explain story.case r2\n"
        "  dateline explain story.case tuesday.txt");
    command->callback([options, &exit] { exit = explain_report(*options); });
}

}  // namespace dateline
