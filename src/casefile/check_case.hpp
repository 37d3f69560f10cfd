// Whether everything in a case points at something that is there.
#pragma once

#include "base/result.hpp"
#include "link/case.hpp"

namespace dateline {

// malformed, naming the record and field. Indexes in CaseMention::told and the other `told` that are of a
// reading, which a case does not keep, are not checked; their spans are.
Status check_case(const Case& made);

}  // namespace dateline
