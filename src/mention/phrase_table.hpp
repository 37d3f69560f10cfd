// Phrases of several words looked up at a token, the longest first.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace dateline {

// "Al-Jazeera" and "al jazeera" have one key: folded, with hyphens and slashes as spaces.
std::string phrase_key(std::string_view phrase);
// The same of what folded() made.
std::string key_of_folded(std::string key);

template <class Value>
class PhraseTable {
public:
    // The first value given for a phrase stays; false where there was one.
    bool add(std::string_view phrase, Value value) {
        const std::string key = phrase_key(phrase);
        if (key.empty()) return false;
        for (std::size_t at = 0; at < key.size(); ++at) {
            // The tokenizer parts "president" and "'s".
            if (key[at] == ' ' || key[at] == '\'') beginnings_.insert(key.substr(0, at));
        }
        return values_.emplace(key, std::move(value)).second;
    }

    const Value* find_key(const std::string& key) const {
        const auto found = values_.find(key);
        return found == values_.end() ? nullptr : &found->second;
    }
    const Value* find(std::string_view phrase) const { return find_key(phrase_key(phrase)); }

    // Whether a longer phrase begins with `key`.
    bool begins(const std::string& key) const { return beginnings_.contains(key); }
    std::size_t size() const { return values_.size(); }
    bool empty() const { return values_.empty(); }

private:
    std::unordered_map<std::string, Value> values_;
    std::unordered_set<std::string> beginnings_;
};

}  // namespace dateline
