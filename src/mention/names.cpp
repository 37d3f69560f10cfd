#include "mention/names.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::uint32_t longest_acronym_letters = 8;

// "World Food Programme (WFP)": the letters in brackets are the same name's.
void take_acronyms(const Context& ctx, std::vector<Name>& names) {
    for (std::size_t n = 0; n < names.size(); ++n) {
        Name& name = names[n];
        if (name.kind != NameKind::organization || name.last + 3 >= ctx.size()) continue;
        const std::uint32_t inside = name.last + 2;
        if (ctx.text(name.last + 1) != "(" || ctx.text(inside + 1) != ")") continue;
        const auto written = ctx.text(inside);
        if (written.size() < 2 || written.size() > longest_acronym_letters || !ctx.capital(inside)) continue;
        name.alias = std::string(written);
    }
}

// A name and the noun of its kind are one place: "Arequipa region", "Lake X" is left to the recogniser.
void take_place_kinds(const Context& ctx, std::vector<Name>& names) {
    for (std::size_t n = 0; n < names.size(); ++n) {
        Name& name = names[n];
        const std::uint32_t next = name.last + 1;
        if (name.kind != NameKind::place && name.kind != NameKind::organization &&
            name.kind != NameKind::person && name.kind != NameKind::group)
            continue;
        // "the X copper mine": X is a place.
        const std::uint32_t owner = ctx.head(name.last);
        if (owner == next + 1 && owner < ctx.size() && ctx.same_sentence(next, owner) && ctx.noun(next) &&
            !ctx.capital(next) && ctx.place_noun(owner) && ctx.dep(name.last) == "compound" &&
            name.canonical.empty() && name.country.empty()) {
            name.kind = NameKind::place;
            continue;
        }
        if (next >= ctx.size() || !ctx.same_sentence(name.last, next) || !ctx.place_noun(next)) continue;
        if (ctx.head(name.last) != next || ctx.dep(name.last) != "compound" || ctx.is(next, "NNS")) continue;
        if (n + 1 < names.size() && names[n + 1].first <= next) continue;
        name.kind = NameKind::place;
        name.government = false;
        name.country.clear();
        name.last = next;
        name.head = ctx.head_in(name.first, name.last);
    }
}

}  // namespace

std::vector<Name> find_names(const Context& ctx) {
    std::vector<Name> known = table_names(ctx);
    std::vector<Name> names = model_names(ctx, known);
    std::size_t at = 0;
    std::vector<Name> all;
    for (Name& name : known) {
        while (at < names.size() && names[at].last < name.first) ++at;
        name.nested = at < names.size() && names[at].first <= name.last;
        // Inside another name only a country or a place is told of its own.
        const bool no_name =
            name.nested && (names[at].kind == NameKind::person || name.kind == NameKind::organization);
        if (!no_name) all.push_back(std::move(name));
    }
    all.insert(all.end(), std::make_move_iterator(names.begin()), std::make_move_iterator(names.end()));
    std::stable_sort(all.begin(), all.end(), [](const Name& a, const Name& b) {
        return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
    repair_kinds(ctx, all);
    repair_companies(ctx, all);
    recover_missed(ctx, all);
    take_place_kinds(ctx, all);
    take_acronyms(ctx, all);
    return all;
}

}  // namespace dateline
