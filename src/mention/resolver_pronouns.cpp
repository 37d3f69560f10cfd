// Pronouns, "the two", "both countries": candidates are the mentions told shortly before.
#include <algorithm>

#include "mention/resolver.hpp"

namespace dateline {

namespace {

constexpr std::size_t most_candidates = 60;
constexpr std::uint32_t most_sentences_back = 3;

// Lappin and Leass's weights in outline: recency halves with each sentence; grammatical role orders the rest.
constexpr double recency_weight = 100;
constexpr double subject_weight = 80;
constexpr double object_weight = 50;
constexpr double other_weight = 40;
constexpr double possessor_of_subject_weight = 60;
constexpr double same_role_weight = 35;
constexpr double title_text_factor = 0.6;  // a headline is not what the text goes on from

double role_weight(const Context& ctx, std::uint32_t token) {
    const auto dep = ctx.dep(token);
    if (dep == "nsubj" || dep == "nsubjpass") return subject_weight;
    if (dep == "poss") {
        const auto above = ctx.dep(ctx.head(token));
        return above == "nsubj" || above == "nsubjpass" ? possessor_of_subject_weight : other_weight;
    }
    if (dep == "dobj" || dep == "dative" || dep == "appos") return object_weight;
    return other_weight;
}

bool is_subject(const Context& ctx, std::uint32_t token) {
    return ctx.dep(token) == "nsubj" || ctx.dep(token) == "nsubjpass";
}

}  // namespace

bool Resolver::coargument(std::uint32_t pronoun, std::uint32_t other) const {
    if (!ctx_.same_sentence(pronoun, other)) return false;
    if (ctx_.dep(pronoun) == "poss") return ctx_.under(other, ctx_.head(pronoun));
    return ctx_.clause(pronoun) == ctx_.clause(other);
}

Index Resolver::antecedent(std::uint32_t pronoun, std::initializer_list<EntityType> types,
                           Gender gender) const {
    std::map<Index, double> scores;
    const std::uint32_t sentence = ctx_.sentence_of(pronoun);
    for (std::size_t k = mentions_.size(); k-- > 0 && mentions_.size() - k <= most_candidates;) {
        const EntityMention& mention = mentions_[k];
        if (mention.head_token >= pronoun) continue;
        const std::uint32_t told = ctx_.sentence_of(mention.head_token);
        if (sentence - told > most_sentences_back) break;
        const ReportEntity& entity = entities_[mention.entity];
        if (std::find(types.begin(), types.end(), entity.type) == types.end()) continue;
        if (mention.form == MentionForm::demonym) continue;
        const Gender known = known_[mention.entity].gender;
        if (gender != Gender::unknown && known != Gender::unknown && known != gender) continue;
        if (coargument(pronoun, mention.head_token)) {
            scores[mention.entity] = -1e9;
            continue;
        }
        double score = recency_weight + role_weight(ctx_, mention.head_token);
        if (is_subject(ctx_, pronoun) && is_subject(ctx_, mention.head_token)) score += same_role_weight;
        for (std::uint32_t back = told; back < sentence; ++back) score /= 2;
        if (ctx_.is_title(mention.head_token)) score *= title_text_factor;
        scores[mention.entity] += score;
    }
    Index best = none;
    for (const auto& [entity, score] : scores)
        if (score > 0 && (best == none || score > scores[best])) best = entity;
    return best;
}

// The two entities of these types told last, different ones; in the order of telling.
std::vector<Index> Resolver::last_pair(std::uint32_t before, std::initializer_list<EntityType> types) const {
    std::vector<Index> out;
    const std::uint32_t sentence = ctx_.sentence_of(before);
    std::map<Index, std::pair<double, std::size_t>> scores;
    for (std::size_t k = mentions_.size(); k-- > 0 && mentions_.size() - k <= most_candidates;) {
        const EntityMention& mention = mentions_[k];
        if (mention.head_token >= before) continue;
        const std::uint32_t told = ctx_.sentence_of(mention.head_token);
        if (sentence - told > most_sentences_back) break;
        const ReportEntity& entity = entities_[mention.entity];
        if (std::find(types.begin(), types.end(), entity.type) == types.end()) continue;
        double score = recency_weight + role_weight(ctx_, mention.head_token);
        for (std::uint32_t back = told; back < sentence; ++back) score /= 2;
        auto& held = scores[mention.entity];
        held.first += score;
        held.second = std::max(held.second, k);
    }
    while (out.size() < 2 && !scores.empty()) {
        auto best = scores.begin();
        for (auto at = scores.begin(); at != scores.end(); ++at)
            if (at->second > best->second) best = at;
        out.push_back(best->first);
        scores.erase(best);
    }
    if (out.size() < 2) out.clear();
    std::sort(out.begin(), out.end());
    return out;
}

void Resolver::resolve_pronoun(std::uint32_t token) {
    const std::string& word = ctx_.low(token);
    const auto tag = ctx_.tag(token);
    const auto tell = [&](Index entity) { add_mention(entity, token, token, token, MentionForm::pronoun); };
    if (tag == "WP" || tag == "WDT" || tag == "WP$") {
        // The noun that the relative clause hangs on.
        const std::uint32_t verb = ctx_.clause(token);
        if (ctx_.dep(verb) != "relcl") return;
        const std::vector<Index> told = at_head_[ctx_.head(verb)];
        for (const Index e : told) tell(e);
        return;
    }
    if (word == "he" || word == "his" || word == "him" || word == "himself")
        tell(antecedent(token, {EntityType::person}, Gender::male));
    else if (word == "she" || word == "her" || word == "hers" || word == "herself")
        tell(antecedent(token, {EntityType::person}, Gender::female));
    else if (word == "it" || word == "its" || word == "itself") {
        if (ctx_.dep(token) == "expl") return;
        const std::uint32_t verb = ctx_.head(token);
        const bool weather =
            is_subject(ctx_, token) && ctx_.lemma(verb) == "be" && ctx_.child(verb, "acomp") != none;
        if (!weather)
            tell(antecedent(token, {EntityType::organization, EntityType::country}, Gender::unknown));
    } else if (word == "they" || word == "their" || word == "them" || word == "themselves") {
        const Index group = antecedent(token, {EntityType::group}, Gender::unknown);
        const auto persons = last_pair(token, {EntityType::person});
        const auto countries = last_pair(token, {EntityType::country});
        // A pair told side by side in this or the last sentence; else a group; else an organisation.
        const auto joined = [&](const std::vector<Index>& pair) {
            if (pair.size() != 2) return false;
            for (std::size_t k = mentions_.size(); k-- > 0 && mentions_.size() - k <= most_candidates;) {
                const std::uint32_t head = mentions_[k].head_token;
                if (head >= token || ctx_.sentence_of(token) - ctx_.sentence_of(head) > 1) continue;
                if (ctx_.dep(head) != "conj") continue;
                const auto& first = at_head_[ctx_.head(head)];
                const auto holds = [&](Index e) {
                    return std::find(pair.begin(), pair.end(), e) != pair.end();
                };
                if (holds(mentions_[k].entity) && !first.empty() && holds(first.front())) return true;
            }
            return false;
        };
        if (joined(persons))
            for (const Index e : persons) tell(e);
        else if (group != none)
            tell(group);
        else if (joined(countries))
            for (const Index e : countries) tell(e);
        else
            tell(antecedent(token, {EntityType::organization}, Gender::unknown));
    }
}

// "the two", "the two leaders", "both countries", "the two sides".
void Resolver::resolve_pair(std::uint32_t token) {
    std::uint32_t head = token;
    if (ctx_.dep(token) == "nummod" || ctx_.dep(token) == "det" || ctx_.dep(token) == "amod" ||
        ctx_.dep(token) == "predet")
        head = ctx_.head(token);
    if (ctx_.dep(token) == "preconj" || head < token) return;
    const bool definite = token > 0 && (ctx_.low(token - 1) == "the" || ctx_.low(token - 1) == "these");
    if (ctx_.low(token) == "two" && !definite) return;
    if (head != token && !ctx_.word_is(head, "pair_noun") && !ctx_.word_is(head, "country_noun")) return;
    const std::string& noun = ctx_.lemma(head);
    const bool countries = ctx_.word_is(head, "country_noun") || noun == "country" || noun == "nation" ||
                           noun == "state" || noun == "side" || noun == "government" || noun == "ally" ||
                           noun == "neighbor" || noun == "neighbour" || noun == "capital" ||
                           noun == "power" || noun == "rival" || noun == "foe";
    const bool companies = noun == "company" || noun == "firm" || noun == "airline" || noun == "carrier" ||
                           noun == "bank" || noun == "party";
    std::vector<Index> pair;
    if (companies)
        pair = last_pair(token, {EntityType::organization});
    else if (countries)
        pair = last_pair(token, {EntityType::country});
    else
        pair = last_pair(token, {EntityType::person});
    if (pair.empty() && countries) {
        // The countries of the two persons spoken of.
        for (const Index e : last_pair(token, {EntityType::person}))
            if (!entities_[e].country.empty()) pair.push_back(country_entity(entities_[e].country));
        if (pair.size() == 2 && pair[0] == pair[1]) pair.clear();
    }
    const std::uint32_t first = definite ? token - 1 : token;
    for (const Index e : pair)
        add_mention(e, first, head, head, MentionForm::description,
                    countries && entities_[e].type == EntityType::country);
}

}  // namespace dateline
