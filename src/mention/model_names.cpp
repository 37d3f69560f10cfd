// The model's named entities with their edges mended: possessives, articles and titles off, split names
// joined, and what a table knows better left to the table.
#include <algorithm>

#include "base/utf8.hpp"
#include "mention/names.hpp"

namespace dateline {

namespace {

constexpr std::uint32_t longest_person = 6;  // words of a person's name, hyphens counted

bool loose_edge(const Context& ctx, std::uint32_t i) {
    const auto tag = ctx.tag(i);
    return tag == "DT" || tag == "POS" || tag == "PRP$" || tag == "IN" || tag == "CC" || tag == "RB" ||
           tag == "HYPH" || tag == "." || tag == "," || tag == ":" || tag == "``" || tag == "''" ||
           tag == "-LRB-" || tag == "-RRB-" ||
           (ctx.is(i, "VB") && !ctx.is(i, "VBD") && ctx.child(i, "dobj") != none);
}

struct Edges {
    std::uint32_t first;
    std::uint32_t last;
    bool empty;
};

Edges trim(const Context& ctx, std::uint32_t first, std::uint32_t last) {
    while (first <= last && (loose_edge(ctx, first) || !is_alpha([&] {
                                 std::size_t at = 0;
                                 return next_character(ctx.text(first), at);
                             }()))) {
        if (first == last) return {first, last, true};
        ++first;
    }
    while (last > first && (loose_edge(ctx, last) || ctx.low(last) == "'s")) --last;
    return {first, last, loose_edge(ctx, last)};
}

bool glued_hyphen(const Context& ctx, std::uint32_t i) {
    return i + 1 < ctx.size() && i > 0 && ctx.low(i) == "-" &&
           ctx.tokens[i].span.begin == ctx.tokens[i - 1].span.end &&
           ctx.tokens[i + 1].span.begin == ctx.tokens[i].span.end && ctx.same_sentence(i - 1, i + 1);
}

bool name_word(const Context& ctx, std::uint32_t i) {
    return ctx.is(i, "NNP") && ctx.capital(i);
}

// "Seong" + "-soo"; a surname that the recogniser left outside; a given name before it.
void grow_person(const Context& ctx, std::uint32_t& first, std::uint32_t& last) {
    while (last - first < longest_person) {
        if (glued_hyphen(ctx, last + 1) && ctx.tokens[last + 2].pos != "NUM")
            last += 2;
        else if (last + 1 < ctx.size() && ctx.same_sentence(last, last + 1) && name_word(ctx, last + 1) &&
                 ctx.dep(last) == "compound" && ctx.head(last) == last + 1 &&
                 !ctx.word_is(last + 1, "organization_word"))
            ++last;
        else
            break;
    }
    while (first > 0 && last - first < longest_person && ctx.same_sentence(first - 1, first)) {
        const std::uint32_t before = first - 1;
        if (glued_hyphen(ctx, before) && before > 0 && name_word(ctx, before - 1))
            first -= 2;
        else if (name_word(ctx, before) && ctx.dep(before) == "compound" && ctx.head(before) >= first &&
                 ctx.head(before) <= last && !phrase_at(ctx, ctx.words.titles, before, Compare::text).value &&
                 !phrase_at(ctx, ctx.words.names, before, Compare::text).value &&
                 !ctx.words.institutions.find_key(ctx.low(before)) &&
                 !ctx.word_is(before, "organization_word") && !ctx.word_is(before, "portfolio") &&
                 !ctx.words.titles.find_key(ctx.low(before)))
            --first;
        else
            break;
    }
}

// A title that the recogniser took in: "Minister X Y" is X Y.
void drop_title(const Context& ctx, std::uint32_t& first, std::uint32_t last) {
    while (first < last) {
        const auto hit = phrase_at(ctx, ctx.words.titles, first, Compare::text);
        if (!hit.value || hit.last >= last) break;
        first = hit.last + 1;
    }
    // "Minister of State Security X Y": the end of what he is minister of.
    while (first < last && first > 0 && ctx.word_is(first, "portfolio") && ctx.capital(first - 1)) ++first;
}

bool person_shaped(const Context& ctx, std::uint32_t first, std::uint32_t last) {
    if (last - first >= longest_person || !ctx.capital(first)) return false;
    for (std::uint32_t i = first; i <= last; ++i) {
        const bool small_part = ctx.low(i) == "-" || ctx.word_is(i, "name_particle") ||
                                (i > first && ctx.low(i - 1) == "-") || ctx.low(i).size() <= 2;
        if (!ctx.capital(i) && !small_part) return false;
        if (ctx.tokens[i].pos == "NUM" || ctx.word_is(i, "organization_word") ||
            ctx.word_is(i, "company_word"))
            return false;
        if (ctx.words.institutions.find_key(ctx.low(i))) return false;
    }
    return (!ctx.word_is(first, "not_person") || first != last);
}

// "Peru's X Corp" is X Corp of Peru; "X Metals' Y" is Y of X Metals. Takes the owner off and returns it;
// without text where there is none. One word before "'s" may be part of the name ("Lloyd's Register").
Name take_owner(const Context& ctx, std::uint32_t& first, std::uint32_t last, const Name* known) {
    Name owner;
    for (std::uint32_t i = first + 1; i < last; ++i) {
        if (ctx.tag(i) != "POS" || !ctx.capital(i + 1)) continue;
        const bool country =
            known && known->first == first && known->last + 1 == i && known->kind == NameKind::country;
        if (!country && i < first + 2) return owner;
        // "Kenya's Supreme Court": an institution keeps its owner.
        if (country && ctx.words.institutions.find_key(ctx.low(last))) return owner;
        owner.first = first;
        owner.last = i - 1;
        owner.head = ctx.head_in(first, i - 1);
        owner.kind = NameKind::organization;
        owner.text = std::string(ctx.text(first, i - 1));
        if (country) owner.country = known->country;
        first = i + 1;
        return owner;
    }
    return owner;
}

bool label_is(std::string_view label, std::initializer_list<std::string_view> any) {
    return std::find(any.begin(), any.end(), label) != any.end();
}

bool takes(std::string_view label) {
    return label_is(label, {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "WORK_OF_ART"});
}

NameKind kind_of(std::string_view label) {
    if (label == "PERSON") return NameKind::person;
    if (label_is(label, {"GPE", "LOC", "FAC"})) return NameKind::place;
    if (label == "NORP") return NameKind::group;
    return NameKind::organization;
}

// Where the table knows a name in the span, whether the model's longer span still stands.
bool model_wins(const Context& ctx, std::string_view label, std::uint32_t first, std::uint32_t last,
                const Name& known) {
    if (known.first <= first && last <= known.last) return false;
    if (known.first > last || known.last < first) return true;
    if (known.first < first || known.last > last) return false;
    if (label == "GPE" || label == "NORP") return false;
    const bool possessor = known.first == first && known.last + 1 <= last && ctx.low(known.last + 1) == "'s";
    if (label == "PERSON") return known.kind != NameKind::demonym && !possessor;
    return true;
}

}  // namespace

std::vector<Name> model_names(const Context& ctx, const std::vector<Name>& known) {
    std::vector<Name> out;
    std::size_t at = 0;
    for (const NamedEntity& entity : ctx.entities) {
        if (!takes(entity.label) || entity.begin >= entity.end || entity.end > ctx.size()) continue;
        auto [first, last, empty] = trim(ctx, entity.begin, entity.end - 1);
        if (empty || ctx.word_is(first, "disaster_word")) continue;
        if (entity.label == "PERSON") {
            drop_title(ctx, first, last);
            grow_person(ctx, first, last);
        }
        while (at < known.size() && known[at].last < first) ++at;
        Name owner;
        if (entity.label == "ORG" || entity.label == "PRODUCT" || entity.label == "FAC")
            owner = take_owner(ctx, first, last, at < known.size() ? &known[at] : nullptr);
        bool stands = true;
        for (std::size_t k = at; k < known.size() && known[k].first <= last; ++k)
            stands = stands && model_wins(ctx, entity.label, first, last, known[k]);
        if (!stands || (!out.empty() && out.back().last >= first)) continue;
        if (!owner.text.empty() && owner.country.empty()) out.push_back(owner);
        Name name;
        name.first = first;
        name.last = last;
        name.head = ctx.head_in(first, last);
        name.kind = kind_of(entity.label);
        if (name.kind == NameKind::person && !person_shaped(ctx, first, last)) {
            if (first == last || ctx.word_is(first, "not_person") || ctx.word_is(first, "disaster_word"))
                continue;
            name.kind = NameKind::organization;
        }
        name.text = std::string(ctx.text(first, last));
        if (!owner.country.empty()) {
            name.country = owner.country;
            name.alias = std::string(ctx.text(owner.first, last));
        }
        // "Peru's [X Corp]"
        const Name* before = at > 0 ? &known[at - 1] : nullptr;
        if (name.kind == NameKind::organization && owner.text.empty() && before &&
            before->kind == NameKind::country && before->last + 2 == first && ctx.tag(first - 1) == "POS" &&
            !ctx.words.institutions.find_key(ctx.low(last))) {
            name.country = before->country;
            name.alias = std::string(ctx.text(before->first, last));
        }
        name.outlet = name.kind == NameKind::organization && outlet_by_name(ctx, first, last);
        out.push_back(std::move(name));
    }
    return out;
}

}  // namespace dateline
