// The status of an event. A verb's is its clause's (clause_status.hpp). A noun's is told by what modifies it
// ('planned', 'no'), by the nouns and prepositions above it ('plans for', 'without'), by the verb that
// carries it, or by the clause that it belongs to.
#include "event/status.hpp"

#include <fmt/format.h>

#include "event/clause_status.hpp"

namespace dateline {

namespace {

class StatusReader {
public:
    StatusReader(const EventContext& context, const Trigger& trigger)
        : context_(context), grammar_(context.grammar), clauses_(context), trigger_(trigger) {}

    StatusReading read() const;

private:
    ClauseReading noun() const;
    const StatusCue* modifier_of(TokenIndex i) const;
    const StatusCue* governor_of(TokenIndex i) const;
    const StatusCue* headline_cue(TokenIndex token) const;
    const StatusCue* verb_cue(TokenIndex verb) const;
    ClauseReading by_support() const;
    ClauseReading by_clause() const;

    const EventContext& context_;
    const Grammar& grammar_;
    ClauseStatus clauses_;
    const Trigger& trigger_;
};

const StatusCue* StatusReader::verb_cue(TokenIndex verb) const {
    const StatusCue* cue = context_.tables.cue(context_.lemma(verb), StatusCueKind::verb);
    if (cue == nullptr) cue = context_.tables.cue(context_.lemma(verb), StatusCueKind::control);
    return cue != nullptr && cue->status ? cue : nullptr;
}

// The word that a headline leaves alone behind an event: 'meeting with the envoy expected'.
const StatusCue* StatusReader::headline_cue(TokenIndex token) const {
    if (!context_.headline(token)) return nullptr;
    const TokenIndex next = grammar_.right(token) + 1;
    if (next >= grammar_.sentence_end(token)) return nullptr;
    return context_.tables.cue(grammar_[next].norm, StatusCueKind::modifier);
}

const StatusCue* StatusReader::modifier_of(TokenIndex i) const {
    if (grammar_.child(i, "det", "no") != no_token) return context_.tables.cue("no", StatusCueKind::negation);
    TokenIndex at = no_token;
    return clauses_.cue_among_children(i, StatusCueKind::modifier, at);
}

// Nouns and prepositions above it: 'plans for a visit', 'on suspicion of', 'without a vote'.
const StatusCue* StatusReader::governor_of(TokenIndex i) const {
    TokenIndex up = i;
    for (int step = 0; step < max_climb; ++step) {
        const TokenIndex head = grammar_.head(up);
        if (head == no_token || grammar_.is_verb(head)) break;
        const std::string_view dep = grammar_[up].dep;
        const StatusCue* cue = nullptr;
        if (grammar_[head].pos == "ADP" || dep == "pobj" || dep == "pcomp") {
            cue = context_.tables.cue(grammar_[head].norm, StatusCueKind::preposition);
        } else if (dep == "prep" && head != i) {
            cue = context_.tables.cue(context_.lemma(head), StatusCueKind::noun);
        }
        if (cue != nullptr && cue->status) return cue;
        up = head;
    }
    return nullptr;
}

ClauseReading StatusReader::by_support() const {
    const SupportVerb& row = *trigger_.support_row;
    ClauseReading clause = clauses_.of(trigger_.support);
    if (!row.status) return clause;
    if (clause.told && clause.status == EventStatus::negated) {
        const bool twice = *row.status == EventStatus::negated;
        return {twice ? EventStatus::possible : EventStatus::negated, clause.why, true};
    }
    if (clause.told && uncertain(clause.status)) return clause;
    if (*row.status == EventStatus::ongoing && clause.status == EventStatus::scheduled) return clause;
    return {*row.status, fmt::format("'{}'", row.words), true};
}

ClauseReading StatusReader::by_clause() const {
    const TokenIndex top = phrase_top(context_, trigger_.token);
    const TokenIndex head = grammar_.head(top);
    const std::string_view dep = grammar_[top].dep;
    if (head != no_token && grammar_.is_verb(head)) {
        // 'expects a visit'; what is only discussed may well have happened.
        const StatusCue* cue = dep == "dobj" || dep == "nsubjpass" ? verb_cue(head) : nullptr;
        if (cue != nullptr && cue->cue != "discuss") return read_cue(*cue);
        if (dep == "nsubj") {
            ClauseReading clause = clauses_.own(head);
            if (clause.told && clause.status != EventStatus::negated) return clause;
        }
    }
    for (const TokenIndex c : grammar_.children(trigger_.token)) {
        if (grammar_[c].dep != "acl" || grammar_[c].tag != "VBN") continue;
        if (const StatusCue* cue = verb_cue(c)) return read_cue(*cue);
    }
    if (dep == "pobj" && head != no_token && grammar_.head(head) != no_token) {
        const TokenIndex host = grammar_.head(head);
        const TokenIndex noun = trigger_.token;
        const bool indefinite =
            grammar_.child(noun, "det", "a") != no_token || grammar_.child(noun, "det", "an") != no_token;
        // 'rehearsals for an invasion', 'ready for a strike'
        if (!grammar_.is_verb(host) && grammar_[head].norm == "for" && indefinite) {
            return {EventStatus::possible, "told as what something is for", true};
        }
        // 'may raise it during her talks with the king', 'will fly there for talks': they lie ahead as well.
        const std::string_view norm = grammar_[head].norm;
        if (grammar_.is_verb(host) &&
            (norm == "during" || norm == "at" || norm == "for" || norm == "in" || norm == "by")) {
            ClauseReading clause = clauses_.of(host);
            if (clause.told && clause.status != EventStatus::negated) return clause;
        }
    }
    return {EventStatus::happened, "named as a fact", false};
}

ClauseReading StatusReader::noun() const {
    for (const TokenIndex i : {trigger_.token, phrase_top(context_, trigger_.token)}) {
        if (const StatusCue* modifier = modifier_of(i)) return read_cue(*modifier);
    }
    if (const StatusCue* after = headline_cue(trigger_.token)) return read_cue(*after);
    if (const StatusCue* above = governor_of(trigger_.token)) return read_cue(*above);
    return trigger_.support != no_token ? by_support() : by_clause();
}

StatusReading StatusReader::read() const {
    const TokenIndex verb = trigger_.clause_verb();
    const StatusCue* after = trigger_.row->verb ? headline_cue(verb) : nullptr;
    ClauseReading reading = after != nullptr     ? read_cue(*after)
                            : trigger_.row->verb ? clauses_.of(verb)
                                                 : noun();
    StatusReading out;
    out.status = reading.status;
    out.told = reading.told;
    out.why = std::move(reading.why);
    if (verb != no_token) {
        const VerbGroup group = grammar_.verb_group(verb);
        out.past_perfect = group.past_perfect;
        if (group.tense == Tense::past) out.tense = Direction::past;
        if (group.tense == Tense::present) out.tense = Direction::present;
        if (context_.headline(verb) || context_.caption(verb)) out.tense = Direction::past;
    }
    switch (out.status) {
        case EventStatus::scheduled: out.tense = Direction::future; break;
        case EventStatus::ongoing: out.tense = Direction::present; break;
        case EventStatus::happened:
            if (out.tense != Direction::present) out.tense = Direction::past;
            break;
        case EventStatus::possible:
        case EventStatus::conditional:
            if (out.tense != Direction::past) out.tense = Direction::future;
            break;
        case EventStatus::negated: break;
    }
    return out;
}

}  // namespace

StatusReading status_of(const EventContext& context, const Trigger& trigger) {
    return StatusReader(context, trigger).read();
}

}  // namespace dateline
