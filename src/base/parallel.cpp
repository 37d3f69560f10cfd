#include "base/parallel.hpp"

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>
#include <thread>

namespace dateline {

void parallel_for(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work) {
    if (jobs <= 1 || count <= 1) {
        for (std::size_t i = 0; i < count; ++i) work(i);
        return;
    }
    tbb::task_arena arena(static_cast<int>(jobs));
    arena.execute([&] { tbb::parallel_for(std::size_t{0}, count, [&](std::size_t i) { work(i); }); });
}

void run_flow(const Flow& flow, std::size_t slots, unsigned jobs) {
    if (jobs <= 1 || slots <= 1) {
        while (flow.take(0)) {
            flow.work(0);
            flow.give(0);
        }
        return;
    }
    // With `slots` items under way and the last stage in order, the item `slots` places back has been given.
    std::size_t count = 0;
    const auto take = [&](tbb::flow_control& control) -> std::size_t {
        const std::size_t slot = count % slots;
        if (flow.take(slot)) {
            ++count;
        } else {
            control.stop();
        }
        return slot;
    };
    const auto work = [&](std::size_t slot) {
        flow.work(slot);
        return slot;
    };
    tbb::task_arena arena(static_cast<int>(jobs));
    arena.execute([&] {
        tbb::parallel_pipeline(
            slots, tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, take) &
                       tbb::make_filter<std::size_t, std::size_t>(tbb::filter_mode::parallel, work) &
                       tbb::make_filter<std::size_t, void>(tbb::filter_mode::serial_in_order,
                                                           [&](std::size_t slot) { flow.give(slot); }));
    });
}

unsigned hardware_jobs() {
    const unsigned count = std::thread::hardware_concurrency();
    return count == 0 ? 1 : count;
}

}  // namespace dateline
