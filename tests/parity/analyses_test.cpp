// Every token, label, arc and entity that spaCy gives for the texts under texts/.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <span>

#include "base/utf8.hpp"
#include "golden.hpp"
#include "language/pipeline.hpp"

namespace dateline::parity {

namespace {

// One document of analyses.tsv.gz.
struct Expected {
    std::string given;  // as bytes from outside
    std::string text;   // what spaCy read
    std::vector<Row> tokens;
    std::vector<Row> entities;
};

std::vector<Expected> expected_documents() {
    std::vector<Expected> documents;
    for (Row& row : golden_rows("analyses.tsv.gz")) {
        if (row[0] == "D") {
            documents.push_back({row.at(1), row.at(2), {}, {}});
        } else {
            (row[0] == "T" ? documents.back().tokens : documents.back().entities).push_back(std::move(row));
        }
    }
    return documents;
}

Row row_of(const Token& token) {
    return {"T",
            std::to_string(token.span.begin),
            std::to_string(token.span.end),
            token.space_after ? "1" : "0",
            std::string(token.tag),
            std::string(token.pos),
            std::string(token.dep),
            std::to_string(token.head),
            token.sentence_start ? "1" : "0",
            token.lemma,
            token.norm,
            std::string(token.morph)};
}

Row row_of(const NamedEntity& entity) {
    return {"E", std::to_string(entity.begin), std::to_string(entity.end), std::string(entity.label)};
}

std::string shown(const std::vector<Row>& rows, std::size_t at) {
    return at < rows.size() ? fmt::format("{}", fmt::join(rows[at], " ")) : "nothing";
}

class Differences {
public:
    void compare(std::string_view text, const std::vector<Row>& expected, const std::vector<Row>& found) {
        for (std::size_t at = 0; at < std::max(expected.size(), found.size()); ++at) {
            if (at < expected.size() && at < found.size() && expected[at] == found[at]) continue;
            if (++count_ <= kShown) {
                const std::size_t begin =
                    at < expected.size() && expected[at][0] == "T" ? std::stoul(expected[at][1]) : 0;
                shown_ += fmt::format("spaCy:    {}\nDateline: {}\nin: {:?}\n", shown(expected, at),
                                      shown(found, at), text.substr(begin > 60 ? begin - 60 : 0, 160));
            }
        }
    }
    std::size_t count() const { return count_; }
    const std::string& shown_rows() const { return shown_; }

private:
    static constexpr std::size_t kShown = 12;
    std::size_t count_ = 0;
    std::string shown_;
};

TEST(Analyses, EqualSpacys) {
    const auto pipeline = Pipeline::load(model_path());
    ASSERT_TRUE(pipeline) << pipeline.error().message;
    Differences differences;
    std::size_t tokens = 0;
    std::size_t sentences = 0;
    const std::vector<Expected> documents = expected_documents();
    for (const Expected& expected : documents) {
        const std::string text = to_valid_utf8(expected.given);
        ASSERT_EQ(text, expected.text);
        const Analysis analysis = pipeline->analyse(text);
        std::vector<Row> token_rows;
        for (const Token& token : analysis.tokens) {
            token_rows.push_back(row_of(token));
            sentences += token.sentence_start ? 1 : 0;
        }
        std::vector<Row> entity_rows;
        for (const NamedEntity& entity : analysis.entities) entity_rows.push_back(row_of(entity));
        differences.compare(text, expected.tokens, token_rows);
        differences.compare(text, expected.entities, entity_rows);
        tokens += expected.tokens.size();
    }
    fmt::print("{} documents, {} sentences, {} tokens: {} differences\n", documents.size(), sentences, tokens,
               differences.count());
    EXPECT_EQ(differences.count(), 0u) << differences.shown_rows();
    EXPECT_GT(sentences, 2000u);
}

// Texts that are analysed as pieces of one text give what each gives alone, at shifted places.
TEST(Analyses, OfPiecesAreThoseOfTheDocumentsAlone) {
    const auto pipeline = Pipeline::load(model_path());
    ASSERT_TRUE(pipeline) << pipeline.error().message;
    const std::vector<Expected> documents = expected_documents();
    std::string text;
    std::vector<Span> pieces;
    std::vector<Row> expected_tokens;
    std::vector<Row> expected_entities;
    for (const Expected& document : std::span(documents).subspan(0, 200)) {
        const std::size_t first = expected_tokens.size();
        for (Row row : document.tokens) {
            for (const std::size_t field : {1u, 2u})
                row[field] = std::to_string(std::stoul(row[field]) + text.size());
            row[7] = std::to_string(std::stoul(row[7]) + first);
            expected_tokens.push_back(std::move(row));
        }
        for (Row row : document.entities) {
            for (const std::size_t field : {1u, 2u})
                row[field] = std::to_string(std::stoul(row[field]) + first);
            expected_entities.push_back(std::move(row));
        }
        const auto begin = static_cast<std::uint32_t>(text.size());
        text += document.text;
        pieces.push_back({begin, static_cast<std::uint32_t>(text.size())});
        text += "\n--\n";
    }
    const Analysis analysis = pipeline->analyse(text, pieces);
    std::vector<Row> token_rows;
    for (const Token& token : analysis.tokens) token_rows.push_back(row_of(token));
    std::vector<Row> entity_rows;
    for (const NamedEntity& entity : analysis.entities) entity_rows.push_back(row_of(entity));
    EXPECT_EQ(token_rows, expected_tokens);
    EXPECT_EQ(entity_rows, expected_entities);
}

}  // namespace

}  // namespace dateline::parity
