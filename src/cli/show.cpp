// dateline show: one record with its evidence and whys.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "casefile/casefile.hpp"
#include "cli/commands.hpp"
#include "cli/text_options.hpp"
#include "output/output.hpp"

namespace dateline {

namespace {

struct ShowOptions {
    std::string path;
    std::string id;
    TextOptions text;
};

Exit show_record(const ShowOptions& options) {
    const Result<TextStyle> style = options.text.style();
    if (!style) return give_up(style.error());
    const Result<Case> made = load_case(options.path);
    if (!made) return give_up(made.error());
    const Result<std::string> text = show(*made, options.id, *style);
    return text ? deliver(*text, "") : give_up(text.error());
}

}  // namespace

void add_show(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<ShowOptions>();
    CLI::App* command =
        app.add_subcommand("show", "Print one record of a case: its evidence in context, its whys");
    command->add_option("CASE", options->path, "A case file")->required();
    command
        ->add_option("ID", options->id,
                     "An event, mention, entity, report or other record, as the timeline names it")
        ->required();
    options->text.add_to(*command);
    command->footer(
        "Examples:\n"
        "  dateline show story.case e3\n"
        "  dateline show story.case v12");
    command->callback([options, &exit] { exit = show_record(*options); });
}

}  // namespace dateline
