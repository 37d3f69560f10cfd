// What the class, id and rel names of page elements say that an element holds: data/article/mark_cues.tsv.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dateline {

// A set of kinds, one bit each.
using MarkCues = std::uint32_t;
namespace mark_cue {
inline constexpr MarkCues date = 1u << 0;
inline constexpr MarkCues modified = 1u << 1;
inline constexpr MarkCues author = 1u << 2;
inline constexpr MarkCues profile = 1u << 3;  // beside `author`: a box about the author, not the byline
inline constexpr MarkCues meta = 1u << 4;
inline constexpr MarkCues title = 1u << 5;
inline constexpr MarkCues kicker = 1u << 6;
inline constexpr MarkCues comment = 1u << 7;
inline constexpr MarkCues aside = 1u << 8;
inline constexpr MarkCues footer = 1u << 9;
inline constexpr MarkCues menu = 1u << 10;
inline constexpr MarkCues article = 1u << 11;
inline constexpr MarkCues site = 1u << 12;     // the site's own name
inline constexpr MarkCues neutral = 1u << 13;  // a page builder's name for any element: takes `aside` back
}  // namespace mark_cue

using MarkCueTable = std::map<std::string, MarkCues, std::less<>>;
// malformed, naming file and line: an unknown kind.
Result<MarkCueTable> read_mark_cues();

// The cues of all words of the names ("entry-date published"). Linear in the names, of which only the
// beginning is looked at; allocates nothing.
MarkCues mark_cues_of(std::string_view names);

}  // namespace dateline
