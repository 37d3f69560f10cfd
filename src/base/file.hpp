// Files as bytes, and hashes of bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dateline {

// The whole file. not_found, unreadable, or over_limit beyond `most` bytes, each naming the path.
Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t most);

// Replaces `path` with `bytes` through a temporary file beside it, so that a cut never leaves half.
Status write_file(const std::filesystem::path& path, std::string_view bytes);

// Lower-case hexadecimal SHA-256.
std::string sha256_hex(std::string_view bytes);

// XXH3, for keys in memory and on disk; the same on every machine.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace dateline
