#include "event/event_time.hpp"

namespace dateline {

TriggerOwner::TriggerOwner(const EventContext& context, const std::vector<Trigger>& triggers,
                           const std::vector<bool>& counted)
    : context_(context), of_token_(context.grammar.size(), none) {
    for (Index n = 0; n < triggers.size(); ++n) {
        if (!counted[n]) continue;
        const Trigger& trigger = triggers[n];
        for (const TokenIndex w : trigger.words) of_token_[w] = n;
        for (const TokenIndex w : trigger.merged) of_token_[w] = n;
    }
    for (Index n = 0; n < triggers.size(); ++n) {
        const TokenIndex support = triggers[n].support;
        if (counted[n] && support != no_token && of_token_[support] == none) of_token_[support] = n;
    }
}

// 'is scheduled on Friday to visit': the time is the visit's.
TokenIndex TriggerOwner::passes_through(TokenIndex verb) const {
    const Grammar& grammar = context_.grammar;
    const StatusCue* cue = context_.tables.cue(context_.lemma(verb), StatusCueKind::verb);
    if (cue == nullptr) cue = context_.tables.cue(context_.lemma(verb), StatusCueKind::control);
    const bool announces =
        cue != nullptr && (cue->status == EventStatus::possible || cue->status == EventStatus::scheduled);
    const bool passive = grammar.verb_group(verb).passive || context_.lemma(verb) == "be";
    if (!passive || (!announces && context_.lemma(verb) != "be")) return no_token;
    return grammar.child(verb, "xcomp");
}

Index TriggerOwner::above(TokenIndex token) const {
    const Grammar& grammar = context_.grammar;
    TokenIndex up = token;
    for (int step = 0; step < max_climb && up != no_token; ++step, up = grammar.head(up)) {
        if (of_token_[up] != none) return of_token_[up];
        if (up == token || !grammar.is_verb(up)) continue;
        if (const TokenIndex inner = passes_through(up); inner != no_token && of_token_[inner] != none)
            return of_token_[inner];
        // 'the summit, which runs until Friday'
        const bool of_noun = grammar[up].dep == "relcl" || grammar[up].dep == "acl";
        if (of_noun && grammar.head(up) != no_token && of_token_[grammar.head(up)] != none) {
            return of_token_[grammar.head(up)];
        }
        // 'to mark the signing of the treaty in June', 'the pledge on Friday raised hopes': a verb that names
        // no event, and an event on the same side of it, before the time. Another may be dated by anything.
        const TokenIndex from = token < up ? grammar.left(up) : up;
        for (TokenIndex before = token; before-- > from && token - before <= max_reach;) {
            if (of_token_[before] != none && grammar.within(before, up)) return of_token_[before];
        }
        return none;
    }
    return none;
}

}  // namespace dateline
