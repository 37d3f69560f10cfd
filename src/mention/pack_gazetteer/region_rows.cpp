#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "rows.hpp"

namespace dateline {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t largest_file = 16u << 20;

// ISO 3166-2 writes "Tulskaja oblast'", "Ouest (Haiti)", "Bayern; Bavaria": the name without its kind.
std::string plain_name(std::string name) {
    static constexpr std::string_view kinds[] = {" oblast'", " oblast",   " kraj",      " krai", " province",
                                                 " region",  " district", " voblasc'",  " shi",  " sheng",
                                                 " county",  " obwod",    " respublika"};
    if (const auto cut = name.find_first_of("([,;"); cut != std::string::npos) name.resize(cut);
    name = std::string(trimmed(name));
    for (const std::string_view kind : kinds) {
        const std::string low = folded(name);
        if (name.size() > kind.size() + 2 && low.size() == name.size() && low.ends_with(kind))
            name.resize(name.size() - kind.size());
    }
    return name;
}

}  // namespace

Result<std::vector<PlaceRow>> region_rows(const std::filesystem::path& folder, const CountryCodes& codes) {
    const auto path = folder / "iso_3166-2.json";
    const auto bytes = read_file(path, largest_file);
    if (!bytes) return bytes.error();
    const Json json = Json::parse(*bytes, nullptr, false);
    if (!json.is_object() || !json.contains("3166-2") || !json["3166-2"].is_array())
        return Error{ErrorCode::malformed, fmt::format("{}: not iso-codes' table of regions", path.string())};
    std::vector<PlaceRow> rows;
    for (const Json& region : json["3166-2"]) {
        if (!region.is_object() || !region.contains("code") || !region.contains("name")) continue;
        const auto code = region.value("code", std::string());
        const auto dash = code.find('-');
        const auto country = codes.alpha3_of.find(code.substr(0, dash));
        const bool second_order = region.contains("parent");
        if (dash == std::string::npos || country == codes.alpha3_of.end() || second_order) continue;
        PlaceRow row;
        row.name = plain_name(region.value("name", std::string()));
        row.kind = PlaceKind::region;
        row.country = country->second;
        row.admin1 = code.substr(dash + 1);
        if (!row.name.empty()) rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace dateline
