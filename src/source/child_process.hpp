// One outside program run with bytes to its standard input and from its standard output.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

struct ChildLimits {
    std::chrono::seconds time{0};
    std::size_t output_bytes = 0;
    std::uint64_t memory_bytes = 0;  // of its address space
};

// Runs `arguments` (the program first, found by PATH; no shell). `input` is at its standard input as a file.
// Its standard error is dropped. Errors: not_found (no such program), over_limit (it took longer or wrote
// more; it is ended then), malformed (it ended with a code other than 0), unreadable (the system has no
// process or no memory to give).
Result<std::string> run_child(const std::vector<std::string>& arguments, std::string_view input,
                              const ChildLimits& most);

}  // namespace dateline
