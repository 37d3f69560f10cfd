#include "cli/read_reports.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iostream>
#include <iterator>
#include <map>
#include <unordered_map>

#include "base/limits.hpp"
#include "base/parallel.hpp"
#include "cli/terminal.hpp"
#include "output/words.hpp"
#include "reading/cache_key.hpp"

namespace dateline {

namespace {

constexpr const char* standard_input = "-";

Result<Page> page_of_standard_input() {
    std::string bytes;
    std::array<char, 1 << 16> block{};
    while (const std::size_t got = std::fread(block.data(), 1, block.size(), stdin)) {
        bytes.append(block.data(), got);
        if (bytes.size() > limits::report_bytes) {
            return Error{
                ErrorCode::over_limit,
                fmt::format("standard input: larger than the limit of {} bytes", limits::report_bytes)};
        }
    }
    return page_from_bytes(standard_input, std::move(bytes));
}

using Earlier = std::unordered_map<std::string_view, std::string_view>;

ReadReport read_one(const std::string& path, const Assets& assets, const Earlier& earlier) {
    ReadReport out{path, Error{}, {}};
    const Result<Page> page = page_of(path);
    if (!page) {
        out.reading = page.error();
        return out;
    }
    out.cached.key = reading_key(*page, assets.pipeline.info().sha256, assets.gazetteer_sha256);
    if (const auto found = earlier.find(out.cached.key); found != earlier.end()) {
        out.reading = reading_from_json(found->second);
        out.taken_over = out.reading.has_value();
        if (out.taken_over) out.reading->path = page->path;
    }
    if (!out.taken_over) out.reading = read_report(*page, {assets.pipeline, assets.gazetteer});
    if (out.reading) out.cached.json = to_json(*out.reading);
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

NamedPages name_pages(const std::vector<std::string>& arguments) {
    std::vector<std::string> files;
    std::copy_if(arguments.begin(), arguments.end(), std::back_inserter(files),
                 [](const std::string& one) { return one != standard_input; });
    Collected collected = collect(files);
    NamedPages out;
    for (const auto& file : collected.files) out.paths.push_back(file.string());
    if (files.size() != arguments.size()) out.paths.emplace_back(standard_input);
    out.skipped = std::move(collected.skipped);
    return out;
}

Result<Page> page_of(const std::string& path) {
    return path == standard_input ? page_of_standard_input() : read_page(path);
}

ReadReports read_reports(const std::vector<std::string>& arguments, const Assets& assets,
                         const std::vector<CachedReading>& earlier, unsigned jobs, Talk talk) {
    NamedPages named = name_pages(arguments);
    const std::vector<std::string>& paths = named.paths;

    Earlier by_key;
    for (const CachedReading& one : earlier) by_key.emplace(one.key, one.json);

    std::vector<std::optional<ReadReport>> read(paths.size());
    {
        Progress progress("reading report", paths.size(), talk);
        parallel_for(paths.size(), jobs, [&](std::size_t i) {
            read[i] = read_one(paths[i], assets, by_key);
            progress.step();
        });
    }
    ReadReports out;
    out.skipped = std::move(named.skipped);
    for (auto& one : read) out.reports.push_back(std::move(*one));
    return out;
}

void name_skipped(const std::vector<Skip>& skipped) {
    for (const Skip& skip : skipped) {
        // Most messages begin with the path already.
        const bool named = skip.why.message.starts_with(skip.path);
        complain("skipped " + (named ? skip.why.message : skip.path + ": " + skip.why.message));
    }
}

std::string skipped_words(const std::vector<Skip>& skipped) {
    if (skipped.empty()) return "";
    std::map<ErrorCode, std::size_t> reasons;
    for (const Skip& skip : skipped) ++reasons[skip.why.code];
    std::string text = counted(skipped.size(), "file") + " skipped";
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
