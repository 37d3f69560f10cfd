#include "link/country_words.hpp"

#include <algorithm>

#include "base/data_file.hpp"
#include "link/names.hpp"

namespace dateline {
namespace {

constexpr std::size_t longest_form = 4;  // tokens: "democratic republic of congo"

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    std::size_t at = 0;
    while (at <= text.size()) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        if (end > at) parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

bool is_small_word(std::string_view token) {
    return token == "of" || token == "the" || token == "for" || token == "and" || token == "in" ||
           token == "s";
}

}  // namespace

Result<CountryWords> CountryWords::load() {
    auto rows = data_rows("places/demonyms.tsv", 5, 7);
    if (!rows) return rows.error();
    CountryWords words;
    for (const DataRow& row : *rows) {
        const std::string code(row.fields[0]);
        words.name_of_.emplace(code, row.fields[1]);
        words.country_of_.emplace(name_key(row.fields[1]), code);
        for (std::size_t field = 2; field < 5; ++field) {
            for (const std::string_view form : parts_of(row.fields[field], '|')) {
                if (form != "-") words.country_of_.emplace(name_key(form), code);
            }
        }
    }
    return words;
}

const CountryWords& CountryWords::instance() {
    static const CountryWords words = [] {
        auto loaded = load();
        return loaded ? std::move(*loaded) : CountryWords();
    }();
    return words;
}

CountryWords::Parted CountryWords::part(std::string_view key, std::string_view country) const {
    const std::vector<std::string_view> tokens = parts_of(key, ' ');
    Parted parted{std::string(country), {}};
    std::vector<std::string_view> rest;
    for (std::size_t i = 0; i < tokens.size();) {
        std::size_t taken = 0;
        std::string form;
        for (std::size_t n = 1; n <= longest_form && i + n <= tokens.size(); ++n) {
            if (n > 1) form += ' ';
            form += tokens[i + n - 1];
            const auto found = country_of_.find(form);
            if (found == country_of_.end()) continue;
            if (parted.country.empty() || parted.country == found->second) {
                taken = n;
                parted.country = found->second;
            }
        }
        if (taken > 0) {
            i += taken;
            continue;
        }
        if (!is_small_word(tokens[i])) rest.push_back(tokens[i]);
        ++i;
    }
    if (rest.empty()) {
        parted.rest = key;
        return parted;
    }
    std::sort(rest.begin(), rest.end());
    for (const std::string_view token : rest) {
        if (!parted.rest.empty()) parted.rest += ' ';
        parted.rest += token;
    }
    return parted;
}

std::string CountryWords::name_of(std::string_view country) const {
    const auto found = name_of_.find(std::string(country));
    return found == name_of_.end() ? std::string() : found->second;
}

}  // namespace dateline
