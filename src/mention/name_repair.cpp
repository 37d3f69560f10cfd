// What the rest of the report says about a name that the recogniser labelled one by one: a single word
// that is part of a person's full name is that person; a name is what it is called most often; a city the
// gazetteer knows is no organisation. Each rule looks at all names once, so the whole is linear.
#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.hpp"
#include "mention/names.hpp"

namespace dateline {

namespace {

// A place as large as this is meant by its bare name, whatever label the recogniser gave it.
constexpr std::uint32_t well_known_place = 100'000;

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

bool large_place(const Context& ctx, std::string_view text) {
    const auto found = ctx.gazetteer.find(text);
    return !found.empty() &&
           (found.front().kind != PlaceKind::city || found.front().population >= well_known_place);
}

bool titled(const Context& ctx, const Name& name) {
    if (name.first == 0 || !ctx.same_sentence(name.first - 1, name.first)) return false;
    return ctx.words.titles.find_key(ctx.low(name.first - 1)) ||
           ctx.words.titles.find_key(ctx.lemma(name.first - 1));
}

// "in X", and "left X", "X" being gone to or from.
bool after_locative(const Context& ctx, const Name& name) {
    if (name.first == 0) return false;
    if (ctx.word_is(name.first - 1, "locative")) return true;
    const std::uint32_t verb = ctx.head(name.head);
    return ctx.dep(name.head) == "dobj" && verb + 1 == name.first &&
           (ctx.lemma(verb) == "leave" || ctx.lemma(verb) == "reach" || ctx.lemma(verb) == "depart");
}

// "Lake Titicaca", "Table Bay": the words say what it is.
bool place_by_its_words(const Context& ctx, const Name& name) {
    if (name.first == name.last || !ctx.capital(name.first) || !ctx.capital(name.last)) return false;
    return ctx.word_is(name.first, "place_prefix") || ctx.place_noun(name.last);
}

// "rights group Lake Justice", "the airline X".
bool behind_organization_noun(const Context& ctx, const Name& name) {
    if (name.kind != NameKind::place || name.first == 0 || ctx.capital(name.first - 1)) return false;
    if (!ctx.same_sentence(name.first - 1, name.first)) return false;
    const InstitutionKind* noun = ctx.words.institutions.find_key(ctx.lemma_key(name.first - 1));
    return noun && *noun == InstitutionKind::local;
}

// "X Y, who ...": only persons are told so.
bool before_who(const Context& ctx, const Name& name) {
    std::uint32_t next = name.last + 1;
    if (next < ctx.size() && ctx.low(next) == ",") ++next;
    return next < ctx.size() && ctx.same_sentence(name.last, next) &&
           (ctx.low(next) == "who" || ctx.low(next) == "whom");
}

// The first and last words of full names: what a person is called by later.
std::set<std::string> parts_of_persons(const std::vector<Name>& names) {
    std::set<std::string> out;
    for (const Name& name : names) {
        if (name.kind != NameKind::person) continue;
        const auto parts = words_of(name.text);
        if (parts.size() < 2) continue;
        out.insert(parts.front());
        out.insert(parts.back());
        // "Ana Pérez Soto" may be Pérez.
        if (parts.size() == 3 && parts[1].size() > 2) out.insert(parts[1]);
    }
    return out;
}

bool single(const Name& name) {
    return name.first == name.last;
}

// "the director, X Y, said": two capitalised words that no gazetteer knows, beside a title or before a
// verb of saying, whatever the recogniser took them for.
bool person_like(const Context& ctx, const Name& name) {
    const bool doubtful =
        name.kind == NameKind::place || (name.kind == NameKind::organization && !name.outlet);
    if (!doubtful || single(name) || name.last - name.first > 3) return false;
    for (std::uint32_t i = name.first; i <= name.last; ++i)
        if (!ctx.capital(i) || !ctx.noun(i) || ctx.word_is(i, "organization_word") || ctx.place_noun(i))
            return false;
    if (after_locative(ctx, name) || !ctx.gazetteer.find(name.text).empty()) return false;
    const bool by_title = titled(ctx, name) || (ctx.dep(name.head) == "appos" &&
                                                ctx.words.titles.find_key(ctx.lemma(ctx.head(name.head))));
    const bool given = name.last - name.first <= 2 && ctx.words.given_names.contains(ctx.key(name.first));
    if (before_who(ctx, name)) return true;
    if (name.kind == NameKind::organization) return given || (by_title && ctx.dep(name.head) == "appos");
    const CueKind* cue = ctx.words.cues.find_key(ctx.lemma(ctx.head(name.head)));
    return by_title || given || (ctx.dep(name.head) == "nsubj" && cue && *cue == CueKind::say);
}

// A single word taken for a person once, at a sentence's start, and nothing else speaks for it: "Turnout".
void drop_doubtful(const Context& ctx, std::vector<Name>& names, const std::set<std::string>& parts) {
    std::map<std::string, int> firm;
    const auto supported = [&](const Name& name) {
        if (titled(ctx, name)) return true;
        const CueKind* cue = ctx.words.cues.find_key(ctx.lemma(ctx.head(name.head)));
        if (ctx.dep(name.head) == "nsubj" && cue && (*cue == CueKind::say || *cue == CueKind::announce))
            return true;
        return ctx.is(name.head, "NNP") && !ctx.tokens[name.first].sentence_start &&
               !ctx.is_title(name.first);
    };
    for (const Name& name : names)
        if (name.kind == NameKind::person && single(name) && supported(name)) ++firm[phrase_key(name.text)];
    std::erase_if(names, [&](const Name& name) {
        // "Magistrate", "Navy": a common noun that a headline or an office wrote with a capital.
        const bool common = single(name) && name.canonical.empty() && name.country.empty() &&
                            !parts.contains(phrase_key(name.text)) &&
                            (ctx.words.titles.find_key(ctx.key(name.first)) ||
                             ctx.words.groups.find_key(ctx.key(name.first)));
        if (name.kind == NameKind::group && single(name) &&
            (ctx.tag(name.first) == "NNS" || ctx.tag(name.first) == "NN"))
            return true;
        if (common && (name.kind == NameKind::organization || name.kind == NameKind::person)) return true;
        if (name.kind != NameKind::person || !single(name)) return false;
        const std::string key = phrase_key(name.text);
        return !parts.contains(key) && !firm.contains(key);
    });
}

}  // namespace

void repair_kinds(const Context& ctx, std::vector<Name>& names) {
    for (Name& name : names) {
        if (!name.canonical.empty() || name.government || name.nested) continue;
        if (person_like(ctx, name))
            name.kind = NameKind::person;
        else if (behind_organization_noun(ctx, name))
            name.kind = NameKind::organization;
        else if (!titled(ctx, name) && !name.outlet && place_by_its_words(ctx, name) &&
                 !before_who(ctx, name))
            name.kind = NameKind::place;
    }
    const auto parts = parts_of_persons(names);
    std::map<std::string, std::map<NameKind, int>> votes;
    std::map<std::string, int> titles;
    for (const Name& name : names) {
        if (!name.canonical.empty() || name.government) continue;
        const std::string key = phrase_key(name.text);
        ++votes[key][name.kind];
        if (titled(ctx, name)) ++titles[key];
    }
    for (Name& name : names) {
        if (!name.canonical.empty() || name.government || name.nested) continue;
        const std::string key = phrase_key(name.text);
        if (single(name) && parts.contains(key) &&
            !(name.kind == NameKind::place && after_locative(ctx, name))) {
            name.kind = NameKind::person;
            continue;
        }
        const auto& seen = votes[key];
        const auto most = std::max_element(seen.begin(), seen.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        const bool person_by_title = titles[key] > 0 && name.kind != NameKind::organization;
        if (person_by_title)
            name.kind = NameKind::person;
        else if (most->second > seen.at(name.kind) || (single(name) && most->first == NameKind::person))
            name.kind = most->first;  // of as many votes, a person's: the first of the kinds
        const bool person_in_place = name.kind == NameKind::person && after_locative(ctx, name);
        const bool doubtful =
            name.kind == NameKind::organization || name.kind == NameKind::group || person_in_place;
        if (doubtful && !titles[key] && !name.outlet && (single(name) || person_in_place) &&
            large_place(ctx, name.text))
            name.kind = NameKind::place;
    }
    drop_doubtful(ctx, names, parts);
}

}  // namespace dateline
