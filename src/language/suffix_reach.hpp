// How far before the end of a word a suffix expression can begin to match, so that looking for a suffix
// costs the length of a suffix and not the length of the word.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dateline {

struct SuffixReach {
    std::size_t characters = 0;  // no match but a run is longer
    bool runs = false;           // some matches are longer: runs, each of whose tails also matches
};

// Of an expression in Python's syntax whose alternatives all end in '$', each of bounded width or a run
// (the same character or set, once or more often, the last with '+': \.\.+$). Empty for any other
// expression, whose search has to begin at the word's begin.
std::optional<SuffixReach> suffix_reach(std::string_view python);

}  // namespace dateline
