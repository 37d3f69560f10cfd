// Articles that other tools have taken out of their pages and keep as JSON, and JSON Feed.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "source/document.hpp"

namespace dateline {

enum class JsonRole { text, summary, title, url, author, published, modified, captured, outlet, language };

// data/source/json_fields.tsv.
struct JsonField {
    enum class Form { plain, html, either };
    JsonRole role = JsonRole::text;
    std::string field;
    Form form = Form::plain;
};
Result<std::vector<JsonField>> read_json_fields();

// One JSON object a line, read as a stream, or one value over many lines: an object, an array of them, or a
// feed with `items`. Each object with an article's text is a member, named by its address or its line; a
// line that is no JSON object with one is a skip that names the line.
std::unique_ptr<ContainerReader> json_reader(ContainerContext context, std::unique_ptr<ByteStream> stream);

}  // namespace dateline
