// How fast the source stage gets through an archive, and how much memory it takes:
//   bench_source FILE [UNPACKED_BYTES] [decode]
// Streams every document out of FILE, on one thread. With `decode` each also becomes a Page: its hash,
// character set and kind. Prints megabytes (10^6) a second of the file, or of UNPACKED_BYTES where FILE is
// compressed, and the most memory that was resident. make_warc.py makes archives of any size.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <sys/resource.h>

#include "source/document_stream.hpp"
#include "source/page_of.hpp"

int main(int argc, char** argv) {
    using namespace dateline;
    if (argc < 2) {
        std::fputs("usage: bench_source FILE [UNPACKED_BYTES] [decode]\n", stderr);
        return 2;
    }
    bool decode = false;
    double size = static_cast<double>(std::filesystem::file_size(argv[1]));
    for (int i = 2; i < argc; ++i) {
        if (std::string_view(argv[i]) == "decode") {
            decode = true;
        } else {
            size = std::strtod(argv[i], nullptr);
        }
    }
    const auto begin = std::chrono::steady_clock::now();
    std::size_t documents = 0;
    std::size_t skipped = 0;
    std::size_t bytes = 0;
    DocumentStream stream({{argv[1], Asked::by_name, {}}});
    while (auto next = stream.next()) {
        if (auto* const document = std::get_if<Document>(&*next)) {
            ++documents;
            bytes += document->bytes.size();
            if (decode && !page_of(std::move(*document))) ++skipped;
        } else {
            ++skipped;
        }
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto of = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    const double busy = of(used.ru_utime) + of(used.ru_stime);
    std::printf(
        "%zu documents of %.1f MB, %zu skipped; %.0f MB/s (%.2f s), %.0f MB a second of the processor; "
        "at most %.1f MB resident\n",
        documents, static_cast<double>(bytes) / 1e6, skipped, size / 1e6 / seconds, seconds,
        size / 1e6 / busy, static_cast<double>(used.ru_maxrss) * 1024 / 1e6);
    return 0;
}
