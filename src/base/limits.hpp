// Every bound that input can run into, in one place.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline::limits {

inline constexpr std::uint64_t report_bytes = 64u << 20;      // one report file
inline constexpr std::uint64_t model_bytes = 512u << 20;      // one model wheel, packed or not
inline constexpr std::size_t article_bytes = 4u << 20;        // text kept of one article; the rest is cut and said
inline constexpr std::size_t paragraph_bytes = 64u << 10;     // longer paragraphs are analysed in pieces
inline constexpr std::size_t html_depth = 4096;               // open elements
inline constexpr std::size_t folder_depth = 64;               // folders within folders

}  // namespace dateline::limits
