#include "event/arguments.hpp"

#include <algorithm>

namespace dateline {

namespace {

// 'pulled out of Mali', 'back from Gao': prepositions that another one only opens.
bool opens_preposition(std::string_view norm) {
    static constexpr std::string_view words[] = {"out", "from", "up", "down", "away", "back", "off", "over"};
    return std::ranges::find(words, norm) != std::end(words);
}

void add_prepositions(const EventContext& context, TokenIndex host, std::vector<Argument>& out) {
    const Grammar& grammar = context.grammar;
    for (const TokenIndex c : grammar.children(host)) {
        const Token& t = grammar[c];
        if (t.dep == "agent") {
            if (const TokenIndex object = grammar.child(c, "pobj"); object != no_token)
                out.push_back({"subj", object});
        } else if (t.dep == "dative" && grammar.is_noun(c)) {
            out.push_back({"to", c});
        } else if (t.dep == "prep" || t.dep == "dative" || t.dep == "prt" ||
                   (t.dep == "advmod" && grammar.has_child(c, "pobj"))) {
            for (const TokenIndex object : grammar.children(c)) {
                if (grammar[object].dep == "pobj") {
                    out.push_back({t.norm == "including" ? "involving" : std::string_view(t.norm), object});
                } else if (grammar[object].dep == "prep" && grammar.has_child(object, "pobj")) {
                    if (!opens_preposition(t.norm)) continue;
                    out.push_back({grammar[object].norm, grammar.child(object, "pobj")});
                }
            }
        }
    }
}

// The object of a relative clause: 'the man whom police arrested', 'the town they seized'.
TokenIndex relative_object(const EventContext& context, TokenIndex verb) {
    const Grammar& grammar = context.grammar;
    const TokenIndex antecedent = grammar.head(verb);
    if (antecedent == no_token || grammar[verb].dep != "relcl") return no_token;
    for (const TokenIndex c : grammar.children(verb)) {
        const Token& t = grammar[c];
        if (t.tag == "WRB") return no_token;  // where, when
        if (grammar.is_relative_pronoun(c)) return t.dep == "dobj" ? antecedent : no_token;
    }
    return antecedent;
}

TokenIndex slot_head(const std::vector<Argument>& arguments, std::string_view slot) {
    const auto found = std::ranges::find(arguments, slot, &Argument::slot);
    return found == arguments.end() ? no_token : found->head;
}

bool class_need_met(const EventContext& context, const TriggerRow& row, TokenIndex token, const Need& need,
                    const std::vector<Argument>& arguments) {
    const auto is = [&](TokenIndex head) {
        return head != no_token && phrase_is(context, head, need.noun_class);
    };
    const TokenIndex object = slot_head(arguments, "obj");
    const TokenIndex subject = slot_head(arguments, "subj");
    switch (need.where) {
        case NeedWhere::object: return is(object);
        case NeedWhere::subject: return is(subject);
        case NeedWhere::patient: {
            if (!row.verb) {
                return std::ranges::any_of(arguments, [&](const Argument& a) {
                    const SlotUse use = row.slot_use(a.slot);
                    return (use == SlotUse::recipient || use == SlotUse::actor) &&
                           phrase_is(context, a.head, need.noun_class);
                });
            }
            const SlotUse use = row.slot_use("obj");
            const bool takes_object =
                use == SlotUse::actor || use == SlotUse::recipient || use == SlotUse::other;
            return is(takes_object && object != no_token ? object : subject);
        }
        case NeedWhere::any:
            return std::ranges::any_of(arguments, [&](const Argument& a) { return is(a.head); }) ||
                   std::ranges::any_of(context.grammar.children(token), [&](TokenIndex c) {
                       return context.noun_is(c, need.noun_class) ||
                              std::ranges::any_of(context.grammar.children(c), is);
                   });
        default: return true;
    }
}

}  // namespace

bool phrase_is(const EventContext& context, TokenIndex head, std::string_view noun_class) {
    const Grammar& grammar = context.grammar;
    if (context.noun_is(head, noun_class)) return true;
    if (context.noun_is(head, "transparent")) {
        if (const TokenIndex of = grammar.child(head, "prep", "of"); of != no_token) {
            const TokenIndex object = grammar.child(of, "pobj");
            return object != no_token && context.noun_is(object, noun_class);
        }
        return noun_class == "human" || noun_class == "forces";
    }
    if (noun_class == "state") {
        return std::ranges::any_of(context.index.names_at(head), [&](Index name) {
            const Index entity = context.mentions.names[name].entity;
            return entity != none && context.entity(entity).type == EntityType::country;
        });
    }
    if (noun_class == "area") {
        const Index over = context.index.name_over(head);
        if (over == none) return false;
        const EntityMention& mention = context.mentions.names[over];
        return mention.form == MentionForm::name && !mention.as_government && mention.entity != none &&
               context.is_place(mention.entity);
    }
    if (noun_class != "human") return false;
    const Token& t = grammar[head];
    if ((t.tag == "PRP" && t.norm != "it") || t.tag == "WP" || t.pos == "NUM") return true;
    const auto agent = [&](Index name) {
        const EntityMention& mention = context.mentions.names[name];
        return mention.entity != none &&
               (mention.as_government || context.entity(mention.entity).type != EntityType::place);
    };
    if (std::ranges::any_of(context.index.names_at(head), agent)) return true;
    const Index over = context.index.name_over(head);
    return over != none && agent(over);
}

namespace {

// 'she had met Ana Ruiz': the model may take the name for an adverb.
bool names_person(const EventContext& context, TokenIndex token) {
    return std::ranges::any_of(context.index.names_at(token), [&](Index n) {
        const Index entity = context.mentions.names[n].entity;
        return entity != none && context.entity(entity).type == EntityType::person;
    });
}

// 'talks held in Doha', 'the exchange, completed in Minsk'
bool carries(const EventContext& context, TokenIndex participle) {
    if (context.grammar[participle].dep != "acl" || context.grammar[participle].tag != "VBN") return false;
    return context.tables.support_lookup.contains(context.lemma(participle));
}

}  // namespace

std::vector<Argument> verb_arguments(const EventContext& context, TokenIndex verb) {
    const Grammar& grammar = context.grammar;
    std::vector<Argument> out;
    const VerbGroup group = grammar.verb_group(verb);
    const Grammar::Subject subject = grammar.subject(verb);
    if (subject.token != no_token) out.push_back({group.passive ? "obj" : "subj", subject.token});
    for (const TokenIndex c : grammar.children(verb)) {
        const Token& t = grammar[c];
        if (t.dep == "dobj" && !grammar.is_relative_pronoun(c))
            out.push_back({group.passive ? "second" : "obj", c});
        if (const TokenIndex goal = grammar.misread_destination(c); goal != no_token)
            out.push_back({"for", goal});
        if (t.dep == "npadvmod" && names_person(context, c)) out.push_back({"obj", c});
        // 'found him guilty'
        if (t.dep == "ccomp" && t.pos == "ADJ" && grammar.has_child(c, "nsubj")) {
            out.push_back({"obj", grammar.child(c, "nsubj")});
        }
        if (t.dep == "oprd") out.push_back({"second", c});
        // 'ordered troops to withdraw': the object is told as the subject of what follows.
        if (t.dep == "ccomp" && grammar[c].tag == "VB") {
            const TokenIndex inner = grammar.child(c, "nsubj");
            if (inner != no_token && grammar.has_child(c, "aux") && grammar.child(c, "mark") == no_token) {
                out.push_back({"obj", inner});
            }
        }
    }
    if (!group.passive && slot_head(out, "obj") == no_token) {
        if (const TokenIndex antecedent = relative_object(context, verb);
            antecedent != no_token && subject.own && subject.token != antecedent) {
            out.push_back({"obj", antecedent});
        }
    }
    add_prepositions(context, verb, out);
    // 'seized villages in Sumy', 'sent troops to Mali': prepositions told with the object.
    for (const TokenIndex c : grammar.children(verb)) {
        if (grammar[c].dep != "dobj") continue;
        const std::size_t before = out.size();
        add_prepositions(context, c, out);
        for (std::size_t i = before; i < out.size(); ++i) out[i].of_object = true;
    }
    return out;
}

std::vector<Argument> noun_arguments(const EventContext& context, TokenIndex noun) {
    const Grammar& grammar = context.grammar;
    std::vector<Argument> out;
    const auto verbs_below = [&](TokenIndex c) {
        const Token& t = grammar[c];
        const bool clause = t.dep == "acl" || t.dep == "relcl";
        if (!clause) return;
        std::vector<TokenIndex> verbs = {c};
        for (const TokenIndex v : grammar.children(c)) {
            if (grammar[v].dep == "conj" && grammar.is_verb(v)) verbs.push_back(v);
        }
        for (const TokenIndex v : verbs) {
            const std::string lemma = context.lemma(v);
            if (lemma == "include" || lemma == "involve" || lemma == "feature" || lemma == "gather") {
                if (const TokenIndex object = grammar.child(v, "dobj"); object != no_token)
                    out.push_back({"involving", object});
            }
            const TokenIndex agent = grammar.child(v, "agent");
            if (agent != no_token && (lemma == "attend" || lemma == "lead" || lemma == "head" ||
                                      lemma == "chair" || lemma == "host")) {
                if (const TokenIndex who = grammar.child(agent, "pobj"); who != no_token)
                    out.push_back({"involving", who});
            }
        }
    };
    for (const TokenIndex c : grammar.children(noun)) {
        const Token& t = grammar[c];
        if (t.dep == "poss") {
            out.push_back({"poss", c});
        } else if (t.dep == "compound" || t.dep == "amod" || t.dep == "nmod") {
            out.push_back({"mod", c});
        } else {
            verbs_below(c);
            if (carries(context, c)) add_prepositions(context, c, out);
        }
    }
    add_prepositions(context, noun, out);
    // 'Wednesday's visit is the king's second to Oslo'
    const TokenIndex verb = grammar[noun].dep == "nsubj" ? grammar.head(noun) : no_token;
    if (verb != no_token && grammar[verb].lemma == "be") {
        if (const TokenIndex attribute = grammar.child(verb, "attr"); attribute != no_token) {
            if (const TokenIndex owner = grammar.child(attribute, "poss"); owner != no_token)
                out.push_back({"poss", owner});
            add_prepositions(context, attribute, out);
        }
    }
    // In a headline without a verb: 'Envoy in Cairo for Talks With Rebels'.
    const TokenIndex preposition = grammar[noun].dep == "pobj" ? grammar.head(noun) : no_token;
    if (preposition != no_token && grammar[preposition].norm == "for" && context.headline(noun)) {
        const TokenIndex root = grammar.head(preposition);
        if (root != no_token && grammar.is_noun(root) && grammar.head(root) == no_token) {
            out.push_back({"subj", root});
            add_prepositions(context, root, out);
        }
    }
    return out;
}

std::vector<Argument> arguments_of(const EventContext& context, const Trigger& trigger) {
    std::vector<Argument> out;
    const auto append = [&](std::vector<Argument>&& more) {
        out.insert(out.end(), more.begin(), more.end());
    };
    if (trigger.row->verb) {
        append(verb_arguments(context, trigger.token));
        for (const TokenIndex w : trigger.words) {
            if (w == trigger.token) continue;
            if (context.grammar.is_noun(w)) {
                append(noun_arguments(context, w));
            } else if (context.grammar[w].dep != "prep") {
                add_prepositions(context, w, out);
            }
        }
        for (const TokenIndex w : trigger.merged) {
            if (context.grammar.is_noun(w)) append(noun_arguments(context, w));
        }
        return out;
    }
    append(noun_arguments(context, trigger.token));
    for (const TokenIndex w : trigger.merged) {
        if (context.grammar.is_noun(w)) append(noun_arguments(context, w));
    }
    const TokenIndex top = phrase_top(context, trigger.token);
    if (top != trigger.token) add_prepositions(context, top, out);
    if (trigger.support != no_token && trigger.support_row != nullptr) {
        for (Argument a : verb_arguments(context, trigger.support)) {
            if (a.head == top || a.head == trigger.token) continue;
            if (a.slot == "subj") a.slot = "carrier";
            // 'An earthquake killed two': whom the event itself harmed.
            const bool harmed = a.slot == "obj" && trigger.support_row->relation == SupportRelation::subject;
            if (harmed || (a.slot != "obj" && a.slot != "second")) out.push_back(a);
        }
    }
    return out;
}

bool needs_met(const EventContext& context, const TriggerRow& row, TokenIndex token) {
    const bool asks = std::ranges::any_of(row.needs, [](const Need& n) { return !n.noun_class.empty(); });
    if (!asks) return true;
    const auto arguments = row.verb ? verb_arguments(context, token) : noun_arguments(context, token);
    return std::ranges::all_of(row.needs, [&](const Need& need) {
        return need.noun_class.empty() || class_need_met(context, row, token, need, arguments);
    });
}

}  // namespace dateline
