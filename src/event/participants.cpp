#include "event/participants.hpp"

#include <algorithm>

namespace dateline {

namespace {

// A phrase longer than this is a list or a broken parse; the rest of it is left out.
constexpr std::size_t max_phrase_heads = 48;
// Words of one modifier before a noun.
constexpr TokenIndex max_title = 12;

struct Collector {
    const EventContext& context;
    std::vector<TokenIndex> heads;  // to look at, in order
    std::vector<Index> found;

    void look(TokenIndex head) {
        if (head != no_token && heads.size() < max_phrase_heads &&
            std::ranges::find(heads, head) == heads.end()) {
            heads.push_back(head);
        }
    }
    void add(Index entity) {
        if (entity != none && std::ranges::find(found, entity) == found.end()) found.push_back(entity);
    }
    bool named_at(TokenIndex head, bool& person, bool& loose);
    bool named_person(TokenIndex token) const;
    bool second_unnamed(TokenIndex head, TokenIndex apposition) const;
    void modifiers(TokenIndex head);
    void belonging(TokenIndex head);
    void visit(TokenIndex head);
};

// Adds what is named at the head. `loose`: only a description without a name, which may be widened.
bool Collector::named_at(TokenIndex head, bool& person, bool& loose) {
    const auto names = context.index.names_at(head);
    const auto take = [&](Index n) {
        const EntityMention& mention = context.mentions.names[n];
        if (mention.entity == none) return;
        const ReportEntity& entity = context.entity(mention.entity);
        person = person || entity.type == EntityType::person;
        loose = loose && !entity.named && entity.type != EntityType::person;
        add(mention.entity);
    };
    loose = true;
    for (const Index n : names) take(n);
    if (names.empty()) {
        const Index over = context.index.name_over(head);
        if (over == none) return loose = false;
        take(over);
    }
    return true;
}

bool Collector::named_person(TokenIndex token) const {
    if (token == no_token) return false;
    return std::ranges::any_of(context.index.names_at(token), [&](Index n) {
        const Index entity = context.mentions.names[n].entity;
        return entity != none && context.entity(entity).type == EntityType::person;
    });
}

// A second of two, told only by what he or she is, before the apposition.
bool Collector::second_unnamed(TokenIndex head, TokenIndex apposition) const {
    const TokenIndex second = context.grammar.child(head, "conj");
    if (second == no_token || second > apposition || context.grammar[second].pos != "NOUN") return false;
    return std::ranges::all_of(context.index.names_at(second), [&](Index n) {
        return context.mentions.names[n].form == MentionForm::description;
    });
}

// The countries and bodies before the head: 'Russian forces', 'the Ghana police'.
void Collector::modifiers(TokenIndex head) {
    const Grammar& grammar = context.grammar;
    for (const TokenIndex c : grammar.children(head)) {
        const std::string_view dep = grammar[c].dep;
        if (c > head || (dep != "poss" && dep != "compound" && dep != "amod" && dep != "nmod")) continue;
        for (TokenIndex t = std::max(grammar.left(c), c > max_title ? c - max_title : 0); t <= c; ++t) {
            for (const Index n : context.index.names_at(t)) {
                const EntityMention& mention = context.mentions.names[n];
                if (mention.entity == none) continue;
                const EntityType type = context.entity(mention.entity).type;
                if (type == EntityType::person || (type == EntityType::place && !mention.as_government))
                    continue;
                add(mention.entity);
            }
        }
    }
}

// 'officials from Kenya', 'a team led by the minister', 'the soldiers, surnamed X and Y'.
void Collector::belonging(TokenIndex head) {
    const Grammar& grammar = context.grammar;
    for (const TokenIndex c : grammar.children(head)) {
        const Token& t = grammar[c];
        if (t.dep == "prep" && (t.norm == "from" || t.norm == "of")) {
            const TokenIndex object = grammar.child(c, "pobj");
            if (object == no_token) continue;
            if (context.noun_is(head, "transparent")) {
                look(object);
                continue;
            }
            for (TokenIndex at = object; at != no_token && heads.size() < max_phrase_heads;
                 at = grammar.child(at, "conj")) {
                for (const Index n : context.index.names_at(at)) {
                    const EntityMention& mention = context.mentions.names[n];
                    if (mention.entity == none) continue;
                    const EntityType type = context.entity(mention.entity).type;
                    if (type != EntityType::person && (type != EntityType::place || mention.as_government))
                        add(mention.entity);
                }
            }
        }
        if (t.dep == "acl" || t.dep == "relcl") {
            const std::string lemma = context.lemma(c);
            if (lemma == "lead" || lemma == "head" || lemma == "chair") {
                if (const TokenIndex agent = grammar.child(c, "agent"); agent != no_token)
                    look(grammar.child(agent, "pobj"));
            }
            if (lemma == "surname" || lemma == "name" || lemma == "call" || lemma == "identify") {
                for (const TokenIndex below : grammar.children(c)) {
                    const std::string_view dep = grammar[below].dep;
                    if (dep == "oprd" || dep == "dobj" || dep == "attr" || dep == "xcomp") look(below);
                }
            }
        }
    }
    // 'The minister is heading a delegation that left': its head goes with it.
    const TokenIndex verb = grammar[head].dep == "dobj" ? grammar.head(head) : no_token;
    if (verb != no_token && context.noun_is(head, "collective")) {
        const std::string lemma = context.lemma(verb);
        if (lemma == "lead" || lemma == "head" || lemma == "chair") look(grammar.subject(verb).token);
    }
}

void Collector::visit(TokenIndex head) {
    const Grammar& grammar = context.grammar;
    bool person = false;
    bool loose = false;
    const bool named = named_at(head, person, loose);
    const bool noun = grammar.is_noun(head) || grammar[head].pos == "NUM";
    // 'the foreign minister, Ana Ruiz': the apposition says who it is.
    bool person_follows = false;
    for (const TokenIndex c : grammar.children(head)) {
        person_follows = person_follows || (grammar[c].dep == "appos" && named_person(c));
    }
    if (noun && !person_follows && (!named || loose)) {
        if (context.noun_is(head, "collective")) modifiers(head);
        if (!named) belonging(head);
    }
    for (const TokenIndex c : grammar.children(head)) {
        const std::string_view dep = grammar[c].dep;
        if (dep == "conj") look(c);
        // 'the mayor of Naples, Luca Rossi': the model gives the name to the town.
        const TokenIndex town = dep == "prep" && !person ? grammar.child(c, "pobj") : no_token;
        const TokenIndex name = town == no_token ? no_token : grammar.child(town, "appos");
        if (named_person(name)) look(name);
        // 'Ruiz and the owner, Leo Kern': the name belongs to the second.
        if (dep == "appos" && person && named_person(c) && second_unnamed(head, c)) look(c);
        // Else, once the head is a known person, what follows describes that person.
        if (dep == "appos" && !person && (grammar.is_noun(c) || grammar[c].pos == "PRON")) look(c);
    }
}

}  // namespace

std::vector<Index> entities_of(const EventContext& context, TokenIndex head) {
    Collector collector{context, {}, {}};
    collector.look(head);
    for (std::size_t at = 0; at < collector.heads.size(); ++at) collector.visit(collector.heads[at]);
    return collector.found;
}

std::vector<Participant> participants_of(const EventContext& context, const Trigger& trigger,
                                         const std::vector<Argument>& arguments) {
    std::vector<Participant> out;
    for (const Argument& a : arguments) {
        if (std::ranges::find(trigger.words, a.head) != trigger.words.end()) continue;
        SlotUse use = trigger.row->slot_use(a.slot);
        if (a.slot == "carrier") use = trigger.support_row->subject_part;
        if (use != SlotUse::actor && use != SlotUse::recipient && use != SlotUse::other) continue;
        // 'discussed cooperation between the two' is not the two discussing.
        if (a.of_object && !trigger.row->names_slot(a.slot)) continue;
        const Role role = use == SlotUse::actor       ? Role::actor
                          : use == SlotUse::recipient ? Role::recipient
                                                      : Role::other;
        for (const Index entity : entities_of(context, a.head)) {
            const EntityType type = context.entity(entity).type;
            // A town that is attacked is where it happens; one that speaks was resolved to its government.
            if (type == EntityType::place) continue;
            // A country is where a disaster happens, not who has it; an outlet only reports.
            if (type == EntityType::country && trigger.row->type == "DISASTER") continue;
            if (context.entity(entity).is_outlet && trigger.row->type != "STATEMENT" && a.slot != "obj" &&
                a.slot != "with")
                continue;
            if (a.slot == "mod" && type == EntityType::person) continue;
            if (std::ranges::find(out, entity, &Participant::entity) == out.end())
                out.push_back({entity, role});
        }
        // A country or body before an event noun has no head of its own: 'South Korea-U.S. drills'.
        if (a.slot == "mod") {
            for (TokenIndex t =
                     std::max(context.grammar.left(a.head), a.head > max_title ? a.head - max_title : 0);
                 t <= a.head; ++t) {
                for (const Index n : context.index.names_at(t)) {
                    const Index entity = context.mentions.names[n].entity;
                    if (entity == none) continue;
                    const EntityType type = context.entity(entity).type;
                    if (type != EntityType::country && type != EntityType::organization) continue;
                    if (std::ranges::find(out, entity, &Participant::entity) == out.end())
                        out.push_back({entity, role});
                }
            }
        }
    }
    return out;
}

}  // namespace dateline
