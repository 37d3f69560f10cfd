// tests/cases/time/*.tsv through the real model: report day, text, every expression found with its value.
// To renew the files after a change, run with DATELINE_RENEW_CASES=1 and review the difference.
#include <cstdlib>
#include <fstream>
#include <set>

#include "mention/time/matcher.hpp"
#include "mention/time/pieces.hpp"
#include "mention/time/tables.hpp"
#include "time_test.hpp"

namespace dateline {
namespace {

using namespace time_test;

TEST(TimeCases, EveryTextGivesItsExpressionsAndValues) {
    for (const char* file : case_files) {
        for (const Case& row : cases(file)) {
            EXPECT_EQ(dump(read(row.text), day(row.report_day)), row.expected)
                << file << " line " << row.line;
        }
    }
}

void renew(const std::string& file) {
    std::ifstream in(case_path(file));
    std::string line;
    std::string all;
    while (std::getline(in, line)) {
        const auto tab = line.find('\t');
        if (line.empty() || line[0] == '#' || tab == std::string::npos) {
            all.append(line).append(1, '\n');
            continue;
        }
        const auto end = std::min(line.find('\t', tab + 1), line.size());
        const std::string written = line.substr(tab + 1, end - tab - 1);
        std::string text = written;
        for (auto at = text.find(" // "); at != std::string::npos; at = text.find(" // "))
            text.replace(at, 4, 1, '\n');
        all.append(line.substr(0, end))
            .append(1, '\t')
            .append(dump(read(text), day(line.substr(0, tab))))
            .append(1, '\n');
    }
    std::ofstream(case_path(file)) << all;
}

TEST(TimeCases, AllRowsOfTheTablesAreUsedByThem) {
    if (std::getenv("DATELINE_RENEW_CASES") != nullptr) {
        for (const char* file : case_files) renew(file);
    }
    const time_tables::Tables& tables = time_tables::tables();
    std::set<std::uint32_t> words;
    std::set<std::uint32_t> patterns;
    for (const char* file : case_files) {
        for (const Case& row : cases(file)) {
            const Read made = read(row.text);
            const TimeContext context(made.article.text, made.analysis, tables);
            std::vector<Piece> pieces;
            for (std::uint32_t at = 0; at <= made.analysis.tokens.size(); ++at) {
                const bool ends =
                    at == made.analysis.tokens.size() || made.analysis.tokens[at].sentence_start;
                if (ends) {
                    const SentenceTimes found = match_times(pieces, context, tables);
                    words.insert(found.words_used.begin(), found.words_used.end());
                    patterns.insert(found.patterns_used.begin(), found.patterns_used.end());
                    pieces.clear();
                }
                if (at == made.analysis.tokens.size()) break;
                const Token& token = made.analysis.tokens[at];
                const bool glued = at > 0 && made.analysis.tokens[at - 1].span.end == token.span.begin;
                add_pieces(token.span.of(made.article.text), token.span.begin, at, glued, pieces);
                // Verbs are looked up by their lemma.
                if (const auto lemma = tables.words.find(token.lemma); lemma != tables.words.end()) {
                    for (const auto& word : lemma->second) words.insert(word.row);
                }
            }
        }
    }
    for (std::uint32_t row = 0; row < tables.word_rows.size(); ++row) {
        EXPECT_TRUE(words.contains(row)) << "no case uses " << tables.word_rows[row];
    }
    for (std::uint32_t row = 0; row < tables.pattern_rows.size(); ++row) {
        EXPECT_TRUE(patterns.contains(row)) << "no case uses " << tables.pattern_rows[row];
    }
}

TEST(TimeTables, AreWellFormed) {
    const auto loaded = time_tables::load();
    EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().message);
}

}  // namespace
}  // namespace dateline
