// Pages a second on one thread, whole pages in memory to whole articles with what their pages say of them:
//   bench_article FOLDER... [REPEATS]
#include "article/article.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "article/html_tree.hpp"
#include "base/file.hpp"
#include "base/limits.hpp"
#include "source/page.hpp"

namespace {

// Seconds of this thread's own work, so that other programs on the machine count less.
double thread_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

struct Total {
    double seconds = 0;
    double slowest = 0;
    std::size_t done = 0;
};

template <class Work>
Total measure(const std::vector<dateline::Page>& pages, const Work& work) {
    Total total;
    for (const dateline::Page& page : pages) {
        const double begin = thread_seconds();
        total.done += work(page);
        const double took = thread_seconds() - begin;
        total.seconds += took;
        total.slowest = took > total.slowest ? took : total.slowest;
    }
    return total;
}

void print(const char* what, const Total& total, std::size_t pages, double megabytes) {
    std::printf("%-12s %6.0f pages/s  %6.1f MB/s  slowest page %5.1f ms  (%zu of %zu)\n", what,
                static_cast<double>(pages) / total.seconds, megabytes / total.seconds, total.slowest * 1e3,
                total.done, pages);
}

}  // namespace

int main(int count, char** arguments) {
    int repeats = 3;
    std::vector<std::string> folders;
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        int number = 0;
        const auto read = std::from_chars(argument.data(), argument.data() + argument.size(), number);
        if (read.ec == std::errc{} && read.ptr == argument.data() + argument.size())
            repeats = number;
        else
            folders.emplace_back(argument);
    }
    std::vector<dateline::Page> pages;
    double megabytes = 0;
    std::vector<std::filesystem::path> files;
    for (const std::string& folder : folders) {
        std::error_code failed;
        const std::filesystem::recursive_directory_iterator found(folder, failed);
        if (failed) {
            std::fprintf(stderr, "%s: %s\n", folder.c_str(), failed.message().c_str());
            continue;
        }
        for (const auto& entry : found) {
            if (entry.path().extension() == ".html") files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        auto bytes = dateline::read_file(file, dateline::limits::report_bytes);
        if (!bytes) continue;
        auto page = dateline::page_from_bytes(file.string(), std::move(*bytes));
        if (!page || page->kind != dateline::PageKind::html) continue;
        megabytes += static_cast<double>(page->text.size()) / 1e6;
        pages.push_back(std::move(*page));
    }
    if (pages.empty()) {
        std::fputs("no pages: bench_article FOLDER... [REPEATS]\n", stderr);
        return 2;
    }
    for (int repeat = 0; repeat < repeats; ++repeat) {
        print("parse alone",
              measure(pages,
                      [](const dateline::Page& page) {
                          return static_cast<bool>(dateline::HtmlTree::parse(page.text));
                      }),
              pages.size(), megabytes);
        print("article",
              measure(pages,
                      [](const dateline::Page& page) {
                          return static_cast<bool>(dateline::extract_article(page));
                      }),
              pages.size(), megabytes);
    }
    return 0;
}
