// A trained spaCy v3 CNN pipeline, read as published and run natively.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/span.hpp"
#include "language/analysis.hpp"
#include "language/model_info.hpp"

namespace dateline {

// Immutable once loaded; analyse() may be called from any number of threads at once (each call, or
// each thread, has its own working memory and bounded caches; the answer never depends on them).
class Pipeline {
public:
    // `path` is a wheel (.whl) or a pipeline folder (the one with config.cfg, or one that holds it).
    // Errors: not_found, unreadable, malformed (truncated wheel; names the member and offset),
    // unsupported (another architecture, a transformer, a missing component; names it).
    static Result<Pipeline> load(const std::filesystem::path& path);

    Pipeline(Pipeline&&) noexcept;
    Pipeline& operator=(Pipeline&&) noexcept;
    ~Pipeline();

    const ModelInfo& info() const;

    // As nlp(text) of spaCy. `text` is valid UTF-8.
    Analysis analyse(std::string_view text) const;

    // Each piece as its own document (nlp(piece)), appended into one Analysis whose spans index `text`.
    Analysis analyse(std::string_view text, std::span<const Span> pieces) const;

private:
    struct Parts;
    explicit Pipeline(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace dateline
