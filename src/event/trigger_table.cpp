#include "event/trigger_table.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/data_file.hpp"

namespace dateline {

namespace {

constexpr std::array<std::string_view, 24> types = {
    "AGREE",     "CONSULT", "SUPPORT",  "CONCEDE",  "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE",    "REJECT",  "THREATEN", "PROTEST",  "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT",
    "STATEMENT", "TRAVEL",  "DISASTER", "ELECTION", "APPOINT",   "LEGAL",    "ECONOMY", "OTHER"};

constexpr std::string_view folder = "events/triggers/";

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto space = text.find(' ');
        if (const auto part = text.substr(0, space); !part.empty()) parts.push_back(part);
        text = space == std::string_view::npos ? std::string_view{} : text.substr(space + 1);
    }
    return parts;
}

struct UseName {
    std::string_view name;
    SlotUse use;
};
constexpr UseName use_names[] = {{"actor", SlotUse::actor},   {"recipient", SlotUse::recipient},
                                 {"other", SlotUse::other},   {"place", SlotUse::place},
                                 {"origin", SlotUse::origin}, {"none", SlotUse::nothing}};

struct NeedName {
    std::string_view name;
    NeedWhere where;
    bool takes_class;
};
constexpr NeedName need_names[] = {{"obj", NeedWhere::object, true},
                                   {"subj", NeedWhere::subject, true},
                                   {"patient", NeedWhere::patient, true},
                                   {"any", NeedWhere::any, true},
                                   {"object", NeedWhere::direct_object, false},
                                   {"no-object", NeedWhere::no_object, false},
                                   {"place-object", NeedWhere::place_object, false},
                                   {"participant", NeedWhere::participant, false},
                                   {"recipient", NeedWhere::recipient, false},
                                   {"place", NeedWhere::place, false},
                                   {"dated", NeedWhere::dated, false},
                                   {"support", NeedWhere::support, false},
                                   {"clause", NeedWhere::clause, false}};

bool read_need(std::string_view text, TriggerRow& row) {
    const auto equals = text.find('=');
    const auto name = text.substr(0, equals);
    for (const NeedName& known : need_names) {
        if (known.name != name || known.takes_class != (equals != std::string_view::npos)) continue;
        row.needs.push_back({known.where, known.takes_class ? text.substr(equals + 1) : std::string_view{}});
        return true;
    }
    return false;
}

bool read_frame_part(std::string_view part, TriggerRow& row) {
    if (part == "reciprocal") return row.reciprocal = true;
    if (part == "weak" || part == "content") {
        row.saying = part == "weak" ? Saying::weak : Saying::content;
        return true;
    }
    const auto colon = part.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    const auto slot = part.substr(0, colon);
    const auto value = part.substr(colon + 1);
    if (slot == "need") return read_need(value, row);
    for (const UseName& known : use_names) {
        if (known.name == value) {
            row.slots.emplace_back(slot, known.use);
            return true;
        }
    }
    return false;
}

struct Default {
    std::string_view slot;
    SlotUse verb;
    SlotUse noun;
};
constexpr Default defaults[] = {
    {"subj", SlotUse::actor, SlotUse::actor},        {"obj", SlotUse::recipient, SlotUse::recipient},
    {"poss", SlotUse::nothing, SlotUse::actor},      {"mod", SlotUse::nothing, SlotUse::actor},
    {"by", SlotUse::actor, SlotUse::actor},          {"with", SlotUse::other, SlotUse::actor},
    {"between", SlotUse::actor, SlotUse::actor},     {"among", SlotUse::actor, SlotUse::actor},
    {"alongside", SlotUse::actor, SlotUse::actor},   {"against", SlotUse::recipient, SlotUse::recipient},
    {"to", SlotUse::recipient, SlotUse::recipient},  {"of", SlotUse::nothing, SlotUse::recipient},
    {"involving", SlotUse::nothing, SlotUse::actor}, {"in", SlotUse::place, SlotUse::place},
    {"at", SlotUse::place, SlotUse::place},          {"near", SlotUse::place, SlotUse::place},
    {"inside", SlotUse::place, SlotUse::place},      {"outside", SlotUse::place, SlotUse::place},
    {"around", SlotUse::place, SlotUse::place},      {"across", SlotUse::place, SlotUse::place},
    {"off", SlotUse::place, SlotUse::place},         {"along", SlotUse::place, SlotUse::place},
    {"throughout", SlotUse::place, SlotUse::place},  {"within", SlotUse::place, SlotUse::place},
    {"into", SlotUse::place, SlotUse::place},        {"onto", SlotUse::place, SlotUse::place},
    {"on", SlotUse::place, SlotUse::place}};

}  // namespace

std::span<const std::string_view> event_types() {
    return types;
}

SlotUse TriggerRow::slot_use(std::string_view slot) const {
    for (const auto& [name, use] : slots) {
        if (name == slot) return use;
    }
    if (reciprocal && (slot == "obj" || slot == "with")) return SlotUse::actor;
    for (const Default& known : defaults) {
        if (known.slot == slot) return verb ? known.verb : known.noun;
    }
    return SlotUse::nothing;
}

bool TriggerRow::names_slot(std::string_view slot) const {
    return (reciprocal && slot == "with") ||
           std::ranges::any_of(slots, [&](const auto& s) { return s.first == slot; });
}

bool TriggerRow::asks_classes() const {
    return std::ranges::any_of(needs, [](const Need& n) { return !n.noun_class.empty(); });
}

std::string_view TriggerRow::head_word() const {
    if (verb || words.size() == 1) return words.front();
    const auto second_is_preposition = [&] {
        return words[1] == "of" || words[1] == "by" || words[1] == "on";
    };
    return second_is_preposition() ? words.front() : words.back();
}

Result<TriggerTable> TriggerTable::load() {
    TriggerTable table;
    for (const std::string_view file : data_file_names()) {
        if (!file.starts_with(folder)) continue;
        auto rows = data_rows(file, 7, 7);
        if (!rows) return rows.error();
        for (const DataRow& data : *rows) {
            const auto fault = [&](std::string_view what) {
                return Error{ErrorCode::malformed, fmt::format("data/{} line {}: {}", file, data.line, what)};
            };
            TriggerRow row;
            row.words = split(data.fields[0]);
            if (row.words.empty()) return fault("no lemma");
            if (data.fields[1] != "verb" && data.fields[1] != "noun")
                return fault("part of speech is not verb or noun");
            row.verb = data.fields[1] == "verb";
            row.type = data.fields[2];
            if (std::ranges::find(types, row.type) == types.end()) return fault("unknown event type");
            row.mode = data.fields[3] == "-" ? std::string_view{} : data.fields[3];
            row.cameo = data.fields[4] == "-" ? std::string_view{} : data.fields[4];
            if (data.fields[5] != "-") {
                for (const std::string_view part : split(data.fields[5])) {
                    if (!read_frame_part(part, row))
                        return fault(fmt::format("unknown frame hint '{}'", part));
                }
            }
            row.example = data.fields[6];
            row.line = data.line;
            row.file = file;
            table.rows_.push_back(std::move(row));
        }
    }
    if (table.rows_.empty()) return Error{ErrorCode::not_found, "no data/events/triggers/*.tsv was built in"};
    for (std::uint32_t i = 0; i < table.rows_.size(); ++i) {
        const TriggerRow& row = table.rows_[i];
        (row.verb ? table.verbs_ : table.nouns_)[row.head_word()].push_back(i);
    }
    const auto longest_first = [&](Lookup& lookup) {
        for (auto& [word, indexes] : lookup) {
            std::ranges::stable_sort(indexes, [&](std::uint32_t a, std::uint32_t b) {
                const TriggerRow& x = table.rows_[a];
                const TriggerRow& y = table.rows_[b];
                if (x.words.size() != y.words.size()) return x.words.size() > y.words.size();
                return x.asks_classes() && !y.asks_classes();
            });
        }
    };
    longest_first(table.verbs_);
    longest_first(table.nouns_);
    return table;
}

std::span<const std::uint32_t> TriggerTable::with_verb(std::string_view lemma) const {
    const auto found = verbs_.find(lemma);
    return found == verbs_.end() ? std::span<const std::uint32_t>{} : found->second;
}

std::span<const std::uint32_t> TriggerTable::with_noun(std::string_view lemma) const {
    const auto found = nouns_.find(lemma);
    return found == nouns_.end() ? std::span<const std::uint32_t>{} : found->second;
}

}  // namespace dateline
