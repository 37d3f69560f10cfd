// Who is who across the reports of a case.
#pragma once

#include <span>
#include <vector>

#include "link/case.hpp"

namespace dateline {

struct LinkedEntities {
    std::vector<CaseEntity> entities;    // in order of first appearance; ids not yet given
    std::vector<std::vector<Index>> of;  // of[report][entity of its Mentions] = index of `entities`

    Index at(Index report, Index local) const {
        return local == none || local >= of[report].size() ? none : of[report][local];
    }
};

// `readings` in order of path.
LinkedEntities link_entities(std::span<const Reading> readings);

}  // namespace dateline
