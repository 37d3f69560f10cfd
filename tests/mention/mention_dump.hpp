// What the mention stage finds in a text, as readable lines. The text goes through the real pipeline; the
// gazetteer is a small one of its own.
#pragma once

#include <string>

#include "article/article.hpp"
#include "language/analysis.hpp"
#include "mention/gazetteer.hpp"
#include "mention/mentions.hpp"

namespace dateline {

struct Told {
    Article article;
    Mentions mentions;
};

// Each line is a paragraph; a first line that begins with "# " is the title.
Told read_text(std::string_view text);

// The analysis that read_text makes of it.
Analysis analyse(const Article& article);

const Gazetteer& small_gazetteer();

// "person Ana Ruiz (PER; minister) = Ana Ruiz, her, Ruiz": one entity a line, with the words that tell it.
std::string who(std::string_view text);
// "about 40 people: 40..40 ~ person, person killed < Ana Ruiz": one figure a line.
std::string figures(std::string_view text);
// "Ana Ruiz: said > she would go": one attribution a line; nested ones are set in by two spaces.
std::string accounts(std::string_view text);
// "Ana Ruiz: We will win": one quote a line.
std::string quotes(std::string_view text);

}  // namespace dateline
