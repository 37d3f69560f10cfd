// A capital for its government. Decided by what the name does in its sentence: places are gone to, are
// in, and own streets; governments say, fight, own armies and are talked with.
#include "mention/resolver.hpp"

namespace dateline {

namespace {

bool in_list(const Context& ctx, std::uint32_t i, std::string_view word_class) {
    return ctx.word_is(i, word_class);
}

bool by_preposition(const Context& ctx, std::uint32_t preposition) {
    const std::uint32_t governor = ctx.head(preposition);
    const std::string& word = ctx.low(preposition);
    if (in_list(ctx, preposition, "locative")) return false;
    if (word == "for" && in_list(ctx, governor, "motion")) return false;
    if (word == "to") {
        const std::uint32_t object = ctx.child(governor, "dobj");
        if (object == none || !ctx.verb(governor) || in_list(ctx, governor, "motion")) return false;
        return !in_list(ctx, object, "moved");  // 'sent troops to Nairobi'
    }
    if (word == "of" || word == "from") return false;
    return word == "with" || word == "between" || word == "against" || word == "by" || word == "for" ||
           word == "on" || word == "over" || word == "like" || word == "among" || word == "upon" ||
           word == "than";
}

}  // namespace

bool stands_for_government(const Context& ctx, const Name& name, bool is_city) {
    std::uint32_t token = name.head;
    if (name.first > 0 && ctx.same_sentence(name.first - 1, name.first) &&
        ctx.word_is(name.first - 1, "locative"))
        return false;
    // "Nairobi, Kenya": the city.
    if (is_city && name.last + 2 < ctx.size() && ctx.low(name.last + 1) == "," &&
        ctx.dep(name.last + 2) == "appos" && ctx.head(name.last + 2) == token)
        return false;
    for (int step = 0; step < 6 && ctx.dep(token) == "conj"; ++step) token = ctx.head(token);
    const auto dep = ctx.dep(token);
    const std::uint32_t governor = ctx.head(token);
    if (dep == "nsubj") {
        const bool passive_place = ctx.child(governor, "auxpass") != none;
        const bool copula = ctx.lemma(governor) == "be";
        return !passive_place && !(copula && is_city);
    }
    if (dep == "agent" || (dep == "pobj" && ctx.dep(governor) == "agent")) return true;
    if (dep == "poss") return !in_list(ctx, governor, "city_noun");
    if (dep == "pobj") return by_preposition(ctx, governor);
    if (dep == "dobj") return !in_list(ctx, governor, "motion");
    if (dep == "dative") return true;
    return !is_city;
}

std::string country_of_direction(const Context& ctx, std::uint32_t token, const std::vector<Name>& names) {
    const std::string& word = ctx.low(token);
    if (word != "north" && word != "south") return {};
    if (!ctx.capital(token) || (ctx.tag(token) == "NNP" && ctx.dep(token) == "compound")) return {};
    std::string found;
    for (const Name& name : names) {
        if (name.kind != NameKind::country && name.kind != NameKind::demonym) continue;
        const std::string& first = ctx.low(name.first);
        if (first != word || name.first == token || found == name.country) continue;
        if (!found.empty()) return {};
        found = name.country;
    }
    return found;
}

}  // namespace dateline
