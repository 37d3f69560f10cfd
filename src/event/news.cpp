#include "event/news.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string>

namespace dateline {

namespace {

bool names_a_place(const EventContext& context, const EventDraft& draft) {
    return draft.place != none || std::ranges::any_of(draft.arguments, [&](const Argument& a) {
               return draft.trigger->row->slot_use(a.slot) == SlotUse::place &&
                      place_in(context, a.head) != none;
           });
}

bool dated(const EventDraft& draft) {
    return draft.time->basis == TimeBasis::told;
}

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
    Judge(const EventContext& context, const TriggerOwner& owner, const std::vector<EventDraft>& drafts)
        : context_(context), owner_(owner), drafts_(drafts) {}

    bool is_news(const EventDraft& draft) const {
        return needs_hold(draft) && (draft.trigger->row->verb ? verb_is_news(draft) : noun_is_news(draft));
    }

private:
    bool needs_hold(const EventDraft& draft) const;
    bool verb_is_news(const EventDraft& draft) const;
    bool noun_is_news(const EventDraft& draft) const;
    bool is_topic(const EventDraft& draft) const;
    bool is_general(const EventDraft& draft) const;
    bool is_answered(const EventDraft& draft) const;
    bool people_affected(const EventDraft& draft) const;
    bool content_tells_event(const EventDraft& draft) const;
    bool own_date_counts(const EventDraft& draft) const;

    const EventContext& context_;
    const TriggerOwner& owner_;
    const std::vector<EventDraft>& drafts_;
};

bool Judge::needs_hold(const EventDraft& draft) const {
    const Grammar& grammar = context_.grammar;
    const Trigger& trigger = *draft.trigger;
    return std::ranges::all_of(trigger.row->needs, [&](const Need& need) {
        switch (need.where) {
            case NeedWhere::direct_object:
                return std::ranges::any_of(draft.arguments,
                                           [](const Argument& a) { return a.slot == "obj"; });
            case NeedWhere::no_object: return !grammar.has_child(trigger.token, "dobj");
            case NeedWhere::participant: return !draft.participants.empty();
            case NeedWhere::recipient:
                return std::ranges::any_of(draft.participants,
                                           [](const Participant& p) { return p.role == Role::recipient; });
            case NeedWhere::place:
                return names_a_place(context_, draft) || dated(draft) || context_.caption(trigger.token);
            case NeedWhere::dated: return dated(draft) || draft.place != none || trigger.support != no_token;
            case NeedWhere::support: return trigger.support != no_token || dated(draft);
            case NeedWhere::clause: return grammar.has_child(trigger.token, "ccomp");
            default: return true;
        }
    });
}

bool Judge::content_tells_event(const EventDraft& draft) const {
    const Grammar& grammar = context_.grammar;
    for (const TokenIndex c : grammar.children(draft.trigger->token)) {
        const std::string_view dep = grammar[c].dep;
        if (dep != "ccomp" && dep != "xcomp" && dep != "dobj") continue;
        for (TokenIndex t = grammar.left(c); t <= std::min(grammar.right(c), grammar.left(c) + max_reach);
             ++t) {
            const Index inner = owner_.at(t);
            if (inner == none || drafts_[inner].trigger == draft.trigger) continue;
            if (drafts_[inner].trigger->row->saying == Saying::no && !drafts_[inner].participants.empty())
                return true;
        }
    }
    return false;
}

// 'said last month', 'said on Monday' where nothing else is told; not 'said Tuesday that he had left'.
bool Judge::own_date_counts(const EventDraft& draft) const {
    if (!dated(draft)) return false;
    const bool far = std::ranges::any_of(
        draft.time->times, [&](Index t) { return beyond_the_week(context_.mentions.times[t]); });
    return far || !content_tells_event(draft);
}

// People killed, freed, tried, rescued, though none is named: 'two guards were wounded'.
bool Judge::people_affected(const EventDraft& draft) const {
    static constexpr std::string_view types[] = {"ASSAULT", "COERCE",  "DISASTER", "AID",
                                                 "LEGAL",   "APPOINT", "CONCEDE",  "MOBILIZE"};
    const TriggerRow& row = *draft.trigger->row;
    if (std::ranges::find(types, row.type) == std::end(types)) return false;
    return std::ranges::any_of(draft.arguments, [&](const Argument& a) {
        return row.slot_use(a.slot) == SlotUse::recipient && !a.of_object &&
               phrase_is(context_, a.head, "human");
    });
}

bool Judge::verb_is_news(const EventDraft& draft) const {
    const Trigger& trigger = *draft.trigger;
    // Talk of a topic needs somebody to talk with.
    if (trigger.row->mode == "talk" && draft.participants.size() < 2 && !dated(draft)) return false;
    if (trigger.row->saying != Saying::no) {
        // 'without giving details', 'moved to support the war', and the bare 'the embassy said Wednesday'.
        if (draft.status->status == EventStatus::negated && context_.grammar[trigger.token].dep == "pcomp")
            return false;
        const bool bare = context_.grammar.verb_group(trigger.token).tense == Tense::infinitive;
        if (bare && trigger.row->saying == Saying::weak) return false;
        if (draft.status->status != EventStatus::happened && !dated(draft)) return false;
        const bool reports = trigger.row->type == "STATEMENT" && trigger.row->saying == Saying::weak;
        if (reports && context_.grammar[trigger.token].dep == "conj" &&
            !context_.grammar.has_child(trigger.token, "ccomp")) {
            return false;
        }
    }
    const bool anything =
        !draft.participants.empty() || draft.place != none || dated(draft) || people_affected(draft);
    if (!anything) return false;
    switch (trigger.row->saying) {
        case Saying::no: return true;
        case Saying::weak: return !draft.participants.empty() && own_date_counts(draft);
        case Saying::content:
            return !draft.participants.empty() &&
                   (dated(draft) || first_time(context_, trigger.token) || !content_tells_event(draft));
    }
    return true;
}

// 'discussed joint exercises': a topic, unless it is dated or its status is told.
bool Judge::is_topic(const EventDraft& draft) const {
    const Grammar& grammar = context_.grammar;
    TokenIndex top = phrase_top(context_, draft.trigger->token);
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
    const bool talk = above != none && drafts_[above].trigger->row->mode == "talk";
    return talk && !dated(draft) && !draft.status->told;
}

// 'rejected the proposal', 'denied the threat': the answer is the news, not what it answers.
bool Judge::is_answered(const EventDraft& draft) const {
    static constexpr std::string_view words[] = {"REQUEST", "THREATEN", "ACCUSE", "REJECT", "STATEMENT"};
    const Trigger& trigger = *draft.trigger;
    if (trigger.support == no_token || owner_.at(trigger.support) == none) return false;
    const bool own_event = drafts_[owner_.at(trigger.support)].trigger->token == trigger.support;
    return own_event && std::ranges::find(words, trigger.row->type) != std::end(words);
}

// 'military drills', 'troop deployment': a kind of thing, told of no occasion.
bool Judge::is_general(const EventDraft& draft) const {
    const TokenIndex noun = draft.trigger->token;
    if (draft.trigger->support != no_token || dated(draft) || draft.place != none) return false;
    const bool only_kind = std::ranges::none_of(draft.arguments, [&](const Argument& a) {
        const SlotUse use = draft.trigger->row->slot_use(a.slot);
        return a.slot != "mod" &&
               (use == SlotUse::actor || use == SlotUse::recipient || use == SlotUse::other);
    });
    return only_kind && !context_.grammar.has_child(noun, "det") && !context_.grammar.has_child(noun, "poss");
}

bool Judge::noun_is_news(const EventDraft& draft) const {
    if (is_topic(draft) || is_general(draft) || is_answered(draft)) return false;
    return !draft.participants.empty() || dated(draft) || draft.place != none || people_affected(draft);
}

std::string what_it_tells(const EventDraft& draft) {
    std::string key = fmt::format("{}/{}/{}/{}", draft.trigger->row->type, draft.trigger->row->mode,
                                  static_cast<int>(draft.status->status), draft.place);
    std::vector<Index> who;
    for (const Participant& p : draft.participants) who.push_back(p.entity);
    std::ranges::sort(who);
    for (const Index entity : who) key += fmt::format("/{}", entity);
    return key;
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

std::vector<bool> which_are_news(const EventContext& context, const TriggerOwner& owner,
                                 const std::vector<EventDraft>& drafts) {
    const Judge judge(context, owner, drafts);
    std::vector<bool> out;
    std::set<std::string> told;
    for (const EventDraft& draft : drafts) {
        bool news = judge.is_news(draft);
        // 'his trip' again, which adds no time, place or status to what was told before.
        if (news) {
            const std::string key = what_it_tells(draft);
            const bool repeats =
                !draft.trigger->row->verb && draft.trigger->support == no_token && !dated(draft);
            if (repeats && told.contains(key)) news = false;
            told.insert(key);
        }
        out.push_back(news);
    }
    return out;
}

}  // namespace dateline
