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

// What the loader says when the first row of the file is `fields`.
std::string said_of(std::string_view file, const std::vector<std::string_view>& fields) {
    const auto loaded = time_tables::load([&](std::string_view name, std::size_t least, std::size_t most) {
        auto rows = data_rows(name, least, most);
        if (rows && name == file) rows->front() = {fields, 7};
        return rows;
    });
    return loaded ? "" : loaded.error().message;
}

TEST(TimeTables, AMalformedRowIsNamedWithFileAndLine) {
    const char* const words = "time/en/words.tsv";
    const char* const patterns = "time/en/patterns.tsv";
    EXPECT_EQ(said_of(words, {"today", "dayword=0"}), "data/time/en/words.tsv line 7: no class 'dayword=0'");
    EXPECT_EQ(said_of(words, {"today", "DAYWORD=soon"}),
              "data/time/en/words.tsv line 7: no class 'DAYWORD=soon'");
    EXPECT_EQ(said_of(words, {"today", "DAYWORD=0", "verb"}),
              "data/time/en/words.tsv line 7: no condition 'verb'");
    EXPECT_EQ(said_of(patterns, {"0", "EXPR", "NUM", "date", "y=$1", "-"}),
              "data/time/en/patterns.tsv line 7: no level 1 to 9");
    EXPECT_EQ(said_of(patterns, {"2", "EXPR", "NUM", "day", "y=$1", "-"}),
              "data/time/en/patterns.tsv line 7: no type 'day'");
    EXPECT_EQ(said_of(patterns, {"2", "EXPR", "NUM", "date", "year=$1", "-"}),
              "data/time/en/patterns.tsv line 7: no assignment 'year=$1'");
    EXPECT_EQ(said_of(patterns, {"2", "EXPR", "NUM", "date", "y=$2", "-"}),
              "data/time/en/patterns.tsv line 7: an element that the pattern does not have");
    EXPECT_EQ(said_of(patterns, {"2", "EXPR", "NUMMER UNIT", "date", "y=$1", "-"}),
              "data/time/en/patterns.tsv line 7: no word and no pattern gives the class 'NUMMER'");
    EXPECT_EQ(said_of(patterns, {"2", "EXPR", "[in]", "date", "y=1999", "-"}),
              "data/time/en/patterns.tsv line 7: a pattern without a span");
}

TEST(TimeTables, AreWellFormed) {
    const auto loaded = time_tables::load();
    EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().message);
}

}  // namespace
}  // namespace dateline
