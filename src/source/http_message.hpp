// An HTTP/1 answer as web archives keep it (RFC 9112), read with a browser's patience.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

// "text/html; charset=koi8-r" taken apart, both in lower case.
struct MediaType {
    std::string type;
    std::string charset;
};
MediaType parse_media_type(std::string_view value);

struct HttpHead {
    int status = 0;
    MediaType media;
    bool chunked = false;
    std::vector<std::string> codings;  // of Content-Encoding, in the order in which they were applied
    std::size_t size = 0;              // of the head with the empty line behind it
};

// Absent where `bytes` do not begin with "HTTP/", or where no empty line ends the head.
std::optional<HttpHead> parse_http_head(std::string_view bytes);

// "Transfer-Encoding: chunked" taken off (RFC 9112, 7.1). Archives that took it off already and left the
// header are common: a body whose first line is no chunk's size comes back as it is. A body cut within a
// chunk gives what is there.
std::string unchunked(std::string body);

// The fields of a head like HTTP's, mail's or WARC's, from behind its first line: names in lower case, values
// trimmed, folded lines joined.
struct HeadField {
    std::string name;
    std::string value;
};
std::vector<HeadField> head_fields(std::string_view head);

// The size of the head at the front of `bytes` with the empty line that ends it; npos where none does.
std::size_t head_size(std::string_view bytes);

// data/source/media_types.tsv.
struct MediaClass {
    std::string beginning;
    bool report = false;
    std::string what;
};
Result<std::vector<MediaClass>> read_media_classes();

// The row for a type in lower case; one that is no report and called "other data" where there is none. The
// empty type may be anything and counts as a report. Lives as long as the program.
const MediaClass& media_class(std::string_view type);

}  // namespace dateline
