// Lookup is a binary search over folded names; the file is checked once when it is opened, so that no
// later read can leave it.
#include "mention/gazetteer.hpp"

#include <fmt/format.h>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "mention/gazetteer_format.hpp"

namespace dateline {

using namespace gazetteer_format;

namespace {

constexpr std::uint64_t most_bytes = 64u << 20;  // the packed world is near 6 MB

std::uint64_t get_u64(std::string_view bytes, std::size_t at) {
    return get_u32(bytes, at) | static_cast<std::uint64_t>(get_u32(bytes, at + 4)) << 32;
}

Error damaged(std::string_view where, std::string_view what) {
    return {ErrorCode::malformed,
            fmt::format("{}: {}; pack the gazetteer again (pack_gazetteer)", where, what)};
}

std::optional<double> coordinate(std::uint32_t raw) {
    const auto value = static_cast<std::int32_t>(raw);
    if (value == no_coordinate) return std::nullopt;
    return value / coordinate_scale;
}

}  // namespace

Result<Gazetteer> Gazetteer::open(const std::filesystem::path& path) {
    auto bytes = read_file(path, most_bytes);
    if (!bytes) return bytes.error();
    return from_bytes(std::move(*bytes), path.string());
}

Result<Gazetteer> Gazetteer::from_bytes(std::string bytes, std::string_view where) {
    if (bytes.size() < header_bytes)
        return damaged(where, fmt::format("{} bytes are too few for a gazetteer", bytes.size()));
    if (std::string_view(bytes).substr(0, magic.size()) != magic)
        return damaged(where, "offset 0: not a gazetteer file");
    if (const auto found = get_u32(bytes, 8); found != version)
        return Error{ErrorCode::unsupported,
                     fmt::format("{}: gazetteer version {}, this program reads version {}; pack it again",
                                 where, found, version)};
    Gazetteer out;
    out.place_count_ = get_u32(bytes, 12);
    out.name_count_ = get_u32(bytes, 16);
    const std::uint64_t text_bytes = get_u32(bytes, 20);
    const std::uint64_t expected = header_bytes + std::uint64_t{out.place_count_} * place_bytes +
                                   std::uint64_t{out.name_count_} * name_bytes + text_bytes;
    if (bytes.size() != expected)
        return damaged(where,
                       fmt::format("cut or grown: {} bytes, its header says {}", bytes.size(), expected));
    if (hash64(std::string_view(bytes).substr(header_bytes)) != get_u64(bytes, 24))
        return damaged(where, fmt::format("offset {}: the checksum does not match", header_bytes));
    out.places_at_ = header_bytes;
    out.names_at_ = out.places_at_ + std::size_t{out.place_count_} * place_bytes;
    out.text_at_ = out.names_at_ + std::size_t{out.name_count_} * name_bytes;
    if (text_bytes == 0 || bytes.back() != '\0') return damaged(where, "its names do not end");
    for (std::uint32_t i = 0; i < out.place_count_; ++i) {
        const std::size_t at = out.places_at_ + std::size_t{i} * place_bytes;
        const bool sound = get_u32(bytes, at) < text_bytes && get_u32(bytes, at + 24) < text_bytes &&
                           static_cast<unsigned char>(bytes[at + 23]) <= 3;
        if (!sound) return damaged(where, fmt::format("offset {}: not a place", at));
    }
    for (std::uint32_t i = 0; i < out.name_count_; ++i) {
        const std::size_t at = out.names_at_ + std::size_t{i} * name_bytes;
        if (get_u32(bytes, at) >= text_bytes || get_u32(bytes, at + 4) >= out.place_count_)
            return damaged(where, fmt::format("offset {}: not a name", at));
    }
    out.bytes_ = std::move(bytes);
    return out;
}

std::string_view Gazetteer::text_at(std::uint32_t offset) const {
    return std::string_view(bytes_.data() + text_at_ + offset);
}

Place Gazetteer::place(std::uint32_t index) const {
    const std::size_t at = places_at_ + std::size_t{index} * place_bytes;
    Place out;
    out.name = text_at(get_u32(bytes_, at));
    out.geonames = get_u32(bytes_, at + 4);
    out.population = get_u32(bytes_, at + 8);
    out.latitude = coordinate(get_u32(bytes_, at + 12));
    out.longitude = coordinate(get_u32(bytes_, at + 16));
    out.country = std::string_view(bytes_).substr(at + 20, 3);
    out.kind = static_cast<PlaceKind>(bytes_[at + 23]);
    out.admin1 = text_at(get_u32(bytes_, at + 24));
    return out;
}

std::vector<Place> Gazetteer::find(std::string_view name) const {
    const std::string key = folded(name);
    std::vector<Place> out;
    if (key.empty()) return out;
    const auto key_at = [&](std::uint32_t i) {
        return text_at(get_u32(bytes_, names_at_ + std::size_t{i} * name_bytes));
    };
    std::uint32_t low = 0;
    std::uint32_t high = name_count_;
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (key_at(middle) < key)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < name_count_ && key_at(low) == key; ++low)
        out.push_back(place(get_u32(bytes_, names_at_ + std::size_t{low} * name_bytes + 4)));
    return out;
}

std::optional<Place> Gazetteer::find_in(std::string_view name, std::string_view country) const {
    for (const Place& found : find(name))
        if (found.country == country) return found;
    return std::nullopt;
}

}  // namespace dateline
