// The public API over the stages source and article, and the two forms that `dateline article` prints.
#include "article/public_article.hpp"

#include <nlohmann/json.hpp>

#include "article/article.hpp"
#include "dateline/article.hpp"
#include "source/page.hpp"

namespace dateline::api {

namespace {

PartKind part_kind(ParagraphKind kind) {
    switch (kind) {
        case ParagraphKind::title: return PartKind::title;
        case ParagraphKind::heading: return PartKind::heading;
        case ParagraphKind::body: return PartKind::paragraph;
        case ParagraphKind::caption: return PartKind::caption;
        case ParagraphKind::quote: return PartKind::quote;
        case ParagraphKind::list_item: return PartKind::list_item;
        case ParagraphKind::standfirst: return PartKind::standfirst;
    }
    return PartKind::paragraph;
}

std::vector<Statement> statements(std::vector<StatedDate>&& dates) {
    std::vector<Statement> out;
    out.reserve(dates.size());
    for (StatedDate& date : dates) {
        out.push_back(
            {to_text(date.date), std::move(date.time), std::move(date.found), std::move(date.where)});
    }
    return out;
}

Article from_stage(std::string path, dateline::Article&& article) {
    Article out;
    out.path = std::move(path);
    out.url = std::move(article.url);
    out.title = std::move(article.title);
    out.outlet = std::move(article.outlet);
    out.wire = std::move(article.wire);
    out.language = std::move(article.language);
    out.authors = std::move(article.byline);
    out.credit = std::move(article.credit);
    out.section = std::move(article.section);
    for (FieldOrigin& origin : article.origins)
        out.reasons.push_back({std::move(origin.field), std::move(origin.where), std::move(origin.found)});
    out.published = statements(std::move(article.published));
    out.modified = statements(std::move(article.modified));
    out.dateline_place = std::move(article.dateline_place);
    if (article.dateline_day) out.dateline_day = to_text(*article.dateline_day);
    out.partial = article.partial;
    out.text = std::move(article.text);
    for (const Paragraph& paragraph : article.paragraphs)
        out.parts.push_back({part_kind(paragraph.kind), paragraph.span.begin, paragraph.span.end});
    for (LeftOut& left : article.left_out)
        out.removed.push_back({std::move(left.text), std::move(left.reason)});
    return out;
}

nlohmann::ordered_json json_of(const std::vector<Statement>& statements) {
    auto out = nlohmann::ordered_json::array();
    for (const Statement& one : statements) {
        out.push_back({{"date", one.date}, {"time", one.time}, {"found", one.found}, {"where", one.where}});
    }
    return out;
}

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

// Characters that would make Markdown of a line that is plain text.
std::string escaped(std::string_view line) {
    std::string out;
    for (const char c : line) {
        if (c == '\\' || c == '*' || c == '_' || c == '`' || c == '<' || c == '[') out += '\\';
        out += c;
    }
    if (!out.empty() && (out[0] == '#' || out[0] == '>' || out[0] == '-' || out[0] == '+'))
        out.insert(0, 1, '\\');
    return out;
}

std::string markdown_of(PartKind kind, std::string_view text) {
    const std::string line = escaped(text);
    switch (kind) {
        case PartKind::title: return "# " + line;
        case PartKind::heading: return "## " + line;
        case PartKind::caption: return "*" + line + "*";
        case PartKind::quote: return "> " + line;
        case PartKind::list_item: return "- " + line;
        case PartKind::standfirst: return "**" + line + "**";
        case PartKind::paragraph: return line;
    }
    return line;
}

std::string about(const Article& article) {
    std::vector<std::string> said;
    if (!article.authors.empty()) said.push_back(joined(article.authors));
    if (!article.outlet.empty()) said.push_back(article.outlet);
    if (!article.wire.empty()) said.push_back("from " + article.wire);
    said.push_back(article.published.empty() ? "no date of publication found"
                                             : "published " + article.published.front().date);
    if (!article.modified.empty()) said.push_back("modified " + article.modified.front().date);
    if (article.partial) said.push_back("only the beginning of the article");
    return escaped(joined(said));
}

Result<Page> page_of(std::string_view bytes, const Origin& origin) {
    Result<Page> page = page_from_bytes(origin.path, std::string(bytes));
    if (page && page->url.empty()) page->url = origin.url;
    return page;
}

}  // namespace

const char* name_of(PartKind kind) {
    switch (kind) {
        case PartKind::title: return "title";
        case PartKind::heading: return "heading";
        case PartKind::paragraph: return "paragraph";
        case PartKind::caption: return "caption";
        case PartKind::quote: return "quote";
        case PartKind::list_item: return "list_item";
        case PartKind::standfirst: return "standfirst";
    }
    return "paragraph";
}

Result<Article> article_of(std::string_view bytes, const Origin& origin) {
    const Result<Page> page = page_of(bytes, origin);
    if (!page) return page.error();
    return article_of(*page);
}

Result<Article> metadata_of(std::string_view bytes, const Origin& origin) {
    const Result<Page> page = page_of(bytes, origin);
    if (!page) return page.error();
    return metadata_of(*page);
}

Result<Article> article_of(const Page& page) {
    Result<dateline::Article> article = extract_article(page);
    if (!article) return article.error();
    return from_stage(page.path, std::move(*article));
}

Result<Article> metadata_of(const Page& page) {
    Result<dateline::Article> article = article_metadata(page);
    if (!article) return article.error();
    return from_stage(page.path, std::move(*article));
}

std::string to_markdown(const Article& article) {
    std::string out;
    bool said_about = false;
    const auto say_about = [&] {
        out += about(article) + "\n";
        said_about = true;
    };
    PartKind before = PartKind::title;
    for (const Part& part : article.parts) {
        if (!said_about && part.kind != PartKind::title) {
            if (!out.empty()) out += "\n";
            say_about();
        }
        const bool same_list = part.kind == PartKind::list_item && before == PartKind::list_item;
        if (!out.empty() && !same_list) out += "\n";
        out +=
            markdown_of(part.kind, std::string_view(article.text).substr(part.begin, part.end - part.begin)) +
            "\n";
        before = part.kind;
    }
    if (!said_about) {
        if (!out.empty()) out += "\n";
        say_about();
    }
    return out;
}

std::string to_json(const Article& article) {
    auto parts = nlohmann::ordered_json::array();
    for (const Part& part : article.parts)
        parts.push_back({{"kind", name_of(part.kind)}, {"start", part.begin}, {"end", part.end}});
    auto removed = nlohmann::ordered_json::array();
    for (const Removed& one : article.removed)
        removed.push_back({{"text", one.text}, {"reason", one.reason}});
    auto reasons = nlohmann::ordered_json::array();
    for (const Reason& one : article.reasons)
        reasons.push_back({{"field", one.field}, {"where", one.where}, {"found", one.found}});
    const nlohmann::ordered_json out{
        {"path", article.path},
        {"url", article.url},
        {"title", article.title},
        {"outlet", article.outlet},
        {"wire", article.wire},
        {"language", article.language},
        {"authors", article.authors},
        {"credit", article.credit},
        {"section", article.section},
        {"published", json_of(article.published)},
        {"modified", json_of(article.modified)},
        {"dateline", {{"place", article.dateline_place}, {"day", article.dateline_day}}},
        {"partial", article.partial},
        {"text", article.text},
        {"parts", std::move(parts)},
        {"removed", std::move(removed)},
        {"reasons", std::move(reasons)},
    };
    return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace dateline::api
