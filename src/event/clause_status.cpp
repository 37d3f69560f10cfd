// The words from the trigger up to the root of its sentence form a chain of clauses ('agreed | to meet',
// 'denied | that he had met'). Each clause has a status of its own by its auxiliaries and negation; each
// step up applies the cue that governs it (data/events/status_cues.tsv). The chain is folded from the
// outside in, so that 'may agree to meet' is possible and 'did not agree to meet' is negated.
// Limit: two negations ('did not refuse to') give possible, never happened.
#include "event/clause_status.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace dateline {

bool uncertain(EventStatus status) {
    return status == EventStatus::possible || status == EventStatus::conditional;
}

ClauseReading read_cue(const StatusCue& cue) {
    return {cue.status.value_or(EventStatus::happened), std::string(cue.why), true};
}

// One step from a clause up to what governs it.
struct ClauseStatus::Link {
    const StatusCue* cue = nullptr;
    TokenIndex governor = no_token;  // the clause that is asked for its own status; no_token: none
    bool purpose = false;            // 'arrived to meet'
    bool dependent = false;          // shares the governor's status where it has none of its own
    TokenIndex told_by = no_token;   // the cue's token
};

const StatusCue* ClauseStatus::cue_among_children(TokenIndex i, StatusCueKind kind, TokenIndex& at) const {
    for (const TokenIndex c : grammar_.children(i)) {
        if (kind == StatusCueKind::modifier && grammar_[c].dep == "relcl") continue;
        const StatusCue* cue = context_.tables.cue(grammar_[c].norm, kind);
        if (cue == nullptr) cue = context_.tables.cue(context_.lemma(c), kind);
        if (cue != nullptr) {
            at = c;
            return cue;
        }
    }
    return nullptr;
}

const StatusCue* ClauseStatus::negation_of(TokenIndex verb, TokenIndex& at) const {
    for (const TokenIndex c : grammar_.children(verb)) {
        const Token& t = grammar_[c];
        const std::string_view norm = t.norm;
        if (t.dep == "neg" || t.dep == "advmod" || t.dep == "preconj" || t.dep == "nsubj" ||
            t.dep == "nsubjpass") {
            if (const StatusCue* cue = context_.tables.cue(norm, StatusCueKind::negation);
                cue != nullptr && norm != "no") {
                at = c;
                return cue;
            }
            if (norm == "longer" && grammar_.child(c, "neg") != no_token) {
                at = c;
                return context_.tables.cue("no longer", StatusCueKind::negation);
            }
        }
        // 'No minister came', 'made no visit'
        if (t.dep == "nsubj" || t.dep == "nsubjpass" || t.dep == "dobj") {
            const TokenIndex det = grammar_.child(c, "det");
            const StatusCue* cue =
                det == no_token ? nullptr : context_.tables.cue(grammar_[det].norm, StatusCueKind::negation);
            if (cue != nullptr) {
                at = det;
                return cue;
            }
        }
    }
    return nullptr;
}

// 'it would ... if the meeting takes place': the main clause waits for a condition.
const StatusCue* ClauseStatus::condition_of(TokenIndex verb) const {
    for (const TokenIndex c : grammar_.children(verb)) {
        if (grammar_[c].dep != "advcl" && grammar_[c].dep != "prep") continue;
        TokenIndex at = no_token;
        const StatusCue* mark = cue_among_children(c, StatusCueKind::mark, at);
        if (mark != nullptr && mark->status == EventStatus::conditional && grammar_[at].dep == "mark")
            return mark;
    }
    return nullptr;
}

// 'says that it would', unlike 'said that it would', which tells the future as it was seen then.
bool ClauseStatus::under_present(TokenIndex verb) const {
    bool present = false;
    TokenIndex at = grammar_.head(verb);
    for (int step = 0; step < max_climb && at != no_token; ++step, at = grammar_.head(at)) {
        const Tense tense = grammar_.is_verb(at) ? grammar_.verb_group(at).tense : Tense::unknown;
        if (tense == Tense::past) return false;
        present = present || tense == Tense::present;
    }
    return present;
}

ClauseReading ClauseStatus::own(TokenIndex verb) const {
    const VerbGroup group = grammar_.verb_group(verb);
    TokenIndex at = no_token;
    const StatusCue* negation = negation_of(verb, at);
    // A shared negation: 'did not meet or call'.
    TokenIndex up = verb;
    for (int step = 0; step < max_climb && negation == nullptr && grammar_[up].dep == "conj"; ++step) {
        const TokenIndex head = grammar_.head(up);
        if (head == no_token || !grammar_.is_verb(head) || grammar_.subject(up).own ||
            grammar_[up].tag != "VB")
            break;
        negation = negation_of(head, at);
        up = head;
    }
    if (negation != nullptr) return read_cue(*negation);
    if (const StatusCue* adverb = cue_among_children(verb, StatusCueKind::adverb, at))
        return read_cue(*adverb);
    if (group.modal != no_token) {
        const StatusCue* modal = context_.tables.cue(context_.lemma(group.modal), StatusCueKind::modal);
        if (modal == nullptr) modal = context_.tables.cue(grammar_[group.modal].norm, StatusCueKind::modal);
        if (modal != nullptr) {
            if (const StatusCue* condition = condition_of(verb)) return read_cue(*condition);
            if (modal->cue == "would" && under_present(verb))
                return {EventStatus::possible, "'would', not the future told from the past", true};
            return read_cue(*modal);
        }
    }
    if (group.tense == Tense::present && !context_.headline(verb) && !context_.caption(verb)) {
        if (group.progressive) return {EventStatus::ongoing, "present progressive", false};
        if (grammar_[verb].pos != "AUX") return {EventStatus::ongoing, "present tense", false};
    }
    if (group.tense == Tense::present) {
        const bool pictured = context_.headline(verb) || context_.caption(verb);
        return {EventStatus::happened, pictured ? "a headline's or caption's present tense" : "present tense",
                false};
    }
    if (group.tense == Tense::past)
        return {EventStatus::happened, group.perfect ? "perfect tense" : "past tense", false};
    const bool alone = grammar_.head(verb) == no_token || !grammar_.is_verb(grammar_.head(verb));
    if (group.tense == Tense::infinitive && context_.headline(verb) && alone) {
        return {EventStatus::scheduled, "a headline's infinitive tells the future", true};
    }
    if (group.tense == Tense::infinitive && group.perfect)
        return {EventStatus::happened, "perfect infinitive", false};
    return {EventStatus::happened, "told as a fact", false};
}

ClauseStatus::Link ClauseStatus::link_above(TokenIndex verb) const {
    Link link;
    TokenIndex at = verb;
    // Coordinated verbs without a subject of their own stand under what governs the first.
    for (int step = 0; step < max_climb && grammar_[at].dep == "conj" && !grammar_.subject(at).own; ++step) {
        const TokenIndex head = grammar_.head(at);
        if (head == no_token || !grammar_.is_verb(head)) break;
        if (grammar_.verb_group(at).tense != grammar_.verb_group(head).tense) break;
        at = head;
    }
    const std::string_view dep = grammar_[at].dep;
    const TokenIndex head = grammar_.head(at);
    TokenIndex found = no_token;
    if (const StatusCue* mark = cue_among_children(at, StatusCueKind::mark, found);
        mark != nullptr && grammar_[found].dep == "mark") {
        link.cue = mark;
        link.told_by = found;
        return link;
    }
    if (head == no_token) return link;
    const VerbGroup group = grammar_.verb_group(at);
    const bool bare = group.tense == Tense::infinitive || group.tense == Tense::participle;
    const auto governed_by = [&](TokenIndex governor, StatusCueKind kind) {
        // 'ruled out sending': with its particle it is another word.
        const TokenIndex particle = grammar_.child(governor, "prt");
        link.cue = particle == no_token
                       ? nullptr
                       : context_.tables.cue(
                             context_.lemma(governor) + " " + std::string(grammar_[particle].norm), kind);
        if (link.cue == nullptr) link.cue = context_.tables.cue(context_.lemma(governor), kind);
        if (link.cue == nullptr) link.cue = context_.tables.cue(grammar_[governor].norm, kind);
        if (link.cue == nullptr && kind == StatusCueKind::verb && (bare || group.tense == Tense::unknown)) {
            link.cue = context_.tables.cue(context_.lemma(governor), StatusCueKind::control);
            if (link.cue == nullptr)
                link.cue = context_.tables.cue(grammar_[governor].norm, StatusCueKind::control);
        }
        link.told_by = governor;
    };
    link.governor = grammar_.is_verb(head) ? head : no_token;
    if (dep == "xcomp" || dep == "ccomp" || dep == "dobj") {
        if (grammar_.is_verb(head)) {
            if (context_.noun_is(head, "human")) return link;
            // 'is likely to', 'was unable to': the adjective between governs.
            governed_by(head, StatusCueKind::verb);
            if (link.cue == nullptr) governed_by(head, StatusCueKind::adjective);
            const TokenIndex complement = grammar_.child(head, "acomp");
            if (link.cue == nullptr && complement != no_token)
                governed_by(complement, StatusCueKind::adjective);
            link.dependent = bare;
            link.purpose = link.cue == nullptr && group.tense == Tense::infinitive && !group.perfect;
        } else {
            governed_by(head, StatusCueKind::adjective);
            if (link.cue == nullptr) governed_by(head, StatusCueKind::noun);
            link.governor = grammar_.governing_verb(head);
            if (link.governor == no_token && grammar_.head(head) != no_token &&
                grammar_.is_verb(grammar_.head(head))) {
                link.governor = grammar_.head(head);
            }
            link.dependent = bare;
        }
    } else if (dep == "advcl") {
        link.dependent = bare;
        if (group.tense == Tense::infinitive) {
            governed_by(head, StatusCueKind::verb);  // the model often calls a complement a purpose
            const TokenIndex complement = grammar_.child(head, "acomp");
            if (link.cue == nullptr && complement != no_token)
                governed_by(complement, StatusCueKind::adjective);
            link.purpose = link.cue == nullptr;
        }
    } else if (dep == "acl" || dep == "relcl" || dep == "appos") {
        if (!grammar_.is_verb(head)) {
            if (dep == "acl") governed_by(head, StatusCueKind::noun);
            // 'the possibility of the two meeting'
            const TokenIndex of = grammar_[head].dep == "pobj" ? grammar_.head(head) : no_token;
            if (link.cue == nullptr && dep == "acl" && of != no_token && grammar_[of].norm == "of" &&
                grammar_.head(of) != no_token) {
                governed_by(grammar_.head(of), StatusCueKind::noun);
            }
            link.governor = no_token;
            link.purpose = link.cue == nullptr && group.tense == Tense::infinitive;
        }
    } else if (dep == "pcomp") {
        const TokenIndex above = grammar_.head(head);
        governed_by(head, StatusCueKind::preposition);
        if (link.cue == nullptr) {  // 'instead of visiting'
            TokenIndex at_word = no_token;
            link.cue = cue_among_children(head, StatusCueKind::preposition, at_word);
            if (at_word != no_token) link.told_by = at_word;
        }
        if (link.cue == nullptr && above != no_token) {
            governed_by(above, grammar_.is_verb(above) ? StatusCueKind::verb : StatusCueKind::noun);
            if (link.cue == nullptr && !grammar_.is_verb(above)) governed_by(above, StatusCueKind::adjective);
            // 'accused the rebels of attacking'
            const TokenIndex over = grammar_[above].dep == "dobj" ? grammar_.head(above) : no_token;
            if (link.cue == nullptr && over != no_token) governed_by(over, StatusCueKind::verb);
        }
        if (link.cue == nullptr && above != no_token) governed_by(above, StatusCueKind::preposition);
        link.governor = above != no_token && grammar_.is_verb(above) ? above : grammar_.governing_verb(head);
        link.dependent = true;
    } else if (dep == "csubj" || dep == "nsubj") {
        const TokenIndex complement = grammar_.child(head, "acomp");
        if (complement != no_token) governed_by(complement, StatusCueKind::adjective);
    } else {
        link.governor = no_token;
    }
    return link;
}

ClauseReading ClauseStatus::combine(const ClauseReading& outer, const Link& link, ClauseReading inner) const {
    if (link.cue != nullptr) {
        const bool purely_told = !inner.told || inner.status == EventStatus::scheduled;
        if (!link.cue->status) {  // 'managed to': as its governor
            if (link.governor != no_token && link.dependent && outer.status != EventStatus::ongoing) {
                if (!inner.told)
                    return {outer.status, outer.told ? outer.why : std::string(link.cue->why), outer.told};
            }
            return inner;
        }
        EventStatus status = *link.cue->status;
        std::string why = std::string(link.cue->why);
        if (outer.told && link.governor != no_token) {
            if (outer.status == EventStatus::negated) {
                status = status == EventStatus::negated ? EventStatus::possible : EventStatus::negated;
                why = fmt::format("{} under {}", link.cue->why, outer.why);
            } else if (uncertain(outer.status) && status != EventStatus::negated) {
                status = outer.status;
                why = fmt::format("{} under {}", link.cue->why, outer.why);
            }
        }
        if (inner.told && inner.status == EventStatus::negated) return inner;
        if (status == EventStatus::ongoing && grammar_.verb_group(link.told_by).tense == Tense::past &&
            grammar_.is_verb(link.told_by)) {
            status = EventStatus::happened;
        }
        if (purely_told || status != EventStatus::scheduled) return {status, why, true};
        return inner;
    }
    if (link.purpose && !inner.told) {
        if (outer.status == EventStatus::negated)
            return {EventStatus::possible, "the aim of what did not happen", true};
        if (uncertain(outer.status)) return {outer.status, "the aim of what is only possible", true};
        return {EventStatus::scheduled, "told as the aim ('to'), not as done", true};
    }
    if (link.dependent && !inner.told && link.governor != no_token) {
        if (outer.told) return {outer.status, outer.why, true};
        // An infinitive under a verb that says nothing of its outcome.
        const bool infinitive = inner.why == "told as a fact";
        if (infinitive && outer.status == EventStatus::ongoing) return outer;
    }
    return inner;
}

ClauseReading ClauseStatus::of(TokenIndex verb) const {
    std::vector<TokenIndex> verbs = {verb};
    std::vector<Link> links;
    for (int step = 0; step < max_climb; ++step) {
        const Link link = link_above(verbs.back());
        links.push_back(link);
        if (link.governor == no_token || (!link.cue && !link.dependent && !link.purpose)) break;
        verbs.push_back(link.governor);
    }
    // The outermost clause's own link may still carry a cue ('if', 'speculation that').
    ClauseReading outer;
    for (std::size_t at = verbs.size(); at-- > 0;) {
        outer = combine(outer, links[std::min(at, links.size() - 1)], own(verbs[at]));
    }
    return outer;
}

}  // namespace dateline
