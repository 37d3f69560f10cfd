// dateline export: a case's records for other programs.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "casefile/casefile.hpp"
#include "cli/commands.hpp"
#include "cli/terminal.hpp"
#include "output/output.hpp"

namespace dateline {

namespace {

struct ExportOptions {
    std::string path;
    std::string format = "jsonl";
    std::string out;
};

Exit export_case(const ExportOptions& options) {
    const Result<Case> made = load_case(options.path);
    if (!made) return give_up(made.error());
    std::string records;
    export_records(*made, [&](std::string_view line) { records.append(line).append("\n"); });
    return deliver(records, options.out);
}

}  // namespace

void add_export(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<ExportOptions>();
    CLI::App* command = app.add_subcommand("export", "Write all records of a case for other programs");
    command->add_option("CASE", options->path, "A case file")->required();
    command->add_option("-f,--format", options->format, "jsonl: one JSON object a line")
        ->check(CLI::IsMember({"jsonl"}))
        ->type_name("FORMAT");
    command->add_option("-o,--output", options->out, "A file to write instead of standard output")
        ->type_name("FILE");
    command->footer(
        "Examples:\n"
        "  dateline export story.case --format jsonl -o story.jsonl\n"
        "  dateline export story.case | grep '\"kind\":\"event\"'");
    command->callback([options, &exit] { exit = export_case(*options); });
}

}  // namespace dateline
