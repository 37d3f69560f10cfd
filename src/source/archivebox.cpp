#include "source/archivebox.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "source/told_time.hpp"

namespace dateline {

namespace {

using Json = nlohmann::json;

// Best first: the page as it was, then its text as other tools took it out.
constexpr std::array<std::string_view, 6> forms = {"singlefile.html",          "output.html",
                                                   "readability/content.html", "mercury/content.html",
                                                   "htmltotext.txt",           "output.pdf"};
constexpr std::size_t index_bytes = 4u << 20;

std::string text_field(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end() || !found->is_string()) return {};
    return std::string(trimmed(found->get_ref<const std::string&>()));
}

}  // namespace

std::optional<ArchivedPage> archivebox_page(const std::filesystem::path& folder) {
    std::error_code failed;
    if (!std::filesystem::is_regular_file(folder / "index.json", failed)) return std::nullopt;
    const auto bytes = read_file(folder / "index.json", index_bytes);
    if (!bytes) return std::nullopt;
    const Json index = Json::parse(*bytes, nullptr, false);
    // What each of its versions writes, and hardly anybody else all of.
    if (!index.is_object() || !index.contains("timestamp") || !index.contains("history")) return std::nullopt;
    ArchivedPage out;
    out.head.url = text_field(index, "url");
    if (!out.head.url.starts_with("http")) return std::nullopt;
    for (const std::string_view form : forms) {
        const auto path = folder / form;
        if (!std::filesystem::is_regular_file(path, failed) || std::filesystem::file_size(path, failed) == 0)
            continue;
        out.file = std::string(form);
        break;
    }
    if (out.file.empty()) return std::nullopt;
    out.head.captured = told_time(text_field(index, "timestamp"), "ArchiveBox's index.json");
    out.head.stated.where = "ArchiveBox's index.json";
    out.head.stated.title = text_field(index, "title");
    return out;
}

}  // namespace dateline
