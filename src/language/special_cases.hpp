// The tokenizer's exceptions: words whose tokens (and norms) are given, "don't" -> "do" "n't".
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "language/lexicon.hpp"
#include "language/msgpack_reader.hpp"

namespace dateline {

struct SpecialCase {
    std::string text;
    std::vector<WordForm> tokens;  // their texts joined are `text`
};

// Immutable once loaded; pointers to cases stay valid when it is moved.
class SpecialCases {
public:
    // `exceptions` is the map of that name in the tokenizer's member. Errors: malformed, unsupported (an
    // attribute other than ORTH and NORM), beginning with `place`.
    static Result<SpecialCases> load(MsgpackValue exceptions, const Lexicon& lexicon, std::string_view place);

    const SpecialCase* find(std::string_view word) const {
        if (word.size() > longest_) return nullptr;
        const auto found = by_text_.find(word);
        return found == by_text_.end() ? nullptr : &cases_[found->second];
    }

    const std::vector<SpecialCase>& all() const { return cases_; }
    std::vector<SpecialCase>& all() { return cases_; }

private:
    std::vector<SpecialCase> cases_;
    std::unordered_map<std::string_view, std::size_t> by_text_;  // views into cases_
    std::size_t longest_ = 0;                                    // bytes
};

}  // namespace dateline
