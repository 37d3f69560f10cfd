// The public C++ API for one job: the article in a page, and what the page says about it.
//
//     for (const auto& page : pages) {
//         const dateline::Result<dateline::api::Article> article = dateline::api::article_of(bytes, {.path =
//         name}); if (article) std::cout << dateline::api::to_markdown(*article);
//     }
//
// Pure functions of their arguments: no network, no clock, no global state; safe to call from several
// threads. Offsets are UTF-8 bytes of `Article::text`, ends exclusive. Dates are EDTF (ISO 8601-2:2019).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.hpp"

namespace dateline::api {

enum class PartKind { title, heading, paragraph, caption, quote, list_item, standfirst };

// "title", "heading", "paragraph", "caption", "quote", "list_item", "standfirst".
const char* name_of(PartKind kind);

// One paragraph of the article: the bytes [begin, end) of its text, without line ends.
struct Part {
    PartKind kind = PartKind::paragraph;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

// A day that the page states, with the place that states it.
struct Statement {
    std::string date;   // EDTF
    std::string time;   // "10:03", "10:03+09:00", or empty
    std::string found;  // the exact words
    std::string where;  // "JSON-LD datePublished", "line 2 of the page", ...
};

// Why a field holds what it holds.
struct Reason {
    std::string field;  // "title", "byline", "outlet", "section", "url", "language"
    std::string where;  // "meta og:title", "heading <h1>", "rel=author"
    std::string found;  // the words there, before anything was taken off them
};

// What was taken out of the page, and why.
struct Removed {
    std::string text;    // its first 200 bytes at most
    std::string reason;  // "menu", "newsletter pitch", ...
};

struct Article {
    std::string path;                  // as given
    std::string url;                   // canonical address, or empty
    std::string title;                 // without the name of the site
    std::string outlet;                // who published it, by name or host; or empty
    std::string wire;                  // the agency that the text is credited to, or empty
    std::string language;              // "en"; or empty where it is not known
    std::vector<std::string> authors;  // persons
    std::string credit;                // without persons, whom the byline names: "Staff"; or empty
    std::string section;               // "Politics", as the page names it; or empty
    std::vector<Statement> published;  // every statement found, the one to believe first; empty: not said
    std::vector<Statement> modified;   // likewise
    std::string dateline_place;        // "LIMA" of "LIMA, June 4 -"; or empty
    std::string dateline_day;          // EDTF, or empty
    bool partial = false;              // the page holds only the beginning of the article
    std::string text;                  // the title first where there is one, then paragraphs, a line each
    std::vector<Part> parts;           // in order; they cover `text` but for the line ends
    std::vector<Removed> removed;
    std::vector<Reason> reasons;  // of the fields that metadata or marks of the page gave
};

// What the caller knows about the bytes.
struct Origin {
    std::string path;  // for messages
    std::string url;   // where the page was fetched from, or empty
};

// One page of HTML or saved text, in any character set that browsers read.
// Errors: empty, not_text, no_article (a menu, an index, an error page), unsupported, over_limit.
Result<Article> article_of(std::string_view bytes, const Origin& origin);

// What a page of HTML says about its article, without the article: `text` and `parts` are empty. Also of
// pages whose text is no article. Errors: empty, not_text, unsupported, over_limit.
Result<Article> metadata_of(std::string_view bytes, const Origin& origin);

// The title as heading, a line of who and when, then the text; ends with a line end.
std::string to_markdown(const Article& article);
// One JSON object of all fields, without a line end.
std::string to_json(const Article& article);

}  // namespace dateline::api
