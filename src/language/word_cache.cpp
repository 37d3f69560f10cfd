#include "language/word_cache.hpp"

namespace dateline {

const WordCache::Slot* WordCache::slot(std::string_view word, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        const Slot& candidate = slots_[at];
        if (candidate.count == 0 || (candidate.hash == hash && candidate.word == word)) return &candidate;
    }
}

std::span<const WordForm* const> WordCache::find(std::string_view word, std::uint64_t hash) const {
    const Slot* found = slot(word, hash);
    return {lists_.data() + found->first, found->count};
}

std::span<const WordForm* const> WordCache::add(std::string_view word, std::uint64_t hash,
                                                std::span<const WordForm* const> forms) {
    if (used_ * 2 >= slots_.size()) grow();
    Slot added;
    added.hash = hash;
    added.word = words_.emplace_back(word);
    added.first = static_cast<std::uint32_t>(lists_.size());
    added.count = static_cast<std::uint32_t>(forms.size());
    lists_.insert(lists_.end(), forms.begin(), forms.end());
    slots_[static_cast<std::size_t>(slot(word, hash) - slots_.data())] = added;
    ++used_;
    bytes_ += 2 * sizeof(Slot) + sizeof(std::string) + word.size() + forms.size() * sizeof(const WordForm*);
    return {lists_.data() + added.first, added.count};
}

void WordCache::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& kept : old) {
        if (kept.count > 0)
            slots_[static_cast<std::size_t>(slot(kept.word, kept.hash) - slots_.data())] = kept;
    }
}

void WordCache::clear_if_full() {
    if (bytes_ < kMostBytes) return;
    slots_ = std::vector<Slot>(kFirstSlots);
    used_ = 0;
    words_ = {};
    lists_ = {};
    form_by_text_ = {};
    forms_ = {};
    tokens = {};
    pieces = {};
    piece_forms = {};
    bytes_ = 0;
}

}  // namespace dateline
