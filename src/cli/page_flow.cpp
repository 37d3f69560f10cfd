#include "cli/page_flow.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dateline {

namespace {

constexpr const char* standard_input = "-";
constexpr std::size_t slots_a_job = 4;

}  // namespace

Inputs name_inputs(const std::vector<std::string>& arguments) {
    std::vector<std::string> files;
    std::copy_if(arguments.begin(), arguments.end(), std::back_inserter(files),
                 [](const std::string& one) { return one != standard_input; });
    Collected collected = collect(files);
    Inputs out;
    out.files = std::move(collected.files);
    out.skipped = std::move(collected.skipped);
    out.passed = std::move(collected.passed);
    if (files.size() != arguments.size()) out.files.push_back({standard_input, Asked::by_name, {}});
    return out;
}

std::size_t flow_slots(unsigned jobs) {
    return jobs <= 1 ? 1 : slots_a_job * jobs;
}

std::vector<std::string> passed_lines(const PassedOver& passed) {
    std::vector<std::string> lines;
    std::string container;
    for (const auto& [key, count] : passed.counts()) {
        if (lines.empty() || key.first != container) {
            container = key.first;
            lines.push_back(fmt::format("{}: passed over: {} {}", container, count, key.second));
        } else {
            lines.back() += fmt::format(", {} {}", count, key.second);
        }
    }
    return lines;
}

}  // namespace dateline
