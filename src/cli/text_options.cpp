#include "cli/text_options.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

namespace dateline {

void TextOptions::add_to(CLI::App& command) {
    command.add_option("--color", colour, "auto, always or never; auto heeds NO_COLOR")->type_name("WHEN");
    command.add_option("--width", width, "Columns; 0: the terminal's, or 80 where there is none")
        ->type_name("N");
}

Result<TextStyle> TextOptions::style() const {
    const Result<ColourWish> wish = parse_colour(colour);
    if (!wish) return wish.error();
    return style_for(*wish, width);
}

}  // namespace dateline
