#include <algorithm>

#include "event/participants.hpp"

namespace dateline {

namespace {

constexpr int max_nesting = 4;  // 'a hall in a suburb of the capital in the north'

Index place_at(const EventContext& context, TokenIndex token) {
    for (const Index n : context.index.names_at(token)) {
        const Index entity = context.mentions.names[n].entity;
        if (entity != none && context.is_place(entity)) return entity;
    }
    const Index over = context.index.name_over(token);
    if (over == none) return none;
    const Index entity = context.mentions.names[over].entity;
    return entity != none && context.is_place(entity) ? entity : none;
}

// The place named before a common noun, the nearest to it: 'the country's northern Sumy region', 'a Kabul
// mosque'. A country, or an owner, only before a noun that names a part of it: not 'Sudan's war'.
Index place_before(const EventContext& context, TokenIndex head) {
    const Grammar& grammar = context.grammar;
    const bool area = context.noun_is(head, "area");
    Index found = none;
    for (const TokenIndex c : grammar.children(head)) {
        const std::string_view dep = grammar[c].dep;
        if (c > head) break;
        const bool name_part = dep == "compound" || dep == "nmod";
        if (!name_part && (!area || (dep != "poss" && dep != "amod"))) continue;
        const Index place = place_at(context, c);
        if (place != none && (area || context.entity(place).type == EntityType::place)) found = place;
    }
    return found;
}

// Whether the place of an event noun lies in 'X told before it': 'the Istanbul talks'.
bool before_counts(const Argument& a) {
    return a.slot == "mod";
}

bool named(const EventContext& context, TokenIndex head) {
    return std::ranges::any_of(context.index.names_at(head), [&](Index n) {
        const Index entity = context.mentions.names[n].entity;
        return entity != none && context.entity(entity).named;
    });
}

}  // namespace

Index place_in(const EventContext& context, TokenIndex head) {
    const Grammar& grammar = context.grammar;
    TokenIndex at = head;
    for (int step = 0; step < max_nesting && at != no_token; ++step) {
        if (context.index.time_over(at) != none) return none;
        if (const Index place = place_at(context, at); place != none) return place;
        const bool area = context.noun_is(at, "area");
        TokenIndex next = no_token;
        for (const TokenIndex c : grammar.children(at)) {
            const Token& t = grammar[c];
            if (t.dep == "appos") {
                if (const Index place = place_at(context, c); place != none) return place;
            }
            if (t.dep != "prep") continue;
            const TokenIndex object = grammar.child(c, "pobj");
            if (object == no_token) continue;
            // 'the border region of Kursk' is Kursk.
            if (area && t.norm == "of") {
                if (const Index place = place_at(context, object); place != none) return place;
            }
            const bool locative =
                t.norm == "in" || t.norm == "near" || t.norm == "at" || t.norm == "on" || t.norm == "of";
            if (locative && next == no_token) next = object;
        }
        if (area || !context.noun_is(at, "human")) {
            if (const Index before = place_before(context, at); before != none) return before;
        }
        at = next;
    }
    return none;
}

Index place_of(const EventContext& context, const Trigger& trigger, const std::vector<Argument>& arguments) {
    const TriggerRow& row = *trigger.row;
    const auto first_in = [&](SlotUse wanted, bool motion) -> Index {
        for (const Argument& a : arguments) {
            const bool from_frame =
                std::ranges::any_of(row.slots, [&](const auto& s) { return s.first == a.slot; });
            if (row.slot_use(a.slot) != wanted || (motion && !from_frame)) continue;
            // 'discussed the situation in the strait' is not there.
            if (a.of_object && (row.mode == "talk" || row.saying != Saying::no || row.type == "STATEMENT"))
                continue;
            // 'signed an agreement on the lake in Oslo': what stands behind 'on' is its topic.
            const bool topic = row.type == "AGREE" && a.slot == "on";
            const TokenIndex within = topic ? context.grammar.child(a.head, "prep", "in") : no_token;
            const TokenIndex head = !topic               ? a.head
                                    : within == no_token ? no_token
                                                         : context.grammar.child(within, "pobj");
            if (const Index place = head == no_token ? none : place_in(context, head); place != none)
                return place;
        }
        return none;
    };
    // What the frame names: the place visited, the place left or gone to.
    if (const Index place = first_in(SlotUse::place, true); place != none) return place;
    if (const Index place = first_in(SlotUse::origin, true); place != none) return place;
    if (const Index place = first_in(SlotUse::place, false); place != none) return place;
    // A town attacked, or in front of the noun: 'the Istanbul talks'.
    const bool violent = row.type == "ASSAULT" || row.type == "COERCE" || row.type == "DISASTER";
    for (const Argument& a : arguments) {
        const SlotUse use = row.slot_use(a.slot);
        const bool part = use == SlotUse::recipient || use == SlotUse::actor;
        if (use == SlotUse::place || (!part && !before_counts(a))) continue;
        const Index place = place_at(context, a.head);
        if (place == none && part && !row.verb && a.slot != "poss" && !named(context, a.head)) {
            // 'a protest by farmers in the capital', 'an attack on a convoy in Borno'
            if (const Index nested = place_in(context, a.head); nested != none) return nested;
        }
        // 'attacked the city of Mosul'
        if (violent && use == SlotUse::recipient && context.noun_is(a.head, "area")) {
            if (const Index area = place_in(context, a.head); area != none) return area;
        }
        const bool here = before_counts(a) || (violent && use == SlotUse::recipient);
        if (here && place != none && context.entity(place).type == EntityType::place) return place;
    }
    return none;
}

}  // namespace dateline
