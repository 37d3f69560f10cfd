#include "event/news.hpp"

#include <algorithm>

namespace dateline {

namespace {

bool names_a_place(const EventContext& context, const Telling& telling) {
    return telling.place != none || std::ranges::any_of(telling.arguments, [&](const Argument& a) {
               return telling.trigger->row->slot_use(a.slot) == SlotUse::place &&
                      place_in(context, a.head) != none;
           });
}

bool dated(const Telling& telling) {
    return telling.time->basis == TimeBasis::told;
}

// The next place told before a token in its sentence: what a misplaced 'where' refers to.
Index place_before(const EventContext& context, TokenIndex token) {
    for (TokenIndex t = token; t-- > context.grammar.sentence_begin(token);) {
        for (const Index n : context.index.names_at(t)) {
            const Index entity = context.mentions.names[n].entity;
            if (entity != none && context.is_place(entity)) return entity;
        }
    }
    return none;
}

Index shared_place(const EventContext& context, const TriggerOwner& owner,
                   const std::vector<Telling>& tellings, const Telling& telling) {
    const Grammar& grammar = context.grammar;
    const TokenIndex verb = telling.trigger->clause_verb();
    const TokenIndex top = verb != no_token ? verb : telling.trigger->token;
    const auto place_at = [&](Index n) { return n == none ? none : tellings[n].place; };
    for (const TokenIndex c : grammar.children(top)) {
        const Token& t = grammar[c];
        // 'where she will meet'
        if (t.tag == "WRB" && t.norm == "where" && grammar[top].dep == "relcl") {
            const Index antecedent = place_in(context, grammar.head(top));
            return antecedent != none ? antecedent : place_before(context, c);
        }
        // 'met him during a visit to Oslo'
        if (t.dep == "prep" && (t.norm == "during" || t.norm == "in" || t.norm == "on" || t.norm == "at")) {
            const TokenIndex object = grammar.child(c, "pobj");
            if (object == no_token) continue;
            if (const Index place = place_at(owner.at(object)); place != none) return place;
        }
    }
    if (verb == no_token || grammar.head(verb) == no_token) return none;
    // 'arrived in Oslo to meet her', 'met in Oslo and signed'
    const std::string_view dep = grammar[verb].dep;
    const VerbGroup group = grammar.verb_group(verb);
    const bool bare = group.tense == Tense::infinitive || group.tense == Tense::participle;
    const bool joined = dep == "conj" && !grammar.subject(verb).own;
    const bool governed = (dep == "advcl" || dep == "xcomp") && bare;
    if (!joined && !governed) return none;
    const Index above = owner.at(grammar.head(verb));
    if (above == none) return none;
    // One who leaves a place does not do the rest there.
    const TriggerRow& row = *tellings[above].trigger->row;
    const bool origin = std::ranges::any_of(tellings[above].arguments, [&](const Argument& a) {
        return row.slot_use(a.slot) == SlotUse::origin && place_in(context, a.head) == tellings[above].place;
    });
    return origin ? none : tellings[above].place;
}

// 'sent troops to help retake the town': a deployment is to where its purpose is.
Index purpose_place(const EventContext& context, const Telling& telling) {
    if (telling.trigger->row->type != "MOBILIZE" || !telling.trigger->row->verb) return none;
    const Grammar& grammar = context.grammar;
    for (const TokenIndex c : grammar.children(telling.trigger->token)) {
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
void share_subject(const EventContext& context, Telling& telling) {
    const Grammar& grammar = context.grammar;
    const TriggerRow& row = *telling.trigger->row;
    if (row.verb) return;
    if (row.type != "CONSULT" && row.type != "AGREE" && row.type != "COOPERATE") return;
    const bool told = std::ranges::any_of(telling.arguments, [](const Argument& a) {
        return a.slot == "poss" || a.slot == "between" || a.slot == "carrier" || a.slot == "by" ||
               a.slot == "subj";
    });
    const TokenIndex top = phrase_top(context, telling.trigger->token);
    const TokenIndex preposition = grammar[top].dep == "pobj" ? grammar.head(top) : no_token;
    if (told || preposition == no_token) return;
    // 'for talks with the king', 'during a visit to Oslo'
    const std::string_view norm = grammar[preposition].norm;
    const bool talks = norm == "for" && !telling.participants.empty();
    const bool visit =
        row.mode == "visit" && (norm == "during" || norm == "on" || norm == "after" || norm == "for");
    if (!talks && !visit) return;
    const TokenIndex verb = grammar.governing_verb(preposition);
    if (verb == no_token || grammar.head(preposition) != verb) return;
    const Grammar::Subject subject = grammar.subject(verb);
    if (subject.token == no_token) return;
    for (const Index entity : entities_of(context, subject.token)) {
        const bool there = std::ranges::find(telling.participants, entity, &Participant::entity) !=
                           telling.participants.end();
        if (!there && context.entity(entity).type != EntityType::place)
            telling.participants.push_back({entity, Role::actor});
    }
}

bool first_time(const EventContext& context, TokenIndex verb) {
    for (const TokenIndex c : context.grammar.children(verb)) {
        if (context.grammar[c].dep != "prep" || context.grammar[c].norm != "for") continue;
        const TokenIndex object = context.grammar.child(c, "pobj");
        if (object != no_token && context.grammar[object].norm == "time") return true;
    }
    return false;
}

class Judge {
public:
    Judge(const EventContext& context, const TriggerOwner& owner, const std::vector<Telling>& tellings)
        : context_(context), owner_(owner), tellings_(tellings) {}

    bool is_news(const Telling& telling) const {
        return needs_hold(telling) &&
               (telling.trigger->row->verb ? verb_is_news(telling) : noun_is_news(telling));
    }

private:
    bool needs_hold(const Telling& telling) const;
    bool verb_is_news(const Telling& telling) const;
    bool noun_is_news(const Telling& telling) const;
    bool is_topic(const Telling& telling) const;
    bool content_tells_event(const Telling& telling) const;
    bool own_date_counts(const Telling& telling) const;

    const EventContext& context_;
    const TriggerOwner& owner_;
    const std::vector<Telling>& tellings_;
};

bool Judge::needs_hold(const Telling& telling) const {
    const Grammar& grammar = context_.grammar;
    const Trigger& trigger = *telling.trigger;
    return std::ranges::all_of(trigger.row->needs, [&](const Need& need) {
        switch (need.where) {
            case NeedWhere::direct_object:
                return std::ranges::any_of(telling.arguments,
                                           [](const Argument& a) { return a.slot == "obj"; });
            case NeedWhere::no_object: return !grammar.has_child(trigger.token, "dobj");
            case NeedWhere::participant: return !telling.participants.empty();
            case NeedWhere::recipient:
                return std::ranges::any_of(telling.participants,
                                           [](const Participant& p) { return p.role == Role::recipient; });
            case NeedWhere::place:
                return names_a_place(context_, telling) || dated(telling) || context_.caption(trigger.token);
            case NeedWhere::dated:
                return dated(telling) || telling.place != none || trigger.support != no_token;
            case NeedWhere::support: return trigger.support != no_token || dated(telling);
            case NeedWhere::clause: return grammar.has_child(trigger.token, "ccomp");
            default: return true;
        }
    });
}

bool Judge::content_tells_event(const Telling& telling) const {
    const Grammar& grammar = context_.grammar;
    for (const TokenIndex c : grammar.children(telling.trigger->token)) {
        const std::string_view dep = grammar[c].dep;
        if (dep != "ccomp" && dep != "xcomp" && dep != "dobj") continue;
        for (TokenIndex t = grammar.left(c); t <= grammar.right(c); ++t) {
            const Index inner = owner_.at(t);
            if (inner == none || tellings_[inner].trigger == telling.trigger) continue;
            if (tellings_[inner].trigger->row->saying == Saying::no && !tellings_[inner].participants.empty())
                return true;
        }
    }
    return false;
}

// 'said last month', 'said on Monday' where nothing else is told; not 'said Tuesday that he had left'.
bool Judge::own_date_counts(const Telling& telling) const {
    if (!dated(telling)) return false;
    const bool far = std::ranges::any_of(
        telling.time->times, [&](Index t) { return beyond_the_week(context_.mentions.times[t]); });
    return far || !content_tells_event(telling);
}

bool Judge::verb_is_news(const Telling& telling) const {
    const Trigger& trigger = *telling.trigger;
    if (trigger.row->saying != Saying::no) {
        // 'without giving details', 'moved to support the war', and the bare 'the embassy said Wednesday'.
        if (telling.status->status == EventStatus::negated && context_.grammar[trigger.token].dep == "pcomp")
            return false;
        const bool bare = context_.grammar.verb_group(trigger.token).tense == Tense::infinitive;
        if (bare && trigger.row->saying == Saying::weak) return false;
        const bool reports = trigger.row->type == "STATEMENT" && trigger.row->saying == Saying::weak;
        if (reports && context_.grammar[trigger.token].dep == "conj" &&
            !context_.grammar.has_child(trigger.token, "ccomp")) {
            return false;
        }
    }
    const bool anything = !telling.participants.empty() || telling.place != none || dated(telling);
    if (!anything) return false;
    switch (trigger.row->saying) {
        case Saying::no: return true;
        case Saying::weak: return !telling.participants.empty() && own_date_counts(telling);
        case Saying::content:
            return !telling.participants.empty() &&
                   (dated(telling) || first_time(context_, trigger.token) || !content_tells_event(telling));
    }
    return true;
}

// 'discussed joint exercises': a topic, unless it is dated or its status is told.
bool Judge::is_topic(const Telling& telling) const {
    const Grammar& grammar = context_.grammar;
    TokenIndex top = phrase_top(context_, telling.trigger->token);
    TokenIndex head = grammar.head(top);
    if (grammar[top].dep == "pobj" && head != no_token &&
        (grammar[head].norm == "including" || grammar[head].norm == "on")) {
        top = grammar.head(head);
        if (top != no_token) head = grammar.is_verb(top) ? top : grammar.head(top);
    } else if (grammar[top].dep != "dobj") {
        return false;
    }
    if (head == no_token) return false;
    const Index above = owner_.at(head);
    const bool talk = above != none && tellings_[above].trigger->row->mode == "talk";
    return talk && !dated(telling) && !telling.status->told;
}

bool Judge::noun_is_news(const Telling& telling) const {
    if (is_topic(telling)) return false;
    return !telling.participants.empty() || dated(telling) || telling.place != none;
}

}  // namespace

void share_between_clauses(const EventContext& context, const TriggerOwner& owner,
                           std::vector<Telling>& tellings) {
    for (Telling& telling : tellings) share_subject(context, telling);
    for (Telling& telling : tellings) {
        if (telling.place == none) telling.place = shared_place(context, owner, tellings, telling);
        if (telling.place == none) telling.place = purpose_place(context, telling);
    }
}

std::vector<bool> which_are_news(const EventContext& context, const TriggerOwner& owner,
                                 const std::vector<Telling>& tellings) {
    const Judge judge(context, owner, tellings);
    std::vector<bool> out;
    for (const Telling& telling : tellings) out.push_back(judge.is_news(telling));
    return out;
}

}  // namespace dateline
