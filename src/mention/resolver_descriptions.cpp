// Titles and groups that stand for somebody: "the North's leader", "Chadian forces", "officials from
// Togo and Benin", "a delegation, led by ...", "experts".
#include <algorithm>

#include "mention/resolver.hpp"

namespace dateline {

namespace {

// Points of a description against a person's office; three are asked for. Set on the two example stories.
constexpr int same_noun_points = 2;
constexpr int same_class_points = 1;
constexpr int shared_word_points = 2;
constexpr int same_country_points = 2;
constexpr int no_country_points = 1;
constexpr int enough_points = 3;

constexpr std::size_t most_group_steps = 12;
constexpr std::uint32_t most_words_to_origin = 24;
constexpr std::size_t most_looked_back = 60;  // mentions
constexpr std::size_t most_joined_officers = 4;

bool generic_class(const std::string& title_class) {
    return title_class == "official" || title_class == "leader";
}

bool officer_class(const std::string& title_class) {
    return title_class == "official" || title_class == "secretary" || title_class == "minister" ||
           title_class == "leader" || title_class == "envoy" || title_class == "vice";
}

bool has(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool lower_rank(const std::vector<std::string>& words) {
    return has(words, "deputy") || has(words, "vice") || has(words, "assistant") || has(words, "under");
}

bool same_topic(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    for (std::size_t i = 0; i + 1 < a.size(); ++i)
        if (has(b, a[i])) return true;
    return false;
}

}  // namespace

Resolver::Office Resolver::office_of(const Title& title, const std::string& country) const {
    Office out;
    out.title_class = title.title_class;
    out.country = country;
    for (std::uint32_t i = title.noun_first; i <= title.head; ++i)
        if (!ctx_.word_is(i, "generic_modifier") && ctx_.tag(i) != "HYPH" && ctx_.tag(i) != "POS")
            out.words.push_back(i == title.head ? ctx_.lemma(i) : ctx_.low(i));
    if (title.institution != none) {
        const std::string& core = institutions_[title.institution].core;
        for (std::size_t at = 0; at < core.size();) {
            const auto space = std::min(core.find(' ', at), core.size());
            out.words.insert(out.words.begin(), core.substr(at, space - at));
            at = space + 1;
        }
    }
    if (title.last > title.head)
        for (std::uint32_t i = title.head + 1; i <= title.last; ++i)
            if (ctx_.noun(i)) out.words.insert(out.words.begin(), ctx_.low(i));
    return out;
}

Index Resolver::person_by_office(const Title& title, const std::string& country) const {
    const Office asked = office_of(title, country);
    Index best = none;
    int best_points = 0;
    for (const Index e : officers_) {
        for (const Office& office : known_[e].offices) {
            if (lower_rank(office.words) != lower_rank(asked.words)) continue;
            const std::string& at_home = entities_[e].country;
            if (!country.empty() && !at_home.empty() && country != at_home) continue;
            const bool topics = asked.words.size() > 1 && office.words.size() > 1;
            const bool shared = same_topic(asked.words, office.words);
            if (topics && !shared) continue;
            int points = 0;
            if (asked.words.back() == office.words.back())
                points += same_noun_points;
            else if (asked.title_class == office.title_class ||
                     (generic_class(asked.title_class) && officer_class(office.title_class)))
                points += same_class_points;
            else if (!shared)
                continue;
            if (shared) points += shared_word_points;
            if (!country.empty() && country == at_home)
                points += same_country_points;
            else if (at_home.empty() || country.empty())
                points += no_country_points;
            if (points < enough_points) continue;
            const bool later = points == best_points && best != none && last_told_[e] > last_told_[best];
            if (points > best_points || later) {
                best_points = points;
                best = e;
            }
        }
    }
    return best;
}

Index Resolver::unnamed(EntityType type, const std::string& name, const std::string& key,
                        const std::string& country) {
    const auto [at, fresh] = by_key_.try_emplace("unnamed " + key + " of " + country, none);
    if (fresh) {
        at->second = add_entity(type, name);
        entities_[at->second].named = false;
        entities_[at->second].country = country;
        known_[at->second].group = key;
    }
    return at->second;
}

void Resolver::resolve_title(Index index) {
    const Title& title = titles_[index];
    if (title.plural && title.persons.empty()) return;  // told as a group
    if (!title.persons.empty()) {
        const auto dep = ctx_.dep(title.head);
        if (title.adjacent && (dep == "compound" || dep == "nmod" || dep == "amod" || dep == "poss")) return;
        for (const Index n : title.persons)
            add_mention(name_entity_[n], title.first, title.last, title.head, MentionForm::title);
        return;
    }
    // "the owner, X Holdings": the organisation itself.
    for (const std::uint32_t child : ctx_.children(title.head)) {
        const Index n = name_at_[child];
        if (ctx_.dep(child) != "appos" || n == none || names_[n].kind != NameKind::organization) continue;
        add_mention(name_entity_[n] = organization_entity(names_[n]), title.first, title.last, title.head,
                    MentionForm::title);
        return;
    }
    std::string country = title.country;
    if (country.empty() && title.country_token != none) country = owner_country(title.country_token);
    const bool owned = !country.empty() || title.country_token != none;
    // "a foreign minister" is any.
    const std::string before = title.first > 0 ? ctx_.low(title.first - 1) : std::string();
    if ((before == "a" || before == "an") && !country.empty() && officer_class(title.title_class)) {
        // "a Chadian diplomat said": one who speaks for the country.
        const CueKind* cue = ctx_.dep(title.head) == "nsubj"
                                 ? ctx_.words.cues.find_key(ctx_.lemma(ctx_.head(title.head)))
                                 : nullptr;
        if (cue && *cue == CueKind::say)
            add_mention(country_entity(country), title.first, title.last, title.head,
                        MentionForm::description, true);
    }
    if (before == "a" || before == "an" || before == "no" || before == "every" || before == "first") return;
    if (!owned && !title.definite && title.institution == none) return;
    if (title.country_token != none && ctx_.tag(title.country_token) == "PRP$" && country.empty()) return;
    Index entity = person_by_office(title, country);
    if (entity == none && title.definite && !owned) {
        // "the minister": the last who was told of by that noun.
        const auto same = by_key_.find("noun " + ctx_.lemma(title.head));
        if (same != by_key_.end()) entity = same->second;
    }
    if (entity == none) {
        const bool known_owner = !country.empty() || title.institution != none ||
                                 (title.country_token != none && !at_head_[title.country_token].empty());
        if (!known_owner || ctx_.is_title(title.head)) return;
        entity =
            unnamed(EntityType::group, std::string(ctx_.text(title.first, title.last)), title.title, country);
    } else if (entities_[entity].type == EntityType::person) {
        ReportEntity& person = entities_[entity];
        if (person.country.empty()) person.country = country;
        if (std::find(person.titles.begin(), person.titles.end(), title.title) == person.titles.end())
            person.titles.push_back(title.title);
    }
    by_key_["noun " + ctx_.lemma(title.head)] = entity;
    add_mention(entity, title.first, title.last, title.head, MentionForm::title);
}

// The countries that a noun is told to be of: "Malian and Nigerien [officials]", "[troops] from Chad".
std::vector<Index> Resolver::nations_of(std::uint32_t noun) const {
    std::vector<Index> out;
    const auto take = [&](std::uint32_t token) {
        for (const Index e : at_head_[token])
            if (entities_[e].type == EntityType::country && std::find(out.begin(), out.end(), e) == out.end())
                out.push_back(e);
    };
    const std::uint32_t first = ctx_.left_edge(noun);
    for (std::uint32_t i = first; i < noun && noun - first < 24; ++i) {
        // Not of a possessor's own modifiers two steps up; only what stands in this noun phrase.
        if (ctx_.dep(i) == "amod" || ctx_.dep(i) == "compound" || ctx_.dep(i) == "poss" ||
            ctx_.dep(i) == "conj" || ctx_.dep(i) == "nmod")
            if (ctx_.head(i) == noun || (ctx_.head(i) >= first && ctx_.head(i) < noun)) take(i);
    }
    return out;
}

// "officials from Togo, Benin and other countries", "a team of 12 divers from the Chadian navy".
std::vector<Index> Resolver::origins_of(std::uint32_t noun) {
    std::vector<Index> out;
    std::uint32_t last = std::min<std::uint32_t>(ctx_.right_edge(noun), noun + most_words_to_origin);
    bool from = false;
    for (std::uint32_t i = noun + 1; i <= last && !ctx_.verb(i) && ctx_.dep(i) != "relcl"; ++i) {
        if (ctx_.low(i) == "from" || (ctx_.low(i) == "of" && i == noun + 1))
            from = true;
        else if (ctx_.tag(i) == "IN" && ctx_.low(i) != "of")
            break;
        const Index n = name_at_[i];
        if (!from || n == none || names_[n].country.empty()) continue;
        const bool country = names_[n].kind == NameKind::country || names_[n].kind == NameKind::demonym;
        if (!country) continue;
        const Index e = country_entity(names_[n].country);
        if (std::find(out.begin(), out.end(), e) == out.end()) out.push_back(e);
    }
    return out;
}

// "the ministers": those who were told by that office shortly before, if they are few.
std::vector<Index> Resolver::officers_told(std::uint32_t noun) const {
    std::vector<Index> out;
    for (std::size_t k = mentions_.size(); k-- > 0 && mentions_.size() - k <= most_looked_back;) {
        const Index e = mentions_[k].entity;
        if (entities_[e].type != EntityType::person || std::find(out.begin(), out.end(), e) != out.end())
            continue;
        for (const Office& office : known_[e].offices) {
            if (office.words.empty() || office.words.back() != ctx_.lemma(noun)) continue;
            out.push_back(e);
            break;
        }
    }
    std::sort(out.begin(), out.end());
    if (out.size() < 2 || out.size() > most_joined_officers) out.clear();
    return out;
}

bool Resolver::led_by(std::uint32_t noun, std::vector<Index>& out) const {
    for (const std::uint32_t child : ctx_.children(noun)) {
        if (ctx_.dep(child) == "acl" && (ctx_.lemma(child) == "lead" || ctx_.lemma(child) == "head")) {
            for (const std::uint32_t by : ctx_.children(child))
                if (ctx_.dep(by) == "agent" && ctx_.child(by, "pobj") != none)
                    if (const Index n = name_at_[ctx_.child(by, "pobj")];
                        n != none && names_[n].kind == NameKind::person)
                        out.push_back(name_entity_[n]);
        }
    }
    const std::uint32_t verb = ctx_.head(noun);
    if (ctx_.dep(noun) == "dobj" && (ctx_.lemma(verb) == "lead" || ctx_.lemma(verb) == "head")) {
        if (const Index subject = ctx_.child(verb, "nsubj"); subject != none)
            for (const Index e : at_head_[subject])
                if (entities_[e].type == EntityType::person) out.push_back(e);
    }
    return !out.empty();
}

// "the report said": who spoke last, an outlet before others.
bool Resolver::resolve_report(std::uint32_t noun) {
    if (!ctx_.word_is(noun, "report_noun") || ctx_.dep(noun) != "nsubj") return false;
    const CueKind* cue = ctx_.words.cues.find_key(ctx_.lemma(ctx_.head(noun)));
    const bool definite = noun > 0 && ctx_.low(noun - 1) == "the";
    if (!cue || (*cue != CueKind::say && *cue != CueKind::announce) || !definite) return false;
    const std::string& word = ctx_.lemma(noun);
    const bool own_words = word == "statement" || word == "post";
    const Index speaker = own_words || last_outlet_ == none ? last_speaker_ : last_outlet_;
    add_mention(speaker, noun, noun, noun, MentionForm::description);
    return true;
}

void Resolver::resolve_group(std::uint32_t head) {
    if (!at_head_[head].empty() || resolve_report(head)) return;
    const std::string& noun = ctx_.lemma(head);
    std::uint32_t first = head;
    const GroupNoun* group = ctx_.words.groups.find_key(phrase_key(noun));
    if (!group || (ctx_.dep(head) == "compound" && ctx_.head(head) > head)) return;
    const bool plural = ctx_.tag(head) == "NNS" || ctx_.tag(head) == "NNPS";
    const CueKind* cue =
        ctx_.dep(head) == "nsubj" ? ctx_.words.cues.find_key(ctx_.lemma(ctx_.head(head))) : nullptr;
    const bool voice = group->kind == GroupKind::voice && cue;
    if (!plural && !group->collective && !voice) return;
    for (std::uint32_t i = head; i > ctx_.left_edge(head) && head - i < most_group_steps;) {
        --i;
        if (ctx_.tag(i) == "DT" || ctx_.tag(i) == "CD" || ctx_.tag(i) == "PRP$" || ctx_.low(i) == ",") break;
        first = i;
    }
    const Span whole = ctx_.span(first, head);
    std::vector<Index> who;
    // "The soldiers, surnamed X and Y": the persons themselves.
    Index surnamed = none;
    for (const std::uint32_t child : ctx_.children(head))
        if (ctx_.low(child) == "surnamed") surnamed = child;
    if (ctx_.low(ctx_.head(head)) == "surnamed") surnamed = ctx_.head(head);
    if (surnamed != none)
        for (std::uint32_t i = surnamed + 1; i <= ctx_.right_edge(surnamed); ++i)
            if (const Index n = name_at_[i]; n != none && names_[n].surnamed) who.push_back(name_entity_[n]);
    if (who.empty()) {
        std::vector<Index> leaders;
        if (led_by(head, leaders)) who = leaders;
    }
    const bool definite = first > 0 && ctx_.low(first - 1) == "the";
    const auto nations = nations_of(head);
    if (who.empty() && definite && plural && nations.empty()) who = officers_told(head);
    const std::string country = nations.size() == 1 ? entities_[nations.front()].country : std::string();
    if (who.empty() && group->kind == GroupKind::state) {
        who = nations;
        if (who.empty()) who = origins_of(head);
        if (who.empty() && definite) {
            if (const auto same = by_key_.find("group noun " + noun); same != by_key_.end())
                who.push_back(same->second);
            // "the army" of a report about one country.
            else if (const std::string home = main_country(); group->collective && !home.empty())
                who.push_back(country_entity(home));
        }
        if (!who.empty()) by_key_["group noun " + noun] = who.front();
    }
    if (who.empty()) {
        const bool told = group->kind != GroupKind::state || !country.empty();
        if (!told && ctx_.dep(head) != "nsubj") return;
        who.push_back(unnamed(EntityType::group, std::string(whole.of(ctx_.article.text)), noun, country));
    }
    for (const Index e : who) {
        const bool government = e != none && entities_[e].type == EntityType::country;
        add_mention(e, first, head, head, MentionForm::description, government);
    }
}

}  // namespace dateline
