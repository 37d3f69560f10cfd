#include "link/entity_keys.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "base/utf8.hpp"
#include "link/country_words.hpp"
#include "link/name_match.hpp"
#include "link/names.hpp"

namespace dateline {
namespace {

constexpr std::size_t least_acronym = 3;  // two letters are too many things at once

char type_letter(EntityType type) {
    switch (type) {
        case EntityType::person: return 'p';
        case EntityType::organization: return 'o';
        case EntityType::country: return 'c';
        case EntityType::place: return 'l';
        case EntityType::group: return 'g';
    }
    return '?';
}

std::vector<std::string> name_keys(const ReportEntity& entity) {
    std::vector<std::string> keys{name_key(entity.name)};
    for (const std::string& alias : entity.aliases) keys.push_back(name_key(alias));
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::erase(keys, std::string());
    return keys;
}

std::string_view first_token(std::string_view key) {
    return key.substr(0, key.find(' '));
}
std::string_view last_token(std::string_view key) {
    return key.substr(key.rfind(' ') + 1);
}

void person_keys(const ReportEntity& entity, std::vector<EntityKey>& keys) {
    if (!entity.named) return;
    for (const PersonName& name : person_names(entity)) {
        for (const std::string& key : name.keys()) keys.push_back({KeyKind::romanisation, "p:" + key, false});
    }
    for (const std::string& key : name_keys(entity)) {
        const bool full = token_count(key) >= 2;
        if (full) {
            keys.push_back({KeyKind::name, "p:" + key, false});
            const bool initial = first_token(key).size() == 1;
            keys.push_back(
                {KeyKind::initials, fmt::format("p:{} {}", key.front(), last_token(key)), initial});
        }
        if (!full && !entity.surname_only) continue;
        for (const std::string& title : entity.titles) {
            const auto office = [&](std::string_view surname) {
                keys.push_back({KeyKind::office, fmt::format("p:{}|{}", surname, lower(title)), !full});
            };
            office(last_token(key));
            if (full && first_token(key) != last_token(key)) office(first_token(key));
        }
    }
}

void organisation_keys(const ReportEntity& entity, std::vector<EntityKey>& keys) {
    if (!entity.named && entity.country.empty()) return;
    std::vector<std::string> forms{entity.name};
    forms.insert(forms.end(), entity.aliases.begin(), entity.aliases.end());
    for (const std::string& form : forms) {
        const std::string key = name_key(form);
        if (key.empty()) continue;
        const bool one_word = token_count(key) < 2;
        // A bare "ministry" is somebody's ministry; only its country says whose.
        if (entity.named && (!one_word || form == entity.name || is_acronym(form))) {
            keys.push_back({KeyKind::name, "o:" + key, false});
        }
        const CountryWords::Parted parted = CountryWords::instance().part(key, entity.country);
        if (!parted.country.empty()) {
            keys.push_back(
                {KeyKind::arrangement, fmt::format("o:{}|{}", parted.rest, parted.country), false});
        }
        if (is_acronym(form) && key.size() >= least_acronym) {
            std::string letters = key;
            std::erase(letters, ' ');
            keys.push_back({KeyKind::acronym, "o:" + letters, true});
        }
        for (const std::string& letters : acronyms_of(key)) {
            if (letters.size() >= least_acronym) keys.push_back({KeyKind::acronym, "o:" + letters, false});
        }
    }
}

}  // namespace

std::vector<PersonName> person_names(const ReportEntity& entity) {
    std::vector<PersonName> names;
    const auto add = [&](const std::string& told) {
        PersonName name(told, entity.country);
        if (name.is_full()) names.push_back(std::move(name));
    };
    add(entity.name);
    for (const std::string& alias : entity.aliases) add(alias);
    return names;
}

NameVerdict compare_person_names(std::span<const PersonName> a, std::span<const PersonName> b) {
    NameVerdict best;
    for (const PersonName& one : a) {
        for (const PersonName& other : b) {
            const NameVerdict verdict = compare_names(one, other);
            if (verdict.relation > best.relation || best.reason == NameReason::nothing_known) best = verdict;
        }
    }
    return best;
}

std::vector<EntityKey> keys_of(const ReportEntity& entity) {
    std::vector<EntityKey> keys;
    if (entity.type == EntityType::country && !entity.country.empty()) {
        keys.push_back({KeyKind::code, "c:" + entity.country, false});
    } else if (entity.type == EntityType::place && !entity.geonames.empty()) {
        keys.push_back({KeyKind::code, "l:" + entity.geonames, false});
    } else if (entity.type == EntityType::person) {
        person_keys(entity, keys);
    } else if (entity.type == EntityType::organization) {
        organisation_keys(entity, keys);
    } else if (entity.named) {
        for (const std::string& key : name_keys(entity)) {
            keys.push_back({KeyKind::name, fmt::format("{}:{}", type_letter(entity.type), key), false});
        }
    }
    // A reading may take a person for an organisation; a full name told in two reports is one of them.
    const bool movable = entity.type != EntityType::country && entity.named;
    if (movable && !(entity.type == EntityType::place && entity.geonames.empty())) {
        const std::string key = name_key(entity.name);
        if (token_count(key) >= 2) keys.push_back({KeyKind::kind, key, false});
    }
    std::sort(keys.begin(), keys.end(), [](const EntityKey& a, const EntityKey& b) {
        return std::tie(a.kind, a.text, a.needs) < std::tie(b.kind, b.text, b.needs);
    });
    const auto same = [](const EntityKey& a, const EntityKey& b) {
        return a.kind == b.kind && a.text == b.text;
    };
    keys.erase(std::unique(keys.begin(), keys.end(), same), keys.end());
    return keys;
}

const char* describe(KeyKind kind) {
    switch (kind) {
        case KeyKind::code: return "the same place by its code";
        case KeyKind::name: return "the same name";
        case KeyKind::arrangement: return "the same words and country in another order";
        case KeyKind::acronym: return "an acronym and the name it shortens";
        case KeyKind::romanisation: return "the same name in another romanisation";
        case KeyKind::initials: return "an initial and the name it shortens";
        case KeyKind::office: return "a surname with the same office as a full name";
        case KeyKind::kind: return "the same name, taken for another kind of thing";
    }
    return "";
}

}  // namespace dateline
