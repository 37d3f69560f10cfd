// Bytes that are pulled a block at a time, so that an archive is never held whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dateline {

// Not for use from two threads at once.
class ByteStream {
public:
    ByteStream() = default;
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;
    virtual ~ByteStream() = default;

    // Fills the front of `out` (not empty) and says how much; 0 at the end. Damage is told once, as an error
    // whose message says what and where but not in which file; the next call goes on behind the damage,
    // or gives 0 where nothing can be found there.
    virtual Result<std::size_t> read(std::span<char> out) = 0;
};

// How much may be unpacked out of one file that the user named, over all archives within it: a bomb
// (42.zip and its kin) is told by growing out of all proportion to its size.
class UnpackBudget {
public:
    void add_packed(std::uint64_t bytes) { packed_ += bytes; }
    // Adds to what came out, and whether that is still in proportion.
    [[nodiscard]] bool add_unpacked(std::uint64_t bytes);

    // The error for where add_unpacked said no.
    static Error spent();

private:
    std::uint64_t packed_ = 0;
    std::uint64_t unpacked_ = 0;
};

// not_found or unreadable, naming the path. What is read counts as packed.
Result<std::unique_ptr<ByteStream>> open_file(const std::filesystem::path& path,
                                              std::shared_ptr<UnpackBudget> budget);
std::unique_ptr<ByteStream> standard_input_stream(std::shared_ptr<UnpackBudget> budget);
std::unique_ptr<ByteStream> memory_stream(std::string bytes);

// The unread bytes of a stream with a look ahead.
class StreamBuffer {
public:
    explicit StreamBuffer(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

    // The unread bytes: at least `wanted` of them; fewer only at the end of the stream or in front of damage.
    // The view holds until the next call.
    std::string_view peek(std::size_t wanted);
    // The damage right behind held(), where some is known of; the stream is not read on before pass_damage().
    const std::optional<Error>& damage() const { return damage_; }
    // Drops held(), whose end is missing, and the damage. What comes next is from behind it.
    void pass_damage();
    // What is there without reading more.
    std::string_view held() const { return std::string_view(bytes_).substr(begin_); }
    // Marks `count` bytes of held() as read.
    void take(std::size_t count);
    // Where held() begins in the stream.
    std::uint64_t offset() const { return offset_; }

private:
    std::unique_ptr<ByteStream> stream_;
    std::string bytes_;
    std::size_t begin_ = 0;
    std::uint64_t offset_ = 0;
    std::optional<Error> damage_;
    bool ended_ = false;
};

// All that is left. over_limit beyond `most` bytes (the rest is unread then), or the stream's error.
Result<std::string> read_rest(StreamBuffer& buffer, std::uint64_t most);

}  // namespace dateline
