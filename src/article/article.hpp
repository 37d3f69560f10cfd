// The article in a page: its text alone, and what the page says about it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/span.hpp"
#include "calendar/edtf.hpp"
#include "source/page.hpp"

namespace dateline {

enum class ParagraphKind { title, heading, body, caption, quote, list_item, standfirst };

struct Paragraph {
    Span span;  // bytes of Article::text, no line ends inside
    ParagraphKind kind = ParagraphKind::body;
};

// A publication day as stated somewhere, before it is weighed against the text (link/ does that).
struct StatedDate {
    Edtf date;
    std::string time;   // "10:03", "10:03+09:00", or empty
    std::string found;  // the exact words, "Published: 27 May. 2025, 10:03"
    std::string where;  // "line 2 of the page", "JSON-LD datePublished", "meta article:published_time"
};

// Why a field holds what it holds.
struct FieldOrigin {
    std::string field;  // "title", "byline", "outlet", "section", "url", "language"
    std::string where;  // "meta og:title", "heading <h1>", "rel=author", as in StatedDate
    std::string found;  // the words there, before anything was taken off them
};

// What was taken out of the page, for `dateline explain`.
struct LeftOut {
    std::string text;    // at most the first 200 bytes of it
    std::string reason;  // "newsletter pitch", "menu", "donation pitch", "share bar", ...
};

struct Article {
    std::string text;  // title first where there is one, paragraphs joined by '\n'; valid UTF-8
    std::vector<Paragraph> paragraphs;
    std::string title;                // without the outlet's name
    std::string outlet;               // name or host of who published it; empty where not known
    std::string wire;                 // wire origin credited, "Reuters", "Yonhap"; empty where none
    std::vector<std::string> byline;  // persons
    std::string credit;               // without persons, whom the byline names: "Staff", an organisation
    std::string section;              // "Politics", as the page names it; empty where it does not
    std::string url;                  // canonical address or empty
    std::string language;             // "en", or empty where not known
    std::string dateline_place;       // "LIMA" of "LIMA, June 4 (Agency) -"; empty where none
    std::optional<Edtf> dateline_day;
    std::vector<StatedDate> published;  // every statement found, the one to believe first
    std::vector<StatedDate> modified;   // likewise
    std::vector<FieldOrigin> origins;   // of the fields above, where the page's metadata or marks gave them
    bool partial = false;               // cut, by a paywall or by limits
    std::vector<LeftOut> left_out;
};

// What is known from outside of the page.
struct ArticleOptions {
    // Nothing was published after this day: the day of the run. Where the page itself was saved on a known
    // day (Page::captured), the earlier of both. Absent: no date is too late.
    std::optional<Day> today;
};

// Errors: no_article (a menu, an index, an error page; says what it looked like), over_limit.
Result<Article> extract_article(const Page& page, const ArticleOptions& options = {});

// What a page of HTML says about its article, without the article: no text, no paragraphs. Also for pages
// whose text is no article (an index, a video, a page that shows its text by script). Of plain text nothing
// but what the container states. Never fails on input. Errors: internal (memory).
Result<Article> article_metadata(const Page& page, const ArticleOptions& options = {});

}  // namespace dateline
