// Pronouns, "the two", "both countries": candidates are the mentions told shortly before.
#include <algorithm>
#include <cmath>

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
constexpr double speaker_weight = 400;
constexpr double repeated_factor = 0.15;
constexpr double excluded = -1e9;
constexpr double country_not_subject_factor = 0.6;
constexpr double voice_factor = 0.3;  // "experts said they ...": rather those spoken of
constexpr double country_group_factor = 0.9;
constexpr double organization_plural_factor = 0.6;
constexpr int most_joined = 8;
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

// Whether both are arguments of one verb; then they are two ("he met with him"), but for a possessor
// inside the other's phrase. "It" deep inside a noun phrase may be the subject.
bool Resolver::coargument(std::uint32_t pronoun, std::uint32_t other) const {
    if (!ctx_.same_sentence(pronoun, other)) return false;
    if (ctx_.dep(pronoun) == "poss") return ctx_.under(other, ctx_.head(pronoun));
    std::uint32_t at = pronoun;
    if (ctx_.dep(at) == "pobj" || ctx_.dep(at) == "pcomp")
        at = ctx_.head(ctx_.head(at));
    else
        at = ctx_.head(at);
    if (ctx_.noun(at) && ctx_.dep(at) == "dobj") at = ctx_.head(at);
    if (!ctx_.verb(at)) return false;
    return ctx_.clause(other) == at;
}

double Resolver::weight(std::uint32_t told, std::uint32_t pronoun) const {
    double score = recency_weight + role_weight(ctx_, told);
    if (is_subject(ctx_, pronoun) && is_subject(ctx_, told)) score += same_role_weight;
    for (std::uint32_t back = ctx_.sentence_of(told); back < ctx_.sentence_of(pronoun); ++back) score /= 2;
    return ctx_.is_title(told) ? score * title_text_factor : score;
}

// Who was said to say something last: "it added" goes on with that one.
void Resolver::note_speaker(std::uint32_t token) {
    if (at_head_[token].size() != 1) return;
    const bool source = ctx_.dep(token) == "pobj" && ctx_.low(ctx_.head(token)) == "to" &&
                        ctx_.low(ctx_.head(ctx_.head(token))) == "according";
    if (source && entities_[at_head_[token].front()].is_outlet) last_outlet_ = at_head_[token].front();
    if (!is_subject(ctx_, token)) return;
    const CueKind* cue = ctx_.words.cues.find_key(ctx_.lemma(ctx_.head(token)));
    if (!cue || (*cue != CueKind::say && *cue != CueKind::announce)) return;
    const Index e = at_head_[token].front();
    if (entities_[e].is_outlet) last_outlet_ = e;
    if (entities_[e].type == EntityType::person) last_person_speaking_ = e;
    if (entities_[e].type == EntityType::organization || entities_[e].type == EntityType::country)
        last_speaker_ = e;
}

Index Resolver::antecedent(std::uint32_t pronoun, std::initializer_list<EntityType> types,
                           Gender gender) const {
    std::map<Index, double> scores;
    const auto raise = [&](Index e, double score) {
        double& held = scores[e];
        if (held < 0) return;
        // Told again, an entity gains a little: it is the most salient mention that counts.
        held = std::max(held, score) + repeated_factor * std::min(held, score);
    };
    const std::uint32_t sentence = ctx_.sentence_of(pronoun);
    const auto of_type = [&](Index e) {
        return std::find(types.begin(), types.end(), entities_[e].type) != types.end();
    };
    const CueKind* cue =
        ctx_.dep(pronoun) == "nsubj" ? ctx_.words.cues.find_key(ctx_.lemma(ctx_.head(pronoun))) : nullptr;
    if (cue && (*cue == CueKind::say || *cue == CueKind::announce)) {
        const Index speaker = std::find(types.begin(), types.end(), EntityType::person) != types.end()
                                  ? last_person_speaking_
                                  : last_speaker_;
        if (speaker != none && of_type(speaker) && last_told_[speaker] > 0 &&
            last_told_[speaker] <= pronoun &&
            sentence - ctx_.sentence_of(last_told_[speaker] - 1) <= most_sentences_back) {
            const Gender known = known_[speaker].gender;
            if (gender == Gender::unknown || known == Gender::unknown || known == gender)
                scores[speaker] = speaker_weight;
        }
    }
    for (std::size_t k = mentions_.size(); k-- > 0 && mentions_.size() - k <= most_candidates;) {
        const EntityMention& mention = mentions_[k];
        if (mention.head_token >= pronoun) continue;
        if (sentence - ctx_.sentence_of(mention.head_token) > most_sentences_back) break;
        if (!of_type(mention.entity) || mention.form == MentionForm::demonym) continue;
        const Gender known = known_[mention.entity].gender;
        if (gender != Gender::unknown && known != Gender::unknown && known != gender) continue;
        if (coargument(pronoun, mention.head_token)) {
            scores[mention.entity] = excluded;
            continue;
        }
        double score = weight(mention.head_token, pronoun);
        // A country that is only gone to or that modifies is seldom "it".
        if (entities_[mention.entity].type == EntityType::country && !is_subject(ctx_, mention.head_token))
            score *= country_not_subject_factor;
        raise(mention.entity, score);
    }
    Index best = none;
    for (const auto& [entity, score] : scores)
        if (score > 0 && (best == none || score > scores[best])) best = entity;
    return best;
}

bool Resolver::has_office(Index person) const {
    for (const Office& office : known_[person].offices)
        if (office.title_class.starts_with("head_of") || office.title_class == "leader" ||
            office.title_class == "minister" || office.title_class == "counterpart")
            return true;
    return false;
}

// The two entities of these types that are spoken of most, shortly before.
std::vector<Index> Resolver::last_pair(std::uint32_t before, std::initializer_list<EntityType> types,
                                       Standing standing) const {
    std::vector<Index> out;
    const std::uint32_t sentence = ctx_.sentence_of(before);
    std::map<Index, double> scores;
    for (std::size_t k = mentions_.size(); k-- > 0 && mentions_.size() - k <= most_candidates;) {
        const EntityMention& mention = mentions_[k];
        if (mention.head_token >= before) continue;
        if (sentence - ctx_.sentence_of(mention.head_token) > most_sentences_back) break;
        const ReportEntity& entity = entities_[mention.entity];
        if (std::find(types.begin(), types.end(), entity.type) == types.end() || !entity.named) continue;
        if (standing == Standing::leader && !has_office(mention.entity)) continue;
        double score = weight(mention.head_token, before);
        // The countries that the report is about.
        if (entity.type == EntityType::country)
            if (const auto count = country_counts_.find(entity.country); count != country_counts_.end())
                score *= std::log2(1.0 + count->second);
        scores[mention.entity] += score;
    }
    while (out.size() < 2 && !scores.empty()) {
        const auto best = std::max_element(scores.begin(), scores.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        out.push_back(best->first);
        scores.erase(best);
    }
    if (out.size() < 2) out.clear();
    std::sort(out.begin(), out.end());
    return out;
}

// The two countries that the report tells by far the most, by their names or their places.
std::vector<Index> Resolver::countries_told_most() {
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [country, count] : country_counts_) order.emplace_back(-count, country);
    std::sort(order.begin(), order.end());
    const bool third = order.size() > 2 && order[2].first == order[1].first;
    if (order.size() < 2 || third) return {};
    std::vector<Index> out{country_entity(order[0].second), country_entity(order[1].second)};
    std::sort(out.begin(), out.end());
    return out;
}

// Several told as one: a noun that stands for two or more, names joined by "and", a group.
std::vector<Index> Resolver::plural_antecedent(std::uint32_t pronoun) const {
    std::vector<Index> best;
    double best_score = 0;
    const std::uint32_t sentence = ctx_.sentence_of(pronoun);
    const auto offer = [&](std::vector<Index> who, double score) {
        if (score <= best_score) return;
        best_score = score;
        best = std::move(who);
    };
    for (std::size_t k = mentions_.size(); k-- > 0 && mentions_.size() - k <= most_candidates;) {
        const std::uint32_t head = mentions_[k].head_token;
        if (head >= pronoun) continue;
        if (sentence - ctx_.sentence_of(head) > most_sentences_back) break;
        if (mentions_[k].form == MentionForm::demonym || coargument(pronoun, head)) continue;
        const double score = weight(head, pronoun);
        const auto type = entities_[mentions_[k].entity].type;
        if (at_head_[head].size() >= 2) offer(at_head_[head], score);
        std::vector<Index> joined = at_head_[head];
        std::uint32_t next = head;
        for (int step = 0; step < most_joined && (next = ctx_.child(next, "conj")) != none && next < pronoun;
             ++step)
            for (const Index e : at_head_[next])
                if (entities_[e].type == type && std::find(joined.begin(), joined.end(), e) == joined.end())
                    joined.push_back(e);
        if (joined.size() >= 2 && type != EntityType::place && !coargument(pronoun, head))
            offer(joined, score);
        if (type == EntityType::group) {
            const GroupNoun* noun = ctx_.words.groups.find_key(known_[mentions_[k].entity].group);
            offer(at_head_[head], noun && noun->kind == GroupKind::voice ? score * voice_factor : score);
        } else if (mentions_[k].form == MentionForm::description && type == EntityType::country &&
                   at_head_[head].size() == 1) {
            offer(at_head_[head], score * country_group_factor);
        } else if (type == EntityType::organization) {
            offer(at_head_[head], score * organization_plural_factor);
        }
    }
    // "their talks": the two persons of this sentence.
    if (ctx_.dep(pronoun) == "poss" &&
        (ctx_.word_is(ctx_.head(pronoun), "pair_event") || ctx_.lemma(ctx_.head(pronoun)) == "meeting" ||
         ctx_.lemma(ctx_.head(pronoun)) == "summit")) {
        std::vector<Index> persons;
        for (std::size_t k = mentions_.size(); k-- > 0 && persons.size() < 2;) {
            const EntityMention& mention = mentions_[k];
            if (mention.head_token >= pronoun) continue;
            if (ctx_.sentence_of(mention.head_token) != sentence) break;
            if (entities_[mention.entity].type == EntityType::person &&
                std::find(persons.begin(), persons.end(), mention.entity) == persons.end())
                persons.push_back(mention.entity);
        }
        std::sort(persons.begin(), persons.end());
        if (persons.size() == 2 && best.size() < 2) return persons;
    }
    return best;
}

// A person once called "he" is not called "she" later.
void Resolver::tell_person(std::uint32_t pronoun, Gender gender) {
    const Index person = antecedent(pronoun, {EntityType::person}, gender);
    if (person == none) return;
    if (known_[person].gender == Gender::unknown) known_[person].gender = gender;
    add_mention(person, pronoun, pronoun, pronoun, MentionForm::pronoun);
}

void Resolver::resolve_pronoun(std::uint32_t token) {
    const std::string& word = ctx_.low(token);
    const auto tag = ctx_.tag(token);
    const auto tell = [&](Index entity) { add_mention(entity, token, token, token, MentionForm::pronoun); };
    if (word.ends_with("self") || word.ends_with("selves")) {
        // The subject of its own clause.
        const std::uint32_t verb = ctx_.clause(token);
        Index subject = ctx_.child(verb, "nsubj");
        if (subject == none) subject = ctx_.child(verb, "nsubjpass");
        if (subject == none || subject >= token) return;
        const std::vector<Index> told = at_head_[subject];
        for (const Index e : told) tell(e);
    } else if (tag == "WP" || tag == "WDT" || tag == "WP$") {
        // The noun that the relative clause hangs on.
        const std::uint32_t verb = ctx_.clause(token);
        if (ctx_.dep(verb) != "relcl") return;
        const std::vector<Index> told = at_head_[ctx_.head(verb)];
        for (const Index e : told) tell(e);
    } else if (word == "he" || word == "his" || word == "him") {
        tell_person(token, Gender::male);
    } else if (word == "she" || word == "her" || word == "hers") {
        tell_person(token, Gender::female);
    } else if (word == "it" || word == "its") {
        const bool empty_subject =
            ctx_.dep(token) == "expl" ||
            (is_subject(ctx_, token) && ctx_.lemma(ctx_.head(token)) == "be" &&
             (ctx_.child(ctx_.head(token), "acomp") != none || ctx_.child(ctx_.head(token), "attr") != none));
        if (!empty_subject)
            tell(antecedent(token, {EntityType::organization, EntityType::country}, Gender::unknown));
    } else if (word == "they" || word == "their" || word == "them") {
        for (const Index e : plural_antecedent(token)) tell(e);
    }
}

// "the two", "the two leaders", "both countries", "the two sides".
void Resolver::resolve_pair(std::uint32_t token) {
    std::uint32_t head = token;
    const bool couple = ctx_.low(token) == "pair" || ctx_.low(token) == "couple" || ctx_.low(token) == "duo";
    if (couple && (ctx_.child(token, "prep") != none || token == 0 || ctx_.low(token - 1) != "the")) return;
    if (couple)
        head = token;
    else if (ctx_.dep(token) == "nummod" || ctx_.dep(token) == "det" || ctx_.dep(token) == "amod" ||
             ctx_.dep(token) == "predet")
        head = ctx_.head(token);
    if (ctx_.dep(token) == "preconj" || head < token) return;
    const bool definite = token > 0 && (ctx_.low(token - 1) == "the" || ctx_.low(token - 1) == "these");
    if (ctx_.low(token) == "two" && !definite) return;
    const bool countries = ctx_.word_is(head, "pair_country") || ctx_.word_is(head, "country_noun");
    const bool companies = ctx_.word_is(head, "pair_company") || ctx_.word_is(head, "organization_word");
    const bool leaders = ctx_.word_is(head, "pair_leader");
    if (!couple && head != token && !countries && !companies && !leaders &&
        !ctx_.word_is(head, "pair_person"))
        return;
    std::vector<Index> pair;
    if (companies)
        pair = last_pair(token, {EntityType::organization}, Standing::any);
    else if (countries)
        pair = last_pair(token, {EntityType::country}, Standing::any);
    else
        pair = last_pair(token, {EntityType::person}, leaders ? Standing::leader : Standing::any);
    if (pair.empty() && countries) {
        // The countries of the two persons spoken of.
        for (const Index e : last_pair(token, {EntityType::person}, Standing::any))
            if (!entities_[e].country.empty()) pair.push_back(country_entity(entities_[e].country));
        if (pair.size() == 2 && pair[0] == pair[1]) pair.clear();
        if (pair.size() < 2) pair = countries_told_most();
    }
    const std::uint32_t first = definite ? token - 1 : token;
    for (const Index e : pair)
        add_mention(e, first, head, head, MentionForm::description,
                    countries && entities_[e].type == EntityType::country);
}

}  // namespace dateline
