// gzip (RFC 1952), zlib and raw deflate, Zstandard and Brotli to what is in them.
#pragma once

#include "source/byte_stream.hpp"

namespace dateline {

// All members one after the other, as WARC files have one a record. Behind a damaged member the stream goes
// on with the next one that can be found. Linear: no byte is unpacked more than twice.
std::unique_ptr<ByteStream> gunzip_stream(std::unique_ptr<ByteStream> packed,
                                          std::shared_ptr<UnpackBudget> budget);

// All frames; skippable ones are passed by (a WARC's dictionary is not supported). Ends at damage.
std::unique_ptr<ByteStream> unzstd_stream(std::unique_ptr<ByteStream> packed,
                                          std::shared_ptr<UnpackBudget> budget);

// Whole bodies at hand, as HTTP's Content-Encoding names them ("gzip", "deflate", "br", "zstd", in any
// case). Bodies that are not so packed are what many archives keep under that name: they come back as
// they are. A damaged body gives what could be unpacked before the damage. over_limit beyond `most` bytes
// or the budget; unsupported for other codings.
Result<std::string> decode_content(std::string body, std::string_view coding, std::uint64_t most,
                                   UnpackBudget& budget);

}  // namespace dateline
