// config.cfg of a published pipeline, as far as it says how the pipeline must be run.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

class ModelFiles;

// Sections of "name = value" lines, where each value is JSON or a reference ${...} (confection's form of an
// ini file).
class ConfigFile {
public:
    // Errors: malformed (names the line).
    static Result<ConfigFile> parse(std::string_view text, std::string_view place);

    // A value as written ("true", "\"ner\""); empty where there is none.
    std::string_view value(std::string_view section, std::string_view name) const;
    // A value that is a JSON string, without its quotes; empty where it is none.
    std::string text(std::string_view section, std::string_view name) const;
    // A value that is a JSON list of strings; nothing where it is none.
    std::optional<std::vector<std::string>> list(std::string_view section, std::string_view name) const;
    bool has_section(std::string_view section) const { return sections_.contains(section); }

private:
    using Section = std::map<std::string, std::string, std::less<>>;
    std::map<std::string, Section, std::less<>> sections_;
};

// Where a component gets its tokens' vectors from.
enum class Vectors { own, shared };

// What was checked: a pipeline of exactly the components that this run-time has, in an order in which each
// finds what it reads, of the architectures that it computes.
struct PipelineConfig {
    Vectors tagger = Vectors::shared;
    Vectors parser = Vectors::shared;
    Vectors ner = Vectors::shared;

    // Errors: malformed; unsupported, naming the component and what about it is not handled, or which one is
    // missing.
    static Result<PipelineConfig> read(const ModelFiles& files);
};

}  // namespace dateline
