// What the process's own streams are and may be used for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "cli/cli.hpp"
#include "output/text_layout.hpp"

namespace dateline {

enum class ColourWish { automatic, always, never };

// "auto", "always", "never".
Result<ColourWish> parse_colour(std::string_view text);

// Automatic: colour where standard output is a terminal that can show it and NO_COLOR is not set.
// `width` 0: the terminal's width; 80 where there is none.
TextStyle style_for(ColourWish wish, std::size_t width);

// "dateline: MESSAGE" on standard error.
void complain(std::string_view message);

// The same, and the exit code for it.
Exit give_up(const Error& error);

// To standard output, or to `path` where it is not empty. Fails with a message where not all was written.
Exit deliver(std::string_view text, const std::string& path);

bool error_stream_is_terminal();

}  // namespace dateline
