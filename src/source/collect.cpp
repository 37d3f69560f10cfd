#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/limits.hpp"
#include "source/page.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

struct Folder {
    fs::path path;
    std::size_t depth = 0;
    std::vector<fs::path> above;  // the real paths of the folders that hold it, for circles of links
};

class Walk {
public:
    explicit Walk(Collected& out) : out_(out) {}

    void argument(const fs::path& path) {
        std::error_code failed;
        const auto status = fs::status(path, failed);
        if (status.type() == fs::file_type::not_found) {
            const bool link = fs::is_symlink(fs::symlink_status(path, failed));
            skip(path, ErrorCode::not_found,
                 link ? "a link to a file that is not there" : "no such file or folder");
        } else if (status.type() == fs::file_type::none || status.type() == fs::file_type::unknown) {
            skip(path, ErrorCode::unreadable, failed.message());
        } else if (!fs::is_directory(status)) {
            found_.push_back(path);
        } else {
            folder(path);
        }
        std::sort(found_.begin(), found_.end(),
                  [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
        for (const fs::path& file : found_) {
            if (seen_.insert(real(file).native()).second) out_.files.push_back(file);
        }
        found_.clear();
    }

private:
    static fs::path real(const fs::path& path) {
        std::error_code failed;
        auto canonical = fs::canonical(path, failed);
        return failed ? path : canonical;
    }

    void skip(const fs::path& path, ErrorCode code, std::string_view reason) {
        out_.skipped.push_back({path.string(), {code, fmt::format("{}: {}", path.string(), reason)}});
    }

    void folder(const fs::path& root) {
        const std::size_t files_before = found_.size();
        const std::size_t skips_before = out_.skipped.size();
        std::vector<Folder> open = {{root, 0, {}}};
        while (!open.empty()) {
            Folder next = std::move(open.back());
            open.pop_back();
            enter(next, open);
        }
        if (found_.size() == files_before && out_.skipped.size() == skips_before) {
            skip(root, ErrorCode::empty, "no files in this folder");
        }
    }

    void enter(const Folder& here, std::vector<Folder>& open) {
        const fs::path own = real(here.path);
        if (std::find(here.above.begin(), here.above.end(), own) != here.above.end()) {
            skip(here.path, ErrorCode::unreadable,
                 fmt::format("a link that leads in a circle, to {}", own.string()));
            return;
        }
        // A folder reached twice through links holds nothing new; entering it again could take forever.
        if (!entered_.insert(own.native()).second) return;
        if (here.depth > limits::folder_depth) {
            skip(here.path, ErrorCode::over_limit,
                 fmt::format("more than {} folders within folders", limits::folder_depth));
            return;
        }
        std::error_code failed;
        fs::directory_iterator entries(here.path, failed);
        if (failed) {
            skip(here.path, ErrorCode::unreadable,
                 fmt::format("the folder cannot be read: {}", failed.message()));
            return;
        }
        std::vector<fs::path> names;
        for (; entries != fs::directory_iterator(); entries.increment(failed)) {
            if (failed) break;
            if (!entries->path().filename().native().starts_with('.')) names.push_back(entries->path());
        }
        if (failed)
            skip(here.path, ErrorCode::unreadable,
                 fmt::format("listing the folder failed: {}", failed.message()));
        std::sort(names.begin(), names.end(),
                  [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
        auto above = here.above;
        above.push_back(own);
        std::vector<fs::path> folders;
        for (const fs::path& path : names) entry(path, folders);
        // The last one pushed is walked first.
        for (auto path = folders.rbegin(); path != folders.rend(); ++path)
            open.push_back({*path, here.depth + 1, above});
    }

    void entry(const fs::path& path, std::vector<fs::path>& folders) {
        std::error_code failed;
        const auto status = fs::status(path, failed);
        switch (status.type()) {
            case fs::file_type::directory: folders.push_back(path); break;
            case fs::file_type::regular: found_.push_back(path); break;
            case fs::file_type::not_found:
                skip(path, ErrorCode::not_found, "a link to a file that is not there");
                break;
            case fs::file_type::none:
            case fs::file_type::unknown:
                skip(path, ErrorCode::unreadable, failed ? failed.message() : "cannot be looked at");
                break;
            default: skip(path, ErrorCode::unreadable, "neither a file nor a folder"); break;
        }
    }

    Collected& out_;
    std::vector<fs::path> found_;
    std::set<fs::path::string_type> seen_;     // real paths of the files named so far
    std::set<fs::path::string_type> entered_;  // real paths of the folders walked
};

}  // namespace

Collected collect(const std::vector<std::string>& arguments) {
    Collected out;
    Walk walk(out);
    for (const std::string& argument : arguments) walk.argument(argument);
    return out;
}

}  // namespace dateline
