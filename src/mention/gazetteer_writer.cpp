// Packs places into the layout of gazetteer_format.hpp. Rows are put in order of importance first, so
// that the order of the input changes nothing.
#include <cmath>
#include <set>
#include <tuple>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "mention/gazetteer.hpp"
#include "mention/gazetteer_format.hpp"

namespace dateline {

using namespace gazetteer_format;

namespace {

// Each text once; offset 0 is the empty text.
class TextPool {
public:
    TextPool() : bytes_(1, '\0') { offsets_.emplace("", 0); }
    std::uint32_t add(const std::string& text) {
        const auto [at, fresh] = offsets_.try_emplace(text, static_cast<std::uint32_t>(bytes_.size()));
        if (fresh) bytes_.append(text).push_back('\0');
        return at->second;
    }
    const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
    std::map<std::string, std::uint32_t> offsets_;
};

std::uint32_t packed_coordinate(const std::optional<double>& degrees) {
    if (!degrees) return static_cast<std::uint32_t>(no_coordinate);
    return static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(*degrees * coordinate_scale)));
}

auto importance(const PlaceRow& row) {
    return std::tuple(static_cast<int>(row.kind), ~row.population, row.geonames,
                      std::string_view(row.country), std::string_view(row.name),
                      std::string_view(row.admin1));
}

}  // namespace

std::string pack_places(std::vector<PlaceRow> rows) {
    std::sort(rows.begin(), rows.end(),
              [](const PlaceRow& a, const PlaceRow& b) { return importance(a) < importance(b); });
    TextPool texts;
    std::string places;
    std::set<std::pair<std::string, std::uint32_t>> keys;
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        const PlaceRow& row = rows[i];
        put_u32(places, texts.add(row.name));
        put_u32(places, row.geonames);
        put_u32(places, row.population);
        put_u32(places, packed_coordinate(row.latitude));
        put_u32(places, packed_coordinate(row.longitude));
        std::string country = row.country.substr(0, 3);
        country.resize(3, ' ');
        places += country;
        places.push_back(static_cast<char>(row.kind));
        put_u32(places, texts.add(row.admin1));
        keys.emplace(folded(row.name), i);
        for (const std::string& other : row.other_names) keys.emplace(folded(other), i);
    }
    std::string names;
    std::uint32_t name_count = 0;
    for (const auto& [key, index] : keys) {
        if (key.empty()) continue;
        put_u32(names, texts.add(key));
        put_u32(names, index);
        ++name_count;
    }
    const std::string body = places + names + texts.bytes();
    std::string out{magic};
    put_u32(out, version);
    put_u32(out, static_cast<std::uint32_t>(rows.size()));
    put_u32(out, name_count);
    put_u32(out, static_cast<std::uint32_t>(texts.bytes().size()));
    const std::uint64_t checksum = hash64(body);
    put_u32(out, static_cast<std::uint32_t>(checksum));
    put_u32(out, static_cast<std::uint32_t>(checksum >> 32));
    return out + body;
}

}  // namespace dateline
