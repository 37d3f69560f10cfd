// Where a pipeline's files are found and how they are read. Wheels are zip files
// (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), read with libzip, which checks each
// member's CRC-32. A wheel is held in memory while a pipeline loads, since its hash needs all of it.
#include "language/model_archive.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "language/wheel.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr int most_levels = 3;  // site-packages/en_core_web_sm/en_core_web_sm-3.8.0/config.cfg
constexpr std::string_view config_name = "config.cfg";
constexpr std::string_view meta_name = "meta.json";

// Names of all plain files below `folder`, relative to it with '/', sorted.
Result<std::vector<std::string>> files_below(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        if (at.depth() >= static_cast<int>(limits::folder_depth)) at.disable_recursion_pending();
        std::error_code unknown;
        if (at->is_regular_file(unknown))
            names.push_back(at->path().lexically_relative(folder).generic_string());
    }
    if (error) {
        return Error{ErrorCode::unreadable, fmt::format("{}: {}", folder.string(), error.message())};
    }
    std::sort(names.begin(), names.end());
    return names;
}

// The folder, with a '/' behind it unless it is the top, that holds config.cfg and meta.json.
Result<std::string> pipeline_folder(const std::vector<std::string>& names, std::string_view place) {
    std::vector<std::string> found;
    for (const std::string& name : names) {
        const std::size_t slash = name.rfind('/');
        const std::string folder = slash == std::string::npos ? "" : name.substr(0, slash + 1);
        if (std::string_view(name).substr(folder.size()) != config_name) continue;
        if (std::count(folder.begin(), folder.end(), '/') > most_levels) continue;
        if (std::binary_search(names.begin(), names.end(), folder + std::string(meta_name)))
            found.push_back(folder);
    }
    if (found.empty()) {
        return Error{
            ErrorCode::unsupported,
            fmt::format("{}: no spaCy pipeline in it (no folder with both {} and {}); give the wheel or "
                        "the folder of a spaCy v3 model",
                        place, config_name, meta_name)};
    }
    const auto levels = [](const std::string& folder) {
        return std::count(folder.begin(), folder.end(), '/');
    };
    std::stable_sort(found.begin(), found.end(),
                     [&](const std::string& a, const std::string& b) { return levels(a) < levels(b); });
    if (found.size() > 1 && levels(found[0]) == levels(found[1])) {
        return Error{ErrorCode::bad_usage,
                     fmt::format("{}: several pipelines in it ({} and {}); name one of them", place, found[0],
                                 found[1])};
    }
    return found.front();
}

}  // namespace

struct ModelFiles::Parts {
    fs::path path;
    std::optional<Wheel> wheel;
    std::string folder;  // within the path; "" or ending in '/'
    std::vector<std::string> members;
    ModelInfo info;
    std::string language;

    Status list();
    Status read_meta(const ModelFiles& files);
    Status hash_folder(const ModelFiles& files);
};

ModelFiles::ModelFiles(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ModelFiles::ModelFiles(ModelFiles&&) noexcept = default;
ModelFiles& ModelFiles::operator=(ModelFiles&&) noexcept = default;
ModelFiles::~ModelFiles() = default;

Status ModelFiles::Parts::list() {
    auto names = wheel ? Result<std::vector<std::string>>(wheel->names()) : files_below(path);
    if (!names) return names.error();
    auto found = pipeline_folder(*names, path.string());
    if (!found) return found.error();
    folder = *found;
    for (const std::string& name : *names) {
        if (name.starts_with(folder) && name.size() > folder.size())
            members.push_back(name.substr(folder.size()));
    }
    return Done{};
}

Status ModelFiles::Parts::read_meta(const ModelFiles& files) {
    const auto bytes = files.read(meta_name);
    if (!bytes) return bytes.error();
    const auto meta = nlohmann::json::parse(*bytes, nullptr, false);
    const auto field = [&](const char* name) {
        const auto it = meta.is_object() ? meta.find(name) : meta.end();
        return it != meta.end() && it->is_string() ? it->get<std::string>() : std::string();
    };
    language = field("lang");
    if (language.empty() || field("name").empty()) {
        return Error{ErrorCode::malformed,
                     fmt::format("{}: no JSON object with \"lang\" and \"name\"", files.place(meta_name))};
    }
    info.name = language + "_" + field("name");
    info.version = field("version");
    info.language = language;
    return Done{};
}

Status ModelFiles::Parts::hash_folder(const ModelFiles& files) {
    std::string lines;
    for (const std::string& member : members) {
        const auto bytes = files.read(member);
        if (!bytes) return bytes.error();
        lines += fmt::format("{} {}\n", sha256_hex(*bytes), member);
    }
    info.sha256 = sha256_hex(lines);
    return Done{};
}

Result<ModelFiles> ModelFiles::open(const fs::path& path) {
    auto parts = std::make_unique<Parts>();
    parts->path = path;
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
        return Error{ErrorCode::not_found,
                     fmt::format("{}: no such model (wheel or pipeline folder)", path.string())};
    }
    if (!fs::is_directory(status)) {
        auto bytes = read_file(path, limits::model_bytes);
        if (!bytes) return bytes.error();
        parts->info.sha256 = sha256_hex(*bytes);
        auto wheel = Wheel::open(std::move(*bytes), path.string());
        if (!wheel) return wheel.error();
        parts->wheel = std::move(*wheel);
    }
    ModelFiles files(std::move(parts));
    if (auto done = files.parts_->list(); !done) return done.error();
    if (auto done = files.parts_->read_meta(files); !done) return done.error();
    if (!files.parts_->wheel) {
        if (auto done = files.parts_->hash_folder(files); !done) return done.error();
    }
    return files;
}

Result<std::string> ModelFiles::read(std::string_view member) const {
    if (!has(member)) {
        return Error{ErrorCode::not_found, fmt::format("{}: no such file in the model", place(member))};
    }
    const std::string name = parts_->folder + std::string(member);
    if (parts_->wheel) return parts_->wheel->read(name);
    return read_file(parts_->path / fs::path(name), limits::model_bytes);
}

bool ModelFiles::has(std::string_view member) const {
    return std::binary_search(parts_->members.begin(), parts_->members.end(), member);
}

const std::vector<std::string>& ModelFiles::members() const {
    return parts_->members;
}
const ModelInfo& ModelFiles::info() const {
    return parts_->info;
}
std::string_view ModelFiles::language() const {
    return parts_->language;
}

std::string ModelFiles::place(std::string_view member) const {
    return fmt::format("{}: {}{}", parts_->path.string(), parts_->folder, member);
}

}  // namespace dateline
