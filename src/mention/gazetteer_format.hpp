// The packed gazetteer's layout; little-endian, no padding.
//
//   header   magic[8] version place_count name_count text_bytes (u32 each) checksum (u64, of all that
//   follows) places   place_count records of `place_bytes`, the most important first names    name_count
//   records {key offset u32, place index u32}, sorted by key, then place index text     NUL-ended strings;
//   offset 0 is the empty string
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::gazetteer_format {

inline constexpr std::string_view magic = "DLPLACES";
inline constexpr std::uint32_t version = 1;
inline constexpr std::size_t header_bytes = 8 + 4 * 4 + 8;
// name u32, geonames u32, population u32, latitude i32, longitude i32, country[3], kind u8, admin1 u32
inline constexpr std::size_t place_bytes = 5 * 4 + 4 + 4;
inline constexpr std::size_t name_bytes = 8;
inline constexpr std::int32_t no_coordinate = INT32_MIN;
inline constexpr double coordinate_scale = 1e5;  // about one metre

inline void put_u32(std::string& out, std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>((value >> shift) & 0xFF));
}

inline std::uint32_t get_u32(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < 4; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

}  // namespace dateline::gazetteer_format
