#include "cli/reading_options.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

namespace dateline {

void ReadingOptions::add_to(CLI::App& command, const std::string& name) {
    command
        .add_option(name, reports,
                    "Files, folders (with all in them), or - for standard input: pages, texts, PDF, "
                    "MHTML, mail, WARC, WACZ, ZIP, feeds, JSON lines")
        ->required();
    command
        .add_option("-j,--jobs", jobs,
                    "Threads; 0: as many as the machine has (the result never depends on it)")
        ->type_name("N");
    command.add_option("--model", assets.model, "A spaCy v3 pipeline, as a wheel or folder")
        ->type_name("PATH");
    command.add_option("--gazetteer", assets.gazetteer, "The packed places")->type_name("PATH");
    command.add_flag_callback(
        "--every-clause", [this] { scope = EventScope::every_clause; },
        "Keep also what is no news: whatever a verb or an event noun tells, marked minor");
    command.add_flag("-q,--quiet", quiet, "No progress and no summary; what is skipped is still named");
}

}  // namespace dateline
