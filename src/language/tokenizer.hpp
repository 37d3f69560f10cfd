// Text into tokens, exactly as spaCy 3.8's Tokenizer would with the same model.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/span.hpp"
#include "language/features.hpp"

namespace dateline {

class ModelFiles;

struct RawToken {
    Span span;                 // bytes in the tokenized text; white space after the token is left out
    bool space_after = false;  // one U+0020 follows and belongs to this token
    TokenFeatures features;
    std::string norm;  // spaCy's norm_
};

// Immutable once loaded. tokenize() may be called from any number of threads at once; its caches
// are bounded and the answer never depends on them.
class Tokenizer {
public:
    // Reads the member "tokenizer" and the lexeme_norm table of "vocab/lookups.bin". Errors:
    // malformed (names the member), unsupported (a language's own tokenizer, or an expression that PCRE2 does
    // not take; names it).
    static Result<Tokenizer> load(const ModelFiles& files);

    Tokenizer(Tokenizer&&) noexcept;
    Tokenizer& operator=(Tokenizer&&) noexcept;
    ~Tokenizer();

    // Appends the tokens of `text` (valid UTF-8, under 4 GiB) to `out`. Joined, tokens and their
    // spaces give the text again.
    void tokenize(std::string_view text, std::vector<RawToken>& out) const;

private:
    struct Parts;
    explicit Tokenizer(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace dateline
