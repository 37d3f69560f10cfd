// The fields of every value in a reading, named once: what writes them and what reads them back both
// walk these lists, so the two cannot drift apart. `Io` offers
//   io.field("name", value)      a value of any type that is known here or to the Io itself
//   io.index("name", index)      an Index, where `none` means that there is nothing
#pragma once

#include <array>
#include <concepts>
#include <string_view>
#include <type_traits>

#include "reading/reading.hpp"

namespace dateline {

template <class T, class U>
concept Of = std::same_as<std::remove_const_t<T>, U>;

// The names of an enumeration's values, in their order.
template <class E>
inline constexpr std::array<std::string_view, 0> enum_names{};

template <>
inline constexpr std::array<std::string_view, 9> enum_names<Granularity>{
    "day", "week", "month", "quarter", "season", "half", "year", "decade", "century"};
template <>
inline constexpr std::array<std::string_view, 4> enum_names<EdtfForm>{"single", "interval", "one_of",
                                                                      "all_of"};
template <>
inline constexpr std::array<std::string_view, 4> enum_names<Direction>{"unknown", "past", "future",
                                                                       "present"};
template <>
inline constexpr std::array<std::string_view, 14> enum_names<RuleKind>{
    "absolute", "offset",  "weekday",  "weekend", "month",  "season",   "elapsed",
    "holiday",  "ordinal", "interval", "all_of",  "one_of", "duration", "vague"};
template <>
inline constexpr std::array<std::string_view, 6> enum_names<Part>{"whole", "early",   "middle",
                                                                  "late",  "earlier", "later"};
template <>
inline constexpr std::array<std::string_view, 9> enum_names<DayPart>{
    "none", "dawn", "morning", "midday", "afternoon", "evening", "night", "midnight", "overnight"};
template <>
inline constexpr std::array<std::string_view, 4> enum_names<ClockUnit>{"none", "hour", "minute", "second"};
template <>
inline constexpr std::array<std::string_view, 4> enum_names<Bound>{"exactly", "about", "less_than",
                                                                   "more_than"};
template <>
inline constexpr std::array<std::string_view, 4> enum_names<TimexType>{"date", "time", "duration", "set"};
template <>
inline constexpr std::array<std::string_view, 5> enum_names<AnchorKind>{"none", "report_day", "dateline",
                                                                        "time_expression", "event"};
template <>
inline constexpr std::array<std::string_view, 5> enum_names<EntityType>{"person", "organization", "country",
                                                                        "place", "group"};
template <>
inline constexpr std::array<std::string_view, 5> enum_names<MentionForm>{"name", "title", "pronoun",
                                                                         "demonym", "description"};
template <>
inline constexpr std::array<std::string_view, 7> enum_names<ParagraphKind>{
    "title", "heading", "body", "caption", "quote", "list_item", "standfirst"};
template <>
inline constexpr std::array<std::string_view, 3> enum_names<Role>{"actor", "recipient", "other"};
template <>
inline constexpr std::array<std::string_view, 6> enum_names<EventStatus>{
    "happened", "ongoing", "scheduled", "possible", "conditional", "negated"};
template <>
inline constexpr std::array<std::string_view, 4> enum_names<TimeBasis>{"told", "inherited", "tense", "none"};

template <class Io>
void fields(Io& io, Of<Paragraph> auto& x) {
    io.field("span", x.span);
    io.field("kind", x.kind);
}

template <class Io>
void fields(Io& io, Of<StatedDate> auto& x) {
    io.field("date", x.date);
    io.field("time", x.time);
    io.field("found", x.found);
    io.field("where", x.where);
}

template <class Io>
void fields(Io& io, Of<LeftOut> auto& x) {
    io.field("text", x.text);
    io.field("reason", x.reason);
}

template <class Io>
void fields(Io& io, Of<FieldOrigin> auto& x) {
    io.field("field", x.field);
    io.field("where", x.where);
    io.field("found", x.found);
}

template <class Io>
void fields(Io& io, Of<Article> auto& x) {
    io.field("title", x.title);
    io.field("outlet", x.outlet);
    io.field("wire", x.wire);
    io.field("byline", x.byline);
    io.field("credit", x.credit);
    io.field("section", x.section);
    io.field("origins", x.origins);
    io.field("url", x.url);
    io.field("language", x.language);
    io.field("dateline_place", x.dateline_place);
    io.field("dateline_day", x.dateline_day);
    io.field("published", x.published);
    io.field("modified", x.modified);
    io.field("partial", x.partial);
    io.field("text", x.text);
    io.field("paragraphs", x.paragraphs);
    io.field("left_out", x.left_out);
}

template <class Io>
void fields(Io& io, Of<TimeRule> auto& x) {
    io.field("kind", x.kind);
    io.field("absolute", x.absolute);
    io.field("unit", x.unit);
    io.field("count", x.count);
    io.field("weekday", x.weekday);
    io.field("month", x.month);
    io.field("month_day", x.month_day);
    io.field("month_day_last", x.month_day_last);
    io.field("season", x.season);
    io.field("direction", x.direction);
    io.field("approximate", x.approximate);
    io.field("before", x.before);
    io.field("after", x.after);
    io.field("exclusive", x.exclusive);
    io.field("to_anchor", x.to_anchor);
    io.field("strict", x.strict);
    io.field("told_in", x.told_in);
    io.field("narrow_index", x.narrow_index);
    io.field("narrow_unit", x.narrow_unit);
    io.field("narrow_count", x.narrow_count);
    io.field("part", x.part);
    io.field("day_part", x.day_part);
    io.field("clock", x.clock);
    io.field("zone", x.zone);
    io.field("clock_unit", x.clock_unit);
    io.field("count_high", x.count_high);
    io.field("quarters", x.quarters);
    io.field("vague_count", x.vague_count);
    io.field("fiscal", x.fiscal);
    io.field("bound", x.bound);
    io.field("holiday", x.holiday);
    io.field("members", x.members);
}

template <class Io>
void fields(Io& io, Of<TimeExpression> auto& x) {
    io.field("span", x.span);
    io.index("first_token", x.first_token);
    io.index("last_token", x.last_token);
    io.field("type", x.type);
    io.field("rule", x.rule);
    io.field("anchor", x.anchor);
    io.index("anchor_time", x.anchor_time);
    io.field("alternatives", x.alternatives);
    io.field("member_spans", x.member_spans);
    io.field("why", x.why);
}

template <class Io>
void fields(Io& io, Of<ReportEntity> auto& x) {
    io.field("type", x.type);
    io.field("name", x.name);
    io.field("aliases", x.aliases);
    io.field("titles", x.titles);
    io.field("country", x.country);
    io.field("affiliation", x.affiliation);
    io.field("latitude", x.latitude);
    io.field("longitude", x.longitude);
    io.field("geonames", x.geonames);
    io.field("named", x.named);
    io.field("surname_only", x.surname_only);
    io.field("is_outlet", x.is_outlet);
}

template <class Io>
void fields(Io& io, Of<EntityMention> auto& x) {
    io.field("span", x.span);
    io.index("head_token", x.head_token);
    io.index("first_token", x.first_token);
    io.index("last_token", x.last_token);
    io.index("entity", x.entity);
    io.field("form", x.form);
    io.field("as_government", x.as_government);
}

template <class Io>
void fields(Io& io, Of<Figure> auto& x) {
    io.field("span", x.span);
    io.index("head_token", x.head_token);
    io.field("low", x.low);
    io.field("high", x.high);
    io.field("approximate", x.approximate);
    io.field("unit", x.unit);
    io.field("counts", x.counts);
    io.field("attributed_to", x.attributed_to);
}

template <class Io>
void fields(Io& io, Of<Attribution> auto& x) {
    io.index("source", x.source);
    io.field("source_span", x.source_span);
    io.field("cue", x.cue);
    io.index("cue_token", x.cue_token);
    io.field("content", x.content);
    io.index("nested_in", x.nested_in);
}

template <class Io>
void fields(Io& io, Of<Quote> auto& x) {
    io.field("span", x.span);
    io.index("speaker", x.speaker);
    io.index("attribution", x.attribution);
    io.index("time", x.time);
    io.field("direct", x.direct);
}

template <class Io>
void fields(Io& io, Of<Mentions> auto& x) {
    io.field("times", x.times);
    io.field("entities", x.entities);
    io.field("names", x.names);
    io.field("figures", x.figures);
    io.field("attributions", x.attributions);
    io.field("quotes", x.quotes);
}

template <class Io>
void fields(Io& io, Of<Participant> auto& x) {
    io.index("entity", x.entity);
    io.field("role", x.role);
}

template <class Io>
void fields(Io& io, Of<TimeDistance> auto& x) {
    io.field("count", x.count);
    io.field("unit", x.unit);
    io.field("about", x.about);
    io.index("from", x.from);
    io.field("words", x.words);
}

template <class Io>
void fields(Io& io, Of<EventMention> auto& x) {
    io.field("sentence", x.sentence);
    io.field("evidence", x.evidence);
    io.field("trigger", x.trigger);
    io.index("trigger_token", x.trigger_token);
    io.field("type", x.type);
    io.field("mode", x.mode);
    io.field("cameo", x.cameo);
    io.field("participants", x.participants);
    io.field("times", x.times);
    io.field("time_basis", x.time_basis);
    io.field("tense", x.tense);
    io.field("time_why", x.time_why);
    io.field("distance", x.distance);
    io.index("place", x.place);
    io.field("status", x.status);
    io.field("status_why", x.status_why);
    io.field("attributed_to", x.attributed_to);
    io.field("figures", x.figures);
    io.field("headline", x.headline);
    io.field("caption", x.caption);
    io.field("background", x.background);
    io.field("plural", x.plural);
    io.field("minor", x.minor);
}

template <class Io>
void fields(Io& io, Of<Reading> auto& x) {
    io.field("path", x.path);
    io.field("sha256", x.sha256);
    io.field("model", x.model);
    io.field("article", x.article);
    io.field("captured", x.captured);
    io.field("mentions", x.mentions);
    io.field("events", x.events);
    io.field("sentences", x.sentences);
    io.field("unread", x.unread);
}

}  // namespace dateline
