// Which reports follow one story.
#pragma once

#include <vector>

#include "link/case.hpp"

namespace dateline {

// `linked` has its reports, entities, events and mentions. Every report is in one story, of its own where
// nothing joins it to others. In order of their first day.
std::vector<Story> find_stories(const Case& linked);

}  // namespace dateline
