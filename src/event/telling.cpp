#include "event/telling.hpp"

#include <algorithm>

namespace dateline {

namespace {

bool is_mark(const Token& token) {
    return token.pos == "PUNCT" || token.pos == "SPACE";
}

}  // namespace

Span sentence_span(const EventContext& context, TokenIndex token) {
    const Grammar& grammar = context.grammar;
    TokenIndex last = grammar.sentence_end(token) - 1;
    const TokenIndex first = grammar.sentence_begin(token);
    while (last > first && grammar[last].pos == "SPACE") --last;
    return {grammar[first].span.begin, grammar[last].span.end};
}

Span evidence_span(const EventContext& context, const Trigger& trigger) {
    const Grammar& grammar = context.grammar;
    const TokenIndex verb = trigger.clause_verb();
    const TokenIndex top = verb != no_token ? verb : trigger.token;
    TokenIndex first = grammar.left(top);
    TokenIndex last = grammar.right(top);
    for (const TokenIndex c : grammar.children(top)) {
        const std::string_view dep = grammar[c].dep;
        const bool other_clause = (dep == "conj" && grammar.is_verb(c)) || dep == "parataxis";
        if (!other_clause) continue;
        if (c > top && grammar.left(c) > top) last = std::min(last, grammar.left(c) - 1);
        if (c < top && grammar.right(c) < top) first = std::max(first, grammar.right(c) + 1);
    }
    for (const TokenIndex w : trigger.words) {
        first = std::min(first, w);
        last = std::max(last, w);
    }
    while (first < top && (is_mark(grammar[first]) || grammar[first].dep == "cc")) ++first;
    while (last > top && (is_mark(grammar[last]) || grammar[last].dep == "cc")) --last;
    return {grammar[first].span.begin, grammar[last].span.end};
}

Span trigger_span(const EventContext& context, const Trigger& trigger) {
    const TokenIndex first = trigger.words.front();
    const TokenIndex last = trigger.words.back();
    constexpr TokenIndex longest = 5;  // 'take to the streets'
    if (last - first >= longest) return context.grammar[trigger.token].span;
    return {context.grammar[first].span.begin, context.grammar[last].span.end};
}

bool tells_several(const EventContext& context, const Trigger& trigger, const TimeReading& time) {
    const Grammar& grammar = context.grammar;
    if (time.basis == TimeBasis::told && time.times.size() > 1) return true;
    const TokenIndex verb = trigger.clause_verb();
    if (verb != no_token) {
        for (const TokenIndex c : grammar.children(verb)) {
            const std::string& norm = grammar[c].norm;
            if (norm == "twice" || norm == "thrice" || norm == "repeatedly") return true;
            if (norm == "times" && grammar[c].dep == "npadvmod") return true;
        }
    }
    // 'talks', 'elections' are one event in the plural.
    if (trigger.row->verb || grammar[trigger.token].tag != "NNS") return false;
    const std::string lemma = context.lemma(trigger.token);
    return lemma != "talk" && lemma != "negotiation" && lemma != "discussion" && lemma != "consultation" &&
           lemma != "election" && lemma != "drill" && lemma != "exercise" && lemma != "flood";
}

bool is_background(const EventContext& context, const Trigger& trigger, const StatusReading& status,
                   const TimeReading& time) {
    if (status.tense == Direction::future) return false;
    // 'said it had agreed' is only the tense of what is reported.
    const TokenIndex verb = trigger.clause_verb();
    if (status.past_perfect && verb != no_token && context.grammar[verb].dep != "ccomp") return true;
    return std::ranges::any_of(time.times, [&](Index t) {
        const TimeRule& rule = context.mentions.times[t].rule;
        const bool ahead = rule.count > 0 || rule.direction == Direction::future;
        return !ahead && beyond_the_week(context.mentions.times[t]);
    });
}

}  // namespace dateline
