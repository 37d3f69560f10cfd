#include "cli/progress.hpp"

#include <cstdio>
#include <fmt/format.h>

#include "cli/terminal.hpp"

namespace dateline {

namespace {

// More often the eye does not follow.
constexpr std::chrono::milliseconds between_shows{100};

}  // namespace

Progress::Progress(std::string what, Talk talk)
    : what_(std::move(what)), shown_(talk == Talk::normal && error_stream_is_terminal()) {
    show();
}

Progress::~Progress() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
}

void Progress::step() {
    if (!shown_) return;
    const std::lock_guard lock(guard_);
    ++done_;
    if (std::chrono::steady_clock::now() - last_ > between_shows) show();
}

void Progress::show() {
    if (!shown_) return;
    const std::string line = fmt::format("\r\x1b[K{} {}", what_, done_);
    last_ = std::chrono::steady_clock::now();
    std::fwrite(line.data(), 1, line.size(), stderr);
    std::fflush(stderr);
}

}  // namespace dateline
