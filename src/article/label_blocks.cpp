#include "article/label_blocks.hpp"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

// In units of likeness (measure.cpp): a change costs about as much as two odd lines, and coming back
// from a page's end takes three full paragraphs.
constexpr double change_cost = 1.5;
constexpr double tail_entry_cost = 0.5;
constexpr double tail_exit_cost = 5.0;
constexpr double tail_gain = 0.7;
constexpr double impossible = -1e18;
// A sign that nothing follows counts once this much article has been read.
constexpr std::size_t article_words_before_end = 60;
constexpr double certain_article = 1.5;

constexpr std::size_t furniture = 0;
constexpr std::size_t article = 1;
constexpr std::size_t tail = 2;

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
    std::vector<std::array<unsigned char, 3>> from(end);
    std::array<double, 3> best = {0, 0, impossible};
    for (std::size_t i = 0; i < end; ++i) {
        const bool begins_tail = measures[i].furniture.reach != Reach::line && likeness[i] < 0;
        std::array<double, 3> next{};
        for (std::size_t to = 0; to < 3; ++to) {
            double most = 2 * impossible;
            for (std::size_t was = 0; was < 3; ++was) {
                double value = best[was];
                if (was != to) {
                    if (to == tail) {
                        value -= begins_tail ? tail_entry_cost : -impossible;
                    } else {
                        value -= was == tail ? tail_exit_cost : (i == 0 ? 0 : change_cost);
                    }
                }
                if (value > most) {
                    most = value;
                    from[i][to] = static_cast<unsigned char>(was);
                }
            }
            next[to] = most + (to == article ? likeness[i] : to == tail ? tail_gain : 0);
        }
        best = next;
    }
    if (end == 0) return states;
    auto state = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
    for (std::size_t i = end; i-- > 0;) {
        states[i] = state == article     ? BlockState::article
                    : state == furniture ? BlockState::furniture
                                         : BlockState::tail;
        state = from[i][state];
    }
    return states;
}

}  // namespace dateline
