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
    ReadReports reports = read_reports(options.reports, *assets, {}, jobs_or_all(options.jobs),
                                       options.quiet ? Talk::quiet : Talk::normal);
    bool any = false;
    for (const ReadReport& report : reports.reports) {
        if (!report.reading) {
            reports.skipped.push_back({report.path, report.reading.error()});
            continue;
        }
        any = true;
        if (const Exit written = deliver(report.cached.json + "\n", ""); written != Exit::well)
            return written;
    }
    name_skipped(reports.skipped);
    if (!options.quiet && !reports.skipped.empty()) complain(skipped_words(reports.skipped));
    if (!any) {
        complain("no report was read");
        return Exit::failed;
    }
    return reports.skipped.empty() ? Exit::well : Exit::some_skipped;
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
