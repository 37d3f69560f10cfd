#include "event/minor_triggers.hpp"

#include <algorithm>

namespace dateline {

namespace {

TriggerRow plain_row(bool verb) {
    TriggerRow row;
    row.verb = verb;
    row.type = "OTHER";
    row.slots = {{"for", SlotUse::other}, {"from", SlotUse::other}};
    return row;
}

const TriggerRow& row_of_any(bool verb) {
    static const TriggerRow any_verb = plain_row(true);
    static const TriggerRow any_noun = plain_row(false);
    return verb ? any_verb : any_noun;
}

// A verb of its own: no auxiliary, no participle before a noun ('rising prices'), no preposition
// ('according to', 'following').
bool tells_as_verb(const Grammar& grammar, TokenIndex i) {
    const Token& token = grammar[i];
    if (!grammar.is_verb(i)) return false;
    static constexpr std::string_view part_of_another[] = {"aux",      "auxpass", "amod",
                                                           "compound", "prep",    "nmod"};
    return std::ranges::find(part_of_another, std::string_view(token.dep)) == std::end(part_of_another);
}

bool tells_as_noun(const EventContext& context, TokenIndex i) {
    const Token& token = context.grammar[i];
    if (token.dep == "compound" || token.dep == "nmod" || token.dep == "amod") return false;
    if (token.pos != "NOUN" && !(context.headline(i) && token.pos == "PROPN")) return false;
    return context.tables.event_nouns.contains(context.lemma(i));
}

}  // namespace

std::vector<Trigger> minor_triggers(const EventContext& context, const std::vector<Trigger>& triggers,
                                    const std::vector<bool>& news) {
    const auto count = static_cast<TokenIndex>(context.grammar.size());
    std::vector<bool> taken(count, false);
    std::vector<const Trigger*> known(count, nullptr);
    for (std::size_t n = 0; n < triggers.size(); ++n) {
        if (news[n]) {
            taken[triggers[n].token] = true;
        } else {
            known[triggers[n].token] = &triggers[n];
        }
    }
    std::vector<Trigger> out;
    for (TokenIndex i = 0; i < count; ++i) {
        if (taken[i]) continue;
        if (known[i] != nullptr) {
            out.push_back(*known[i]);
            continue;
        }
        const bool verb = tells_as_verb(context.grammar, i);
        if (!verb && !tells_as_noun(context, i)) continue;
        Trigger trigger;
        trigger.token = i;
        trigger.row = &row_of_any(verb);
        trigger.words = {i};
        if (!verb) find_support(context, trigger);
        out.push_back(std::move(trigger));
    }
    return out;
}

}  // namespace dateline
