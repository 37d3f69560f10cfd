// --color and --width, for every command that prints text to be read.
#pragma once

#include <string>

#include "cli/terminal.hpp"

namespace CLI {
class App;
}

namespace dateline {

struct TextOptions {
    std::string colour = "auto";
    std::size_t width = 0;

    void add_to(CLI::App& command);
    Result<TextStyle> style() const;
};

}  // namespace dateline
