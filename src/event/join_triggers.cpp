// One event told by several words is one event: a verb and its noun ('signed a deal'), a noun and its noun
// ('the signing of the deal'), a meeting and what is discussed there, a statement and its 'saying'.
#include <algorithm>

#include "event/trigger.hpp"

namespace dateline {

namespace {

class Joiner {
public:
    Joiner(const EventContext& context, std::vector<Trigger>& triggers)
        : context_(context),
          grammar_(context.grammar),
          triggers_(triggers),
          of_token_(context.grammar.size(), no_token),
          of_support_(context.grammar.size(), no_token),
          dropped_(triggers.size(), false) {
        for (std::uint32_t n = 0; n < triggers.size(); ++n) {
            for (const TokenIndex w : triggers[n].words) of_token_[w] = n;
            if (triggers[n].support != no_token) of_support_[triggers[n].support] = n;
        }
    }

    void join() {
        for (std::uint32_t n = 0; n < triggers_.size(); ++n) {
            if (triggers_[n].row->verb) {
                join_verb(n);
            } else {
                join_noun(n);
            }
        }
    }
    bool dropped(std::uint32_t n) const { return dropped_[n]; }

private:
    void join_noun(std::uint32_t n);
    void join_verb(std::uint32_t n);
    void merge(std::uint32_t from, std::uint32_t into);
    bool object_of(TokenIndex noun, TokenIndex verb) const;

    const EventContext& context_;
    const Grammar& grammar_;
    std::vector<Trigger>& triggers_;
    std::vector<std::uint32_t> of_token_;
    std::vector<std::uint32_t> of_support_;
    std::vector<bool> dropped_;
};

void Joiner::merge(std::uint32_t from, std::uint32_t into) {
    std::vector<TokenIndex>& merged = triggers_[into].merged;
    merged.push_back(triggers_[from].token);
    merged.insert(merged.end(), triggers_[from].merged.begin(), triggers_[from].merged.end());
    dropped_[from] = true;
}

// Its object, or behind 'met for talks', 'agreed on a deal'.
bool Joiner::object_of(TokenIndex noun, TokenIndex verb) const {
    const TokenIndex top = phrase_top(context_, noun);
    const TokenIndex head = grammar_.head(top);
    if (head == no_token) return false;
    if (head == verb) return grammar_[top].dep == "dobj" || grammar_[top].dep == "nsubjpass";
    const std::string_view norm = grammar_[head].norm;
    return grammar_[top].dep == "pobj" && grammar_.head(head) == verb &&
           (norm == "for" || norm == "on" || norm == "to" || norm == "in");
}

void Joiner::join_noun(std::uint32_t n) {
    const Trigger& noun = triggers_[n];
    // 'the signing of the treaty'
    const TokenIndex of = grammar_[noun.token].dep == "pobj" ? grammar_.head(noun.token) : no_token;
    if (of != no_token && grammar_[of].norm == "of" && grammar_.head(of) != no_token) {
        const std::uint32_t above = of_token_[grammar_.head(of)];
        if (above != no_token && above != n && !triggers_[above].row->verb &&
            triggers_[above].row->type == noun.row->type) {
            return merge(n, above);
        }
    }
    // 'An explosion killed two men' is one event, the explosion.
    const bool harms = noun.support != no_token && noun.support_row->relation == SupportRelation::subject &&
                       grammar_.head(noun.token) == noun.support && of_token_[noun.support] != no_token;
    const bool violent = noun.row->type == "DISASTER" || noun.row->type == "ASSAULT";
    if (harms && violent) {
        dropped_[of_token_[noun.support]] = true;
        return;
    }
    TokenIndex verb = noun.support;
    if (verb == no_token) verb = grammar_.governing_verb(noun.token);
    if (verb == no_token || of_token_[verb] == no_token || of_token_[verb] == n) return;
    const Trigger& carrier = triggers_[of_token_[verb]];
    if (!carrier.row->verb || carrier.token != verb) return;
    const bool object = object_of(noun.token, verb);
    // A visit for a summit is two events, a meeting for talks is one.
    const bool topic = carrier.row->mode == "talk" && grammar_.head(phrase_top(context_, noun.token)) == verb;
    const bool apart = topic || (carrier.row->mode == "visit" && noun.row->mode != "visit");
    // 'The talks resumed' is the talks.
    const bool goes_on = noun.support == verb && noun.support_row->relation == SupportRelation::subject &&
                         carrier.row->type == noun.row->type;
    if (goes_on) {
        dropped_[of_token_[verb]] = true;
    } else if (object && carrier.row->type == noun.row->type && !apart) {
        merge(n, of_token_[verb]);
    } else if (noun.support == verb && !noun.support_row->status &&
               (object || grammar_.head(verb) == noun.token)) {
        dropped_[of_token_[verb]] = true;
    }
}

void Joiner::join_verb(std::uint32_t n) {
    const Trigger& verb = triggers_[n];
    const TokenIndex head = grammar_.head(verb.token);
    if (head == no_token || !grammar_.is_verb(head)) return;
    std::uint32_t above = of_token_[head];
    if (above == no_token) above = of_support_[head];
    if (above == no_token || above == n) return;
    const std::string_view dep = grammar_[verb.token].dep;
    const bool joined =
        (dep == "conj" || dep == "advcl" || dep == "xcomp") && !grammar_.subject(verb.token).own;
    if (!joined) return;
    const TriggerRow& row = *verb.row;
    const TriggerRow& upper = *triggers_[above].row;
    const bool talks =
        row.mode == "talk" && upper.type == "CONSULT" && upper.mode != "visit" && upper.mode != "host";
    const bool says = row.saying == Saying::weak && dep == "advcl" && upper.type == "STATEMENT";
    if (talks || says) merge(n, above);
}

}  // namespace

std::vector<Trigger> join_triggers(const EventContext& context, std::vector<Trigger> triggers) {
    Joiner joiner(context, triggers);
    joiner.join();
    std::vector<Trigger> kept;
    for (std::uint32_t n = 0; n < triggers.size(); ++n) {
        if (!joiner.dropped(n)) kept.push_back(std::move(triggers[n]));
    }
    return kept;
}

}  // namespace dateline
