// Countries in the names of organisations: "Russia's Security Council", "the Russian Security Council" and
// "Security Council of Russia" differ only in how they say the country.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"

namespace dateline {

class CountryWords {
public:
    // data/places/demonyms.tsv. malformed names file and line.
    static Result<CountryWords> load();
    // The built-in ones, parsed once.
    static const CountryWords& instance();

    struct Parted {
        std::string country;  // ISO 3166-1 alpha-3, or empty
        std::string rest;     // the other words but small ones, sorted, one space between
    };
    // Takes the words for `country` out of a name_key; where `country` is empty, the first country that
    // the key names. Takes nothing out of a key that would then be empty.
    Parted part(std::string_view key, std::string_view country) const;

    // The country's common English name; empty where the code is not known.
    std::string name_of(std::string_view country) const;

private:
    std::unordered_map<std::string, std::string> country_of_;  // name_key of a form -> alpha-3
    std::unordered_map<std::string, std::string> name_of_;     // alpha-3 -> name
};

}  // namespace dateline
