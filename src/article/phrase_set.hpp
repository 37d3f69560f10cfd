// Many patterns matched against one text at once.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

// Patterns (RE2) over text in phrase_form(). Those that hold for a whole text ('^…$') are tried together
// from its first byte and mostly fail there; of the others only those are tried of which a required word
// stands in the text (re2::FilteredRE2 says which; Aho and Corasick, 1975, find them). Linear in the text.
class PhraseSet {
public:
    // malformed where a pattern is none; the message names its index.
    static Result<PhraseSet> create(std::span<const std::string> patterns);
    PhraseSet(PhraseSet&&) noexcept;
    PhraseSet& operator=(PhraseSet&&) noexcept;
    ~PhraseSet();

    // The indexes of the patterns that hold, sorted. Safe from many threads.
    std::vector<int> matches(std::string_view phrase) const;

private:
    struct Engines;
    PhraseSet();
    std::unique_ptr<Engines> engines_;
};

// Whether the pattern holds for whole texts only: '^…$' without alternatives at its top.
bool is_whole_pattern(std::string_view pattern);

}  // namespace dateline
