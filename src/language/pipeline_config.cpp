#include "language/pipeline_config.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "language/model_archive.hpp"

namespace dateline {
namespace {

constexpr std::string_view config_name = "config.cfg";

// In the order in which they run. The lemmatizer reads the parts of speech that the attribute ruler sets from
// tags and labels; the entity recogniser reads the parser's sentence starts.
constexpr std::array<std::string_view, 6> components = {"tok2vec",         "tagger",     "parser",
                                                        "attribute_ruler", "lemmatizer", "ner"};

std::string_view without_spaces(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// Collects what is wrong with one model, which is named in every message.
class Check {
public:
    Check(const ConfigFile& config, std::string place) : config_(config), place_(std::move(place)) {}

    Error unsupported(std::string_view what) const {
        return {ErrorCode::unsupported,
                fmt::format("{}: {}; this program runs spaCy v3 CNN pipelines without word vectors, such as "
                            "en_core_web_sm",
                            place_, what)};
    }

    Status architecture(const std::string& section, std::string_view wanted) const {
        const std::string found = config_.text(section, "@architectures");
        if (found == wanted) return Done{};
        return unsupported(
            fmt::format("[{}] is {}, not {}", section, found.empty() ? "not there" : found, wanted));
    }

    Status value(const std::string& section, std::string_view name, std::string_view wanted) const {
        const std::string_view found = config_.value(section, name);
        if (found == wanted) return Done{};
        return unsupported(fmt::format("[{}] has {} = {}, not {}", section, name, found, wanted));
    }

    Status tok2vec(const std::string& section) const {
        if (auto done = architecture(section, "spacy.Tok2Vec.v2"); !done) return done;
        if (auto done = architecture(section + ".embed", "spacy.MultiHashEmbed.v2"); !done) return done;
        if (auto done = architecture(section + ".encode", "spacy.MaxoutWindowEncoder.v2"); !done) return done;
        if (auto done = value(section + ".embed", "include_static_vectors", "false"); !done) return done;
        return value(section + ".encode", "window_size", "1");
    }

    // A component's own network, or one that listens to the pipeline's shared one.
    Result<Vectors> vectors(const std::string& section) const {
        if (config_.text(section, "@architectures") != "spacy.Tok2VecListener.v1") {
            if (auto done = tok2vec(section); !done) return done.error();
            return Vectors::own;
        }
        const std::string upstream = config_.text(section, "upstream");
        if (upstream != "*" && upstream != "tok2vec") {
            return unsupported(fmt::format("[{}] listens to {}", section, upstream));
        }
        return Vectors::shared;
    }

    Status transition_model(const std::string& section, std::string_view state_type) const {
        if (auto done = architecture(section, "spacy.TransitionBasedParser.v2"); !done) return done;
        if (auto done = value(section, "state_type", fmt::format("\"{}\"", state_type)); !done) return done;
        if (auto done = value(section, "extra_state_tokens", "false"); !done) return done;
        return value(section, "use_upper", "true");
    }

    // The pipeline's components are those above, in an order that keeps theirs.
    Status pipeline() const {
        const auto all = config_.list("nlp", "pipeline");
        if (!all) return unsupported("[nlp] has no list named pipeline");
        const auto disabled = config_.list("nlp", "disabled").value_or(std::vector<std::string>());
        std::vector<std::string> enabled;
        for (const std::string& name : *all) {
            if (std::find(disabled.begin(), disabled.end(), name) == disabled.end()) enabled.push_back(name);
        }
        for (const std::string& name : enabled) {
            const std::string factory = config_.text("components." + name, "factory");
            if (std::find(components.begin(), components.end(), name) == components.end() ||
                factory != name) {
                return unsupported(fmt::format("it has a component {} (factory {})", name, factory));
            }
        }
        std::size_t after = 0;
        for (const std::string_view name : components) {
            const auto it = std::find(enabled.begin(), enabled.end(), name);
            if (it == enabled.end()) return unsupported(fmt::format("it lacks the component {}", name));
            const auto place = static_cast<std::size_t>(it - enabled.begin());
            // The recogniser needs the parser before it and may come before the others.
            const bool is_free = name == "ner" && place > position(enabled, "parser");
            if (place < after && !is_free)
                return unsupported(fmt::format("its component {} comes too early", name));
            after = std::max(after, place);
        }
        return Done{};
    }

private:
    static std::size_t position(const std::vector<std::string>& names, std::string_view name) {
        return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    }

    const ConfigFile& config_;
    std::string place_;
};

// Greedy decoding only; the member is JSON.
Status check_beam(const ModelFiles& files, std::string_view component, const Check& check) {
    const std::string member = fmt::format("{}/cfg", component);
    const auto bytes = files.read(member);
    if (!bytes) return bytes.error();
    const auto cfg = nlohmann::json::parse(*bytes, nullptr, false);
    if (!cfg.is_object()) {
        return Error{ErrorCode::malformed,
                     fmt::format("{}: no JSON object; fetch the model again", files.place(member))};
    }
    const auto width = cfg.find("beam_width");
    if (width != cfg.end() && *width != 1) return check.unsupported(fmt::format("{} uses a beam", component));
    return Done{};
}

}  // namespace

Result<ConfigFile> ConfigFile::parse(std::string_view text, std::string_view place) {
    ConfigFile config;
    Section* section = nullptr;
    std::string* last = nullptr;
    int number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        const std::string_view content = without_spaces(line);
        at = end + 1;
        ++number;
        if (content.empty() || content.front() == '#' || content.front() == ';') continue;
        const std::size_t equals = content.find('=');
        if (content.front() == '[' && content.back() == ']' && line.front() == '[') {
            section = &config.sections_[std::string(content.substr(1, content.size() - 2))];
            last = nullptr;
        } else if (last && (line.front() == ' ' || line.front() == '\t')) {
            *last += content;  // a value goes on over indented lines
        } else if (section && equals != std::string_view::npos) {
            last = &(*section)[std::string(without_spaces(content.substr(0, equals)))];
            *last = without_spaces(content.substr(equals + 1));
        } else {
            return Error{ErrorCode::malformed,
                         fmt::format("{}: line {} is neither a section nor \"name = value\"", place, number)};
        }
    }
    return config;
}

std::string_view ConfigFile::value(std::string_view section, std::string_view name) const {
    const auto found = sections_.find(section);
    if (found == sections_.end()) return {};
    const auto value = found->second.find(name);
    return value == found->second.end() ? std::string_view() : std::string_view(value->second);
}

std::string ConfigFile::text(std::string_view section, std::string_view name) const {
    const auto json = nlohmann::json::parse(value(section, name), nullptr, false);
    return json.is_string() ? json.get<std::string>() : std::string();
}

std::optional<std::vector<std::string>> ConfigFile::list(std::string_view section,
                                                         std::string_view name) const {
    const auto json = nlohmann::json::parse(value(section, name), nullptr, false);
    if (!json.is_array()) return {};
    std::vector<std::string> strings;
    for (const auto& element : json) {
        if (element.is_string()) strings.push_back(element.get<std::string>());
    }
    return strings;
}

Result<PipelineConfig> PipelineConfig::read(const ModelFiles& files) {
    const std::string place = files.place(config_name);
    const auto bytes = files.read(config_name);
    if (!bytes) return bytes.error();
    const auto config = ConfigFile::parse(*bytes, place);
    if (!config) return config.error();
    const Check check(*config, place);
    if (auto done = check.pipeline(); !done) return done.error();
    if (auto done = check.tok2vec("components.tok2vec.model"); !done) return done.error();
    if (auto done = check.architecture("components.tagger.model", "spacy.Tagger.v2"); !done)
        return done.error();
    if (auto done = check.transition_model("components.parser.model", "parser"); !done) return done.error();
    if (auto done = check.transition_model("components.ner.model", "ner"); !done) return done.error();
    for (const std::string_view component : {"parser", "ner"}) {
        if (auto done = check_beam(files, component, check); !done) return done.error();
    }
    PipelineConfig result;
    for (const auto& [name, vectors] : {std::pair{"tagger", &result.tagger},
                                        std::pair{"parser", &result.parser}, std::pair{"ner", &result.ner}}) {
        const auto source = check.vectors(fmt::format("components.{}.model.tok2vec", name));
        if (!source) return source.error();
        *vectors = *source;
    }
    return result;
}

}  // namespace dateline
