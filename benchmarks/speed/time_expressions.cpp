// How fast time expressions are found and valued in documents that are analysed already, on one thread.
//
//   bench_time MODEL FOLDER [PASSES]
//
// FOLDER holds one document a .txt file. Each is analysed once; each pass then finds the expressions of all
// of them and resolves them on one day. Prints a line a pass: documents, expressions, processor seconds,
// documents a second.
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "language/pipeline.hpp"
#include "mention/time/expressions.hpp"
#include "mention/time/public_time.hpp"
#include "mention/time/timex3.hpp"

namespace {

constexpr int default_passes = 5;
constexpr dateline::Day day_of_writing = dateline::Day{std::chrono::year{2013} / 3 / 22};

struct Document {
    dateline::Article article;
    dateline::Analysis analysis;
};

double processor_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        fmt::print(stderr, "usage: bench_time MODEL FOLDER [PASSES]\n");
        return 2;
    }
    const auto pipeline = dateline::Pipeline::load(arguments[1]);
    if (!pipeline) {
        fmt::print(stderr, "{}\n", pipeline.error().message);
        return 1;
    }
    std::error_code failed;
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(arguments[2], failed)) {
        if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<Document> documents;
    std::size_t bytes = 0;
    for (const std::string& path : paths) {
        const auto text = dateline::read_file(path, dateline::limits::report_bytes);
        if (!text) {
            fmt::print(stderr, "{}\n", text.error().message);
            return 1;
        }
        Document document{dateline::api::article_of_text(dateline::to_valid_utf8(*text)), {}};
        std::vector<dateline::Span> pieces;
        for (const auto& paragraph : document.article.paragraphs) pieces.push_back(paragraph.span);
        document.analysis = pipeline->analyse(document.article.text, pieces);
        bytes += document.article.text.size();
        documents.push_back(std::move(document));
    }
    if (documents.empty()) {
        fmt::print(stderr, "{}: no .txt files\n", arguments[2]);
        return 1;
    }
    fmt::print("{} documents, {} bytes each on average\n", documents.size(), bytes / documents.size());
    const int passes = count > 3 ? std::atoi(arguments[3]) : default_passes;
    for (int pass = 1; pass <= passes; ++pass) {
        std::size_t found = 0;
        const double began = processor_seconds();
        for (const Document& document : documents) {
            const auto times = dateline::find_times(document.article, document.analysis);
            found += dateline::timex3_of(times, day_of_writing).size();
        }
        const double seconds = std::max(processor_seconds() - began, 1e-9);
        fmt::print("pass {}: {} expressions, {:.3f} s, {:.0f} documents/s\n", pass, found, seconds,
                   static_cast<double>(documents.size()) / seconds);
    }
    return 0;
}
