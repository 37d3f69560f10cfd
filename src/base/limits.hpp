// Every bound that input can run into, in one place.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline::limits {

inline constexpr std::uint64_t report_bytes = 64u << 20;  // one report file
inline constexpr std::uint64_t model_bytes = 512u << 20;  // one model wheel, packed or not
inline constexpr std::size_t article_bytes = 4u << 20;  // text kept of one article; the rest is cut and said
inline constexpr std::size_t paragraph_bytes = 64u << 10;  // longer paragraphs are analysed in pieces
inline constexpr std::size_t html_depth = 512;  // open elements; tags beyond are ignored, as in browsers
inline constexpr std::size_t html_formatting =
    16;  // open <b>, <i>, <a>, ... that a new paragraph opens again
inline constexpr std::size_t html_attributes = 64;    // of one tag
inline constexpr std::size_t html_tokens = 2u << 20;  // tags and texts of one page; the rest is cut and said
inline constexpr std::size_t folder_depth = 64;       // folders within folders

}  // namespace dateline::limits
