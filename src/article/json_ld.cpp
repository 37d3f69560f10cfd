// Idea: walk every value of every block with a stack, rate each object by the fields of an article that it
// has, keep the best. Bounded by the size of the page.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "article/byline.hpp"
#include "article/html_metadata.hpp"
#include "article/text_form.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

using Json = nlohmann::json;

constexpr std::size_t script_bytes = 4u << 20;

std::string string_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) return {};
    const Json* value = &*found;
    if (value->is_array() && !value->empty()) value = &value->front();
    if (value->is_string()) return value->get<std::string>();
    if (value->is_object()) {
        for (const char* inner : {"name", "@id", "@value", "url"}) {
            const auto field = value->find(inner);
            if (field != value->end() && field->is_string()) return field->get<std::string>();
        }
    }
    return {};
}

bool has_type(const Json& object, std::string_view part) {
    const auto found = object.find("@type");
    if (found == object.end()) return false;
    const auto fits = [part](const Json& type) {
        return type.is_string() && type.get_ref<const std::string&>().find(part) != std::string::npos;
    };
    if (found->is_array()) return std::any_of(found->begin(), found->end(), fits);
    return fits(*found);
}

// Names by "@id", for authors that are told by reference.
using NamesById = std::map<std::string, std::string, std::less<>>;

void add_author(const Json& one, const NamesById& names, JsonLd& out) {
    if (one.is_string()) {
        out.authors.push_back(one.get<std::string>());
        return;
    }
    if (!one.is_object()) return;
    std::string name;
    if (const auto field = one.find("name"); field != one.end()) {
        if (field->is_string()) name = field->get<std::string>();
        if (field->is_array()) {
            for (const Json& each : *field) {
                if (each.is_string()) out.authors.push_back(each.get<std::string>());
            }
        }
    }
    if (name.empty()) {
        const auto id = one.find("@id");
        if (id != one.end() && id->is_string()) {
            const auto known = names.find(id->get_ref<const std::string&>());
            if (known != names.end()) name = known->second;
        }
    }
    if (name.empty()) return;
    const bool organisation = has_type(one, "Organization") && !has_type(one, "Person");
    (organisation ? out.organisations : out.authors).push_back(std::move(name));
}

void add_authors(const Json& value, const NamesById& names, JsonLd& out) {
    if (!value.is_array()) return add_author(value, names, out);
    for (const Json& one : value) add_author(one, names, out);
}

int article_score(const Json& object) {
    int score = 0;
    for (const char* key : {"headline", "datePublished", "articleBody", "author", "publisher", "dateModified",
                            "mainEntityOfPage"}) {
        score += object.contains(key);
    }
    const bool article =
        has_type(object, "Article") || has_type(object, "Posting") || has_type(object, "Report");
    if (article) score += 10;
    // Lists of other articles and pages about the site carry dates that are not this article's.
    const bool work = has_type(object, "WebPage") || has_type(object, "Recipe") ||
                      has_type(object, "CreativeWork") || has_type(object, "VideoObject") ||
                      has_type(object, "Review") || has_type(object, "Episode");
    if (!article && !work) return 0;
    if (has_type(object, "Recipe")) score += 8;
    return object.contains("datePublished") || object.contains("headline") ? score : 0;
}

JsonLd read_object(const Json& object, const NamesById& names) {
    JsonLd out;
    out.found = true;
    out.headline = string_of(object, "headline");
    if (out.headline.empty()) out.headline = string_of(object, "name");
    out.publisher = string_of(object, "publisher");
    if (out.publisher.find("//") != std::string::npos) out.publisher.clear();
    out.published = string_of(object, "datePublished");
    out.modified = string_of(object, "dateModified");
    out.url = string_of(object, "url");
    out.language = string_of(object, "inLanguage");
    out.section = string_of(object, "articleSection");
    out.body = string_of(object, "articleBody");
    for (const char* key : {"author", "creator"}) {
        const auto author = object.find(key);
        if (author != object.end() && out.authors.empty()) add_authors(*author, names, out);
    }
    return out;
}

// Every object of the value, the outer first, in order.
template <class Visit>
void for_each_object(const Json& root, Visit visit) {
    std::vector<const Json*> open = {&root};
    while (!open.empty()) {
        const Json* value = open.back();
        open.pop_back();
        if (value->is_object()) visit(*value);
        if (!value->is_structured()) continue;
        const auto begin = open.size();
        for (const Json& inner : *value) open.push_back(&inner);
        std::reverse(open.begin() + static_cast<std::ptrdiff_t>(begin), open.end());
    }
}

}  // namespace

JsonLd read_json_ld(const std::vector<std::string_view>& scripts) {
    JsonLd best;
    int best_score = 0;
    for (const auto script : scripts) {
        if (script.size() > script_bytes) continue;
        auto text = trimmed(script);
        for (const std::string_view wrap : {"<!--", "//<![CDATA[", "<![CDATA["}) {
            if (text.starts_with(wrap)) text = trimmed(text.substr(wrap.size()));
        }
        for (const std::string_view wrap : {"-->", "//]]>", "]]>", ";"}) {
            if (text.ends_with(wrap)) text = trimmed(text.substr(0, text.size() - wrap.size()));
        }
        // Sites break strings over lines; JSON forbids it, and a blank means the same.
        std::string plain(text);
        for (char& c : plain) {
            if (static_cast<unsigned char>(c) < 0x20) c = ' ';
        }
        const Json root = Json::parse(plain, nullptr, false, true);
        if (root.is_discarded()) continue;
        // What has a name and an "@id"; read before it is referred to.
        NamesById names;
        for_each_object(root, [&names](const Json& object) {
            const auto id = object.find("@id");
            const auto name = object.find("name");
            if (id != object.end() && id->is_string() && name != object.end() && name->is_string())
                names.emplace(id->get<std::string>(), name->get<std::string>());
        });
        for_each_object(root, [&](const Json& object) {
            const int score = article_score(object);
            if (score <= best_score) return;
            best_score = score;
            best = read_object(object, names);
        });
    }
    return best;
}

}  // namespace dateline
