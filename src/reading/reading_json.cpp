// A reading's JSON form, and what makes it safe to take one from outside.
#include "reading/bounds.hpp"
#include "reading/json_codec.hpp"
#include "reading/reading.hpp"

namespace dateline {

namespace {

// Token indexes are of an Analysis that a reading does not keep, so they are not checked.
void check_mentions(Bounds& bounds, const Mentions& mentions, const std::string& text) {
    const std::size_t entities = mentions.entities.size();
    for (std::size_t i = 0; i < mentions.times.size(); ++i) {
        bounds.span("times.span", mentions.times[i].span, text);
        // Only an earlier one may be the anchor: a chain of anchors then always ends.
        bounds.index("times.anchor_time", mentions.times[i].anchor_time, i);
    }
    for (const EntityMention& name : mentions.names) {
        bounds.span("names.span", name.span, text);
        bounds.index("names.entity", name.entity, entities);
    }
    for (const Figure& figure : mentions.figures) {
        bounds.span("figures.span", figure.span, text);
        bounds.all("figures.attributed_to", figure.attributed_to, entities);
    }
    for (std::size_t i = 0; i < mentions.attributions.size(); ++i) {
        const Attribution& attribution = mentions.attributions[i];
        bounds.index("attributions.source", attribution.source, entities);
        bounds.span("attributions.source_span", attribution.source_span, text);
        bounds.span("attributions.cue", attribution.cue, text);
        bounds.span("attributions.content", attribution.content, text);
        bounds.index("attributions.nested_in", attribution.nested_in, mentions.attributions.size());
    }
    for (const Quote& quote : mentions.quotes) {
        bounds.span("quotes.span", quote.span, text);
        bounds.index("quotes.speaker", quote.speaker, entities);
        bounds.index("quotes.attribution", quote.attribution, mentions.attributions.size());
        bounds.index("quotes.time", quote.time, mentions.times.size());
    }
}

void check_events(Bounds& bounds, const Reading& reading) {
    const Mentions& mentions = reading.mentions;
    const std::string& text = reading.article.text;
    for (const EventMention& event : reading.events) {
        bounds.span("events.sentence", event.sentence, text);
        bounds.span("events.evidence", event.evidence, text);
        bounds.span("events.trigger", event.trigger, text);
        for (const Participant& participant : event.participants) {
            bounds.index("events.participants.entity", participant.entity, mentions.entities.size());
        }
        bounds.all("events.times", event.times, mentions.times.size());
        if (event.distance) {
            bounds.index("events.distance.from", event.distance->from, mentions.times.size());
            bounds.span("events.distance.words", event.distance->words, text);
        }
        bounds.index("events.place", event.place, mentions.entities.size());
        bounds.all("events.attributed_to", event.attributed_to, mentions.entities.size());
        bounds.all("events.figures", event.figures, mentions.figures.size());
    }
}

}  // namespace

std::string to_json(const Reading& reading) {
    return json_text(JsonWriter::encode(reading));
}

Result<Reading> reading_from_json(std::string_view json) {
    Result<Reading> reading = from_json_text<Reading>(json, "reading");
    if (!reading) return reading;
    Bounds bounds;
    bounds.article(reading->article);
    for (const Span sentence : reading->sentences) bounds.span("sentence", sentence, reading->article.text);
    check_mentions(bounds, reading->mentions, reading->article.text);
    check_events(bounds, *reading);
    if (!bounds.hold()) return Error{ErrorCode::malformed, "reading: " + bounds.wrong()};
    return reading;
}

}  // namespace dateline
