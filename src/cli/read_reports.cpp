#include "cli/read_reports.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <unordered_map>

#include "base/parallel.hpp"
#include "cli/terminal.hpp"
#include "output/words.hpp"
#include "reading/cache_key.hpp"

namespace dateline {

namespace {

// Of one archive's pages so many are named for one reason; a crawl has thousands of indexes and menus.
constexpr std::size_t skips_named_of_a_container = 10;

using Earlier = std::unordered_map<std::string_view, std::string_view>;

Result<ReadReport> read_one(const Page& page, const Assets& assets, const Earlier& earlier,
                            EventScope scope) {
    ReadReport out;
    out.cached.key = reading_key(page, assets.pipeline.info().sha256, assets.gazetteer_sha256, scope);
    if (const auto found = earlier.find(out.cached.key); found != earlier.end()) {
        if (auto reading = reading_from_json(found->second)) {
            out.reading = std::move(*reading);
            out.reading.path = page.path;
            out.taken_over = true;
        }
    }
    if (!out.taken_over) {
        auto reading = read_report(page, {assets.pipeline, assets.gazetteer, scope});
        if (!reading) return reading.error();
        out.reading = std::move(*reading);
    }
    out.cached.json = to_json(out.reading);
    return out;
}

std::string_view reason_words(ErrorCode code) {
    switch (code) {
        case ErrorCode::not_found: return "not found";
        case ErrorCode::unreadable: return "not readable";
        case ErrorCode::empty: return "empty";
        case ErrorCode::not_text: return "not text";
        case ErrorCode::no_article: return "without an article";
        case ErrorCode::malformed: return "malformed";
        case ErrorCode::unsupported: return "of an unsupported kind";
        case ErrorCode::over_limit: return "over a limit";
        case ErrorCode::bad_usage: return "not usable";
        case ErrorCode::internal: return "failed";
    }
    return "failed";
}

}  // namespace

LeftOvers read_reports(const std::vector<std::string>& arguments, const Assets& assets,
                       const std::vector<CachedReading>& earlier, EventScope scope, unsigned jobs, Talk talk,
                       const std::function<bool(ReadReport&&)>& take) {
    Earlier by_key;
    for (const CachedReading& one : earlier) by_key.emplace(one.key, one.json);

    Inputs inputs = name_inputs(arguments);
    LeftOvers out;
    out.skipped = std::move(inputs.skipped);
    struct Made {
        std::string path;
        Result<ReadReport> report;
    };
    for_each_page<Made>(
        inputs, {jobs, "reading report", talk},
        [&](Page&& page) {
            auto report = read_one(page, assets, by_key, scope);
            return Made{std::move(page.path), std::move(report)};
        },
        [&](std::variant<Made, Skip>&& made) {
            if (auto* const skip = std::get_if<Skip>(&made)) {
                out.skipped.push_back(std::move(*skip));
                return true;
            }
            Made& one = std::get<Made>(made);
            if (one.report) return take(std::move(*one.report));
            out.skipped.push_back({std::move(one.path), one.report.error()});
            return true;
        });
    out.passed = std::move(inputs.passed);
    return out;
}

void name_passed(const PassedOver& passed) {
    for (const std::string& line : passed_lines(passed)) complain(line);
}

void name_skipped(const std::vector<Skip>& skipped) {
    std::map<std::pair<std::string, ErrorCode>, std::size_t> same;  // by container and reason
    for (const Skip& skip : skipped) {
        const auto member = skip.path.rfind('!');
        if (member != std::string::npos &&
            ++same[{skip.path.substr(0, member), skip.why.code}] > skips_named_of_a_container) {
            continue;
        }
        // Most messages begin with the path already.
        const bool named = skip.why.message.starts_with(skip.path);
        complain("skipped " + (named ? skip.why.message : skip.path + ": " + skip.why.message));
    }
    for (const auto& [key, count] : same) {
        if (count <= skips_named_of_a_container) continue;
        complain(fmt::format("skipped {}: {} more {}", key.first, count - skips_named_of_a_container,
                             reason_words(key.second)));
    }
}

std::string skipped_words(const std::vector<Skip>& skipped) {
    if (skipped.empty()) return "";
    std::map<ErrorCode, std::size_t> reasons;
    for (const Skip& skip : skipped) ++reasons[skip.why.code];
    std::string text = counted(skipped.size(), "document") + " skipped";
    std::string_view mark = ": ";
    for (const auto& [code, count] : reasons) {
        text += fmt::format("{}{} {}", mark, count, reason_words(code));
        mark = ", ";
    }
    return text;
}

unsigned jobs_or_all(unsigned jobs) {
    return jobs == 0 ? hardware_jobs() : jobs;
}

}  // namespace dateline
