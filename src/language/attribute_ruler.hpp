// Patterns over one or two tokens that set parts of speech, as spaCy 3.8's AttributeRuler does.
#pragma once

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
    // or attribute that this run-time does not apply; names the pattern's index and the key).
    static Result<AttributeRuler> load(const ModelFiles& files);

    AttributeRuler(AttributeRuler&&) noexcept;
    AttributeRuler& operator=(AttributeRuler&&) noexcept;
    ~AttributeRuler();

    // Sets pos of the tokens of one document, whose tag, dep, head and span are set. `text` is what
    // the spans index. Tokens before `first` belong to other documents and are left alone.
    void apply(std::string_view text, Analysis& analysis, std::size_t first = 0) const;

private:
    struct Parts;
    explicit AttributeRuler(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace dateline
