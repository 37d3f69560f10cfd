#include "source/collect.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "source/archivebox.hpp"
#include "source/ignore_rules.hpp"
#include "source/side_files.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr const char* rules_file = ".datelineignore";
constexpr std::uint64_t rules_bytes = 1u << 20;

// The rules of one folder, which hold for everything below it.
struct FolderRules {
    fs::path folder;
    IgnoreRules rules;
};
using Rules = std::vector<std::shared_ptr<const FolderRules>>;

struct Folder {
    fs::path path;
    std::size_t depth = 0;
    std::vector<fs::path> above;  // the real paths of the folders that hold it, for circles of links
    Rules rules;                  // of the folders that hold it, the outermost first
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
            found_.push_back({path, Asked::by_name, {}});
        } else {
            root_ = path;
            folder(path);
        }
        std::sort(found_.begin(), found_.end(),
                  [](const InputFile& a, const InputFile& b) { return a.path.native() < b.path.native(); });
        for (InputFile& file : found_) {
            if (!seen_.insert(real(file.path).native()).second) continue;
            file.head.path = file.path.string();
            out_.files.push_back(std::move(file));
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
        std::vector<Folder> open = {{root, 0, {}, {}}};
        while (!open.empty()) {
            Folder next = std::move(open.back());
            open.pop_back();
            enter(next, open);
        }
        if (found_.size() == files_before && out_.skipped.size() == skips_before) {
            skip(root, ErrorCode::empty, "no files in this folder to read");
        }
    }

    void enter(Folder& here, std::vector<Folder>& open) {
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
            if (!entries->path().filename().native().starts_with('.')) {
                names.push_back(entries->path());
            } else if (entries->path().filename() == rules_file) {
                read_rules(here);
            }
        }
        if (failed)
            skip(here.path, ErrorCode::unreadable,
                 fmt::format("listing the folder failed: {}", failed.message()));
        std::sort(names.begin(), names.end(),
                  [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
        auto above = here.above;
        above.push_back(own);
        if (auto page = archivebox_page(here.path)) {
            page->head.path = (here.path / page->file).string();
            found_.push_back({here.path / page->file, Asked::by_the_way, std::move(page->head)});
            if (names.size() > 1) pass("other forms of pages that ArchiveBox keeps");
            return;
        }
        std::vector<fs::path> folders;
        std::set<std::string> there;
        for (const fs::path& path : names) there.insert(path.filename().native());
        for (const fs::path& path : names) entry(path, here.rules, there, folders);
        // The last one pushed is walked first.
        for (auto path = folders.rbegin(); path != folders.rend(); ++path)
            open.push_back({*path, here.depth + 1, above, here.rules});
    }

    void read_rules(Folder& here) {
        const fs::path path = here.path / rules_file;
        const auto text = read_file(path, rules_bytes);
        if (!text) {
            out_.skipped.push_back({path.string(), text.error()});
            return;
        }
        auto rules = IgnoreRules::parse(*text);
        if (!rules) {
            skip(path, rules.error().code, rules.error().message);
            return;
        }
        here.rules.push_back(std::make_shared<const FolderRules>(FolderRules{here.path, std::move(*rules)}));
    }

    static bool ignored(const fs::path& path, bool is_folder, const Rules& rules) {
        bool out = false;
        for (const auto& one : rules) {
            const std::string below = path.native().substr(one->folder.native().size());
            const auto verdict = one->rules.judge(below.substr(below.find_first_not_of('/')), is_folder);
            if (verdict != IgnoreRules::Verdict::unsaid) out = verdict == IgnoreRules::Verdict::ignored;
        }
        return out;
    }

    void pass(std::string_view what) { out_.passed.add(root_.string(), what); }

    void entry(const fs::path& path, const Rules& rules, const std::set<std::string>& there,
               std::vector<fs::path>& folders) {
        std::error_code failed;
        const auto status = fs::status(path, failed);
        const std::string name = path.filename().string();
        const bool is_folder = status.type() == fs::file_type::directory;
        if (ignored(path, is_folder, rules)) {
            pass("what .datelineignore names");
            return;
        }
        const auto side =
            is_folder ? side_folder(name, [&](const std::string& page) { return there.count(page) != 0; })
                      : side_file(name);
        if (side) {
            pass(*side);
            return;
        }
        switch (status.type()) {
            case fs::file_type::directory: folders.push_back(path); break;
            case fs::file_type::regular: found_.push_back({path, Asked::by_the_way, {}}); break;
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
    fs::path root_;  // the folder that the argument names
    std::vector<InputFile> found_;
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
