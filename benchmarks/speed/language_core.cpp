// How fast the language core reads a text, on one thread.
//
//   bench_language MODEL TEXT [PASSES]
//
// TEXT holds one document a line. Each pass analyses all of them, 64 lines a call, as the paragraphs of a
// report are; the first one starts with empty caches. A word is a token, as in spaCy's own figures. Prints
// one line a pass: words, seconds, words a second, and at the end the most memory that the process ever had,
// loading the model included.
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "language/kernels.hpp"
#include "language/pipeline.hpp"

namespace {

constexpr std::uint64_t most_text = 1u << 30;
constexpr int default_passes = 3;
constexpr std::size_t documents_at_a_time = 64;

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double processor_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

// The kernel's own mark. (getrusage would also count what the process was before it became this program.)
double peak_megabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) return std::atof(line.c_str() + 6) * 1024 / 1e6;
    }
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        fmt::print(stderr, "usage: bench_language MODEL TEXT [PASSES]\n");
        return 2;
    }
    const auto start = std::chrono::steady_clock::now();
    const auto pipeline = dateline::Pipeline::load(arguments[1]);
    if (!pipeline) {
        fmt::print(stderr, "{}\n", pipeline.error().message);
        return 1;
    }
    fmt::print("model {} {}, {}, loaded in {:.3f} s\n", pipeline->info().name, pipeline->info().version,
               dateline::vector_target(), seconds_since(start));
    const auto bytes = dateline::read_file(arguments[2], most_text);
    if (!bytes) {
        fmt::print(stderr, "{}\n", bytes.error().message);
        return 1;
    }
    const std::string text = dateline::to_valid_utf8(*bytes);
    std::vector<dateline::Span> documents;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        documents.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        at = end + 1;
    }
    const int passes = count > 3 ? std::atoi(arguments[3]) : default_passes;
    for (int pass = 1; pass <= passes; ++pass) {
        std::size_t words = 0;
        const auto began = std::chrono::steady_clock::now();
        const double processor_began = processor_seconds();
        for (std::size_t first = 0; first < documents.size(); first += documents_at_a_time) {
            const auto some = std::span(documents).subspan(first);
            words +=
                pipeline->analyse(text, some.first(std::min(documents_at_a_time, some.size()))).tokens.size();
        }
        const double seconds = seconds_since(began);
        const double processor = processor_seconds() - processor_began;
        fmt::print("pass {}: {} words in {:.3f} s ({:.0f} words/s), processor {:.3f} s ({:.0f} words/s)\n",
                   pass, words, seconds, static_cast<double>(words) / seconds, processor,
                   static_cast<double>(words) / processor);
    }
    fmt::print("peak memory {:.1f} MB\n", peak_megabytes());
    return 0;
}
