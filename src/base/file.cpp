#include "base/file.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>
#define XXH_INLINE_ALL
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>
#include <xxhash.h>

namespace dateline {

Result<std::string> read_file(const std::filesystem::path& path, std::uint64_t most) {
    std::error_code failed;
    const auto status = std::filesystem::status(path, failed);
    if (status.type() == std::filesystem::file_type::not_found) {
        return Error{ErrorCode::not_found, fmt::format("{}: no such file", path.string())};
    }
    if (failed) {
        return Error{ErrorCode::unreadable, fmt::format("{}: {}", path.string(), failed.message())};
    }
    if (std::filesystem::is_directory(status)) {
        return Error{ErrorCode::unreadable, fmt::format("{}: is a folder, not a file", path.string())};
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        return Error{ErrorCode::unreadable,
                     fmt::format("{}: cannot be opened: {}", path.string(), std::strerror(errno))};
    }
    std::string bytes;
    std::array<char, 1 << 16> block{};
    while (in.read(block.data(), block.size()) || in.gcount() > 0) {
        bytes.append(block.data(), static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > most) {
            return Error{ErrorCode::over_limit,
                         fmt::format("{}: larger than the limit of {} bytes", path.string(), most)};
        }
    }
    if (in.bad()) {
        return Error{ErrorCode::unreadable,
                     fmt::format("{}: reading failed after {} bytes", path.string(), bytes.size())};
    }
    return bytes;
}

Status write_file(const std::filesystem::path& path, std::string_view bytes) {
    std::filesystem::path fresh = path;
    fresh += ".new";
    {
        std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.flush();
        if (!out) {
            return Error{ErrorCode::unreadable,
                         fmt::format("{}: cannot be written: {}", path.string(), std::strerror(errno))};
        }
    }
    std::error_code failed;
    std::filesystem::rename(fresh, path, failed);
    if (failed) {
        return Error{ErrorCode::unreadable,
                     fmt::format("{}: cannot be replaced: {}", path.string(), failed.message())};
    }
    return Done{};
}

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string hex;
    for (unsigned int i = 0; i < size; ++i) hex += fmt::format("{:02x}", digest[i]);
    return hex;
}

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

}  // namespace dateline
