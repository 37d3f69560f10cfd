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
inline constexpr std::size_t container_depth = 4;     // archives, mails and feeds within one another
inline constexpr std::size_t packings = 2;            // compressions of one file around one another
inline constexpr std::uint64_t held_archive_bytes = 256u << 20;  // an archive that cannot be read as a stream
inline constexpr std::uint64_t unpack_free_bytes = 64u << 20;    // unpacked out of one file whatever its size
inline constexpr std::uint64_t unpack_ratio = 200;  // and beyond that, times its size; pages come to 5 to 30
inline constexpr std::size_t container_members = 4u << 20;  // of one zip archive, feed or mail
inline constexpr std::size_t header_bytes = 64u << 10;      // of a WARC record, of an HTTP answer
inline constexpr int pdf_seconds = 30;                      // that pdftotext may take for one document

}  // namespace dateline::limits
