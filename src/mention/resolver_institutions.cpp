// "Kenya's Supreme Court", "the embassy", "the country's intelligence service": one entity for each
// institution of each country.
#include <algorithm>

#include "mention/resolver.hpp"

namespace dateline {

namespace {

constexpr std::size_t most_looked_back = 80;  // mentions
constexpr int main_country_factor = 2;
constexpr int main_country_least = 2;
constexpr std::size_t longest_acronym = 8;

bool ends_with_words(const std::string& longer, const std::string& shorter) {
    return longer == shorter || (longer.size() > shorter.size() && longer.ends_with(shorter) &&
                                 longer[longer.size() - shorter.size() - 1] == ' ');
}

// "ministry of transport" and "transport ministry" are one.
std::string short_form(const std::string& core) {
    const auto of = core.find(" of ");
    if (of == std::string::npos || core.find(' ') != of || core.find(" of ", of + 4) != std::string::npos)
        return core;
    std::string rest = core.substr(of + 4);
    if (rest.starts_with("the ")) rest.erase(0, 4);
    return rest + " " + core.substr(0, of);
}

std::string last_word(const std::string& phrase) {
    const auto space = phrase.rfind(' ');
    return space == std::string::npos ? phrase : phrase.substr(space + 1);
}

}  // namespace

std::string Resolver::nearest_country(std::uint32_t before) const {
    std::string found;
    std::uint32_t best = 0;
    // Mentions are added in the order of their heads, so the nearest stands last.
    for (std::size_t k = mentions_.size(); k-- > 0 && mentions_.size() - k <= most_looked_back;) {
        const EntityMention& mention = mentions_[k];
        if (mention.head_token >= before || entities_[mention.entity].type != EntityType::country) continue;
        if (found.empty() || mention.head_token > best) {
            best = mention.head_token;
            found = entities_[mention.entity].country;
        }
    }
    return found;
}

// The country that the report is about: told twice as often as any other, or where it was sent from.
std::string Resolver::main_country() const {
    std::string best;
    int most = 0;
    int second = 0;
    for (const auto& [country, count] : country_counts_) {
        if (count > most) {
            second = std::exchange(most, count);
            best = country;
        } else {
            second = std::max(second, count);
        }
    }
    if (most >= main_country_factor * second && most >= main_country_least) return best;
    return dateline_country();
}

// "NAIROBI" or "NAIROBI, Kenya" before the report's first sentence.
std::string Resolver::dateline_country() const {
    const std::string& place = ctx_.article.dateline_place;
    const auto comma = place.rfind(',');
    if (comma != std::string::npos) {
        const KnownName* known = ctx_.words.names.find(std::string_view(place).substr(comma + 1));
        if (known && known->kind == KnownKind::country) return known->country;
    }
    return country_of_place(place.substr(0, comma));
}

std::string Resolver::owner_country(std::uint32_t token) const {
    for (const Index e : at_head_[token])
        if (!entities_[e].country.empty()) return entities_[e].country;
    if (auto country = country_of_direction(ctx_, token, names_); !country.empty()) return country;
    if (ctx_.word_is(token, "country_noun")) return nearest_country(token);
    return {};
}

Index Resolver::earlier_institution(const Institution& told) const {
    const std::string asked = short_form(told.core);
    const std::string bare = last_word(asked);
    for (std::size_t k = mentions_.size(); k-- > 0 && mentions_.size() - k <= most_looked_back;) {
        const Index e = mentions_[k].entity;
        const std::string& core = known_[e].core;
        if (core.empty()) continue;
        if (ends_with_words(core, asked) || ends_with_words(asked, core)) return e;
        if (asked == bare && core.find(bare) != std::string::npos) return e;
    }
    return none;
}

// "the company": the one told most, of late, among those that may be one; of as many, the last.
Index Resolver::earlier_company(std::uint32_t before) const {
    std::map<Index, int> told;
    std::map<Index, int> first_met;
    Index best = none;
    std::pair<int, int> best_rank{0, 0};
    for (std::size_t k = mentions_.size(); k-- > 0 && mentions_.size() - k <= most_looked_back;) {
        const EntityMention& mention = mentions_[k];
        const ReportEntity& held = entities_[mention.entity];
        if (mention.head_token >= before) continue;
        const bool may_be = held.type == EntityType::organization && !held.is_outlet && held.named &&
                            known_[mention.entity].core.empty() && !known_[mention.entity].listed;
        if (!may_be) continue;
        const int count = ++told[mention.entity];
        const auto [at, fresh] = first_met.try_emplace(mention.entity, static_cast<int>(first_met.size()));
        const std::pair rank{count, -at->second};
        if (best == none || rank > best_rank) {
            best = mention.entity;
            best_rank = rank;
        }
    }
    return best;
}

// "the union", of which no name is told; "police", of which no country is.
Index Resolver::body_by_noun(const Institution& told) {
    const auto [at, fresh] = by_key_.try_emplace("institution " + told.core + " of  in ", none);
    if (fresh) {
        at->second = add_entity(EntityType::organization, told.core);
        known_[at->second].core = told.core;
    }
    return at->second;
}

Index Resolver::institution_entity(const Institution& told, const std::string& country) {
    const std::string key = "institution " + short_form(told.core) + " of " + country + " in " + told.seat;
    if (const auto found = by_key_.find(key); found != by_key_.end()) return found->second;
    const std::string core_text(ctx_.text(told.core_first, told.core_last));
    const auto country_name = ctx_.words.countries.find(country);
    const bool owned = country_name != ctx_.words.countries.end();
    const bool names_country = told.last > told.head && owned;  // "Government of Kenya", "Bank of Japan"
    const Index entity = add_entity(EntityType::organization, told.text);
    by_key_.emplace(key, entity);
    entities_[entity].country = country;
    known_[entity].core = short_form(told.core);
    known_[entity].seat = told.seat;
    if (!owned) return entity;
    const std::string& owner = country_name->second;
    const auto seat_name = ctx_.words.countries.find(told.seat);
    const std::string seat =
        seat_name == ctx_.words.countries.end() ? std::string() : " in " + seat_name->second;
    if (told.possessor != none)
        entities_[entity].name = owner + (owner.ends_with('s') ? "' " : "'s ") + core_text;
    if (told.core == "police") add_alias(entity, owner + " Police");
    if (told.core_last > told.head && ctx_.lemma(told.head) == "ministry" && ctx_.low(told.head + 1) == "of")
        add_alias(entity,
                  owner + "'s " + std::string(ctx_.text(told.head + 2, told.core_last)) + " Ministry");
    if (!names_country || !seat.empty() || told.core_last < told.last) {
        add_alias(entity, core_text + " of " + owner + seat);
        add_alias(entity, owner + (owner.ends_with('s') ? "' " : "'s ") + core_text + seat);
    }
    return entity;
}

void Resolver::resolve_institution(Index index) {
    const Institution& told = institutions_[index];
    if (told.outlet != none) {
        // "the Antara news agency": the agency is named beside it.
        Index outlet = name_entity_[told.outlet];
        if (outlet == none && names_[told.outlet].kind == NameKind::organization)
            outlet = name_entity_[told.outlet] = organization_entity(names_[told.outlet]);
        if (outlet == none) return;
        if (told.kind == InstitutionKind::media) entities_[outlet].is_outlet = true;
        if (entities_[outlet].country.empty()) entities_[outlet].country = told.country;
        if (told.core.find("state") != std::string::npos) state_agency_.emplace(told.country, told.outlet);
        institution_entity_[index] = outlet;
        add_mention(outlet, told.first, told.last, told.head, MentionForm::description);
        return;
    }
    std::string country = told.country;
    const bool owned_by_pronoun = told.possessor != none && ctx_.tag(told.possessor) == "PRP$";
    if (country.empty() && told.possessor != none) country = owner_country(told.possessor);
    const bool ministry = ctx_.lemma(told.head) == "ministry";
    if (country.empty() && told.possessor != none && !owned_by_pronoun && !told.proper && !ministry) return;
    Index entity = none;
    const MentionForm form =
        told.proper || !told.country.empty() ? MentionForm::name : MentionForm::description;
    switch (told.kind) {
        case InstitutionKind::government:
            if (country.empty() && told.definite) country = main_country();
            if (country.empty() && told.definite) country = nearest_country(told.head);
            if (country.empty()) return;
            entity = country_entity(country);
            add_alias(entity, "Government of " + entities_[entity].name);
            institution_entity_[index] = entity;
            add_mention(entity, told.first, told.last, told.head, MentionForm::description, true);
            return;
        case InstitutionKind::media: {
            if (country.empty() && told.core.find("state") != std::string::npos) country = main_country();
            if (told.core.find("state") != std::string::npos && !country.empty()) {
                // The country's state agency that the report names is what its state media is.
                if (const auto agency = state_agency_.find(country); agency != state_agency_.end())
                    entity = organization_entity(names_[agency->second]);
                if (entity != none) {
                    add_alias(entity, told.text);
                    break;
                }
            }
            if (country.empty()) {
                entity = earlier_institution(told);
                // "local radio reported"
                if (entity == none && told.core.starts_with("local ")) entity = body_by_noun(told);
                if (entity == none) return;
                entities_[entity].is_outlet = true;
                break;
            }
            entity = institution_entity(told, country);
            entities_[entity].is_outlet = true;
            break;
        }
        case InstitutionKind::local:
        case InstitutionKind::company:
        case InstitutionKind::body:
        case InstitutionKind::institution: {
            if (country.empty() && ctx_.lemma(told.head) == "ministry" && told.possessor != none) {
                entity = ministry_of(told);
                if (entity != none) break;
            }
            const Index name = name_at_[told.head];
            const bool own_name = country.empty() && told.proper &&
                                  told.kind != InstitutionKind::institution && name != none &&
                                  names_[name].kind == NameKind::organization;
            if (own_name && told.definite && told.core.find(' ') == std::string::npos)
                entity = earlier_institution(told);
            if (entity != none) break;
            if (own_name) {
                // "X Group", "X Institute": a name like others, with a noun by which it is told again.
                entity = organization_entity(names_[name]);
                if (known_[entity].core.empty()) known_[entity].core = told.core;
                break;
            }
            // "police" and "interior ministry officials" need no article.
            const bool bare = told.core == "police" ||
                              (ctx_.dep(told.head) == "compound" && told.core.find(' ') != std::string::npos);
            const bool meant = told.definite || (bare && told.possessor == none && !told.proper);
            if (country.empty() && meant) entity = earlier_institution(told);
            if (entity != none) break;
            if (country.empty() && meant && told.kind == InstitutionKind::institution)
                country = main_country();
            if (country.empty() && told.core == "police") {
                entity = body_by_noun(told);
                break;
            }
            const bool by_noun = country.empty() && told.definite && !told.proper && told.possessor == none;
            if (by_noun && told.kind == InstitutionKind::company) {
                entity = earlier_company(told.head);
                break;
            }
            if (by_noun && told.kind == InstitutionKind::body && !told.plural) {
                entity = body_by_noun(told);
                break;
            }
            // "the company", "the agency": the organisation told last.
            if (country.empty() && told.definite && !told.proper &&
                told.core.find(' ') == std::string::npos) {
                entity = antecedent(told.head, {EntityType::organization}, Gender::unknown);
                break;
            }
            const bool known = told.proper || !country.empty();
            const bool local_name =
                told.kind == InstitutionKind::institution || told.core.find(' ') != std::string::npos;
            if (!known || !local_name || told.plural) return;
            entity = institution_entity(told, country);
            add_alias(entity, told.text);
            break;
        }
    }
    institution_entity_[index] = entity;
    add_mention(entity, told.first, told.last, told.head, form);
    take_acronym(entity, told.last);
}

// "her ministry": the minister's own.
Index Resolver::ministry_of(const Institution& told) {
    for (const Index person : at_head_[told.possessor]) {
        for (const Office& office : known_[person].offices) {
            if (office.title_class != "minister" || office.words.size() < 2) continue;
            std::string topic;
            for (std::size_t i = 0; i + 1 < office.words.size(); ++i) {
                std::string word = office.words[i];
                if (!word.empty())
                    word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
                topic += (topic.empty() ? "" : " ") + word;
            }
            const std::string country =
                entities_[person].country.empty() ? main_country() : entities_[person].country;
            const std::string core = phrase_key(topic) + " ministry";
            const auto [at, fresh] =
                by_key_.try_emplace("institution " + core + " of " + country + " in ", none);
            if (fresh) {
                at->second = add_entity(EntityType::organization, topic + " Ministry");
                entities_[at->second].country = country;
                known_[at->second].core = core;
                if (const auto owner = ctx_.words.countries.find(country);
                    owner != ctx_.words.countries.end()) {
                    add_alias(at->second, "Ministry of " + topic + " of " + owner->second);
                    add_alias(at->second, owner->second + "'s Ministry of " + topic);
                }
            }
            return at->second;
        }
    }
    return none;
}

// "Ethics Commission (EC)": the letters name it from here on.
void Resolver::take_acronym(Index entity, std::uint32_t last) {
    const std::uint32_t inside = last + 2;
    if (entity == none || inside + 1 >= ctx_.size() || !ctx_.same_sentence(last, inside)) return;
    if (ctx_.text(last + 1) != "(" || ctx_.text(inside + 1) != ")" || !ctx_.capital(inside)) return;
    const auto letters = ctx_.text(inside);
    if (letters.size() < 2 || letters.size() > longest_acronym) return;
    add_alias(entity, letters);
    by_key_.emplace("organization " + phrase_key(letters), entity);
}

}  // namespace dateline
