// dateline article: the article in each page, without reading what it says.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "article/public_article.hpp"
#include "base/parallel.hpp"
#include "cli/commands.hpp"
#include "cli/read_reports.hpp"
#include "cli/terminal.hpp"

namespace dateline {

namespace {

struct ArticleOptions {
    std::vector<std::string> pages;
    std::string format = "markdown";
    std::string out;
    std::string url;
    unsigned jobs = 0;
    bool quiet = false;
};

// Articles printed between two waits for the threads: bounds what is held of an archive at a time.
constexpr std::size_t batch_pages = 256;

Result<std::string> printed(const std::string& path, const ArticleOptions& options) {
    Result<Page> page = page_of(path);
    if (!page) return page.error();
    if (!options.url.empty()) page->url = options.url;
    const Result<api::Article> article = api::article_of(*page);
    if (!article) return article.error();
    return options.format == "markdown" ? api::to_markdown(*article) : api::to_json(*article) + "\n";
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

Exit print_articles(const ArticleOptions& options) {
    NamedPages named = name_pages(options.pages);
    if (!options.url.empty() && named.paths.size() > 1)
        return give_up({ErrorCode::bad_usage, "--url names the address of one page, and there are several"});
    Sink sink(options.out);
    std::size_t done = 0;
    for (std::size_t begin = 0; begin < named.paths.size() && !sink.failed(); begin += batch_pages) {
        const std::size_t count = std::min(batch_pages, named.paths.size() - begin);
        std::vector<Result<std::string>> made(count, Error{});
        parallel_for(count, jobs_or_all(options.jobs),
                     [&](std::size_t i) { made[i] = printed(named.paths[begin + i], options); });
        for (std::size_t i = 0; i < count; ++i) {
            if (!made[i]) {
                named.skipped.push_back({named.paths[begin + i], made[i].error()});
                continue;
            }
            if (options.format == "markdown" && done > 0) sink.write("\n---\n\n");
            sink.write(*made[i]);
            ++done;
        }
    }
    if (sink.failed()) return give_up(*sink.failed());
    name_skipped(named.skipped);
    if (!options.quiet && !named.skipped.empty()) complain(skipped_words(named.skipped));
    if (done == 0) {
        complain("no article was found");
        return Exit::failed;
    }
    return named.skipped.empty() ? Exit::well : Exit::some_skipped;
}

}  // namespace

void add_article(CLI::App& app, Exit& exit) {
    const auto options = std::make_shared<ArticleOptions>();
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
    command->add_flag("-q,--quiet", options->quiet, "No summary; what is skipped is still named");
    command->footer(
        "Examples:\n"
        "  dateline article page.html\n"
        "  dateline article saved/ --format jsonl -o articles.jsonl\n"
        "  curl -s https://example.org/report | dateline article - --url https://example.org/report");
    command->callback([options, &exit] { exit = print_articles(*options); });
}

}  // namespace dateline
