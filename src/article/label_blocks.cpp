#include "article/label_blocks.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

// In units of likeness (measure.cpp): a change costs about as much as two odd lines; coming back from a
// pitch takes one full paragraph that is about the article's subject, from a list at a page's end three.
constexpr double change_cost = 1.2;
constexpr double entry_cost = 0.5;
constexpr double pitch_exit_cost = 2.5;
constexpr double tail_exit_cost = 8.0;
constexpr double pitch_gain = 0.2;
constexpr double tail_gain = 0.5;
constexpr double impossible = -1e18;
// A sign that nothing follows counts once this much article has been read.
constexpr std::size_t article_words_before_end = 60;
constexpr double certain_article = 1.5;
constexpr double tail_weight = 4;
constexpr std::size_t tail_heading_words = 9;
constexpr double tail_share = 0.3;
constexpr double certain_furniture = -2;

constexpr std::size_t furniture = 0;
constexpr std::size_t article = 1;
constexpr std::size_t pitch = 2;
constexpr std::size_t tail = 3;
constexpr std::size_t state_count = 4;

double cost(std::size_t from, std::size_t to, Reach begins, bool first) {
    if (from == to) return 0;
    if (to == pitch) return begins == Reach::line ? -impossible : entry_cost;
    if (to == tail) return begins == Reach::tail || begins == Reach::end ? entry_cost : -impossible;
    if (from == pitch) return pitch_exit_cost;
    if (from == tail) return tail_exit_cost;
    return first ? 0 : change_cost;
}

bool passed_over(const Measures& block, double likeness) {
    return block.furnished && likeness < certain_furniture;
}

double gain(std::size_t state, double likeness) {
    switch (state) {
        case article: return likeness;
        case pitch: return pitch_gain;
        case tail: return tail_gain;
        default: return 0;
    }
}

// The first block that ends all, or the number of blocks.
std::size_t find_end(std::span<const Measures> measures, std::span<const double> likeness) {
    std::size_t words = 0;
    std::size_t blocks = 0;
    for (std::size_t i = 0; i < measures.size(); ++i) {
        const bool ends = measures[i].furniture.reach == Reach::end && likeness[i] < 0;
        if (ends && words >= article_words_before_end && blocks >= 2) return i;
        if (likeness[i] >= certain_article) {
            words += measures[i].count.words;
            ++blocks;
        }
    }
    return measures.size();
}

}  // namespace

std::vector<BlockState> label_blocks(std::span<const Measures> measures, std::span<const double> likeness) {
    const std::size_t count = measures.size();
    std::vector<BlockState> states(count, BlockState::tail);
    const std::size_t end = find_end(measures, likeness);
    std::vector<std::array<unsigned char, state_count>> from(end);
    std::array<double, state_count> best = {0, 0, impossible, impossible};
    bool first = true;
    for (std::size_t i = 0; i < end; ++i) {
        if (passed_over(measures[i], likeness[i])) {
            // The states around go on as if it were not there.
            from[i] = {furniture, article, pitch, tail};
            continue;
        }
        const Reach begins = likeness[i] < 0 ? measures[i].furniture.reach : Reach::line;
        std::array<double, state_count> next{};
        for (std::size_t to = 0; to < state_count; ++to) {
            double most = 2 * impossible;
            for (std::size_t was = 0; was < state_count; ++was) {
                const double value = best[was] - cost(was, to, begins, first);
                if (value <= most) continue;
                most = value;
                from[i][to] = static_cast<unsigned char>(was);
            }
            next[to] = std::max(most, 2 * impossible) + gain(to, likeness[i]);
        }
        best = next;
        first = false;
    }
    if (end == 0) return states;
    auto state = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
    for (std::size_t i = end; i-- > 0;) {
        if (passed_over(measures[i], likeness[i])) {
            states[i] = BlockState::furniture;
        } else {
            states[i] = state == article ? BlockState::article
                        : state == tail  ? BlockState::tail
                                         : BlockState::furniture;
        }
        state = from[i][state];
    }
    return states;
}

namespace {

// Where a short line begins a list of other things: the first such that has no more than a part of the
// article behind it.
std::size_t find_tail(std::span<const Block> blocks, std::span<const Measures> measures) {
    std::size_t all = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].verdict == Verdict::article) all += measures[i].count.words;
    }
    std::size_t before = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].verdict != Verdict::article) continue;
        const Measures& m = measures[i];
        const bool begins = m.furniture.reach == Reach::tail && m.furniture.weight >= tail_weight &&
                            m.count.words <= tail_heading_words;
        if (begins && before >= article_words_before_end &&
            static_cast<double>(all - before) <= tail_share * static_cast<double>(all))
            return i;
        before += m.count.words;
    }
    return blocks.size();
}

}  // namespace

std::vector<BlockState> judged_states(std::span<const Block> blocks, std::span<const Measures> measures,
                                      std::span<const double> likeness) {
    std::vector<BlockState> states(blocks.size(), BlockState::furniture);
    const std::size_t end = std::min(find_end(measures, likeness), find_tail(blocks, measures));
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (i >= end) {
            states[i] = BlockState::tail;
        } else if (blocks[i].verdict == Verdict::article) {
            states[i] = BlockState::article;
        }
    }
    return states;
}

}  // namespace dateline
