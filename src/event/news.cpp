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
    bool only_describes(const EventDraft& draft) const;
    bool is_answered(const EventDraft& draft) const;
    bool people_affected(const EventDraft& draft) const;
    bool names_the_harmed(const EventDraft& draft) const;
    bool court_acts(const EventDraft& draft) const;
    bool talks_turn(const EventDraft& draft) const;
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
            case NeedWhere::place_object:
                return std::ranges::none_of(draft.arguments, [&](const Argument& a) {
                    return a.slot == "obj" && place_in(context_, a.head) == none;
                });
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
            const EventDraft& told = drafts_[inner];
            const bool something = !told.participants.empty() || told.place != none || dated(told);
            if (told.trigger->row->saying == Saying::no && something) return true;
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

// 'the remains of soldiers killed in combat': a participle that only says which soldiers.
bool Judge::only_describes(const EventDraft& draft) const {
    const Grammar& grammar = context_.grammar;
    const TokenIndex verb = draft.trigger->token;
    if (grammar[verb].dep != "acl" || grammar[verb].tag != "VBN" || context_.headline(verb)) return false;
    return !dated(draft) && draft.place == none && !grammar.has_child(verb, "agent");
}

bool Judge::verb_is_news(const EventDraft& draft) const {
    const Trigger& trigger = *draft.trigger;
    if (only_describes(draft)) return false;
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
    const bool anything = !draft.participants.empty() || draft.place != none || dated(draft) ||
                          people_affected(draft) || court_acts(draft);
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

// 'the sinking of the ferry', 'the bombing of the market'
bool Judge::names_the_harmed(const EventDraft& draft) const {
    const TriggerRow& row = *draft.trigger->row;
    if (row.type != "DISASTER" && row.type != "ASSAULT") return false;
    return std::ranges::any_of(draft.arguments, [&](const Argument& a) {
        return a.slot == "of" && row.slot_use(a.slot) == SlotUse::recipient &&
               context_.grammar.has_child(a.head, "det");
    });
}

// 'a court may order it', though the court has no name.
bool Judge::court_acts(const EventDraft& draft) const {
    if (draft.trigger->row->type != "LEGAL") return false;
    return std::ranges::any_of(draft.arguments, [&](const Argument& a) {
        return a.slot == "subj" && phrase_is(context_, a.head, "court");
    });
}

// 'the talks with the company broke down', though no company is named.
bool Judge::talks_turn(const EventDraft& draft) const {
    const Trigger& trigger = *draft.trigger;
    if (trigger.row->type != "CONSULT" || trigger.support == no_token) return false;
    if (trigger.support_row->relation != SupportRelation::subject) return false;
    if (context_.lemma(trigger.support) == "be") return false;
    return std::ranges::any_of(draft.arguments, [&](const Argument& a) {
        return (a.slot == "with" || a.slot == "between") && phrase_is(context_, a.head, "human");
    });
}

bool Judge::noun_is_news(const EventDraft& draft) const {
    if (is_topic(draft) || is_general(draft) || is_answered(draft)) return false;
    return !draft.participants.empty() || dated(draft) || draft.place != none || people_affected(draft) ||
           names_the_harmed(draft) || talks_turn(draft);
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
