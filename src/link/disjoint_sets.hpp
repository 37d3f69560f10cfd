// Union-find whose sets are named by their smallest element, so that the outcome never depends on the
// order of the unions.
#pragma once

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace dateline {

class DisjointSets {
public:
    explicit DisjointSets(std::size_t count) : parent_(count) {
        std::iota(parent_.begin(), parent_.end(), std::uint32_t{0});
    }

    std::uint32_t find(std::uint32_t element) {
        while (parent_[element] != element) {
            parent_[element] = parent_[parent_[element]];
            element = parent_[element];
        }
        return element;
    }

    // The name of the joint set.
    std::uint32_t join(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        if (b < a) std::swap(a, b);
        parent_[b] = a;
        return a;
    }

private:
    std::vector<std::uint32_t> parent_;
};

}  // namespace dateline
