#include "language/entity_recognizer.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace dateline {
namespace {

constexpr std::size_t feature_count = 3;  // this token, the entity's first, the entity's last so far
constexpr std::size_t shares_block = 256;

enum Action { missing, begin, in, last, unit, out, action_count };

std::size_t best_of(const std::vector<MoveRange>& ranges, const float* scores) {
    std::size_t best = ranges.front().begin;
    for (const MoveRange range : ranges) {
        const std::size_t candidate = first_largest(scores, range.begin, range.end);
        if (scores[candidate] > scores[best]) best = candidate;
    }
    return best;
}

}  // namespace

Result<EntityRecognizer> EntityRecognizer::load(const ThincModel& model, std::size_t token_width,
                                                std::string_view moves_bytes, std::string_view moves_place) {
    EntityRecognizer recognizer;
    recognizer.token_width_ = token_width;
    auto moves = read_moves(moves_bytes, moves_place);
    if (!moves) return moves.error();
    auto& kept = recognizer.moves_;
    for (const Move& move : *moves) {
        if (move.action >= action_count) {
            return Error{ErrorCode::malformed,
                         fmt::format("{}: no entity recogniser has an action {}", moves_place, move.action)};
        }
        // BiluoPushDown.add_action leaves these out of the network's outputs.
        if (move.action == missing || (move.action == out && !move.label.empty())) continue;
        kept.push_back(move);
    }
    const auto is_unit = [](const Move& m) { return m.action == unit && !m.label.empty(); };
    const auto is_begin = [](const Move& m) { return m.action == begin && !m.label.empty(); };
    recognizer.out_ = ranges_of(kept, [](const Move& m) { return m.action == out; });
    recognizer.out_or_unit_ = ranges_of(kept, [&](const Move& m) { return m.action == out || is_unit(m); });
    recognizer.out_unit_or_begin_ =
        ranges_of(kept, [&](const Move& m) { return m.action == out || is_unit(m) || is_begin(m); });
    if (recognizer.out_.empty()) {
        return Error{ErrorCode::malformed, fmt::format("{}: no move out of an entity", moves_place)};
    }
    for (const Move& move : kept) {
        if (!is_begin(move)) continue;
        const std::string_view label = move.label;
        auto& ends = recognizer.last_[label];
        ends = ranges_of(kept, [&](const Move& m) { return m.action == last && m.label == label; });
        recognizer.in_or_last_[label] = ranges_of(
            kept, [&](const Move& m) { return (m.action == in || m.action == last) && m.label == label; });
        if (ends.empty()) {
            return Error{ErrorCode::malformed,
                         fmt::format("{}: no move ends an entity of {}", moves_place, label)};
        }
    }
    auto scorer = MoveScorer::load(model, token_width, feature_count, kept.size());
    if (!scorer) return scorer.error();
    recognizer.scorer_ = std::move(*scorer);
    return recognizer;
}

void EntityRecognizer::recognize(const float* vectors, std::span<const TokenFeatures> tokens,
                                 std::span<const std::uint8_t> sentence_starts, std::uint32_t first_token,
                                 RecognizerWorkspace& w, std::vector<NamedEntity>& entities) const {
    const std::size_t count = tokens.size();
    const std::size_t stride = scorer_.share_stride();
    w.shares.resize((shares_block + 1) *
                    stride);  // one row before the block: the last token of the block before
    w.entity_shares.resize(stride);
    w.scores.resize(scorer_.score_stride());
    bool open = false;
    NamedEntity entity;
    for (std::size_t at = 0; at < count; at += shares_block) {
        const std::size_t in_block = std::min(shares_block, count - at);
        std::copy_n(w.shares.data() + shares_block * stride, stride, w.shares.data());
        scorer_.shares(vectors + at * token_width_, in_block, w.narrowed, w.shares.data() + stride);
        for (std::size_t i = 0; i < in_block; ++i) {
            const std::size_t token = at + i;
            const float* const shares = w.shares.data() + (i + 1) * stride;
            const std::array<const float*, feature_count> rows = {
                scorer_.feature(shares, 0), scorer_.feature(open ? w.entity_shares.data() : nullptr, 1),
                scorer_.feature(open ? shares - stride : nullptr, 2)};
            scorer_.score(rows, w.scores.data());
            const bool may_go_on = token + 1 < count && sentence_starts[token + 1] == 0;
            std::size_t best = 0;
            if (open) {
                best = best_of((may_go_on ? in_or_last_ : last_).find(entity.label)->second, w.scores.data());
            } else if (tokens[token].is_space) {
                best = best_of(out_, w.scores.data());
            } else {
                best = best_of(may_go_on ? out_unit_or_begin_ : out_or_unit_, w.scores.data());
            }
            const auto here = first_token + static_cast<std::uint32_t>(token);
            switch (moves_[best].action) {
                case begin:
                    open = true;
                    entity = {here, here, moves_[best].label};
                    std::copy_n(shares, stride, w.entity_shares.data());
                    break;
                case last:
                    open = false;
                    entity.end = here + 1;
                    entities.push_back(entity);
                    break;
                case unit: entities.push_back({here, here + 1, moves_[best].label}); break;
                default: break;
            }
        }
    }
}

}  // namespace dateline
