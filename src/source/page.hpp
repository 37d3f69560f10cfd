// What came in: one document's bytes with where they came from. Nothing is interpreted yet but kind
// and character set.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace dateline {

enum class PageKind { plain_text, html };

struct Page {
    std::string path;    // as the user would name it; for a member of an archive "archive!member"
    std::string sha256;  // of the original bytes
    PageKind kind = PageKind::plain_text;
    std::string text;     // the bytes as valid UTF-8, line ends as '\n'
    std::string charset;  // what it was decoded from, "UTF-8"
    std::string url;      // where known from the container, else empty
};

// Something that was left out, with a typed reason that the summary counts.
struct Skip {
    std::string path;
    Error why;
};

struct Collected {
    std::vector<std::filesystem::path>
        files;  // in byte order of their path within each argument; no file twice
    std::vector<Skip> skipped;
};

// Walks the arguments (files and folders, recursively) and names the files to read. A missing path, an
// unreadable folder, hidden files' folders and links that lead in a circle are skips, never an abort.
Collected collect(const std::vector<std::string>& arguments);

// Reads and decodes one file. Told by its bytes, not its name. Errors: not_found, unreadable, empty,
// not_text (a binary; says what it looks like), over_limit.
Result<Page> read_page(const std::filesystem::path& path);

// The same for bytes already at hand (standard input, an archive's member).
Result<Page> page_from_bytes(std::string path, std::string bytes);

}  // namespace dateline
