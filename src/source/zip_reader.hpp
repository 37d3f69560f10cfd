// ZIP archives, and the web archives packed in them (WACZ, https://specs.webrecorder.net/wacz/1.1.1/).
#pragma once

#include <filesystem>

#include "source/document.hpp"

namespace dateline {

// Where the bytes of an archive are: its directory stands at the end, so they must be at hand as a whole.
using ZipBytes = std::variant<std::filesystem::path, std::string>;

// Members come one at a time as streams, in the order of the archive's directory; hidden files and those that
// stand beside saved pages are passed over. Of a WACZ only its WARC files are members. Errors: malformed
// (no directory: cut or damaged), not_text (an office document, an e-book, a program), unreadable.
Result<std::unique_ptr<ContainerReader>> zip_reader(ContainerContext context, ZipBytes bytes);

}  // namespace dateline
