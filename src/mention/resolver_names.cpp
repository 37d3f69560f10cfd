// Names to entities: persons by their full names and surnames, places by the gazetteer, organisations
// by their words and initials.
#include <algorithm>
#include <cmath>
#include <set>

#include "base/utf8.hpp"
#include "mention/resolver.hpp"

namespace dateline {

namespace {

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> out;
    const std::string key = phrase_key(text);
    for (std::size_t at = 0; at < key.size();) {
        const auto space = std::min(key.find(' ', at), key.size());
        out.push_back(key.substr(at, space - at));
        at = space + 1;
    }
    return out;
}

// Whether `shorter` is told inside `longer`: same first word, and each of its words in the same order.
bool same_person(const std::vector<std::string>& longer, const std::vector<std::string>& shorter) {
    if (longer.front() != shorter.front()) return false;
    std::size_t at = 0;
    for (const std::string& word : longer)
        if (at < shorter.size() && shorter[at] == word) ++at;
    return at == shorter.size();
}

// How well a single word names a person of these words; 0 where it does not.
int part_rank(const MentionLexicon& lexicon, const std::vector<std::string>& words, const std::string& word) {
    if (words.size() < 2) return !words.empty() && words.front() == word ? 3 : 0;
    const bool family_first = lexicon.family_first.contains(words.front()) && words.size() <= 3;
    if (family_first) return words.front() == word ? 3 : (words.back() == word ? 1 : 0);
    if (words.back() == word) return 3;
    for (std::size_t i = 1; i + 1 < words.size(); ++i)
        if (words[i] == word) return 2;
    return words.front() == word ? 1 : 0;
}

// Persons of one report who share a word of their names and are still told apart.
constexpr std::size_t most_namesakes = 32;
constexpr std::size_t most_officers = 128;  // persons with an office that a description may mean

// "TOKYO" at the head of a wire report.
bool told_in_capitals(std::string_view text) {
    if (text.size() < 4) return false;
    for (std::size_t at = 0; at < text.size();)
        if (const char32_t c = next_character(text, at); is_alpha(c) && !is_upper(c)) return false;
    return true;
}

std::string initials_of(std::string_view text) {
    std::string out;
    bool start = true;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (start && is_upper(c)) append_utf8(out, c);
        start = c == ' ' || c == '-';
    }
    return out;
}

}  // namespace

// Full names first, so that a surname in the headline finds its person.
void Resolver::resolve_persons() {
    for (Index n = 0; n < names_.size(); ++n) {
        const Name& name = names_[n];
        if (name.kind != NameKind::person || name.nested || name.surnamed) continue;
        if (auto words = words_of(name.text); words.size() >= 2) {
            const Index e = name_entity_[n] = full_person(name.text, std::move(words));
            known_[e].first_told = std::min(known_[e].first_told, name.first);
        }
    }
    for (const Title& title : titles_)
        for (const Index n : title.persons)
            if (name_entity_[n] != none) known_[name_entity_[n]].title_classes.push_back(title.title_class);
    // Single names: of the persons known, else persons of their own. The one told last comes first.
    std::vector<Index> last_told(entities_.size(), none);
    for (Index n = 0; n < names_.size(); ++n) {
        const Name& name = names_[n];
        if (name.kind != NameKind::person || name.nested) continue;
        if (name_entity_[n] == none) name_entity_[n] = person_for(name, last_told);
        last_told.resize(entities_.size(), none);
        last_told[name_entity_[n]] = n;
    }
}

Index Resolver::full_person(const std::string& text, std::vector<std::string> words) {
    Index entity = none;
    for (const Index e : same_word_[words.front()]) {
        const auto& held = known_[e].words;
        const bool same = held.size() >= words.size() ? same_person(held, words) : same_person(words, held);
        if (same && (held.back() == words.back() || held.size() != words.size())) entity = e;
    }
    if (entity == none) {
        entity = add_entity(EntityType::person, text);
        for (const std::string& word : words)
            if (auto& sharing = same_word_[word]; sharing.size() < most_namesakes) sharing.push_back(entity);
        const auto given = ctx_.words.given_names.find(words.front());
        if (given != ctx_.words.given_names.end())
            known_[entity].gender = given->second == 'f' ? Gender::female : Gender::male;
        known_[entity].words = std::move(words);
    } else if (words.size() > known_[entity].words.size()) {
        add_alias(entity, entities_[entity].name);
        entities_[entity].name = text;
        known_[entity].words = std::move(words);
    }
    add_alias(entity, text);
    return entity;
}

// The class of the title right before a single name: "Captain X". Empty for "Mr" and for offices that only
// one person holds, which are told or left out at will.
std::string Resolver::office_before(const Name& name) const {
    if (name.first == 0 || !ctx_.same_sentence(name.first - 1, name.first) || ctx_.is_title(name.first))
        return {};
    const std::string* title = ctx_.words.titles.find_key(ctx_.key(name.first - 1));
    if (!title || *title == "honorific" || title->starts_with("head_of") || *title == "leader" ||
        *title == "minister")
        return {};
    return *title;
}

// "Captain X" told before a full name Y X whom nothing calls captain: another of that name.
bool Resolver::another_of_the_name(Index person, const Name& name, const std::string& office) const {
    if (office.empty() || known_[person].words.size() < 2 || known_[person].first_told < name.first)
        return false;
    for (const std::string& other : known_[person].title_classes)
        if (other == office) return false;
    return true;
}

Index Resolver::person_for(const Name& name, const std::vector<Index>& last_told) {
    const std::string word = phrase_key(name.text);
    Index best = none;
    std::pair<int, Index> best_rank{0, 0};
    if (!name.surnamed) {
        const std::string office = office_before(name);
        for (const Index e : same_word_[word]) {
            if (another_of_the_name(e, name, office)) continue;
            const int rank = part_rank(ctx_.words, known_[e].words, word);
            const Index told = e < last_told.size() && last_told[e] != none ? last_told[e] + 1 : 0;
            if (rank > 0 && (best == none || std::pair(rank, told) > best_rank)) {
                best_rank = {rank, told};
                best = e;
            }
        }
    }
    if (best != none) {
        add_alias(best, name.text);
        return best;
    }
    const Index entity = add_entity(EntityType::person, name.text);
    known_[entity].words = words_of(name.text);
    entities_[entity].surname_only = known_[entity].words.size() < 2;
    if (auto& sharing = same_word_[word]; sharing.size() < most_namesakes) sharing.push_back(entity);
    return entity;
}

// "transport ministers" of each is "transport minister".
std::string Resolver::singular_of(const Title& title) const {
    const std::string plural = ctx_.low(title.head);
    const auto at = title.title.find(plural);
    if (at == std::string::npos) return title.title;
    return title.title.substr(0, at) + ctx_.lemma(title.head);
}

void Resolver::attach_titles() {
    for (const Title& title : titles_) {
        std::string country = title.country;
        if (country.empty() && title.country_token != none) country = owner_country(title.country_token);
        const std::string shared = country;
        for (std::size_t p = 0; p < title.persons.size(); ++p) {
            // Respectively, where there are as many countries as persons.
            country = title.countries.size() == title.persons.size() ? title.countries[p] : shared;
            const Index e = name_entity_[title.persons[p]];
            if (e == none) continue;
            ReportEntity& person = entities_[e];
            if (title.title_class == "honorific") {
                const std::string& word = title.title;
                if (word == "mr" || word == "mr." || word == "sir") known_[e].gender = Gender::male;
                if (word == "ms" || word == "ms." || word == "mrs" || word == "mrs." || word == "miss")
                    known_[e].gender = Gender::female;
                continue;
            }
            if (title.title_class == "counterpart") {
                if (person.country.empty()) person.country = country;
                known_[e].offices.push_back(office_of(title, country));
                continue;
            }
            const std::string told = title.plural ? singular_of(title) : title.title;
            if (std::find(person.titles.begin(), person.titles.end(), told) == person.titles.end())
                person.titles.push_back(told);
            if (known_[e].offices.empty() && officers_.size() < most_officers) officers_.push_back(e);
            if (known_[e].offices.size() < most_officers)
                known_[e].offices.push_back(office_of(title, country));
            if (person.country.empty()) person.country = country;
            if (person.affiliation.empty() && title.institution != none)
                person.affiliation = institutions_[title.institution].text;
            if (person.affiliation.empty() && title.organization != none)
                person.affiliation = names_[title.organization].text;
            if (title.title.ends_with("woman")) known_[e].gender = Gender::female;
        }
    }
}

// "Supreme Court" inside "Kenya's Supreme Court", "Defence" inside "Defence Minister": told by the
// institution or the title.
bool Resolver::told_otherwise(Index n) const {
    const Name& name = names_[n];
    if (!name.canonical.empty() || name.outlet) return false;
    if (institution_at_[name.head] != none) return true;
    const Index title = title_at_[name.head];
    return title != none && titles_[title].organization != n &&
           (name.last < titles_[title].head || titles_[title].title_class == "minister");
}

void Resolver::resolve_name(Index n) {
    const Name& name = names_[n];
    Index entity = none;
    MentionForm form = MentionForm::name;
    bool as_government = false;
    switch (name.kind) {
        case NameKind::person: entity = name_entity_[n]; break;
        case NameKind::country:
            entity = country_entity(name.country);
            if (ctx_.capital(name.first) && name.text.size() > 3 &&
                phrase_key(name.text).find(' ') == std::string::npos &&
                country_of_direction(ctx_, name.first, names_).empty())
                add_alias(entity, name.text);
            break;
        case NameKind::demonym:
            entity = name.country.empty() ? area_entity(name) : country_entity(name.country);
            form = MentionForm::demonym;
            break;
        case NameKind::place:
            if (!name.canonical.empty()) {
                entity = area_entity(name);
                break;
            }
            if (name.government) {
                const bool is_city = ctx_.gazetteer.find_in(name.text, name.country).has_value();
                if (stands_for_government(ctx_, name, is_city)) {
                    entity = country_entity(name.country);
                    as_government = true;
                    break;
                }
            }
            entity = place_entity(name);
            break;
        case NameKind::organization:
            if (told_otherwise(n)) return;
            entity = organization_entity(name);
            break;
        case NameKind::group: {
            if (ctx_.dep(name.head) == "amod" || ctx_.dep(name.head) == "compound") return;
            const auto [at, fresh] = by_key_.try_emplace("group " + phrase_key(name.text), none);
            if (fresh) at->second = add_entity(EntityType::group, name.text);
            entity = at->second;
            break;
        }
    }
    name_entity_[n] = entity;
    add_mention(entity, name.first, name.last, name.head, form, as_government);
}

// A part of the world: no city of that name is meant.
Index Resolver::area_entity(const Name& name) {
    const auto [at, fresh] = by_key_.try_emplace("place " + phrase_key(name.canonical), none);
    if (fresh) at->second = add_entity(EntityType::place, name.canonical);
    if (name.kind == NameKind::place) add_alias(at->second, name.text);
    return at->second;
}

Index Resolver::place_entity(const Name& name) {
    const auto [at, fresh] = by_key_.try_emplace("place " + phrase_key(name.text), none);
    if (!fresh) {
        add_alias(at->second, name.text);
        return at->second;
    }
    const Index entity = add_entity(EntityType::place, name.text);
    at->second = entity;
    // The country told right behind ("Paris, Texas"), the countries the report speaks of, then size.
    std::string told;
    const std::uint32_t next = name.last + 2;
    if (next < ctx_.size() && ctx_.low(name.last + 1) == "," && ctx_.same_sentence(name.last, next))
        told = ctx_.text(next);
    const auto candidates = ctx_.gazetteer.find(name.text);
    const Place* best = nullptr;
    double best_score = 0;
    for (const Place& place : candidates) {
        double score = std::log10(1.0 + place.population);
        if (place.kind == PlaceKind::capital) score += 2;
        if (place.kind == PlaceKind::region) score += 4;
        if (const auto count = country_counts_.find(std::string(place.country));
            count != country_counts_.end())
            score += 3 + std::min(count->second, 5);
        if (!name.country.empty() && place.country == name.country) score += 8;
        if (!told.empty()) {
            for (const Place& wider : ctx_.gazetteer.find(told)) {
                const bool holds = wider.country == place.country &&
                                   (wider.kind == PlaceKind::country ||
                                    (wider.kind == PlaceKind::region && wider.admin1 == place.admin1));
                if (holds) {
                    score += 20;
                    break;
                }
            }
        }
        if (!best || score > best_score) {
            best = &place;
            best_score = score;
        }
    }
    ReportEntity& held = entities_[entity];
    held.country = name.country;
    if (best) {
        held.country = best->country;
        held.latitude = best->latitude;
        held.longitude = best->longitude;
        if (told_in_capitals(name.text)) {
            held.name = best->name;
            add_alias(entity, name.text);
        }
        if (best->geonames != 0) held.geonames = std::to_string(best->geonames);
    }
    return entity;
}

// A word that begins a longer name told before, or its initials.
Index Resolver::longer_organization(const std::string& text, const std::vector<std::string>& words) {
    if (const auto initials = by_key_.find("initials " + text); initials != by_key_.end())
        return initials->second;
    for (const Index e : same_word_["organization " + words.front()]) {
        const auto& held = known_[e].words;
        if (held.size() > words.size() && std::equal(words.begin(), words.end(), held.begin())) return e;
        // "X" told before "X Group".
        const bool longer =
            words.size() == held.size() + 1 && std::equal(held.begin(), held.end(), words.begin());
        if (!longer) continue;
        const std::string* added = ctx_.words.words.find_key(words.back());
        if (!added || (*added != "company_word" && *added != "organization_word")) continue;
        std::string before = std::exchange(entities_[e].name, text);
        add_alias(e, before);
        known_[e].words = words;
        return e;
    }
    return none;
}

Index Resolver::organization_entity(const Name& name) {
    const std::string canonical = name.canonical.empty() ? name.text : name.canonical;
    const std::string key = phrase_key(canonical);
    const auto found = by_key_.find("organization " + key);
    if (found != by_key_.end()) {
        add_alias(found->second, name.text);
        add_alias(found->second, name.alias);
        return found->second;
    }
    const auto words = words_of(canonical);
    if (name.canonical.empty()) {
        if (const Index longer = longer_organization(name.text, words); longer != none) {
            add_alias(longer, name.text);
            by_key_.emplace("organization " + key, longer);
            return longer;
        }
    }
    const Index entity = add_entity(EntityType::organization, canonical);
    by_key_.emplace("organization " + key, entity);
    known_[entity].words = words;
    if (words.size() > 1) by_key_.emplace("initials " + initials_of(canonical), entity);
    if (auto& sharing = same_word_["organization " + words.front()]; sharing.size() < most_namesakes)
        sharing.push_back(entity);
    if (!name.alias.empty()) by_key_.emplace("organization " + phrase_key(name.alias), entity);
    // By its last word it may be told again: "the commission".
    // Not the unions of states: "the union" in a report is of workers.
    known_[entity].listed = !name.canonical.empty();
    const InstitutionKind* noun = words.size() > 1 ? ctx_.words.institutions.find_key(words.back()) : nullptr;
    const bool of_states = noun && known_[entity].listed && words.back() == "union";
    if (noun && *noun != InstitutionKind::company && !of_states) known_[entity].core = key;
    ReportEntity& held = entities_[entity];
    held.country = name.country;
    held.is_outlet = name.outlet;
    add_alias(entity, name.text);
    add_alias(entity, name.alias);
    return entity;
}

}  // namespace dateline
