// What one report says, below the level of events: times, names, figures, quotes, attributions.
// Spans are bytes of the article's text; token indexes are of the report's Analysis.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.hpp"
#include "calendar/time_rule.hpp"

namespace dateline {

// An index into one of the vectors below; `none` where there is nothing.
using Index = std::uint32_t;
inline constexpr Index none = 0xFFFFFFFF;

enum class TimexType { date, time, duration, set };
// GCC 12 takes the scoped enumerator for one that hides `none`.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
enum class AnchorKind { none, report_day, dateline, time_expression, event };
#pragma GCC diagnostic pop

struct TimeExpression {
    Span span;
    Index first_token = none;
    Index last_token = none;  // included
    TimexType type = TimexType::date;
    TimeRule rule;
    AnchorKind anchor = AnchorKind::report_day;
    Index anchor_time = none;            // for AnchorKind::time_expression: an earlier element of `times`
    std::vector<TimeRule> alternatives;  // other readings where usage is split
    std::vector<Span> member_spans;      // of a list or range, its members in order: "14 May" and "15 May"
    std::string why;  // "weekday in the past tense: the Tuesday on or before the report's day"
};

enum class EntityType { person, organization, country, place, group };

// A participant of the story inside one report: all its mentions there, resolved by name, title,
// pronoun or description.
struct ReportEntity {
    EntityType type = EntityType::person;
    std::string name;                  // fullest form used
    std::vector<std::string> aliases;  // every other form used as a name, in order of use
    std::vector<std::string> titles;   // "defence minister", "lawmaker", as told, lower case
    std::string country;               // ISO 3166-1 alpha-3, or empty
    std::string affiliation;           // "Ministry of X", the company: as told, or empty
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::string geonames;       // id, or empty
    bool named = true;          // false: known by description alone ("a lawmaker")
    bool surname_only = false;  // never told with more than one name
    bool is_outlet = false;     // a news organisation or agency
};

enum class MentionForm { name, title, pronoun, demonym, description };

struct EntityMention {
    Span span;
    Index head_token = none;
    Index first_token = none;
    Index last_token = none;  // included
    Index entity = none;      // of `entities`
    MentionForm form = MentionForm::name;
    bool as_government = false;  // "Nairobi has denied ..." told of the state, not the city
};

struct Figure {
    Span span;                // number with the thing counted, "about 11,000 troops"
    Index head_token = none;  // the thing counted
    double low = 0;
    std::optional<double> high;
    bool approximate = false;
    std::string unit;                  // "person", "USD", "km", or empty
    std::string counts;                // the thing counted, lower case, lemmatised
    std::vector<Index> attributed_to;  // entities, nearest first
};

struct Attribution {
    Index source = none;  // entity
    Span source_span;
    Span cue;  // "said", "according to"
    Index cue_token = none;
    Span content;            // what is attributed
    Index nested_in = none;  // of `attributions`: the outer one ("Antara said, citing the ministry")
};

struct Quote {
    Span span;             // inside the quotation marks
    Index speaker = none;  // entity
    Index attribution = none;
    Index time = none;  // of `times`: when it was said, where told
    bool direct = true;
};

struct Mentions {
    std::vector<TimeExpression> times;
    std::vector<ReportEntity> entities;
    std::vector<EntityMention> names;  // in order of their spans
    std::vector<Figure> figures;
    std::vector<Attribution> attributions;
    std::vector<Quote> quotes;
};

}  // namespace dateline
