// Base forms of words by part of speech, as spaCy 3.8's English rule lemmatizer gives them.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "language/analysis.hpp"

namespace dateline {

class ModelFiles;

// Immutable once loaded; apply() may be called from any number of threads at once.
class Lemmatizer {
public:
    // Reads the members "lemmatizer/lookups/lookups.bin" and "config.cfg". Errors: malformed,
    // unsupported (another mode than "rule", another language than English; names it).
    static Result<Lemmatizer> load(const ModelFiles& files);

    Lemmatizer(Lemmatizer&&) noexcept;
    Lemmatizer& operator=(Lemmatizer&&) noexcept;
    ~Lemmatizer();

    // Sets lemma of the tokens from `first` on, whose tag, pos and span are set. `text` is what the
    // spans index.
    void apply(std::string_view text, Analysis& analysis, std::size_t first = 0) const;

private:
    struct Parts;
    explicit Lemmatizer(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace dateline
