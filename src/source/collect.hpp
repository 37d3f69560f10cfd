// The files that a user's arguments name.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "source/document.hpp"

namespace dateline {

// How a document came to be read: what a user named is told of whatever it is; what merely lies in a folder
// or archive is passed over where it is a picture or the like.
enum class Asked { by_name, by_the_way };

struct InputFile {
    std::filesystem::path path;
    Asked asked = Asked::by_name;
    MemberHead head;  // what the folder knows of it; its path is that of the file
};

struct Collected {
    std::vector<InputFile> files;  // in byte order of their path within each argument; no file twice
    std::vector<Skip> skipped;
    PassedOver passed;
};

// Walks the arguments (files and folders, recursively) and names the files to read. A missing path, an
// unreadable folder and links that lead in a circle are skips, never an abort. Within folders, hidden files,
// what
// `.datelineignore` names, the files beside saved pages and all but one form of a page that ArchiveBox keeps
// are passed over.
Collected collect(const std::vector<std::string>& arguments);

}  // namespace dateline
