// Names that the tables know: countries, their adjectives and seats of government, agencies, bodies.
#include "base/utf8.hpp"
#include "mention/names.hpp"

namespace dateline {

namespace {

constexpr std::size_t longest_acronym = 6;
constexpr std::size_t shortest_word_acronym = 4;  // "Efe" and "Ansa" are written as words, "Is" is one

bool has_small_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (is_alpha(c) && !is_upper(c)) return true;
    }
    return false;
}

// "us" is no country and "who" no organisation; in a text set in capitals "RUSSIA" is.
bool capitals_agree(const Context& ctx, const KnownName& known, std::uint32_t first, std::uint32_t last) {
    const std::string_view told = ctx.text(first, last);
    if (!has_small_letter(known.surface) && known.surface.size() <= longest_acronym) {
        const bool word_like =
            known.kind == KnownKind::agency && known.surface.size() >= shortest_word_acronym;
        return !has_small_letter(told) || (word_like && ctx.capital(first));
    }
    if (!ctx.capital(first)) return known.surface == told;
    return first == last || ctx.capital(last) || known.surface == told;
}

bool fits(const Context& ctx, const KnownName& known, std::uint32_t first, std::uint32_t last) {
    if (ctx.tag(first) == "DT" && known.surface.starts_with("the "))
        return false;  // "The Kremlin" is Kremlin
    if (!capitals_agree(ctx, known, first, last)) return false;
    if (first != last) return true;
    switch (known.kind) {
        case KnownKind::country: return ctx.noun(first) || ctx.is(first, "JJ");
        case KnownKind::adjective:
        case KnownKind::area:
        case KnownKind::area_adjective:
        case KnownKind::people: return ctx.noun(first) || ctx.is(first, "JJ");
        case KnownKind::government: return ctx.is(first, "NNP");
        case KnownKind::agency:
        case KnownKind::organization:
            return ctx.is(first, "NNP") || (ctx.noun(first) && !has_small_letter(ctx.text(first)));
    }
    return false;
}

NameKind kind_of(KnownKind kind) {
    switch (kind) {
        case KnownKind::country: return NameKind::country;
        case KnownKind::adjective:
        case KnownKind::area_adjective:
        case KnownKind::people: return NameKind::demonym;
        case KnownKind::area:
        case KnownKind::government: return NameKind::place;
        case KnownKind::agency:
        case KnownKind::organization: break;
    }
    return NameKind::organization;
}

}  // namespace

std::vector<Name> table_names(const Context& ctx) {
    std::vector<Name> out;
    for (std::uint32_t i = 0; i < ctx.size(); ++i) {
        if (!ctx.capital(i) && !ctx.noun(i)) continue;
        const auto hit = phrase_at(ctx, ctx.words.names, i, Compare::text);
        if (!hit.value || !fits(ctx, *hit.value, i, hit.last)) continue;
        Name name;
        name.first = i;
        name.last = hit.last;
        name.head = ctx.head_in(i, hit.last);
        name.kind = kind_of(hit.value->kind);
        name.text = std::string(ctx.text(i, hit.last));
        name.country = hit.value->country;
        name.canonical = hit.value->kind == KnownKind::government ? std::string() : hit.value->canonical;
        name.outlet = hit.value->kind == KnownKind::agency;
        name.speaks_for_state = hit.value->speaks_for_state;
        name.government = hit.value->kind == KnownKind::government;
        out.push_back(std::move(name));
        i = hit.last;
    }
    return out;
}

bool outlet_by_name(const Context& ctx, std::uint32_t first, std::uint32_t last) {
    const std::string key = phrase_key(ctx.text(first, last));
    for (auto at = key.find(' '); at != std::string::npos; at = key.find(' ', at + 1)) {
        if (ctx.words.outlet_last.contains(key.substr(at + 1))) return true;
        if (ctx.words.outlet_first.contains(key.substr(0, at))) return true;
    }
    return false;
}

}  // namespace dateline
