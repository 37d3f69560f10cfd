// One word (a stretch without white space, or of white space) split into tokens: prefixes and suffixes
// are taken off turn by turn until a special case, a whole-token match or nothing more to take is
// reached; what remains is a URL, or is split at its infixes. This is spaCy 3.8's loop
// (tokenizer.pyx, _split_affixes and _attach_tokens) with one difference in how, none in what: suffixes
// are looked for near the end of the word only (suffix_reach.hpp), and special cases by length first, so
// that a word of any length costs time in proportion to it. Held by tests/parity.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "language/msgpack_reader.hpp"
#include "language/regex.hpp"
#include "language/special_cases.hpp"
#include "language/suffix_reach.hpp"

namespace dateline {

// A token's text, or a special case whose tokens stand for the text.
struct WordPiece {
    std::string_view text;
    const SpecialCase* special = nullptr;
};

// Immutable once loaded.
class Affixes {
public:
    // `tokenizer` is the root of the tokenizer's member. Errors: malformed, unsupported (an expression
    // that PCRE2 does not take), beginning with `place`.
    static Result<Affixes> load(MsgpackValue tokenizer, std::string_view place);

    // Appends the pieces of `word` (not empty), whose texts joined are `word`. Without special cases
    // where `special_cases` is null.
    void split(std::string_view word, const SpecialCases* special_cases, RegexScratch& scratch,
               std::vector<WordPiece>& pieces) const;

    // Whether a prefix, suffix or infix is found in `word`.
    bool found_in(std::string_view word, RegexScratch& scratch) const;

private:
    std::size_t prefix_size(std::string_view word, RegexScratch& scratch) const;
    std::size_t suffix_size(std::string_view word, RegexScratch& scratch) const;
    bool whole_token(std::string_view word, RegexScratch& scratch) const;
    void split_infixes(std::string_view word, RegexScratch& scratch, std::vector<WordPiece>& pieces) const;

    std::optional<Regex> prefix_;
    std::optional<Regex> suffix_;
    std::optional<Regex> infix_;
    std::optional<Regex> token_match_;
    std::optional<Regex> url_match_;
    std::optional<SuffixReach> suffix_reach_;
};

}  // namespace dateline
