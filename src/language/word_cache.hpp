// The tokens of words already met, so that a word is cut up once. Belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/affixes.hpp"
#include "language/lexicon.hpp"
#include "language/regex.hpp"
#include "language/special_matcher.hpp"

namespace dateline {

class WordCache {
public:
    // The forms kept for `word` under its hash; empty if there are none (a word has at least one).
    std::span<const WordForm* const> find(std::string_view word, std::uint64_t hash) const;

    // Keeps `forms` for `word`, which find() must not have found.
    std::span<const WordForm* const> add(std::string_view word, std::uint64_t hash,
                                         std::span<const WordForm* const> forms);

    // The form of a token's text, made by make() where it is new. Valid until clear_if_full().
    template <class Make>
    const WordForm* form(std::string_view text, Make make) {
        if (const auto found = form_by_text_.find(text); found != form_by_text_.end()) return found->second;
        const WordForm* added = &forms_.emplace_back(make(text));
        form_by_text_.emplace(added->text, added);
        bytes_ += kFormBytes + 2 * text.size();
        return added;
    }

    // Forgets everything once the bound on memory is passed; to be called between documents.
    void clear_if_full();

    // Working memory of the thread that holds the cache.
    RegexScratch scratch;
    std::vector<WordPiece> pieces;
    std::vector<const WordForm*> piece_forms;
    std::vector<FormToken> tokens;

private:
    static constexpr std::size_t kMostBytes = 16u << 20;  // a cache's; some 60,000 different words
    static constexpr std::size_t kFormBytes = sizeof(WordForm) + 64;
    static constexpr std::size_t kFirstSlots = 4096;

    struct Slot {
        std::uint64_t hash = 0;
        std::string_view word;  // into words_
        std::uint32_t first = 0;
        std::uint32_t count = 0;  // 0 where the slot is free
    };

    const Slot* slot(std::string_view word, std::uint64_t hash) const;
    void grow();

    std::vector<Slot> slots_ = std::vector<Slot>(kFirstSlots);  // open addressing, a power of two
    std::size_t used_ = 0;
    std::deque<std::string> words_;
    std::vector<const WordForm*> lists_;
    std::deque<WordForm> forms_;
    std::unordered_map<std::string_view, const WordForm*> form_by_text_;
    std::size_t bytes_ = 0;
};

}  // namespace dateline
