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

bool after_locative(const Context& ctx, const Name& name) {
    return name.first > 0 && ctx.word_is(name.first - 1, "locative");
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
    }
    return out;
}

bool single(const Name& name) {
    return name.first == name.last;
}

}  // namespace

void repair_kinds(const Context& ctx, std::vector<Name>& names) {
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
        else if (most->second > seen.at(name.kind))
            name.kind = most->first;
        const bool doubtful = name.kind == NameKind::organization || name.kind == NameKind::group ||
                              (name.kind == NameKind::person && after_locative(ctx, name));
        if (doubtful && !titles[key] && !name.outlet && single(name) && large_place(ctx, name.text))
            name.kind = NameKind::place;
    }
}

namespace {

Name person_at(const Context& ctx, std::uint32_t first, std::uint32_t last) {
    Name name;
    name.first = first;
    name.last = last;
    name.head = ctx.head_in(first, last);
    name.kind = NameKind::person;
    name.text = std::string(ctx.text(first, last));
    return name;
}

// "surnamed X", "surnamed X and Y", "identified only as X".
void take_surnamed(const Context& ctx, std::vector<Name>& names, std::vector<bool>& covered) {
    for (std::uint32_t i = 0; i + 1 < ctx.size(); ++i) {
        if (ctx.low(i) != "surnamed") continue;
        for (std::uint32_t j = i + 1; j < ctx.size() && ctx.same_sentence(i, j); ++j) {
            if (ctx.low(j) == "and" || ctx.low(j) == ",") continue;
            if (!ctx.capital(j) || !ctx.noun(j)) break;
            const auto same = std::find_if(names.begin(), names.end(), [&](const Name& n) {
                return n.first <= j && j <= n.last && !n.nested;
            });
            if (same == names.end()) {
                names.push_back(person_at(ctx, j, j));
                names.back().surnamed = true;
                covered[j] = true;
            } else {
                same->kind = NameKind::person;
                same->surnamed = true;
            }
        }
    }
}

}  // namespace

void recover_missed(const Context& ctx, std::vector<Name>& names) {
    std::vector<bool> covered(ctx.size(), false);
    for (const Name& name : names)
        for (std::uint32_t i = name.first; i <= name.last; ++i) covered[i] = true;
    take_surnamed(ctx, names, covered);

    // Names found elsewhere in the report that the recogniser missed here.
    const auto parts = parts_of_persons(names);
    std::map<std::string, NameKind> known;
    for (const Name& name : names)
        if (name.kind != NameKind::demonym && single(name) && !name.nested)
            known.emplace(phrase_key(name.text), name.kind);
    for (std::uint32_t i = 0; i < ctx.size(); ++i) {
        if (covered[i] || !ctx.capital(i) || !ctx.is(i, "NNP")) continue;
        // A title and then names: "Minister X Y".
        const bool after_title = i > 0 && ctx.same_sentence(i - 1, i) && !covered[i - 1] && ctx.noun(i - 1) &&
                                 ctx.head(i - 1) >= i && ctx.words.titles.find_key(ctx.low(i - 1)) &&
                                 !phrase_at(ctx, ctx.words.titles, i, Compare::text).value &&
                                 !ctx.words.institutions.find_key(ctx.low(i));
        const std::string key = phrase_key(ctx.low(i));
        std::uint32_t last = i;
        if (after_title) {
            while (last + 1 < ctx.size() && ctx.same_sentence(i, last + 1) && !covered[last + 1] &&
                   ((ctx.is(last + 1, "NNP") && ctx.capital(last + 1)) ||
                    (ctx.low(last + 1) == "-" && !ctx.tokens[last].space_after) ||
                    (ctx.low(last) == "-" && !ctx.tokens[last].space_after)))
                ++last;
            if (ctx.low(last) == "-") --last;
            const bool organization = ctx.word_is(last, "organization_word") || ctx.word_is(i, "not_person");
            if (organization) continue;
        }
        const auto found = known.find(key);
        if (!after_title && found == known.end() && !parts.contains(key)) continue;
        Name name = person_at(ctx, i, last);
        if (!after_title && found != known.end()) name.kind = found->second;
        for (std::uint32_t k = i; k <= last; ++k) covered[k] = true;
        names.push_back(std::move(name));
        i = last;
    }
    std::stable_sort(names.begin(), names.end(),
                     [](const Name& a, const Name& b) { return a.first < b.first; });
}

}  // namespace dateline
