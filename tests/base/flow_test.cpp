#include <atomic>
#include <gtest/gtest.h>
#include <thread>
#include <vector>

#include "base/parallel.hpp"

namespace dateline {
namespace {

// Squares of 0 .. 999 through slots, whatever the threads.
std::vector<std::size_t> squares(std::size_t slots, unsigned jobs) {
    std::vector<std::size_t> held(slots);
    std::vector<std::size_t> out;
    std::size_t next = 0;
    std::atomic<std::size_t> under_way = 0;
    std::atomic<bool> too_many = false;
    Flow flow;
    flow.take = [&](std::size_t slot) {
        if (next == 1000) return false;
        if (++under_way > slots) too_many = true;
        held[slot] = next++;
        return true;
    };
    flow.work = [&](std::size_t slot) {
        if (held[slot] % 7 == 0) std::this_thread::yield();
        held[slot] *= held[slot];
    };
    flow.give = [&](std::size_t slot) {
        out.push_back(held[slot]);
        --under_way;
    };
    run_flow(flow, slots, jobs);
    EXPECT_FALSE(too_many);
    return out;
}

TEST(Flow, KeepsTheOrderAndTheBound) {
    const auto alone = squares(1, 1);
    ASSERT_EQ(alone.size(), 1000u);
    EXPECT_EQ(alone[31], 961u);
    EXPECT_EQ(squares(3, 2), alone);
    EXPECT_EQ(squares(16, 4), alone);
    EXPECT_EQ(squares(1, 4), alone);
}

TEST(Flow, NothingToTake) {
    Flow flow;
    int given = 0;
    flow.take = [](std::size_t) { return false; };
    flow.work = [](std::size_t) {};
    flow.give = [&](std::size_t) { ++given; };
    run_flow(flow, 4, 2);
    EXPECT_EQ(given, 0);
}

}  // namespace
}  // namespace dateline
