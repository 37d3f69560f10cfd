// dateline read: the read phase alone, for archives that are read on many machines.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "cli/commands.hpp"
#include "cli/read_reports.hpp"
#include "cli/reading_options.hpp"
#include "cli/terminal.hpp"

namespace dateline {

namespace {

Exit read(const ReadingOptions& options) {
    const Result<Assets> assets = load_assets(options.assets);
    if (!assets) return give_up(assets.error());
    bool any = false;
    Exit written = Exit::well;
    const auto take = [&](ReadReport&& report) {
        any = true;
        written = deliver(report.cached.json + "\n", "");
        return written == Exit::well;
    };
    const LeftOvers left =
        read_reports(options.reports, *assets, {}, options.scope, jobs_or_all(options.jobs),
                     options.quiet ? Talk::quiet : Talk::normal, take);
    if (written != Exit::well) return written;
    name_skipped(left.skipped);
    if (!options.quiet) name_passed(left.passed);
    if (!options.quiet && !left.skipped.empty()) complain(skipped_words(left.skipped));
    if (!any) {
        complain("no report was read");
        return Exit::failed;
    }
    return left.skipped.empty() ? Exit::well : Exit::some_skipped;
}

}  // namespace

void add_read(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<ReadingOptions>();
    CLI::App* command =
        app.add_subcommand("read", "Print what each report says alone, one JSON object a line");
    options->add_to(*command, "FILE");
    command->footer(
        "Examples:\n"
        "  dateline read monday.html > monday.jsonl\n"
        "  curl -s https://example.org/report | dateline read -");
    command->callback([options, &exit] { exit = read(*options); });
}

}  // namespace dateline
