// dateline timeline: the chronology of a case, for reading.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "casefile/casefile.hpp"
#include "cli/commands.hpp"
#include "cli/text_options.hpp"
#include "output/output.hpp"

namespace dateline {

namespace {

struct TimelineOptions {
    std::string path;
    std::string format = "text";
    std::string out;
    TextOptions text;
};

Exit timeline(const TimelineOptions& options) {
    const Result<TextStyle> style = options.text.style();
    if (!style) return give_up(style.error());
    const Result<Case> made = load_case(options.path);
    if (!made) return give_up(made.error());
    if (options.format == "markdown") return deliver(timeline_markdown(*made), options.out);
    if (options.format == "html") return deliver(timeline_html(*made), options.out);
    return deliver(timeline_text(*made, *style), options.out);
}

}  // namespace

void add_timeline(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<TimelineOptions>();
    CLI::App* command = app.add_subcommand("timeline", "Print the timeline of a case");
    command->add_option("CASE", options->path, "A case file")->required();
    command->add_option("-f,--format", options->format, "text, markdown or html")
        ->check(CLI::IsMember({"text", "markdown", "html"}))
        ->type_name("FORMAT");
    command->add_option("-o,--output", options->out, "A file to write instead of standard output")
        ->type_name("FILE");
    options->text.add_to(*command);
    command->footer(
        "Examples:\n"
        "  dateline timeline story.case\n"
        "  dateline timeline story.case --format html -o story.html");
    command->callback([options, &exit] { exit = timeline(*options); });
}

}  // namespace dateline
