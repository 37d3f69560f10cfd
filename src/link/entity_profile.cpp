#include "link/entity_profile.hpp"

#include <algorithm>
#include <tuple>

#include "base/utf8.hpp"
#include "link/names.hpp"

namespace dateline {
namespace {

std::string squashed(std::string_view text) {
    std::string plain;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t';
        if (space && (plain.empty() || plain.back() == ' ')) continue;
        plain += space ? ' ' : c;
    }
    while (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return plain;
}

bool preceded_by_article(std::string_view text, std::uint32_t begin) {
    if (begin < 4) return false;
    const std::string_view before = text.substr(begin - 4, 4);
    return before == "the " || before == "The ";
}

}  // namespace

std::vector<NameUse> name_uses(const Reading& reading) {
    std::vector<NameUse> uses;
    for (const EntityMention& mention : reading.mentions.names) {
        if (mention.entity >= reading.mentions.entities.size()) continue;
        const ReportEntity& entity = reading.mentions.entities[mention.entity];
        const bool named = mention.form == MentionForm::name;
        const bool organisation = entity.type == EntityType::organization;
        if (!named && !(organisation && mention.form == MentionForm::description)) continue;
        const std::string form = squashed(mention.span.of(reading.article.text));
        if (form.empty()) continue;
        uses.push_back({mention.entity, form});
        if (organisation && preceded_by_article(reading.article.text, mention.span.begin)) {
            uses.push_back({mention.entity, "the " + form});
        }
    }
    return uses;
}

void EntityProfile::count(const std::string& form, std::size_t uses, std::size_t names) {
    if (form.empty()) return;
    Form& counted = forms_.emplace(form, Form{0, 0, forms_.size()}).first->second;
    counted.uses += uses;
    counted.names += names;
}

void EntityProfile::add(const ReportEntity& entity, const std::vector<NameUse>& uses, Index local) {
    ++types_[entity.type];
    count(entity.name, 0, 1);
    for (const std::string& alias : entity.aliases) count(alias, 1, 0);
    for (const NameUse& use : uses) {
        if (use.entity == local) count(use.form, 1, 0);
    }
    if (summary_.country.empty()) summary_.country = entity.country;
    if (summary_.geonames.empty()) summary_.geonames = entity.geonames;
    if (!summary_.latitude) summary_.latitude = entity.latitude;
    if (!summary_.longitude) summary_.longitude = entity.longitude;
    summary_.is_outlet = summary_.is_outlet || entity.is_outlet;
    for (const std::string& title : entity.titles) {
        const bool known = std::any_of(summary_.roles.begin(), summary_.roles.end(),
                                       [&](const CaseRole& role) { return role.title == title; });
        if (!known)
            summary_.roles.push_back(
                {title, entity.affiliation.empty() ? entity.country : entity.affiliation});
    }
}

CaseEntity EntityProfile::summed_up() const {
    CaseEntity entity = summary_;
    // A place of the gazetteer is one, whoever was taken for it; else what most reports say.
    const auto most = std::max_element(types_.begin(), types_.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != types_.end()) entity.type = most->first;
    if (!entity.geonames.empty() && types_.contains(EntityType::place)) entity.type = EntityType::place;
    const auto rank = [](const std::pair<const std::string, Form>& form) {
        return std::tuple(form.second.names > 0, token_count(name_key(form.first)), form.second.names,
                          form.second.uses);
    };
    const auto best = std::max_element(forms_.begin(), forms_.end(),
                                       [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    if (best == forms_.end()) return entity;
    entity.name = best->first;
    std::vector<std::pair<std::size_t, std::string>> others;
    for (const auto& [form, counted] : forms_) {
        if (form != entity.name) others.emplace_back(counted.order, form);
    }
    std::sort(others.begin(), others.end());
    for (auto& [order, form] : others) entity.aliases.push_back(std::move(form));
    return entity;
}

}  // namespace dateline
