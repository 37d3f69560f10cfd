#include "cli/terminal.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/file.hpp"

namespace dateline {

namespace {

constexpr std::size_t width_without_terminal = 80;
constexpr std::size_t narrowest = 20;

bool set_in_environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

bool shows_colour() {
    if (isatty(STDOUT_FILENO) == 0 || set_in_environment("NO_COLOR")) return false;
    const char* kind = std::getenv("TERM");
    return kind != nullptr && std::string_view(kind) != "dumb";
}

std::size_t terminal_width() {
    winsize size{};
    if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return width_without_terminal;
    }
    return size.ws_col;
}

}  // namespace

Result<ColourWish> parse_colour(std::string_view text) {
    if (text == "auto") return ColourWish::automatic;
    if (text == "always") return ColourWish::always;
    if (text == "never") return ColourWish::never;
    return Error{ErrorCode::bad_usage, fmt::format("--color {}: must be auto, always or never", text)};
}

TextStyle style_for(ColourWish wish, std::size_t width) {
    const bool colour = wish == ColourWish::always || (wish == ColourWish::automatic && shows_colour());
    const std::size_t columns = width == 0 ? terminal_width() : width;
    return {columns < narrowest ? narrowest : columns, colour ? Colour::on : Colour::off};
}

void complain(std::string_view message) {
    const std::string line = fmt::format("dateline: {}\n", printable(message));
    std::fwrite(line.data(), 1, line.size(), stderr);
}

Exit give_up(const Error& error) {
    complain(error.message);
    return Exit::failed;
}

Exit deliver(std::string_view text, const std::string& path) {
    if (!path.empty() && path != "-") {
        const Status written = write_file(path, text);
        return written ? Exit::well : give_up(written.error());
    }
    const bool written =
        std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    if (written) return Exit::well;
    return give_up(
        {ErrorCode::unreadable, fmt::format("standard output: cannot be written: {}", std::strerror(errno))});
}

bool error_stream_is_terminal() {
    return isatty(STDERR_FILENO) != 0;
}

}  // namespace dateline
