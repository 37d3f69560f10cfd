// Loops over indexes on a given number of threads.
#pragma once

#include <cstddef>
#include <functional>

namespace dateline {

// Calls work(i) once for each i in [0, count), on at most `jobs` threads (1 = the caller's thread,
// in order). work must write only to places that belong to i; then the outcome does not depend on
// `jobs`. work must not throw.
void parallel_for(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

// What runs over a stream of items that are not known beforehand. Each item has a slot, a number below
// `slots` that no other item has while it is under way; so at most `slots` items are held at a time.
struct Flow {
    // Puts the next item into the slot; false when there is none. Called in order, never twice at once.
    std::function<bool(std::size_t slot)> take;
    // Called from several threads; must write only to what belongs to the slot.
    std::function<void(std::size_t slot)> work;
    // Called in the order of the items, never twice at once.
    std::function<void(std::size_t slot)> give;
};
// Runs to the end of the items on at most `jobs` threads. What `give` sees does not depend on `jobs`. None of
// the three may throw.
void run_flow(const Flow& flow, std::size_t slots, unsigned jobs);

// The number of threads the machine has, at least 1.
unsigned hardware_jobs();

}  // namespace dateline
