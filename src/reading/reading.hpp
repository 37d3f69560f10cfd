// The read phase put together: one report's bytes to its reading, a pure function of the bytes, the
// model and the settings. A reading is all that the link phase sees.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "event/event_mention.hpp"
#include "language/pipeline.hpp"
#include "mention/find_mentions.hpp"

namespace dateline {

struct Reading {
    std::string path;
    std::string sha256;  // of the original bytes
    std::string model;   // "en_core_web_sm 3.8.0"
    Article article;
    // The day on which the page was fetched or saved, where its container tells: it was published by then.
    std::optional<StatedDate> captured;
    Mentions mentions;
    std::vector<EventMention> events;
    std::vector<Span> sentences;  // bytes of article.text
    std::string unread;           // why mentions, events and sentences are not there; else empty
};

// What reading needs and never changes.
struct Reader {
    const Pipeline& pipeline;
    const Gazetteer& gazetteer;
    EventScope scope = EventScope::news;
};

// Page to reading in one screen: article, analysis, mentions, events.
Result<Reading> read_report(const Page& page, const Reader& reader);

// One line of JSON, and back without loss. malformed names the field.
std::string to_json(const Reading& reading);
Result<Reading> reading_from_json(std::string_view json);

}  // namespace dateline
