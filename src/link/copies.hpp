// Which reports carry the same text: reprints of one wire story, a page saved twice, a cut copy.
#pragma once

#include <span>
#include <vector>

#include "reading/reading.hpp"

namespace dateline {

struct CopyOf {
    Index original = none;  // report; none where the report is no copy
    double shared = 0;      // of the shorter text's word triples, how many the two have in common
};

// One for each reading, whose order is by path. The original of a group is the outlet that the others
// credit, else the earliest stated, else the longest, else the first by path; it is never itself a copy.
std::vector<CopyOf> find_copies(std::span<const Reading> readings, unsigned jobs);

}  // namespace dateline
