#include "cli/progress.hpp"

#include <cstdio>
#include <fmt/format.h>

#include "cli/terminal.hpp"

namespace dateline {

namespace {

// More often than this share of the work the line need not change.
constexpr std::size_t shows = 200;

}  // namespace

Progress::Progress(std::string what, std::size_t total, Talk talk)
    : what_(std::move(what)), total_(total), shown_(talk == Talk::normal && error_stream_is_terminal()) {
    show();
}

Progress::~Progress() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
}

void Progress::step() {
    if (!shown_) return;
    const std::lock_guard lock(guard_);
    ++done_;
    if (done_ % (total_ / shows + 1) == 0) show();
}

void Progress::show() {
    if (!shown_) return;
    const std::string line = fmt::format("\r\x1b[K{} {} of {}", what_, done_, total_);
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
}

}  // namespace dateline
