#include "language/lexeme_cache.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace dateline {
namespace {

std::uint64_t hash(const TokenFeatures& key) {
    constexpr std::uint64_t odd = 0x9e3779b97f4a7c15ull;
    std::uint64_t h = key.norm;
    for (const std::uint64_t part : {key.prefix, key.suffix, key.shape, key.spacy, key.is_space}) {
        h = (std::rotl(h, 23) ^ part) * odd;
    }
    return h ^ h >> 32;
}

}  // namespace

LexemeCache::LexemeCache(std::size_t row_width, std::size_t most_rows)
    : row_width_(row_width), most_rows_(most_rows / 2) {
    // Half empty at least, so that probes stay short.
    const std::size_t slots = std::bit_ceil(most_rows_ * 2);
    for (Generation* generation : {&young_, &old_}) generation->slots.assign(slots, 0);
}

std::uint32_t* LexemeCache::slot(Generation& generation, const TokenFeatures& key) const {
    const std::size_t mask = generation.slots.size() - 1;
    for (std::size_t at = static_cast<std::size_t>(hash(key)) & mask;; at = (at + 1) & mask) {
        std::uint32_t& slot = generation.slots[at];
        if (slot == 0 || generation.keys[slot - 1] == key) return &slot;
    }
}

void LexemeCache::make_room(std::size_t count) {
    if (young_.keys.size() + count > most_rows_) {
        std::swap(young_, old_);
        young_.keys.clear();
        std::fill(young_.slots.begin(), young_.slots.end(), 0);
    }
    // Memory is taken as it is needed, at least doubling, since most runs never fill the cache.
    const std::size_t needed = (young_.keys.size() + count) * row_width_;
    if (young_.rows.size() < needed) {
        young_.rows.resize(std::min(most_rows_ * row_width_, std::max(needed, 2 * young_.rows.size())));
    }
}

LexemeCache::Found LexemeCache::find_or_add(const TokenFeatures& key) {
    std::uint32_t* const slot_of_key = slot(young_, key);
    const bool is_young = *slot_of_key != 0;
    if (!is_young) {
        young_.keys.push_back(key);
        *slot_of_key = static_cast<std::uint32_t>(young_.keys.size());
    }
    float* const row = young_.rows.data() + (*slot_of_key - 1) * row_width_;
    if (is_young) return {row, false};
    const std::uint32_t in_old = *slot(old_, key);
    if (in_old == 0) return {row, true};
    std::copy_n(old_.rows.data() + (in_old - 1) * row_width_, row_width_, row);
    return {row, false};
}

}  // namespace dateline
