#include "source/saved_page.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <re2/re2.h>

#include "base/data_file.hpp"
#include "source/told_time.hpp"

namespace dateline {

namespace {

constexpr std::size_t looked_bytes = 16u << 10;
constexpr std::size_t most_marks = 200;  // comments and meta tags that are looked into

const std::vector<SavePattern>& patterns() {
    static const std::vector<SavePattern> rows = [] {
        auto read = read_save_patterns();
        return read ? std::move(*read) : std::vector<SavePattern>{};
    }();
    return rows;
}

// Comments without their dashes, and meta tags as they stand.
std::vector<std::string_view> marks_of(std::string_view html) {
    std::vector<std::string_view> marks;
    for (auto at = html.find('<'); at != std::string_view::npos && marks.size() < most_marks;
         at = html.find('<', at + 1)) {
        const auto rest = html.substr(at);
        if (rest.starts_with("<!--")) {
            const auto end = rest.find("-->", 4);
            if (end != std::string_view::npos) marks.push_back(rest.substr(4, end - 4));
        } else if (rest.starts_with("<meta name=\"savepage")) {
            marks.push_back(rest.substr(0, rest.find('>')));
        }
    }
    return marks;
}

void read_mark(std::string_view mark, SaveMark& out) {
    for (const SavePattern& row : patterns()) {
        const auto& groups = row.pattern->NamedCapturingGroups();
        std::vector<re2::StringPiece> found(static_cast<std::size_t>(row.pattern->NumberOfCapturingGroups()) +
                                            1);
        if (!row.pattern->Match(re2::StringPiece(mark.data(), mark.size()), 0, mark.size(),
                                re2::RE2::UNANCHORED, found.data(), static_cast<int>(found.size()))) {
            continue;
        }
        const auto group = [&](const char* name) {
            const auto number = groups.find(name);
            return number == groups.end()
                       ? std::string()
                       : std::string(found[static_cast<std::size_t>(number->second)].as_string());
        };
        if (out.url.empty()) out.url = group("url");
        if (!out.url.empty() && !out.url.starts_with("http")) out.url = "http://" + out.url;
        if (!out.saved) out.saved = told_time(group("date"), "the mark of " + row.program);
    }
}

}  // namespace

Result<std::vector<SavePattern>> read_save_patterns() {
    constexpr std::string_view file = "source/save_marks.tsv";
    const auto rows = data_rows(file, 2, 2);
    if (!rows) return rows.error();
    std::vector<SavePattern> read;
    for (const DataRow& row : *rows) {
        auto pattern = std::make_shared<const re2::RE2>(
            re2::StringPiece(row.fields[1].data(), row.fields[1].size()), re2::RE2::Quiet);
        if (!pattern->ok() || pattern->NamedCapturingGroups().empty()) {
            return Error{
                ErrorCode::malformed,
                fmt::format("data/{} line {}: not a regular expression with a group `url` or `date`: {}",
                            file, row.line, pattern->error())};
        }
        read.push_back({std::string(row.fields[0]), std::move(pattern)});
    }
    return read;
}

SaveMark find_save_mark(std::string_view html) {
    SaveMark out;
    for (const auto mark : marks_of(html.substr(0, looked_bytes))) read_mark(mark, out);
    if (html.size() > looked_bytes) {
        const std::size_t tail = std::max(looked_bytes, html.size() - std::min(html.size(), looked_bytes));
        for (const auto mark : marks_of(html.substr(tail))) read_mark(mark, out);
    }
    return out;
}

}  // namespace dateline
