// The bridge from the stage to the public API, for programs that have a pipeline already.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "dateline/time.hpp"
#include "language/pipeline.hpp"

namespace dateline::api {

// Plain text as an article: `text` byte for byte, with its paragraphs. A blank line ends a paragraph, and a
// line end does where the text is not wrapped (some line is longer than wrapped ones are) or the next is
// indented.
dateline::Article article_of_text(std::string_view text);

// Of the article's paragraphs, each analysed alone. `published` is the report's day.
std::vector<Time> times_of(const Pipeline& pipeline, const dateline::Article& article,
                           std::optional<Day> published, DayOrder order);

// The day that EDTF text names; bad_usage where it is none or no single day.
Result<std::optional<Day>> day_named(std::string_view edtf);

}  // namespace dateline::api
