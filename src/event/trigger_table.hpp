// The lexicon of words that name events, data/events/triggers/*.tsv: what kind of event each names,
// and which of its arguments takes which part.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"

namespace dateline {

enum class SlotUse { actor, recipient, other, place, origin, nothing };

// What has to be there for the word to name its event; the class is one of noun_classes.tsv.
enum class NeedWhere {
    object,
    subject,
    patient,
    any,
    direct_object,
    place_object,
    no_object,
    participant,
    recipient,
    place,
    dated,
    support,
    clause
};

struct Need {
    NeedWhere where = NeedWhere::participant;
    std::string_view noun_class;  // empty for the structural ones
};

enum class Saying {
    no,       // the act is an event in itself
    weak,     // an event only when it is dated by itself: 'said last week that'
    content,  // an event unless it only introduces one: 'confirmed that X had left'
};

struct TriggerRow {
    std::vector<std::string_view> words;  // lemmas; for a verb the verb first, for a noun in order
    bool verb = true;
    std::string_view type;
    std::string_view mode;   // empty where there is none
    std::string_view cameo;  // empty where there is none
    std::string_view example;
    bool reciprocal = false;
    Saying saying = Saying::no;
    std::vector<std::pair<std::string_view, SlotUse>> slots;  // beyond the defaults of slot_use
    std::vector<Need> needs;
    int line = 0;
    std::string_view file;

    // The part that an argument takes: 'subj', 'obj', 'poss', 'mod' or a preposition.
    SlotUse slot_use(std::string_view slot) const;
    // Whether the row itself names the slot, so that it is not the default's guess.
    bool names_slot(std::string_view slot) const;
    // Whether it asks for nouns of a class; such rows are tried before those that take any.
    bool asks_classes() const;
    // The word that stands for the row in a text: the verb, or the noun that the others modify.
    std::string_view head_word() const;
};

class TriggerTable {
public:
    // malformed, naming file and line.
    static Result<TriggerTable> load();

    std::span<const TriggerRow> rows() const { return rows_; }
    // Rows whose head word has this lemma, longest first, then those that ask for
    // noun classes. Empty where there are none.
    std::span<const std::uint32_t> with_verb(std::string_view lemma) const;
    std::span<const std::uint32_t> with_noun(std::string_view lemma) const;

private:
    using Lookup = std::unordered_map<std::string_view, std::vector<std::uint32_t>>;
    std::vector<TriggerRow> rows_;
    Lookup verbs_, nouns_;
};

// The event types of records.md, in its order.
std::span<const std::string_view> event_types();

}  // namespace dateline
