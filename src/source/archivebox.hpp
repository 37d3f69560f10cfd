// One page as ArchiveBox keeps it: a folder with many forms of the page and `index.json` that tells of it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "source/document.hpp"

namespace dateline {

struct ArchivedPage {
    std::string file;  // below the folder: the form that keeps the page best
    MemberHead head;   // address, time and title, by index.json
};

// Absent where the folder is none of ArchiveBox's, or holds no form of the page that can be read.
std::optional<ArchivedPage> archivebox_page(const std::filesystem::path& folder);

}  // namespace dateline
