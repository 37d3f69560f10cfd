// What cmake/EmbedData.cmake generates from data/: the files' names and bytes, sorted by name.
#pragma once

#include <span>
#include <string_view>

namespace dateline {

struct EmbeddedFile {
    std::string_view name;  // relative to data/, with '/'
    std::string_view bytes;
};

std::span<const EmbeddedFile> embedded_files();

}  // namespace dateline
