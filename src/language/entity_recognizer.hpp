// The named entity recogniser (spacy/pipeline/_parser_internals/ner.pyx): one move a token, begin, in, last
// or unit of an entity with a label, or out of any; decoded greedily, the first of equals. Linear in the
// number of tokens.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "language/analysis.hpp"
#include "language/features.hpp"
#include "language/kernels.hpp"
#include "language/move_scorer.hpp"
#include "language/moves.hpp"

namespace dateline {

struct RecognizerWorkspace {
    Floats shares;
    Floats entity_shares;  // of the open entity's first token
    Floats narrowed;
    Floats scores;
};

class EntityRecognizer {
public:
    // `moves_bytes` is the member `moves`, read from `moves_place`. Errors: malformed, unsupported.
    static Result<EntityRecognizer> load(const ThincModel& model, std::size_t token_width,
                                         std::string_view moves_bytes, std::string_view moves_place);

    // `vectors` has one row a token; no entity reaches over a sentence start. Appends to `entities`, whose
    // token numbers begin at `first_token`.
    void recognize(const float* vectors, std::span<const TokenFeatures> tokens,
                   std::span<const std::uint8_t> sentence_starts, std::uint32_t first_token,
                   RecognizerWorkspace& workspace, std::vector<NamedEntity>& entities) const;

private:
    std::size_t token_width_ = 0;
    MoveScorer scorer_;
    std::vector<Move> moves_;
    // The moves allowed outside an entity: before a space; where none may go on to the next token; anywhere
    // else.
    std::vector<MoveRange> out_, out_or_unit_, out_unit_or_begin_;
    std::map<std::string_view, std::vector<MoveRange>> last_, in_or_last_;  // inside one with that label
};

}  // namespace dateline
