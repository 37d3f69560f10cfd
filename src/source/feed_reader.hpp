// News feeds saved to disk: RSS 0.9x, 1.0 (RDF) and 2.0, Atom (RFC 4287); and lists of feeds (OPML 2.0).
#pragma once

#include <filesystem>
#include <optional>

#include "source/document.hpp"

namespace dateline {

// Each item is a member, named by its address, its id or its place. The fullest text counts: content:encoded
// and Atom's content before descriptions and summaries. An item without any text is passed over. Errors:
// malformed, unsupported (XML that is no feed).
Result<std::unique_ptr<ContainerReader>> feed_reader(ContainerContext context, std::string_view bytes);

// The files that an OPML list names, as streams: paths within the list's own folder. Feeds on the net are not
// fetched: each is passed over, and a list with none on disk is a skip that says so. `folder` is where the
// list stands; absent within an archive, where no file can be named. Errors: malformed.
Result<std::unique_ptr<ContainerReader>> opml_reader(ContainerContext context, std::string_view bytes,
                                                     std::optional<std::filesystem::path> folder);

}  // namespace dateline
