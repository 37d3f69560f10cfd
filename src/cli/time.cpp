// dateline time: the time expressions of each text and what they say, as a tool of its own.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <filesystem>
#include <fmt/format.h>
#include <set>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "cli/commands.hpp"
#include "cli/read_reports.hpp"
#include "cli/terminal.hpp"
#include "mention/time/day_order.hpp"
#include "mention/time/public_time.hpp"

namespace dateline {

namespace {

struct TimeCommandOptions {
    std::vector<std::string> files;
    std::string format = "jsonl";
    std::string folder;
    std::string published;
    std::string published_beside;
    std::string order = "auto";
    AssetPaths assets;
    bool raw_text = false;
    unsigned jobs = 0;
    bool quiet = false;
};

struct Tagged {
    std::string path;
    Result<std::string> text;
};

// The day of writing: as the user says, from the file beside the text, or the article's own.
Result<std::string> published_day(const std::string& path, const Article& article,
                                  const TimeCommandOptions& options) {
    if (!options.published.empty()) return options.published;
    if (!options.published_beside.empty()) {
        std::filesystem::path beside = path;
        beside.replace_extension();
        beside += options.published_beside;
        auto bytes = read_file(beside.string(), limits::paragraph_bytes);
        if (!bytes) return bytes.error();
        return std::string(trimmed(*bytes));
    }
    if (article.published.empty()) return std::string();
    const DayRange days = hull(article.published.front().date);
    return days.first == days.last ? to_text(edtf_day(days.first)) : std::string();
}

api::DayOrder order_of(const Article& article, const std::string& wish) {
    if (wish == "dmy") return api::DayOrder::day_first;
    if (wish == "mdy") return api::DayOrder::month_first;
    return day_order_of(article);
}

Result<std::string> tag(const Page& page, const Pipeline& pipeline, const TimeCommandOptions& options) {
    Result<Article> article = options.raw_text ? api::article_of_text(page.text) : extract_article(page);
    if (!article) return article.error();
    const auto published = published_day(page.path, *article, options);
    if (!published) return published.error();
    const auto day = api::day_named(*published);
    if (!day) return Error{day.error().code, page.path + ": " + day.error().message};
    if (*day && article->published.empty())
        article->published.push_back({edtf_day(**day), "", *published, "as given"});
    const auto times = api::times_of(pipeline, *article, *day, order_of(*article, options.order));
    // Raw text comes out byte for byte; its line ends were read as spaces where lines are wrapped.
    const std::string& text = options.raw_text ? page.text : article->text;
    if (options.format == "timeml") return api::to_timeml(text, times, page.path, *published);
    if (options.format == "inline") return api::to_inline(text, times);
    return api::to_jsonl(text, times, page.path);
}

// Where the results go: one after another, or a file each.
class Results {
public:
    explicit Results(const TimeCommandOptions& options) : options_(options) {}

    Status write(const std::string& path, std::string_view text) {
        std::string to;
        if (!options_.folder.empty()) {
            std::error_code failed;
            std::filesystem::create_directories(options_.folder, failed);
            const std::string name = std::filesystem::path(path).stem().string();
            if (!names_.insert(name).second)
                return Error{ErrorCode::bad_usage, path + ": another text has written " + name + " already"};
            to = (std::filesystem::path(options_.folder) / (name + "." + options_.format)).string();
        }
        if (deliver(text, to) != Exit::well)
            return Error{ErrorCode::unreadable, path + ": its times could not be written"};
        return Done{};
    }

private:
    const TimeCommandOptions& options_;
    std::set<std::string> names_;
};

Exit print_times(const TimeCommandOptions& options) {
    Inputs inputs = name_inputs(options.files);
    if (options.format != "jsonl" && options.folder.empty() && inputs.files.size() > 1)
        return give_up(
            {ErrorCode::bad_usage, "several texts do not make one XML document; name a folder with -o"});
    if (const auto day = api::day_named(options.published); !day) return give_up(day.error());
    const Result<Pipeline> pipeline = load_pipeline(options.assets);
    if (!pipeline) return give_up(pipeline.error());
    Results results(options);
    std::size_t done = 0;
    std::vector<Skip> skipped = std::move(inputs.skipped);
    for_each_page<Tagged>(
        inputs, {jobs_or_all(options.jobs), "reading text", options.quiet ? Talk::quiet : Talk::normal},
        [&](Page&& page) {
            auto text = tag(page, *pipeline, options);
            return Tagged{std::move(page.path), std::move(text)};
        },
        [&](std::variant<Tagged, Skip>&& made) {
            if (auto* const skip = std::get_if<Skip>(&made)) {
                skipped.push_back(std::move(*skip));
                return true;
            }
            Tagged& one = std::get<Tagged>(made);
            const Status written = one.text ? results.write(one.path, *one.text) : Status(one.text.error());
            if (written) {
                ++done;
            } else {
                skipped.push_back({std::move(one.path), written.error()});
            }
            return true;
        });
    name_skipped(skipped);
    if (!options.quiet) name_passed(inputs.passed);
    if (!options.quiet && !skipped.empty()) complain(skipped_words(skipped));
    if (done == 0) {
        complain("no text was read");
        return Exit::failed;
    }
    return skipped.empty() ? Exit::well : Exit::some_skipped;
}

}  // namespace

void add_time(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<TimeCommandOptions>();
    CLI::App* command =
        app.add_subcommand("time", "Print the time expressions of each text with the days they mean");
    command->add_option("FILE", options->files, "Files, folders (with all in them), or - for standard input")
        ->required();
    command
        ->add_option("-f,--format", options->format,
                     "jsonl: one JSON object an expression; timeml: a TimeML document; inline: the text with "
                     "TIMEX3 elements alone")
        ->check(CLI::IsMember({"jsonl", "timeml", "inline"}))
        ->type_name("FORMAT");
    command
        ->add_option("-o,--output", options->folder,
                     "A folder to write to, a file for each text: NAME.FORMAT")
        ->type_name("FOLDER");
    command
        ->add_option("--published", options->published,
                     "The day of writing, like 2025-06-04; else that which the page states")
        ->type_name("DATE");
    command
        ->add_option("--published-beside", options->published_beside,
                     "The day stands in a file beside each text, with this ending: .dct")
        ->type_name("ENDING")
        ->excludes("--published");
    command->add_flag("--text", options->raw_text,
                      "The files are text and nothing else: no article is sought");
    command
        ->add_option("--day-order", options->order,
                     "How 03/04/2025 is read: dmy, mdy, or auto: by the outlet's country")
        ->check(CLI::IsMember({"auto", "dmy", "mdy"}))
        ->type_name("ORDER");
    command->add_option("-j,--jobs", options->jobs, "Threads; 0: as many as the machine has")->type_name("N");
    command->add_option("--model", options->assets.model, "A spaCy v3 pipeline, as a wheel or folder")
        ->type_name("PATH");
    command->add_flag("-q,--quiet", options->quiet, "No summary; what is skipped is still named");
    command->footer(
        "Examples:\n"
        "  dateline time report.html\n"
        "  dateline time --text notes.txt --published 2025-06-04 --format timeml\n"
        "  dateline time --text corpus/ --published-beside .dct --format inline -o tagged/");
    command->callback([options, &exit] { exit = print_times(*options); });
}

}  // namespace dateline
