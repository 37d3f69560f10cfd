#include "event/event_tables.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "base/data_file.hpp"

namespace dateline {

namespace {

Error fault(std::string_view file, const DataRow& row, std::string_view what) {
    return Error{ErrorCode::malformed, fmt::format("data/{} line {}: {}", file, row.line, what)};
}

template <class Value>
struct Named {
    std::string_view name;
    Value value;
};

template <class Value, std::size_t N>
std::optional<Value> value_of(const Named<Value> (&table)[N], std::string_view name) {
    for (const auto& known : table) {
        if (known.name == name) return known.value;
    }
    return std::nullopt;
}

constexpr Named<EventStatus> statuses[] = {
    {"happened", EventStatus::happened},       {"ongoing", EventStatus::ongoing},
    {"scheduled", EventStatus::scheduled},     {"possible", EventStatus::possible},
    {"conditional", EventStatus::conditional}, {"negated", EventStatus::negated}};
constexpr Named<SupportRelation> relations[] = {{"object", SupportRelation::object},
                                                {"object-prep", SupportRelation::object_prep},
                                                {"subject", SupportRelation::subject}};
constexpr Named<StatusCueKind> kinds[] = {
    {"modal", StatusCueKind::modal},         {"negation", StatusCueKind::negation},
    {"adverb", StatusCueKind::adverb},       {"modifier", StatusCueKind::modifier},
    {"verb", StatusCueKind::verb},           {"control", StatusCueKind::control},
    {"adjective", StatusCueKind::adjective}, {"noun", StatusCueKind::noun},
    {"mark", StatusCueKind::mark},           {"preposition", StatusCueKind::preposition}};
constexpr Named<SlotUse> parts[] = {{"actor", SlotUse::actor},
                                    {"recipient", SlotUse::recipient},
                                    {"other", SlotUse::other},
                                    {"none", SlotUse::nothing}};

Status load_support_verbs(EventTables& tables) {
    constexpr std::string_view file = "events/support_verbs.tsv";
    const auto rows = data_rows(file, 5, 5);
    if (!rows) return rows.error();
    for (const DataRow& data : *rows) {
        SupportVerb row;
        std::string_view words = data.fields[0];
        std::vector<std::string_view> pieces;
        for (std::size_t space; (space = words.find(' ')) != std::string_view::npos;
             words = words.substr(space + 1)) {
            pieces.push_back(words.substr(0, space));
        }
        pieces.push_back(words);
        row.verb = pieces.front();
        if (pieces.size() > 1) row.word = pieces[1];
        if (pieces.size() > 2) row.second = pieces[2];
        const auto relation = value_of(relations, data.fields[1]);
        if (!relation) return fault(file, data, "unknown relation");
        row.relation = *relation;
        row.status = value_of(statuses, data.fields[2]);
        if (!row.status && data.fields[2] != "-") return fault(file, data, "unknown status");
        const auto part = value_of(parts, data.fields[3]);
        if (!part) return fault(file, data, "unknown part of the subject");
        row.subject_part = *part;
        row.words = data.fields[4];
        row.line = data.line;
        tables.support_lookup[row.verb].push_back(static_cast<std::uint32_t>(tables.support_verbs.size()));
        tables.support_verbs.push_back(row);
    }
    return Done{};
}

Status load_status_cues(EventTables& tables) {
    constexpr std::string_view file = "events/status_cues.tsv";
    const auto rows = data_rows(file, 5, 5);
    if (!rows) return rows.error();
    for (const DataRow& data : *rows) {
        StatusCue row;
        row.cue = data.fields[0];
        const auto kind = value_of(kinds, data.fields[1]);
        if (!kind) return fault(file, data, "unknown kind of cue");
        row.kind = *kind;
        row.status = value_of(statuses, data.fields[2]);
        if (!row.status && data.fields[2] != "same") return fault(file, data, "unknown status");
        row.why = data.fields[3];
        row.example = data.fields[4];
        row.line = data.line;
        if (tables.cue(row.cue, row.kind) != nullptr)
            return fault(file, data, "a second row for the same cue and kind");
        tables.cue_lookup[row.cue].push_back(static_cast<std::uint32_t>(tables.status_cues.size()));
        tables.status_cues.push_back(row);
    }
    return Done{};
}

Status load_noun_classes(EventTables& tables) {
    constexpr std::string_view file = "events/noun_classes.tsv";
    const auto rows = data_rows(file, 2, 2);
    if (!rows) return rows.error();
    for (const DataRow& data : *rows) {
        auto& classes = tables.noun_classes[data.fields[0]];
        if (!classes.empty()) return fault(file, data, "a second row for the same noun");
        std::string_view rest = data.fields[1];
        while (!rest.empty()) {
            const auto space = rest.find(' ');
            classes.push_back(rest.substr(0, space));
            rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
        }
    }
    return Done{};
}

Status load_event_nouns(EventTables& tables) {
    constexpr std::string_view file = "events/event_nouns.tsv";
    const auto rows = data_rows(file, 1, 1);
    if (!rows) return rows.error();
    for (const DataRow& data : *rows) {
        if (!tables.event_nouns.insert(data.fields[0]).second)
            return fault(file, data, "a second row for the same noun");
    }
    return Done{};
}

}  // namespace

Result<EventTables> EventTables::load() {
    EventTables tables;
    auto triggers = TriggerTable::load();
    if (!triggers) return triggers.error();
    tables.triggers = std::move(*triggers);
    for (const auto load_table :
         {load_support_verbs, load_status_cues, load_noun_classes, load_event_nouns}) {
        if (const Status done = load_table(tables); !done) return done.error();
    }
    for (const TriggerRow& row : tables.triggers.rows()) {
        for (const Need& need : row.needs) {
            const bool known =
                need.noun_class.empty() || std::ranges::any_of(tables.noun_classes, [&](const auto& noun) {
                    return std::ranges::find(noun.second, need.noun_class) != noun.second.end();
                });
            if (!known) {
                return Error{ErrorCode::malformed, fmt::format("data/{} line {}: no noun has the class '{}'",
                                                               row.file, row.line, need.noun_class)};
            }
        }
    }
    return tables;
}

const EventTables& EventTables::built_in() {
    static const EventTables tables = [] {
        auto loaded = load();
        return loaded ? std::move(*loaded) : EventTables{};
    }();
    return tables;
}

const StatusCue* EventTables::cue(std::string_view word, StatusCueKind kind) const {
    const auto found = cue_lookup.find(word);
    if (found == cue_lookup.end()) return nullptr;
    for (const std::uint32_t i : found->second) {
        if (status_cues[i].kind == kind) return &status_cues[i];
    }
    return nullptr;
}

bool EventTables::knows_verb(std::string_view lemma) const {
    return !triggers.with_verb(lemma).empty() || support_lookup.contains(lemma) || cue_lookup.contains(lemma);
}

bool EventTables::noun_is(std::string_view lemma, std::string_view noun_class) const {
    const auto found = noun_classes.find(lemma);
    return found != noun_classes.end() && std::ranges::find(found->second, noun_class) != found->second.end();
}

}  // namespace dateline
