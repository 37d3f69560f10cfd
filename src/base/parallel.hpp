// Loops over indexes on a given number of threads.
#pragma once

#include <cstddef>
#include <functional>

namespace dateline {

// Calls work(i) once for each i in [0, count), on at most `jobs` threads (1 = the caller's thread,
// in order). work must write only to places that belong to i; then the outcome does not depend on
// `jobs`. work must not throw.
void parallel_for(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

// The number of threads the machine has, at least 1.
unsigned hardware_jobs();

}  // namespace dateline
