// dateline article: the article in each page, without reading what it says.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "article/public_article.hpp"
#include "cli/commands.hpp"
#include "cli/read_reports.hpp"
#include "cli/terminal.hpp"

namespace dateline {

namespace {

struct PrintOptions {
    std::vector<std::string> pages;
    std::string format = "markdown";
    std::string out;
    std::string url;
    unsigned jobs = 0;
    bool quiet = false;
    bool metadata = false;
};

struct Printed {
    std::string path;
    Result<std::string> text;
};

Printed printed(Page&& page, const PrintOptions& options) {
    if (!options.url.empty()) page.url = options.url;
    const Result<api::Article> article = options.metadata ? api::metadata_of(page) : api::article_of(page);
    if (!article) return {std::move(page.path), article.error()};
    return {std::move(page.path),
            options.format == "markdown" ? api::to_markdown(*article) : api::to_json(*article) + "\n"};
}

// Where articles go one after another, so that an archive of any size is never held whole.
class Sink {
public:
    explicit Sink(const std::string& path) {
        if (path.empty()) return;
        file_.reset(std::fopen(path.c_str(), "wb"));
        if (!file_)
            failed_ = Error{ErrorCode::unreadable, path + ": cannot be written: " + std::strerror(errno)};
    }

    void write(std::string_view text) {
        if (failed_) return;
        std::FILE* to = file_ ? file_.get() : stdout;
        if (std::fwrite(text.data(), 1, text.size(), to) != text.size() || std::fflush(to) != 0)
            failed_ = Error{ErrorCode::unreadable,
                            std::string("the output cannot be written: ") + std::strerror(errno)};
    }

    const std::optional<Error>& failed() const { return failed_; }

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> file_;
    std::optional<Error> failed_;
};

Exit print_articles(const PrintOptions& options) {
    Inputs inputs = name_inputs(options.pages);
    if (!options.url.empty() && inputs.files.size() > 1)
        return give_up({ErrorCode::bad_usage, "--url names the address of one page, and there are several"});
    Sink sink(options.out);
    std::size_t done = 0;
    std::vector<Skip> skipped = std::move(inputs.skipped);
    for_each_page<Printed>(
        inputs, {jobs_or_all(options.jobs), "reading page", options.quiet ? Talk::quiet : Talk::normal},
        [&](Page&& page) { return printed(std::move(page), options); },
        [&](std::variant<Printed, Skip>&& made) {
            if (auto* const skip = std::get_if<Skip>(&made)) {
                skipped.push_back(std::move(*skip));
            } else if (Printed& one = std::get<Printed>(made); one.text) {
                if (options.format == "markdown" && done > 0) sink.write("\n---\n\n");
                sink.write(*one.text);
                ++done;
            } else {
                skipped.push_back({std::move(one.path), one.text.error()});
            }
            return !sink.failed();
        });
    if (sink.failed()) return give_up(*sink.failed());
    name_skipped(skipped);
    if (!options.quiet) name_passed(inputs.passed);
    if (!options.quiet && !skipped.empty()) complain(skipped_words(skipped));
    if (done == 0) {
        complain("no article was found");
        return Exit::failed;
    }
    return skipped.empty() ? Exit::well : Exit::some_skipped;
}

}  // namespace

void add_article(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<PrintOptions>();
    CLI::App* command =
        app.add_subcommand("article", "Print the article in each page, without what stands around it");
    command->add_option("FILE", options->pages, "Files, folders (with all in them), or - for standard input")
        ->required();
    command
        ->add_option("-f,--format", options->format,
                     "markdown, or jsonl: one JSON object an article, a line each")
        ->check(CLI::IsMember({"markdown", "jsonl"}))
        ->type_name("FORMAT");
    command->add_option("-o,--output", options->out, "A file to write instead of standard output")
        ->type_name("FILE");
    command->add_option("--url", options->url, "Where the page was fetched from, for one page alone")
        ->type_name("ADDRESS");
    command->add_option("-j,--jobs", options->jobs, "Threads; 0: as many as the machine has")->type_name("N");
    command->add_flag("--metadata", options->metadata,
                      "Only what the page says about its article, also where its text is none");
    command->add_flag("-q,--quiet", options->quiet, "No summary; what is skipped is still named");
    command->footer(
        "Examples:\n"
        "  dateline article page.html\n"
        "  dateline article saved/ --format jsonl -o articles.jsonl\n"
        "  curl -s https://example.org/report | dateline article - --url https://example.org/report");
    command->callback([options, &exit] { exit = print_articles(*options); });
}

}  // namespace dateline
