// Matching: a row of several words matches where each further word is found below the first (particle,
// object, preposition and its object) or, for a noun, modifies it; the longest row wins. A noun that a
// support verb carries takes that verb. Guarantee: each token belongs to one trigger at most.
#include <algorithm>

#include "event/arguments.hpp"

namespace dateline {

namespace {

bool word_matches(const EventContext& context, TokenIndex i, std::string_view word) {
    return context.grammar[i].norm == word || context.lemma(i) == word;
}

// A child that may be a word of the row: not a clause of its own nor the subject, save that of a passive
// ('the deal was reached') and a participle right behind ('went missing').
bool can_be_part(const Grammar& grammar, TokenIndex c, TokenIndex top) {
    const std::string_view dep = grammar[c].dep;
    if (dep == "advcl") return c == top + 1;
    return dep != "nsubj" && dep != "relcl" && dep != "conj";
}

// Tokens of the row below `top`, each word a child of one found before, in any order; empty where it does
// not match.
std::vector<TokenIndex> match_below(const EventContext& context, TokenIndex top,
                                    std::span<const std::string_view> words) {
    std::vector<TokenIndex> found = {top};
    std::vector<std::string_view> missing(words.begin(), words.end());
    for (bool grown = true; grown && !missing.empty();) {
        grown = false;
        for (std::size_t at = 0; at < found.size() && !missing.empty(); ++at) {
            for (const TokenIndex c : context.grammar.children(found[at])) {
                if (!can_be_part(context.grammar, c, top)) continue;
                const auto word =
                    std::ranges::find_if(missing, [&](auto w) { return word_matches(context, c, w); });
                if (word == missing.end() || std::ranges::find(found, c) != found.end()) continue;
                missing.erase(word);
                found.push_back(c);
                grown = true;
            }
        }
    }
    if (!missing.empty()) return {};
    std::ranges::sort(found);
    return found;
}

// 'capsized off the coast', 'drilled off Goa': the model takes the preposition for a particle.
bool is_preposition(const Grammar& grammar, TokenIndex verb, TokenIndex particle) {
    if (grammar.has_child(particle, "pobj")) return true;
    return grammar[particle].norm == "off" && grammar.child(verb, "dobj") == particle + 1;
}

std::vector<TokenIndex> match_row(const EventContext& context, TokenIndex token, const TriggerRow& row) {
    const auto words = std::span(row.words);
    if (words.size() == 1) {
        // 'backs down' is no backing: a particle makes another word.
        const TokenIndex particle = row.verb ? context.grammar.child(token, "prt") : no_token;
        if (particle != no_token && !is_preposition(context.grammar, token, particle)) return {};
        return {token};
    }
    if (row.verb || row.head_word() == row.words.front())
        return match_below(context, token, words.subspan(1));
    return match_below(context, token, words.first(words.size() - 1));
}

bool can_be_verb(const EventContext& context, TokenIndex i) {
    const Token& token = context.grammar[i];
    if (token.pos == "VERB") return token.dep != "amod" && token.dep != "compound";
    if (token.pos == "AUX" && token.lemma == "be") return token.dep != "aux" && token.dep != "auxpass";
    // 'If the two meet': a verb that the model takes for a noun still heads a clause.
    const bool clause = token.dep == "advcl" || token.dep == "ccomp" || token.dep == "relcl";
    if (token.tag == "NN" && clause && context.grammar.has_child(i, "nsubj")) return true;
    return context.headline(i) && token.pos == "PROPN" && context.grammar.head(i) == no_token;
}

bool can_be_noun(const EventContext& context, TokenIndex i) {
    const Token& token = context.grammar[i];
    // 'the trade talks venue' is about a venue.
    if (token.dep == "compound" || token.dep == "amod" || token.dep == "nmod") return false;
    const bool gerund =
        token.tag == "VBG" && (token.dep == "pobj" || token.dep == "dobj" || token.dep == "nsubj");
    if (!context.grammar.is_noun(i) && !gerund) return false;
    const Index name = context.index.name_over(i);
    if (name == none) return true;
    const EntityMention& over = context.mentions.names[name];
    // Part of a name: 'the Victory Day committee'; a headline's capitals make names of plain words.
    return over.form == MentionForm::description || (context.headline(i) && over.head_token != i);
}

// Rows for a token, the longest that matches; a single word last. Several rows of one length are tried
// in the order of the tables, the first whose noun-class needs hold being chosen later.
struct Match {
    const TriggerRow* row = nullptr;
    std::vector<TokenIndex> words;
};

// 'a strike on Wednesday' is no strike on somebody.
bool holds_a_time(const EventContext& context, const std::vector<TokenIndex>& words) {
    return std::ranges::any_of(words, [&](TokenIndex w) {
        const TokenIndex object =
            context.grammar[w].dep == "prep" ? context.grammar.child(w, "pobj") : no_token;
        return object != no_token && context.index.time_over(object) != none;
    });
}

std::vector<Match> matches_of(const EventContext& context, TokenIndex i, bool verb) {
    // A gerund that names an event ('the fighting') has the verb's lemma.
    const bool gerund = !verb && context.grammar[i].tag == "VBG";
    const std::string lemma = gerund ? context.grammar[i].norm : context.lemma(i);
    const auto rows =
        verb ? context.tables.triggers.with_verb(lemma) : context.tables.triggers.with_noun(lemma);
    std::vector<Match> out;
    for (const std::uint32_t r : rows) {
        const TriggerRow& row = context.tables.triggers.rows()[r];
        if (auto words = match_row(context, i, row); !words.empty() && !holds_a_time(context, words))
            out.push_back({&row, std::move(words)});
    }
    return out;
}

const SupportVerb* support_row(const EventContext& context, TokenIndex verb, SupportRelation relation,
                               TokenIndex preposition) {
    const auto found = context.tables.support_lookup.find(context.lemma(verb));
    if (found == context.tables.support_lookup.end()) return nullptr;
    const SupportVerb* plain = nullptr;
    for (const std::uint32_t r : found->second) {
        const SupportVerb& row = context.tables.support_verbs[r];
        if (row.relation != relation) continue;
        if (relation == SupportRelation::object_prep) {
            const std::string_view last = row.second.empty() ? row.word : row.second;
            if (context.grammar[preposition].norm != last) continue;
            if (row.second.empty()) return &row;
            const auto below = match_below(context, verb, std::span(&row.word, 1));
            if (!below.empty()) return &row;
        } else if (row.word.empty()) {
            plain = &row;
        } else if (!match_below(context, verb, std::span(&row.word, 1)).empty()) {
            return &row;
        }
    }
    return plain;
}

}  // namespace

void find_support(const EventContext& context, Trigger& trigger) {
    const Grammar& grammar = context.grammar;
    const TokenIndex top = phrase_top(context, trigger.token);
    const std::string_view dep = grammar[top].dep;
    const TokenIndex head = grammar.head(top);
    const auto take = [&](TokenIndex verb, SupportRelation relation, TokenIndex preposition = no_token) {
        if (trigger.support != no_token || verb == no_token || !grammar.is_verb(verb)) return;
        if (const SupportVerb* row = support_row(context, verb, relation, preposition)) {
            trigger.support = verb;
            trigger.support_row = row;
        }
    };
    if (head != no_token) {
        // 'The trial is due to begin', 'the talks are expected to take place'
        if (dep == "nsubj" || dep == "nsubjpass") {
            const TokenIndex complement = grammar.child(head, "acomp");
            take(grammar.child(complement != no_token ? complement : head, "xcomp"),
                 SupportRelation::subject);
        }
        if (dep == "dobj" || dep == "nsubjpass") take(head, SupportRelation::object);
        if (dep == "nsubj") take(head, SupportRelation::subject);
        if (dep == "pobj" && grammar.head(head) != no_token) {
            TokenIndex verb = grammar.head(head);
            if (grammar[verb].dep == "dobj" && grammar.head(verb) != no_token)
                verb = grammar.head(verb);  // 'take part in'
            take(verb, SupportRelation::object_prep, head);
        }
    }
    // 'the exchange, completed last weekend', 'the summit, which runs until Friday'
    for (const TokenIndex c : grammar.children(trigger.token)) {
        if (grammar[c].dep == "acl" && grammar[c].tag == "VBN") take(c, SupportRelation::object);
        if (grammar[c].dep == "relcl") {
            take(c, grammar.verb_group(c).passive ? SupportRelation::object : SupportRelation::subject);
        }
    }
}

TokenIndex phrase_top(const EventContext& context, TokenIndex noun) {
    const Grammar& grammar = context.grammar;
    TokenIndex at = noun;
    for (int step = 0; step < max_climb; ++step) {
        const TokenIndex head = grammar.head(at);
        if (head == no_token) break;
        if (grammar[at].dep == "conj" && grammar.is_noun(head)) {
            at = head;
        } else if (grammar[at].dep == "pobj" && grammar[head].norm == "of" &&
                   grammar.head(head) != no_token && context.noun_is(grammar.head(head), "transparent")) {
            at = grammar.head(head);
        } else {
            break;
        }
    }
    return at;
}

std::vector<Trigger> find_triggers(const EventContext& context) {
    const auto count = static_cast<TokenIndex>(context.grammar.size());
    constexpr std::uint32_t no_trigger = no_token;
    std::vector<Trigger> triggers;
    std::vector<std::uint32_t> trigger_of(count, no_trigger);
    const auto claim = [&](TokenIndex token, const Match& match) {
        const auto number = static_cast<std::uint32_t>(triggers.size());
        Trigger trigger;
        trigger.token = token;
        trigger.row = match.row;
        trigger.words = match.words;
        for (const TokenIndex w : match.words) trigger_of[w] = number;
        triggers.push_back(std::move(trigger));
    };
    // Verbs of several words first, so that 'held talks' is not talks held twice.
    for (const bool several : {true, false}) {
        for (const bool verb : {true, false}) {
            for (TokenIndex i = 0; i < count; ++i) {
                if (trigger_of[i] != no_trigger) continue;
                if (verb ? !can_be_verb(context, i) : !can_be_noun(context, i)) continue;
                for (const Match& match : matches_of(context, i, verb)) {
                    if ((match.words.size() > 1) != several) continue;
                    const bool taken = std::ranges::any_of(
                        match.words, [&](TokenIndex w) { return trigger_of[w] != no_trigger; });
                    if (taken || !needs_met(context, *match.row, i)) continue;
                    claim(i, match);
                    break;
                }
            }
        }
    }
    for (Trigger& trigger : triggers) {
        if (!trigger.row->verb) find_support(context, trigger);
    }
    std::ranges::sort(triggers, {}, &Trigger::token);
    return join_triggers(context, std::move(triggers));
}

}  // namespace dateline
