// dateline build: reports to a case file.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>

#include "casefile/casefile.hpp"
#include "cli/commands.hpp"
#include "cli/read_reports.hpp"
#include "cli/reading_options.hpp"
#include "cli/terminal.hpp"
#include "link/link.hpp"
#include "output/words.hpp"

namespace dateline {

namespace {

struct BuildOptions : ReadingOptions {
    std::string out;
};

// The day that the case is said to be made on. Never the clock: the same reports make the same file.
std::string created_day(const Case& made) {
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
        char* end = nullptr;
        const long long seconds = std::strtoll(epoch, &end, 10);
        const Day day =
            std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{seconds}});
        if (end != epoch && *end == '\0' && day >= earliest_day && day <= latest_day)
            return to_text(edtf_day(day));
    }
    std::optional<Day> latest;
    for (const CaseReport& report : made.reports) {
        if (!report.published.day) continue;
        const DayRange range = hull(*report.published.day);
        const Day day = range.last == latest_day ? range.first : range.last;
        if (day != earliest_day && (!latest || day > *latest)) latest = day;
    }
    return latest ? to_text(edtf_day(*latest)) : std::string();
}

void fill_head(Case& made, const Assets& assets, EventScope scope, const std::vector<Skip>& skipped) {
    made.head.tool = tool_name();
    made.head.model = assets.pipeline.info();
    made.head.settings = nlohmann::json{{"gazetteer_sha256", assets.gazetteer_sha256},
                                        {"events", scope == EventScope::news ? "news" : "every clause"}}
                             .dump();
    made.head.created = created_day(made);
    for (const Skip& skip : skipped) {
        made.skipped.push_back({skip.path, error_code_name(skip.why.code), skip.why.message});
    }
}

// What an existing file brings into the new one. A file that is no case is never written over.
Result<CaseExtras> earlier_extras(const std::string& path) {
    std::error_code failed;
    if (!std::filesystem::exists(path, failed)) return CaseExtras{};
    if (!is_case_file(path)) {
        return Error{
            ErrorCode::bad_usage,
            path + ": is there already and is no case file; it is left as it is, name another with -o"};
    }
    return load_extras(path);
}

Exit build(const BuildOptions& options) {
    const Talk talk = options.quiet ? Talk::quiet : Talk::normal;
    Result<CaseExtras> earlier = earlier_extras(options.out);
    if (!earlier) return give_up(earlier.error());
    const Result<Assets> assets = load_assets(options.assets);
    if (!assets) return give_up(assets.error());

    const unsigned jobs = jobs_or_all(options.jobs);
    CaseExtras extras;
    extras.corrections = std::move(earlier->corrections);
    std::vector<Reading> readings;
    std::set<std::string> keys;
    std::size_t taken_over = 0;
    const auto take = [&](ReadReport&& report) {
        readings.push_back(std::move(report.reading));
        taken_over += report.taken_over ? 1 : 0;
        // Two files with the same bytes have one reading.
        if (keys.insert(report.cached.key).second) extras.readings.push_back(std::move(report.cached));
        return true;
    };
    const LeftOvers left =
        read_reports(options.reports, *assets, earlier->readings, options.scope, jobs, talk, take);
    name_skipped(left.skipped);
    if (!options.quiet) name_passed(left.passed);
    if (readings.empty()) {
        complain(left.skipped.empty()
                     ? "no reports in what was named; no case was written"
                     : skipped_words(left.skipped) + "; no report is left, no case was written");
        return Exit::failed;
    }
    Case made = link_readings(std::move(readings), jobs);
    fill_head(made, *assets, options.scope, left.skipped);
    if (const Status saved = save_case(options.out, made, extras); !saved) return give_up(saved.error());
    if (!options.quiet) {
        std::string line = fmt::format("{}: {}", options.out, counted(made.reports.size(), "report"));
        if (taken_over > 0) line += fmt::format(" ({} read earlier)", taken_over);
        line += ", " + counted(made.events.size(), "event");
        if (const std::string skipped = skipped_words(left.skipped); !skipped.empty()) line += "; " + skipped;
        complain(line);
    }
    return left.skipped.empty() ? Exit::well : Exit::some_skipped;
}

}  // namespace

void add_build(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<BuildOptions>();
    CLI::App* command = app.add_subcommand("build", "Read reports and link them into a case file");
    options->add_to(*command, "REPORTS");
    command
        ->add_option(
            "-o,--output", options->out,
            "The case file to write; one that is there is replaced, and what it read is not read again")
        ->required()
        ->type_name("CASE");
    command->footer(
        "Examples:\n"
        "  dateline build reports/ -o story.case\n"
        "  dateline build monday.html tuesday.txt -o story.case --jobs 4\n"
        "  dateline build crawl.warc.gz newsletters.mbox -o story.case");
    command->callback([options, &exit] { exit = build(*options); });
}

}  // namespace dateline
