// What one clause tells for another: where, and who.
#include <algorithm>

#include "event/news.hpp"

namespace dateline {

namespace {

// The next place told before a token in its sentence: what a misplaced 'where' refers to.
Index place_before(const EventContext& context, TokenIndex token) {
    const TokenIndex nearest = token > max_reach ? token - max_reach : 0;
    for (TokenIndex t = token; t-- > std::max(context.grammar.sentence_begin(token), nearest);) {
        for (const Index n : context.index.names_at(t)) {
            const Index entity = context.mentions.names[n].entity;
            if (entity != none && context.is_place(entity)) return entity;
        }
    }
    return none;
}

// One who leaves a place does not do the rest there.
bool leaves_it(const EventContext& context, const EventDraft& draft) {
    return std::ranges::any_of(draft.arguments, [&](const Argument& a) {
        return draft.trigger->row->slot_use(a.slot) == SlotUse::origin &&
               place_in(context, a.head) == draft.place;
    });
}

Index shared_place(const EventContext& context, const TriggerOwner& owner,
                   const std::vector<EventDraft>& drafts, const EventDraft& draft) {
    const Grammar& grammar = context.grammar;
    const TokenIndex verb = draft.trigger->clause_verb();
    const TokenIndex top = verb != no_token ? verb : draft.trigger->token;
    const auto place_at = [&](Index n) { return n == none ? none : drafts[n].place; };
    // 'where she will meet', 'where police fired and left'
    const TokenIndex clause = grammar.clause_top(top);
    const TokenIndex where =
        grammar[clause].dep == "relcl" ? grammar.child(clause, "advmod", "where") : no_token;
    if (where != no_token) {
        const Index antecedent = place_in(context, grammar.head(clause));
        return antecedent != none ? antecedent : place_before(context, where);
    }
    for (const TokenIndex c : grammar.children(top)) {
        const Token& t = grammar[c];
        // 'met him during a visit to Oslo'
        if (t.dep == "prep" && (t.norm == "during" || t.norm == "in" || t.norm == "on" || t.norm == "at")) {
            const TokenIndex object = grammar.child(c, "pobj");
            if (object == no_token) continue;
            if (const Index place = place_at(owner.at(object)); place != none) return place;
        }
    }
    // 'came to Oslo for talks'
    if (verb == no_token) {
        const TokenIndex preposition = grammar[top].dep == "pobj" ? grammar.head(top) : no_token;
        if (preposition == no_token || grammar[preposition].norm != "for") return none;
        const Index above =
            grammar.head(preposition) == no_token ? none : owner.at(grammar.head(preposition));
        const bool goes = above != none && drafts[above].trigger->row->type == "TRAVEL";
        return goes && !leaves_it(context, drafts[above]) ? drafts[above].place : none;
    }
    if (grammar.head(verb) == no_token) return none;
    // 'arrived in Oslo to meet her', 'met in Oslo and signed'
    const std::string_view dep = grammar[verb].dep;
    const VerbGroup group = grammar.verb_group(verb);
    const bool bare = group.tense == Tense::infinitive || group.tense == Tense::participle;
    const bool joined = dep == "conj" && !grammar.subject(verb).own;
    const bool governed = (dep == "advcl" || dep == "xcomp") && bare;
    if (!joined && !governed) return none;
    // It says itself where, in words that name no known place: 'flew to the village'.
    const bool says_where = std::ranges::any_of(draft.arguments, [&](const Argument& a) {
        const SlotUse use = draft.trigger->row->slot_use(a.slot);
        return (use == SlotUse::place || use == SlotUse::origin) && context.index.time_over(a.head) == none;
    });
    if (says_where && draft.trigger->row->type == "TRAVEL") return none;
    const Index above = owner.at(grammar.head(verb));
    if (above == none) return none;
    return leaves_it(context, drafts[above]) ? none : drafts[above].place;
}

// 'sent troops to help retake the town': a deployment is to where its purpose is.
Index purpose_place(const EventContext& context, const EventDraft& draft) {
    if (draft.trigger->row->type != "MOBILIZE" || !draft.trigger->row->verb) return none;
    const Grammar& grammar = context.grammar;
    for (const TokenIndex c : grammar.children(draft.trigger->token)) {
        if ((grammar[c].dep != "advcl" && grammar[c].dep != "xcomp") || grammar[c].tag != "VB") continue;
        const TokenIndex first = std::max(c, grammar.left(c));
        constexpr TokenIndex reach = 12;  // words behind the infinitive
        for (TokenIndex t = first; t <= std::min(grammar.right(c), first + reach); ++t) {
            const std::string_view dep = grammar[t].dep;
            if (dep != "dobj" && dep != "pobj") continue;
            const Index place = place_in(context, t);
            if (place != none && context.entity(place).type == EntityType::place) return place;
        }
    }
    return none;
}

// 'came to Oslo for talks with the king': the visitor talks.
void share_subject(const EventContext& context, EventDraft& draft) {
    const Grammar& grammar = context.grammar;
    const TriggerRow& row = *draft.trigger->row;
    if (row.verb) return;
    if (row.type != "CONSULT" && row.type != "AGREE" && row.type != "COOPERATE") return;
    const bool told = std::ranges::any_of(draft.arguments, [](const Argument& a) {
        return a.slot == "poss" || a.slot == "between" || a.slot == "carrier" || a.slot == "by" ||
               a.slot == "subj";
    });
    const TokenIndex top = phrase_top(context, draft.trigger->token);
    const TokenIndex preposition = grammar[top].dep == "pobj" ? grammar.head(top) : no_token;
    if (told || preposition == no_token) return;
    // 'for talks with the king', 'during a visit to Oslo'
    const std::string_view norm = grammar[preposition].norm;
    const bool talks = norm == "for" && !draft.participants.empty();
    const bool visit =
        row.mode == "visit" && (norm == "during" || norm == "on" || norm == "after" || norm == "for");
    if (!talks && !visit) return;
    const TokenIndex verb = grammar.governing_verb(preposition);
    if (verb == no_token || grammar.head(preposition) != verb) return;
    const Grammar::Subject subject = grammar.subject(verb);
    if (subject.token == no_token) return;
    for (const Index entity : entities_of(context, subject.token)) {
        const bool there =
            std::ranges::find(draft.participants, entity, &Participant::entity) != draft.participants.end();
        if (!there && context.entity(entity).type != EntityType::place)
            draft.participants.push_back({entity, Role::actor});
    }
}

}  // namespace

void share_between_clauses(const EventContext& context, const TriggerOwner& owner,
                           std::vector<EventDraft>& drafts) {
    for (EventDraft& draft : drafts) share_subject(context, draft);
    for (EventDraft& draft : drafts) {
        if (draft.place == none) draft.place = shared_place(context, owner, drafts, draft);
        if (draft.place == none) draft.place = purpose_place(context, draft);
    }
}

}  // namespace dateline
