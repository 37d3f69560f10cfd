#include "language/dependency_parser.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace dateline {
namespace {

constexpr std::size_t feature_count = 8;  // StateC.set_context_tokens
constexpr std::size_t shares_block = 256;
constexpr std::int32_t nothing = -1;

enum Action { shift, reduce, left_arc, right_arc, break_sentence, action_count };

// The stack, the buffer and the arcs so far. The buffer is the tokens that were put back, then those not yet
// reached.
class State {
public:
    State(std::size_t count, ParserWorkspace& w) : count_(static_cast<std::int32_t>(count)), w_(w) {
        w.stack.clear();
        w.put_back.clear();
        for (auto* per_token : {&w.heads, &w.last_left, &w.last_right, &w.arc_before})
            per_token->assign(count, nothing);
        w.unshiftable.assign(count, 0);
        w.breaks.assign(count, 0);
    }

    bool is_final() const { return w_.stack.empty() && buffered() == 0; }

    std::int32_t stacked(std::size_t depth) const {
        return depth < w_.stack.size() ? w_.stack[w_.stack.size() - 1 - depth] : nothing;
    }
    std::int32_t buffer(std::size_t place) const {
        if (place < w_.put_back.size()) return w_.put_back[w_.put_back.size() - 1 - place];
        const std::int32_t token = next_ + static_cast<std::int32_t>(place - w_.put_back.size());
        return token < count_ ? token : nothing;
    }

    std::array<std::int32_t, feature_count> features() const {
        const std::int32_t b0 = buffer(0);
        const std::int32_t s0 = stacked(0);
        const auto last = [](const std::vector<std::int32_t>& arcs, std::int32_t head) {
            return head == nothing ? nothing : arcs[static_cast<std::size_t>(head)];
        };
        return {b0,
                buffer(1),
                s0,
                stacked(1),
                stacked(2),
                last(w_.last_left, b0),
                last(w_.last_left, s0),
                last(w_.last_right, s0)};
    }

    std::array<bool, action_count> allowed() const {
        const std::int32_t b0 = buffer(0);
        const std::int32_t b1 = buffer(1);
        const std::size_t left = buffered();
        const bool has_stack = !w_.stack.empty();
        const bool starts = b0 != nothing && w_.breaks[static_cast<std::size_t>(b0)] != 0;
        const bool attach = has_stack && left > 0 && !starts;
        std::array<bool, action_count> result{};
        result[shift] =
            !has_stack || (left >= 2 && !starts && w_.unshiftable[static_cast<std::size_t>(b0)] == 0);
        result[reduce] = has_stack;
        result[left_arc] = attach;
        result[right_arc] = attach;
        result[break_sentence] = left >= 2 && b1 == b0 + 1 && w_.breaks[static_cast<std::size_t>(b1)] == 0;
        return result;
    }

    void make(int action, std::string_view label, std::vector<std::string_view>& labels) {
        const std::int32_t b0 = buffer(0);
        const std::int32_t s0 = stacked(0);
        switch (action) {
            case right_arc:
                attach(s0, b0);
                labels[static_cast<std::size_t>(b0)] = label;
                [[fallthrough]];
            case shift:
                if (w_.put_back.empty()) {
                    ++next_;
                } else {
                    w_.put_back.pop_back();
                }
                w_.stack.push_back(b0);
                break;
            case reduce:
                w_.stack.pop_back();
                if (w_.heads[static_cast<std::size_t>(s0)] == nothing && !w_.stack.empty()) {
                    w_.unshiftable[static_cast<std::size_t>(s0)] = 1;
                    w_.put_back.push_back(s0);
                }
                break;
            case left_arc:
                attach(b0, s0);
                labels[static_cast<std::size_t>(s0)] = label;
                w_.unshiftable[static_cast<std::size_t>(b0)] = 0;
                w_.stack.pop_back();
                break;
            default: w_.breaks[static_cast<std::size_t>(buffer(1))] = 1;
        }
    }

private:
    std::size_t buffered() const { return static_cast<std::size_t>(count_ - next_) + w_.put_back.size(); }

    std::int32_t& last_arc(std::int32_t head, std::int32_t child) {
        return (head > child ? w_.last_left : w_.last_right)[static_cast<std::size_t>(head)];
    }

    // Arcs of a head on one side form a list from the last one back. A child that changes its head always is
    // the last of its old one: it lies on the stack directly above that head, which took no arc since.
    void attach(std::int32_t head, std::int32_t child) {
        std::int32_t& old_head = w_.heads[static_cast<std::size_t>(child)];
        std::int32_t& before = w_.arc_before[static_cast<std::size_t>(child)];
        if (old_head != nothing) last_arc(old_head, child) = before;
        before = last_arc(head, child);
        last_arc(head, child) = child;
        old_head = head;
    }

    std::int32_t count_;
    std::int32_t next_ = 0;
    ParserWorkspace& w_;
};

}  // namespace

Result<DependencyParser> DependencyParser::load(const ThincModel& model, std::size_t token_width,
                                                std::string_view moves_bytes, std::string_view moves_place) {
    DependencyParser parser;
    parser.token_width_ = token_width;
    auto moves = read_moves(moves_bytes, moves_place);
    if (!moves) return moves.error();
    parser.moves_ = std::move(*moves);
    std::array<bool, action_count> present{};
    for (std::size_t i = 0; i < parser.moves_.size(); ++i) {
        const Move& move = parser.moves_[i];
        if (move.action >= action_count) {
            return Error{ErrorCode::malformed,
                         fmt::format("{}: no parser has an action {}", moves_place, move.action)};
        }
        if (move.label == "subtok") {
            return Error{ErrorCode::unsupported,
                         fmt::format("{}: a parser that joins tokens (label subtok)", moves_place)};
        }
        present[static_cast<std::size_t>(move.action)] = true;
        if (parser.actions_.empty() || parser.actions_.back().action != move.action) {
            parser.actions_.push_back({move.action, {i, i}});
        }
        parser.actions_.back().range.end = i + 1;
    }
    // With these two some move is allowed in every state.
    if (!present[shift] || !present[reduce]) {
        return Error{ErrorCode::malformed,
                     fmt::format("{}: no shift or no reduce among the moves", moves_place)};
    }
    auto scorer = MoveScorer::load(model, token_width, feature_count, parser.moves_.size());
    if (!scorer) return scorer.error();
    parser.scorer_ = std::move(*scorer);
    return parser;
}

void DependencyParser::parse(const float* vectors, std::span<const TokenFeatures> tokens, ParserWorkspace& w,
                             DependencyTree& tree) const {
    const std::size_t count = tokens.size();
    const std::size_t stride = scorer_.share_stride();
    w.shares.resize(std::max(w.shares.size(), count * stride));
    w.scores.resize(scorer_.score_stride());
    for (std::size_t at = 0; at < count; at += shares_block) {
        scorer_.shares(vectors + at * token_width_, std::min(shares_block, count - at), w.narrowed,
                       w.shares.data() + at * stride);
    }
    static constexpr std::string_view root = "ROOT";
    tree.labels.assign(count, root);
    State state(count, w);
    std::array<const float*, feature_count> rows;
    while (!state.is_final()) {
        const auto features = state.features();
        for (std::size_t f = 0; f < feature_count; ++f) {
            const std::int32_t token = features[f];
            rows[f] = scorer_.feature(
                token == nothing ? nullptr : w.shares.data() + static_cast<std::size_t>(token) * stride, f);
        }
        scorer_.score(rows, w.scores.data());
        const auto allowed = state.allowed();
        const std::size_t none = moves_.size();
        std::size_t best = none;
        for (const Actions& actions : actions_) {
            if (!allowed[static_cast<std::size_t>(actions.action)]) continue;
            const std::size_t candidate =
                first_largest(w.scores.data(), actions.range.begin, actions.range.end);
            if (best == none || w.scores[candidate] > w.scores[best]) best = candidate;
        }
        state.make(moves_[best].action, moves_[best].label, tree.labels);
    }
    tree.heads.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const bool is_root = w.heads[i] == nothing;
        tree.heads[i] = is_root ? i : static_cast<std::uint32_t>(w.heads[i]);
        if (is_root) tree.labels[i] = root;
    }
    finish_tree(tokens, tree);
}

}  // namespace dateline
