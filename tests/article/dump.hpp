// An article as text that people can compare.
#pragma once

#include <fmt/format.h>
#include <string>

#include "article/article.hpp"

namespace dateline {

inline const char* kind_name(ParagraphKind kind) {
    switch (kind) {
        case ParagraphKind::title: return "title";
        case ParagraphKind::heading: return "heading";
        case ParagraphKind::body: return "body";
        case ParagraphKind::caption: return "caption";
        case ParagraphKind::quote: return "quote";
        case ParagraphKind::list_item: return "list_item";
        case ParagraphKind::standfirst: return "standfirst";
    }
    return "?";
}

inline std::string dump(const Article& article) {
    std::string out;
    const auto field = [&out](const char* name, const std::string& value) {
        if (!value.empty()) out += fmt::format("{}: {}\n", name, value);
    };
    const auto dates = [&out](const char* name, const std::vector<StatedDate>& all) {
        for (const StatedDate& date : all) {
            out += fmt::format("{}: {}{}{} <- '{}' ({})\n", name, to_text(date.date),
                               date.time.empty() ? "" : " ", date.time, date.found, date.where);
        }
    };
    field("title", article.title);
    field("outlet", article.outlet);
    field("wire", article.wire);
    for (const std::string& person : article.byline) field("byline", person);
    field("url", article.url);
    field("language", article.language);
    field("dateline place", article.dateline_place);
    if (article.dateline_day) field("dateline day", to_text(*article.dateline_day));
    dates("published", article.published);
    dates("modified", article.modified);
    if (article.partial) out += "partial\n";
    out += "\n";
    for (const Paragraph& paragraph : article.paragraphs) {
        out += fmt::format("[{}] {}\n", kind_name(paragraph.kind), paragraph.span.of(article.text));
    }
    out += "\n";
    for (const LeftOut& left : article.left_out) out += fmt::format("- {}: {}\n", left.reason, left.text);
    return out;
}

}  // namespace dateline
