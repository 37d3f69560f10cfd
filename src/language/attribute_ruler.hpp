// Patterns over tokens that set parts of speech, features and lemmas from tags, words and the tree, as
// spaCy 3.8's AttributeRuler does.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "language/analysis.hpp"

namespace dateline {

class ModelFiles;

// Immutable once loaded; apply() may be called from any number of threads at once.
class AttributeRuler {
public:
    // Reads the member "attribute_ruler/patterns". Errors: malformed, unsupported (a key, operator
    // or attribute that this run-time does not apply; names the rule's index and the key).
    static Result<AttributeRuler> load(const ModelFiles& files);

    AttributeRuler(AttributeRuler&&) noexcept;
    AttributeRuler& operator=(AttributeRuler&&) noexcept;
    ~AttributeRuler();

    // Sets pos, morph, lemma, tag and dep, where rules say so, of one document's tokens, whose span, tag
    // and dep are set: those from `first` to before `end`. Lemmas that no rule sets are left alone. Spans
    // index `text`.
    void apply(std::string_view text, Analysis& analysis, std::size_t first = 0,
               std::size_t end = std::string_view::npos) const;

private:
    struct Parts;
    explicit AttributeRuler(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace dateline
