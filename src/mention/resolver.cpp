#include "mention/resolver.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::uint32_t large_city = 200'000;

}  // namespace

Resolver::Resolver(const Context& ctx, std::vector<Name> names) : ctx_(ctx), names_(std::move(names)) {
    // "the North" is the country that the report calls so.
    for (Name& name : names_) {
        if (name.first != name.last || !name.country.empty()) continue;
        if (auto country = country_of_direction(ctx_, name.first, names_); !country.empty()) {
            name.kind = NameKind::country;
            name.country = std::move(country);
        }
    }
    institutions_ = find_institutions(ctx_, names_);
    titles_ = find_titles(ctx_, names_, institutions_);
    name_entity_.assign(names_.size(), none);
    institution_entity_.assign(institutions_.size(), none);
    at_head_.resize(ctx_.size());
    name_at_.assign(ctx_.size(), none);
    institution_at_.assign(ctx_.size(), none);
    title_at_.assign(ctx_.size(), none);
    for (Index n = 0; n < names_.size(); ++n) {
        if (!names_[n].country.empty())
            ++country_counts_[names_[n].country];
        else if (names_[n].kind == NameKind::place && !names_[n].nested)
            if (const auto country = country_of_place(names_[n].text); !country.empty())
                ++country_counts_[country];
        if (names_[n].speaks_for_state) state_agency_.emplace(names_[n].country, n);
        if (Index& at = name_at_[names_[n].head]; at == none || !names_[n].nested) at = n;
    }
    for (Index n = 0; n < institutions_.size(); ++n)
        for (std::uint32_t i = institutions_[n].core_first; i <= institutions_[n].last; ++i)
            institution_at_[i] = n;
    for (Index n = 0; n < titles_.size(); ++n)
        for (std::uint32_t i = titles_[n].noun_first; i <= titles_[n].last; ++i) title_at_[i] = n;
}

// The country of a place that one country alone has, or that is large.
std::string Resolver::country_of_place(const std::string& name) const {
    const auto found = ctx_.gazetteer.find(name);
    if (found.empty()) {
        // "Lake Malawi"
        const auto space = name.rfind(' ');
        const KnownName* last =
            space == std::string::npos ? nullptr : ctx_.words.names.find(name.substr(space + 1));
        return last && last->kind == KnownKind::country ? last->country : std::string();
    }
    const bool large = found.front().kind != PlaceKind::city || found.front().population >= large_city;
    const bool alone = std::all_of(found.begin(), found.end(),
                                   [&](const Place& p) { return p.country == found.front().country; });
    return large || alone ? std::string(found.front().country) : std::string();
}

Index Resolver::add_entity(EntityType type, std::string name) {
    ReportEntity entity;
    entity.type = type;
    entity.name = std::move(name);
    entities_.push_back(std::move(entity));
    known_.emplace_back();
    last_told_.push_back(0);
    return static_cast<Index>(entities_.size() - 1);
}

void Resolver::add_mention(Index entity, std::uint32_t first, std::uint32_t last, std::uint32_t head,
                           MentionForm form, bool as_government) {
    if (entity == none) return;
    auto& here = at_head_[head];
    if (std::find(here.begin(), here.end(), entity) != here.end()) return;
    here.push_back(entity);
    last_told_[entity] = head + 1;
    EntityMention mention;
    mention.span = ctx_.span(first, last);
    mention.first_token = first;
    mention.last_token = last;
    mention.head_token = head;
    mention.entity = entity;
    mention.form = form;
    mention.as_government = as_government;
    mentions_.push_back(mention);
}

void Resolver::add_alias(Index entity, std::string_view alias) {
    ReportEntity& held = entities_[entity];
    if (alias.empty() || alias == held.name) return;
    if (std::find(held.aliases.begin(), held.aliases.end(), alias) != held.aliases.end()) return;
    held.aliases.emplace_back(alias);
}

Index Resolver::country_entity(const std::string& alpha3) {
    const auto [at, fresh] = by_key_.try_emplace("country " + alpha3, none);
    if (!fresh) return at->second;
    const auto name = ctx_.words.countries.find(alpha3);
    const Index entity =
        add_entity(EntityType::country, name == ctx_.words.countries.end() ? alpha3 : name->second);
    at->second = entity;
    entities_[entity].country = alpha3;
    for (const Place& place : ctx_.gazetteer.find(entities_[entity].name))
        if (place.kind == PlaceKind::country && place.country == alpha3)
            entities_[entity].geonames = std::to_string(place.geonames);
    return entity;
}

std::vector<Resolver::Item> Resolver::items() const {
    std::vector<Item> out;
    for (Index n = 0; n < names_.size(); ++n) out.push_back({names_[n].head, Step::name, n});
    for (Index n = 0; n < institutions_.size(); ++n)
        out.push_back({institutions_[n].head, Step::institution, n});
    for (Index n = 0; n < titles_.size(); ++n) out.push_back({titles_[n].head, Step::title, n});
    for (std::uint32_t i = 0; i < ctx_.size(); ++i) {
        const auto tag = ctx_.tag(i);
        if (ctx_.noun(i)) out.push_back({i, Step::group, i});
        if (tag == "PRP" || tag == "PRP$" || tag == "WP" || tag == "WDT" || tag == "WP$")
            out.push_back({i, Step::pronoun, i});
        if (ctx_.low(i) == "two" || ctx_.low(i) == "both" || ctx_.low(i) == "neither" ||
            ctx_.low(i) == "pair" || ctx_.low(i) == "couple" || ctx_.low(i) == "duo")
            out.push_back({i, Step::pair, i});
    }
    std::stable_sort(out.begin(), out.end(), [](const Item& a, const Item& b) {
        return a.at != b.at ? a.at < b.at : a.step < b.step;
    });
    return out;
}

Resolved Resolver::run() {
    resolve_persons();
    attach_titles();
    for (const Item& item : items()) {
        switch (item.step) {
            case Step::name: resolve_name(item.index); break;
            case Step::institution: resolve_institution(item.index); break;
            case Step::title: resolve_title(item.index); break;
            case Step::group: resolve_group(item.index); break;
            case Step::pronoun: resolve_pronoun(item.index); break;
            case Step::pair: resolve_pair(item.index); break;
        }
        note_speaker(item.at);
    }
    settle();
    return {std::move(entities_), std::move(mentions_)};
}

// Entities that nothing tells are left out, and mentions are put in order of their spans.
void Resolver::settle() {
    std::vector<Index> moved(entities_.size(), none);
    for (const EntityMention& mention : mentions_) moved[mention.entity] = 0;
    std::vector<ReportEntity> kept;
    for (Index e = 0; e < entities_.size(); ++e) {
        if (moved[e] == none) continue;
        moved[e] = static_cast<Index>(kept.size());
        kept.push_back(std::move(entities_[e]));
    }
    entities_ = std::move(kept);
    for (EntityMention& mention : mentions_) mention.entity = moved[mention.entity];
    std::stable_sort(mentions_.begin(), mentions_.end(), [](const EntityMention& a, const EntityMention& b) {
        return a.span != b.span ? a.span < b.span : a.entity < b.entity;
    });
}

}  // namespace dateline
