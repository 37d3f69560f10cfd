// Names of companies and bodies that the recogniser took for persons or places: what the report says of
// them tells them apart. "X, which ...", "the company X", "X's shares". Each name is looked at once.
#include <algorithm>
#include <set>

#include "mention/names.hpp"

namespace dateline {

namespace {

// "Andes Metals", "X Holdings".
bool company_by_its_words(const Context& ctx, const Name& name) {
    return name.first != name.last && ctx.capital(name.last) &&
           (ctx.word_is(name.last, "company_word") || ctx.word_is(name.last, "organization_word"));
}

// "X, which owns ...": no person is told so.
bool before_which(const Context& ctx, const Name& name) {
    const std::uint32_t next = name.last + 1;
    return name.kind == NameKind::person && next + 1 < ctx.size() && ctx.low(next) == "," &&
           ctx.low(next + 1) == "which" && ctx.same_sentence(name.last, next + 1) &&
           ctx.dep(ctx.clause(next + 1)) == "relcl" && ctx.head(ctx.clause(next + 1)) == name.head;
}

// "the mining company X", "X, a lender".
bool beside_company_noun(const Context& ctx, const Name& name) {
    const auto company = [&](std::uint32_t i) {
        const InstitutionKind* kind = ctx.words.institutions.find_key(ctx.lemma(i));
        return !ctx.capital(i) &&
               (ctx.word_is(i, "pair_company") || (kind && *kind == InstitutionKind::company));
    };
    if (name.first > 0 && ctx.same_sentence(name.first - 1, name.first) && company(name.first - 1))
        return true;
    if (ctx.dep(name.head) == "appos" && company(ctx.head(name.head))) return true;
    const Index appos = ctx.child(name.head, "appos");
    return appos != none && company(appos);
}

// "X's chief executive", "representatives of X": companies have those.
bool owns_as_company(const Context& ctx, const Name& name) {
    if (ctx.dep(name.head) == "poss") {
        const std::uint32_t thing = ctx.head(name.head);
        const std::string* title = ctx.words.titles.find_key(ctx.lemma(thing));
        return (title && *title == "business" && !ctx.capital(thing) && ctx.lemma(thing) != "partner") ||
               ctx.word_is(thing, "company_thing");
    }
    if (ctx.dep(name.head) != "pobj" || ctx.low(ctx.head(name.head)) != "of") return false;
    return ctx.word_is(ctx.head(ctx.head(name.head)), "company_thing");
}

}  // namespace

void repair_companies(const Context& ctx, std::vector<Name>& names) {
    std::set<std::string> companies;
    std::set<std::string> titled;
    const auto doubtful = [](const Name& name) {
        return name.canonical.empty() && !name.government && !name.nested && name.country.empty() &&
               (name.kind == NameKind::person || name.kind == NameKind::place);
    };
    for (const Name& name : names) {
        if (!doubtful(name)) continue;
        const bool person_by_title = name.first > 0 && ctx.same_sentence(name.first - 1, name.first) &&
                                     ctx.words.titles.find_key(ctx.lemma(name.first - 1)) &&
                                     !ctx.word_is(name.first - 1, "pair_company");
        if (person_by_title) titled.insert(phrase_key(name.text));
        if (company_by_its_words(ctx, name) || before_which(ctx, name) || beside_company_noun(ctx, name) ||
            owns_as_company(ctx, name))
            companies.insert(phrase_key(name.text));
    }
    // "X" beside "X Corp" is the company, unless a person of that name is told.
    std::set<std::string> parts;
    std::set<std::string> short_forms;
    for (const Name& name : names) {
        const bool person = name.kind == NameKind::person && name.first != name.last;
        if (person && !companies.contains(phrase_key(name.text))) parts.insert(ctx.key(name.last));
        if (name.kind == NameKind::organization && name.last == name.first + 1 &&
            company_by_its_words(ctx, name))
            short_forms.insert(ctx.key(name.first));
    }
    for (const std::string& word : short_forms)
        if (!parts.contains(word)) companies.insert(word);
    for (Name& name : names) {
        const std::string key = phrase_key(name.text);
        if (!doubtful(name) || !companies.contains(key) || titled.contains(key)) continue;
        if (name.kind == NameKind::place && !ctx.gazetteer.find(name.text).empty()) continue;
        name.kind = NameKind::organization;
    }
}

}  // namespace dateline
