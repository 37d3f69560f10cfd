// The files of one published pipeline, out of a wheel or a folder.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "language/model_info.hpp"

namespace dateline {

// Opened once while a pipeline loads and dropped afterwards. Not for use by two threads at once.
class ModelFiles {
public:
    // `path` is a wheel (a .whl or .zip file), a pipeline folder (config.cfg and meta.json lie in it),
    // or a folder that holds one pipeline folder at most three levels down (an installed package).
    // Errors: not_found, unreadable, over_limit, malformed (a cut wheel names the member that was cut
    // and the offset), unsupported (no spaCy pipeline in it), bad_usage (several pipelines in it).
    static Result<ModelFiles> open(const std::filesystem::path& path);

    ModelFiles(ModelFiles&&) noexcept;
    ModelFiles& operator=(ModelFiles&&) noexcept;
    ~ModelFiles();

    // A member's bytes; `member` is relative to the pipeline folder, "vocab/lookups.bin".
    // Errors: not_found, unreadable, over_limit, malformed (a member whose checksum is wrong).
    Result<std::string> read(std::string_view member) const;
    bool has(std::string_view member) const;

    // Members below the pipeline folder, sorted.
    const std::vector<std::string>& members() const;

    const ModelInfo& info() const;
    std::string_view language() const;  // meta.json's "lang": "en"

    // "PATH: MEMBER", to begin an error's message with.
    std::string place(std::string_view member) const;

private:
    struct Parts;
    explicit ModelFiles(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace dateline
