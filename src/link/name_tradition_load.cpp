// Reads and checks the tables of data/names/.
#include <algorithm>
#include <array>
#include <bit>
#include <fmt/format.h>
#include <optional>

#include "base/data_file.hpp"
#include "link/name_tradition.hpp"

namespace dateline {
namespace {

constexpr std::string_view traditions_file = "names/traditions.tsv";
constexpr std::string_view systems_file = "names/systems.tsv";
constexpr std::string_view families_file = "names/families.tsv";
constexpr std::size_t max_systems = 32;

Error malformed(std::string_view file, int line, std::string what) {
    return Error{ErrorCode::malformed, fmt::format("data/{} line {}: {}", file, line, what)};
}

std::vector<std::string_view> split(std::string_view text, char by) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(by), text.size());
        if (end > 0) parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

Result<std::vector<std::string>> countries_of(std::string_view field, std::string_view file, int line) {
    std::vector<std::string> codes;
    if (field == "-") return codes;
    for (const std::string_view code : split(field, ' ')) {
        const bool upper = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        if (code.size() != 3 || !upper)
            return malformed(file, line, fmt::format("'{}' is no ISO 3166-1 alpha-3 code", code));
        codes.emplace_back(code);
    }
    return codes;
}

std::optional<NameScript> script_named(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, NameScript>, 8> scripts = {{
        {"latin", NameScript::latin},
        {"cyrillic", NameScript::cyrillic},
        {"greek", NameScript::greek},
        {"arabic", NameScript::arabic},
        {"hebrew", NameScript::hebrew},
        {"hangul", NameScript::hangul},
        {"han", NameScript::han},
        {"kana", NameScript::kana},
    }};
    for (const auto& [name, script] : scripts) {
        if (name == word) return script;
    }
    return std::nullopt;
}

Result<NameTradition> tradition_of(const DataRow& row) {
    NameTradition tradition;
    tradition.name = row.fields[0];
    const auto one_of = [&](std::size_t field, std::string_view yes, std::string_view no) -> Result<bool> {
        if (row.fields[field] == yes) return true;
        if (row.fields[field] == no) return false;
        return malformed(traditions_file, row.line,
                         fmt::format("'{}' is neither {} nor {}", row.fields[field], yes, no));
    };
    const auto either = one_of(1, "either", "given_first");
    const auto syllables = one_of(2, "syllables", "words");
    const auto doubles = one_of(3, "count", "fold");
    const auto read = one_of(4, "reading", "signs");
    for (const auto* choice : {&either, &syllables, &doubles, &read}) {
        if (!*choice) return choice->error();
    }
    tradition.order = *either ? NameOrder::either : NameOrder::given_first;
    tradition.build = *syllables ? NameBuild::syllables : NameBuild::words;
    tradition.doubles_count = *doubles;
    tradition.reading_is_sign = *read;
    for (const std::string_view word : split(row.fields[5], ' ')) {
        const auto script = script_named(word);
        if (!script) return malformed(traditions_file, row.line, fmt::format("no script '{}'", word));
        tradition.scripts.push_back(*script);
    }
    auto countries = countries_of(row.fields[6], traditions_file, row.line);
    if (!countries) return countries.error();
    tradition.countries = std::move(*countries);
    return tradition;
}

std::optional<NameSpelling::Where> where_of(std::string_view word) {
    using Where = NameSpelling::Where;
    if (word == "any") return Where::any;
    if (word == "before_vowel") return Where::before_vowel;
    if (word == "start") return Where::start;
    if (word == "end") return Where::end;
    if (word == "whole") return Where::whole;
    if (word == "first") return Where::first;
    return std::nullopt;
}

}  // namespace

Result<bool> NameTradition::load_sounds() {
    const std::string file = fmt::format("names/sounds_{}.tsv", name);
    auto rows = data_rows(file, 5, 5);
    if (!rows) return rows.error();
    sounds_ = {"-"};
    for (const DataRow& row : *rows) {
        NameSpelling spelling;
        spelling.line = row.line;
        if (row.fields[0] == "*")
            spelling.systems = ~std::uint32_t{0};
        else
            for (const std::string_view id : split(row.fields[0], ' ')) {
                const auto at = std::find_if(systems.begin(), systems.end(),
                                             [&](const NameSystem& system) { return system.id == id; });
                if (at == systems.end())
                    return malformed(file, row.line,
                                     fmt::format("system '{}' is not in data/{}", id, systems_file));
                spelling.systems |= 1U << static_cast<std::uint32_t>(at - systems.begin());
            }
        const auto where = where_of(row.fields[1]);
        if (!where)
            return malformed(file, row.line, fmt::format("'{}' is no place in a word", row.fields[1]));
        spelling.where = *where;
        spelling.barred = row.fields[3] == "!";
        for (const std::string_view unit : split(spelling.barred ? "" : row.fields[3], '+')) {
            Sounds set = 0;
            for (const std::string_view sound : split(unit, '|')) {
                auto at = std::find(sounds_.begin(), sounds_.end(), sound);
                if (at == sounds_.end()) {
                    if (sounds_.size() == 64) return malformed(file, row.line, "more than 63 sounds");
                    at = sounds_.insert(sounds_.end(), std::string(sound));
                }
                set |= Sounds{1} << static_cast<std::uint32_t>(at - sounds_.begin());
            }
            if (set != silent) spelling.sounds.push_back(set);
        }
        for (const std::string_view letters : split(row.fields[2], ' ')) {
            spelling.letters = name_letters(letters);
            if (spelling.letters.size() > longest_spelling)
                return malformed(file, row.line, fmt::format("'{}' is too long", letters));
            auto& same = by_letters_[spelling.letters];
            const bool twice = std::any_of(same.begin(), same.end(), [&](std::uint32_t other) {
                return spellings_[other].where == spelling.where &&
                       (spellings_[other].systems & spelling.systems) != 0;
            });
            if (twice) return malformed(file, row.line, fmt::format("'{}' is told twice", letters));
            same.push_back(static_cast<std::uint32_t>(spellings_.size()));
            lengths_[spelling.letters.front()] |= 1U << spelling.letters.size();
            spellings_.push_back(spelling);
        }
    }
    make_key_letters();
    return true;
}

Result<std::vector<NameTradition>> NameTradition::load() {
    std::vector<NameTradition> traditions;
    auto rows = data_rows(traditions_file, 8, 8);
    if (!rows) return rows.error();
    for (const DataRow& row : *rows) {
        auto tradition = tradition_of(row);
        if (!tradition) return tradition.error();
        traditions.push_back(std::move(*tradition));
    }
    const auto named = [&](std::string_view name) {
        return std::find_if(traditions.begin(), traditions.end(),
                            [&](const NameTradition& tradition) { return tradition.name == name; });
    };
    auto system_rows = data_rows(systems_file, 4, 4);
    if (!system_rows) return system_rows.error();
    for (const DataRow& row : *system_rows) {
        const auto tradition = named(row.fields[0]);
        if (tradition == traditions.end() || tradition->systems.size() == max_systems)
            return malformed(systems_file, row.line, fmt::format("no tradition '{}'", row.fields[0]));
        auto not_in = countries_of(row.fields[2], systems_file, row.line);
        if (!not_in) return not_in.error();
        tradition->systems.push_back(
            {std::string(row.fields[1]), std::string(row.fields[3]), std::move(*not_in)});
    }
    for (NameTradition& tradition : traditions) {
        if (tradition.systems.empty())
            return malformed(traditions_file, 0, fmt::format("'{}' has no system", tradition.name));
        auto loaded = tradition.load_sounds();
        if (!loaded) return loaded.error();
    }
    auto family_rows = data_rows(families_file, 4, 4);
    if (!family_rows) return family_rows.error();
    for (const DataRow& row : *family_rows) {
        const auto tradition = named(row.fields[0]);
        if (tradition == traditions.end())
            return malformed(families_file, row.line, fmt::format("no tradition '{}'", row.fields[0]));
        auto& names = tradition->family_names_;
        if (std::find(names.begin(), names.end(), row.fields[1]) != names.end())
            return malformed(families_file, row.line, fmt::format("'{}' is told twice", row.fields[1]));
        if (names.size() == max_families) return malformed(families_file, row.line, "too many families");
        const std::size_t bit = names.size();
        names.emplace_back(row.fields[1]);
        for (const std::string_view spelling : split(row.fields[2], ' ')) {
            tradition->families_[name_letters(spelling)].families[bit / 64] |= std::uint64_t{1} << (bit % 64);
        }
    }
    for (NameTradition& tradition : traditions) tradition.bind_families_to_systems();
    return traditions;
}

}  // namespace dateline
