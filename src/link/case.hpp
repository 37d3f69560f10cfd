// A case: all readings linked. The shape of records.md (the export contract), as values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "event/event_mention.hpp"
#include "reading/reading.hpp"

namespace dateline {

enum class Basis { stated, inferred, unknown };

struct Published {
    std::optional<Edtf> day;
    std::string time;
    Basis basis = Basis::unknown;
    std::string why;                     // the chain of reasons, one line
    std::vector<std::string> reasons;    // the same, one constraint a line, with the sentence that gave it
    std::vector<std::string> conflicts;  // stated otherwise elsewhere, or refuted by the text
};

// Indexes below are of the vectors in Case; `id`s are what the user sees ("r1", "e12", "m40", "v7").
struct CaseReport {
    std::string id;
    std::string path;
    std::string sha256;
    Article article;
    std::vector<Span> sentences;
    Published published;
    std::string unread;         // why nothing but its page was read, "its text is in German; ..."; else empty
    Index same_text_as = none;  // report
    Index story = none;
};

struct CaseRole {
    std::string title;
    std::string of;
};

struct CaseEntity {
    std::string id;
    EntityType type = EntityType::person;
    std::string name;
    std::vector<std::string> aliases;
    std::string country;
    std::vector<CaseRole> roles;
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::string geonames;
    bool is_outlet = false;
    std::vector<std::string> why;  // each merge and each split that was considered, with its reason
};

struct CaseDate {
    std::optional<Edtf> day;
    std::string precision;  // "day", "within", "month", "year", "before", "after", "about", "set", "unknown"
    std::string text;       // the words, or empty
    std::string anchor;     // the day that the words were counted from, EDTF, or empty
    std::string why;
    std::vector<Edtf> alternatives;
};

struct CaseMention {
    std::string id;
    Index event = none;
    Index report = none;
    EventMention told;  // spans; its indexes are of the report's reading, use the fields below
    std::vector<Participant> participants;  // entity: of Case::entities
    Index place = none;
    std::vector<Index> attributed_to;
    CaseDate date;
};

struct HistoryStep {
    Index report = none;
    EventStatus status = EventStatus::happened;
};

struct CaseEvent {
    std::string id;
    std::string type;
    std::string mode;
    std::string label;
    std::vector<Participant> participants;
    CaseDate date;
    Index place = none;
    EventStatus status = EventStatus::happened;
    std::vector<HistoryStep> history;  // in order of the reports' days
    std::vector<Index> mentions;
    std::uint32_t reports = 0;  // distinct reports
    std::uint32_t sources = 0;  // independent origins
    Index story = none;
    std::vector<std::string> why;  // why its mentions are one event
};

struct CaseFigure {
    std::string id;
    Index report = none;
    Figure told;
    Index event = none;
    std::vector<Index> attributed_to;
};

struct CaseQuote {
    std::string id;
    Index report = none;
    Quote told;
    Index speaker = none;
    CaseDate date;
};

struct CaseAttribution {
    std::string id;
    Index report = none;
    Attribution told;
    Index source = none;
    Index nested_in = none;  // of Case::attributions
};

struct Claim {
    std::string value;
    std::vector<Index> mentions;  // or figures, by `about`
    std::vector<Index> attributed_to;
};

struct Disagreement {
    std::string id;
    std::string about;    // "figure", "date", "place", "status", "participants"
    std::string subject;  // an event's id, or the thing counted
    std::vector<Claim> claims;
    std::string verdict;  // "contradicts", "refines", "updates"
};

struct Story {
    std::string id;
    std::string label;
    std::vector<Index> reports;
    std::vector<Index> events;
    std::optional<Edtf> first;
    std::optional<Edtf> last;
};

struct SkippedReport {
    std::string path;
    std::string code;  // error_code_name
    std::string message;
};

struct CaseHead {
    int schema = 1;
    std::string tool;  // "dateline 0.1.0"
    ModelInfo model;
    std::string
        created;  // from the reports' own days or given by the user, never the clock: a case is reproducible
    std::string settings;  // JSON object
};

struct Case {
    CaseHead head;
    std::vector<CaseReport> reports;  // in byte order of path
    std::vector<CaseEntity> entities;
    std::vector<CaseEvent> events;  // in order of date, undated last
    std::vector<CaseMention> mentions;
    std::vector<CaseFigure> figures;
    std::vector<CaseQuote> quotes;
    std::vector<CaseAttribution> attributions;
    std::vector<Disagreement> disagreements;
    std::vector<Story> stories;
    std::vector<SkippedReport> skipped;
};

}  // namespace dateline
