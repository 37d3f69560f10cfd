// What came in: one document's bytes with where they came from. Nothing is interpreted yet but kind
// and character set.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace dateline {

enum class PageKind { plain_text, html };

// A moment that a container tells.
struct ToldTime {
    std::string iso;    // "2024-05-06", "2024-05-06T07:08", "2024-05-06T07:08:09Z", "...+02:00": as precise
                        // as it was told, the zone only where one was told; always a day of the calendar
    std::string found;  // the words themselves, "Mon, 06 May 2024 07:08:09 +0200"
    std::string where;  // who says so: "WARC-Date", "Date of the mail", "pubDate of the feed's item"
};

// What the container says of the document that it holds, apart from the document's own words: a feed of
// its items, a mail's head of the newsletter, another tool's JSON of the text that it took out. It is a
// claim to be weighed like the page's own metadata. Empty where nothing was said; valid UTF-8 on one line,
// without markup.
struct StatedMetadata {
    std::string where;  // who says all this: "the feed's item", "the mail's head", "trafilatura"
    std::string title;  // may still carry the site's name
    std::vector<std::string> authors;  // one name each where the container tells them apart; not checked to
                                       // be persons
    std::string outlet;                // name of who published it: the feed's title, the mail's sender
    std::string language;              // as told: "en", "en-GB"
    std::optional<ToldTime> published;
    std::optional<ToldTime> modified;
    bool summary = false;  // the text is known to be a teaser of the article, not the article
};

struct Page {
    std::string path;    // as the user would name it; for a member of an archive "archive!member"
    std::string sha256;  // of the original bytes
    PageKind kind = PageKind::plain_text;
    std::string text;     // the bytes as valid UTF-8, line ends as '\n'
    std::string charset;  // what it was decoded from, "UTF-8"
    std::string url;      // where known from the container, else empty
    // When the bytes were fetched or saved. The article was published no later, whatever else is unknown.
    std::optional<ToldTime> captured;
    StatedMetadata stated;
};

// Something that was left out, with a typed reason that the summary counts.
struct Skip {
    std::string path;
    Error why;
};

// The one page that these bytes are; told by the bytes, not the name. Errors: empty, not_text (a binary; says
// what it looks like), unsupported (an archive, feed or other container, which document_stream.hpp reads),
// over_limit.
Result<Page> page_from_bytes(std::string path, std::string bytes);

}  // namespace dateline
