// The article in one JSON object of another tool.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "source/page.hpp"

namespace dateline {

struct JsonArticle {
    std::string text;  // not empty
    bool html = false;
    bool summary = false;  // there was nothing but a teaser
    std::string title;
    std::string url;
    std::vector<std::string> authors;
    std::string outlet;
    std::string language;
    std::optional<ToldTime> published;
    std::optional<ToldTime> modified;
    std::optional<ToldTime> captured;
};

// By data/source/json_fields.tsv; texts kept as lists of paragraphs or sections are joined. Absent where no
// field holds a text.
std::optional<JsonArticle> json_article(const nlohmann::json& object);

// What a JSON Feed says of all its items: outlet and language alone.
JsonArticle feed_article(const nlohmann::json& feed);

}  // namespace dateline
