// The fields of every record of a case, named once, as reading/fields.hpp does for a reading.
#pragma once

#include "link/case.hpp"
#include "reading/fields.hpp"

namespace dateline {

template <>
inline constexpr std::array<std::string_view, 3> enum_names<Basis>{"stated", "inferred", "unknown"};

template <class Io>
void fields(Io& io, Of<Published> auto& x) {
    io.field("day", x.day);
    io.field("time", x.time);
    io.field("basis", x.basis);
    io.field("why", x.why);
    io.field("reasons", x.reasons);
    io.field("conflicts", x.conflicts);
}

template <class Io>
void fields(Io& io, Of<CaseReport> auto& x) {
    io.field("id", x.id);
    io.field("path", x.path);
    io.field("sha256", x.sha256);
    io.field("article", x.article);
    io.field("sentences", x.sentences);
    io.field("published", x.published);
    io.field("unread", x.unread);
    io.index("same_text_as", x.same_text_as);
    io.index("story", x.story);
}

template <class Io>
void fields(Io& io, Of<CaseRole> auto& x) {
    io.field("title", x.title);
    io.field("of", x.of);
}

template <class Io>
void fields(Io& io, Of<CaseEntity> auto& x) {
    io.field("id", x.id);
    io.field("type", x.type);
    io.field("name", x.name);
    io.field("aliases", x.aliases);
    io.field("country", x.country);
    io.field("roles", x.roles);
    io.field("latitude", x.latitude);
    io.field("longitude", x.longitude);
    io.field("geonames", x.geonames);
    io.field("is_outlet", x.is_outlet);
    io.field("why", x.why);
}

template <class Io>
void fields(Io& io, Of<CaseDate> auto& x) {
    io.field("day", x.day);
    io.field("precision", x.precision);
    io.field("text", x.text);
    io.field("anchor", x.anchor);
    io.field("why", x.why);
    io.field("alternatives", x.alternatives);
}

template <class Io>
void fields(Io& io, Of<CaseMention> auto& x) {
    io.field("id", x.id);
    io.index("event", x.event);
    io.index("report", x.report);
    io.field("told", x.told);
    io.field("participants", x.participants);
    io.index("place", x.place);
    io.field("attributed_to", x.attributed_to);
    io.field("date", x.date);
}

template <class Io>
void fields(Io& io, Of<HistoryStep> auto& x) {
    io.index("report", x.report);
    io.field("status", x.status);
}

template <class Io>
void fields(Io& io, Of<CaseEvent> auto& x) {
    io.field("id", x.id);
    io.field("type", x.type);
    io.field("mode", x.mode);
    io.field("label", x.label);
    io.field("participants", x.participants);
    io.field("date", x.date);
    io.index("place", x.place);
    io.field("status", x.status);
    io.field("history", x.history);
    io.field("mentions", x.mentions);
    io.field("reports", x.reports);
    io.field("sources", x.sources);
    io.index("story", x.story);
    io.field("why", x.why);
}

template <class Io>
void fields(Io& io, Of<CaseFigure> auto& x) {
    io.field("id", x.id);
    io.index("report", x.report);
    io.field("told", x.told);
    io.index("event", x.event);
    io.field("attributed_to", x.attributed_to);
}

template <class Io>
void fields(Io& io, Of<CaseQuote> auto& x) {
    io.field("id", x.id);
    io.index("report", x.report);
    io.field("told", x.told);
    io.index("speaker", x.speaker);
    io.field("date", x.date);
}

template <class Io>
void fields(Io& io, Of<CaseAttribution> auto& x) {
    io.field("id", x.id);
    io.index("report", x.report);
    io.field("told", x.told);
    io.index("source", x.source);
    io.index("nested_in", x.nested_in);
}

template <class Io>
void fields(Io& io, Of<Claim> auto& x) {
    io.field("value", x.value);
    io.field("mentions", x.mentions);
    io.field("attributed_to", x.attributed_to);
}

template <class Io>
void fields(Io& io, Of<Disagreement> auto& x) {
    io.field("id", x.id);
    io.field("about", x.about);
    io.field("subject", x.subject);
    io.field("claims", x.claims);
    io.field("verdict", x.verdict);
}

template <class Io>
void fields(Io& io, Of<Story> auto& x) {
    io.field("id", x.id);
    io.field("label", x.label);
    io.field("reports", x.reports);
    io.field("events", x.events);
    io.field("first", x.first);
    io.field("last", x.last);
}

template <class Io>
void fields(Io& io, Of<SkippedReport> auto& x) {
    io.field("path", x.path);
    io.field("code", x.code);
    io.field("message", x.message);
}

// The lists of a case with their tables' names, in the order in which they are written and read.
template <class Each>
void tables(Of<Case> auto& made, Each each) {
    each("report", made.reports);
    each("entity", made.entities);
    each("event", made.events);
    each("mention", made.mentions);
    each("figure", made.figures);
    each("quote", made.quotes);
    each("attribution", made.attributions);
    each("disagreement", made.disagreements);
    each("story", made.stories);
    each("skipped", made.skipped);
}

// The head's fields with their keys in the table meta.
template <class Each>
void meta_texts(Of<CaseHead> auto& head, Each each) {
    each("tool", head.tool);
    each("model_name", head.model.name);
    each("model_version", head.model.version);
    each("model_language", head.model.language);
    each("model_sha256", head.model.sha256);
    each("created", head.created);
    each("settings", head.settings);
}

}  // namespace dateline
