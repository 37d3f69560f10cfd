#include "source/json_article.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/data_file.hpp"
#include "base/utf8.hpp"
#include "source/content_kind.hpp"
#include "source/json_reader.hpp"
#include "source/told_time.hpp"

namespace dateline {

namespace {

using Json = nlohmann::json;

constexpr std::array<std::pair<std::string_view, JsonRole>, 10> roles = {{{"text", JsonRole::text},
                                                                          {"summary", JsonRole::summary},
                                                                          {"title", JsonRole::title},
                                                                          {"url", JsonRole::url},
                                                                          {"author", JsonRole::author},
                                                                          {"published", JsonRole::published},
                                                                          {"modified", JsonRole::modified},
                                                                          {"captured", JsonRole::captured},
                                                                          {"outlet", JsonRole::outlet},
                                                                          {"language", JsonRole::language}}};
constexpr std::array<std::pair<std::string_view, JsonField::Form>, 3> forms = {
    {{"plain", JsonField::Form::plain},
     {"html", JsonField::Form::html},
     {"either", JsonField::Form::either}}};

constexpr std::size_t most_authors = 50;
constexpr std::size_t most_nodes = 100000;  // of one text kept as a tree

template <class Pairs>
auto find_name(const Pairs& pairs, std::string_view name) {
    return std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == name; });
}

const std::vector<JsonField>& table() {
    static const std::vector<JsonField> rows = [] {
        auto read = read_json_fields();
        return read ? std::move(*read) : std::vector<JsonField>{};
    }();
    return rows;
}

// All strings under a value in its order, a line each: paragraphs and sections of a text.
std::string joined_strings(const Json& value) {
    std::string text;
    std::vector<const Json*> open = {&value};
    std::size_t nodes = 0;
    while (!open.empty() && ++nodes < most_nodes) {
        const Json& here = *open.back();
        open.pop_back();
        if (here.is_string()) {
            const auto& line = here.get_ref<const std::string&>();
            if (trimmed(line).empty()) continue;
            if (!text.empty()) text += "\n\n";
            text += line;
        } else if (here.is_structured()) {
            std::vector<const Json*> inner;
            for (const Json& one : here) inner.push_back(&one);
            open.insert(open.end(), inner.rbegin(), inner.rend());
        }
    }
    return text;
}

// A name, however it is kept: a string, a number, {"name": ...}.
std::string word_of(const Json& value) {
    if (value.is_string()) {
        std::string text = value.get<std::string>();
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
        return std::string(trimmed(text));
    }
    if (value.is_number_integer()) return fmt::format("{}", value.get<std::int64_t>());
    if (value.is_number()) return fmt::format("{:.0f}", value.get<double>());
    if (value.is_object()) {
        for (const char* const key : {"name", "title"}) {
            const auto found = value.find(key);
            if (found != value.end() && found->is_string()) return word_of(*found);
        }
    }
    return {};
}

std::string first_word(const Json& object, JsonRole role) {
    for (const JsonField& row : table()) {
        if (row.role != role) continue;
        const auto found = object.find(row.field);
        if (found == object.end()) continue;
        if (std::string word = word_of(*found); !word.empty()) return word;
    }
    return {};
}

std::vector<std::string> authors_of(const Json& object) {
    std::vector<std::string> names;
    const auto add = [&](std::string_view name) {
        name = trimmed(name);
        if (!name.empty() && names.size() < most_authors) names.emplace_back(name);
    };
    for (const JsonField& row : table()) {
        if (row.role != JsonRole::author || !names.empty()) continue;
        const auto found = object.find(row.field);
        if (found == object.end()) continue;
        if (found->is_array()) {
            for (const Json& one : *found) add(word_of(one));
            continue;
        }
        // "A; B" is one field for several.
        const std::string all = word_of(*found);
        for (std::size_t at = 0; at < all.size();) {
            const auto end = std::min(all.find(';', at), all.size());
            add(std::string_view(all).substr(at, end - at));
            at = end + 1;
        }
    }
    return names;
}

std::optional<ToldTime> time_of(const Json& object, JsonRole role) {
    for (const JsonField& row : table()) {
        if (row.role != role) continue;
        const auto found = object.find(row.field);
        if (found == object.end()) continue;
        if (auto told = told_time(word_of(*found), fmt::format("the JSON's \"{}\"", row.field))) return told;
    }
    return std::nullopt;
}

bool has_markup(std::string_view text) {
    return looks_like_html(text) || text.starts_with("<p>") || text.starts_with("<div") ||
           text.find("</p>") != std::string_view::npos;
}

}  // namespace

Result<std::vector<JsonField>> read_json_fields() {
    constexpr std::string_view file = "source/json_fields.tsv";
    const auto rows = data_rows(file, 3, 3);
    if (!rows) return rows.error();
    std::vector<JsonField> fields;
    for (const DataRow& row : *rows) {
        const auto role = find_name(roles, row.fields[0]);
        const auto form = find_name(forms, row.fields[2]);
        if (role == roles.end() || form == forms.end() || row.fields[1].empty()) {
            return Error{
                ErrorCode::malformed,
                fmt::format("data/{} line {}: a role, a field and \"plain\", \"html\" or \"either\" are "
                            "needed",
                            file, row.line)};
        }
        fields.push_back({role->second, std::string(row.fields[1]), form->second});
    }
    return fields;
}

std::optional<JsonArticle> json_article(const Json& object) {
    JsonArticle out;
    for (const JsonRole role : {JsonRole::text, JsonRole::summary}) {
        for (const JsonField& row : table()) {
            if (row.role != role || !out.text.empty()) continue;
            const auto found = object.find(row.field);
            if (found == object.end()) continue;
            std::string text = joined_strings(*found);
            if (trimmed(text).empty()) continue;
            out.html = row.form == JsonField::Form::html ||
                       (row.form == JsonField::Form::either && has_markup(text));
            out.summary = role == JsonRole::summary;
            out.text = std::move(text);
        }
    }
    if (out.text.empty()) return std::nullopt;
    out.title = first_word(object, JsonRole::title);
    out.url = first_word(object, JsonRole::url);
    out.authors = authors_of(object);
    out.outlet = first_word(object, JsonRole::outlet);
    out.language = first_word(object, JsonRole::language);
    out.published = time_of(object, JsonRole::published);
    out.modified = time_of(object, JsonRole::modified);
    out.captured = time_of(object, JsonRole::captured);
    return out;
}

JsonArticle feed_article(const Json& feed) {
    JsonArticle out;
    out.outlet = first_word(feed, JsonRole::title);
    out.language = first_word(feed, JsonRole::language);
    return out;
}

}  // namespace dateline
