#include "source/byte_stream.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>

#include "base/limits.hpp"

namespace dateline {

namespace {

constexpr std::size_t block_bytes = 64u << 10;

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

class FileStream : public ByteStream {
public:
    FileStream(std::FILE* file, std::shared_ptr<UnpackBudget> budget)
        : file_(file), budget_(std::move(budget)) {
        std::setvbuf(file, nullptr, _IONBF, 0);  // whoever reads has a buffer of its own
    }

    Result<std::size_t> read(std::span<char> out) override {
        if (failed_) return std::size_t{0};
        const std::size_t got = std::fread(out.data(), 1, out.size(), file_.get());
        if (got == 0 && std::ferror(file_.get()) != 0) {
            failed_ = true;
            return Error{ErrorCode::unreadable,
                         fmt::format("reading failed after {} bytes: {}", read_, std::strerror(errno))};
        }
        read_ += got;
        budget_->add_packed(got);
        return got;
    }

private:
    std::unique_ptr<std::FILE, CloseFile> file_;
    std::shared_ptr<UnpackBudget> budget_;
    std::uint64_t read_ = 0;
    bool failed_ = false;
};

class StandardInput : public ByteStream {
public:
    explicit StandardInput(std::shared_ptr<UnpackBudget> budget) : budget_(std::move(budget)) {}

    Result<std::size_t> read(std::span<char> out) override {
        const std::size_t got = std::fread(out.data(), 1, out.size(), stdin);
        budget_->add_packed(got);
        return got;
    }

private:
    std::shared_ptr<UnpackBudget> budget_;
};

class MemoryStream : public ByteStream {
public:
    explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}

    Result<std::size_t> read(std::span<char> out) override {
        const std::size_t count = std::min(out.size(), bytes_.size() - at_);
        std::memcpy(out.data(), bytes_.data() + at_, count);
        at_ += count;
        return count;
    }

private:
    std::string bytes_;
    std::size_t at_ = 0;
};

}  // namespace

bool UnpackBudget::add_unpacked(std::uint64_t bytes) {
    unpacked_ += bytes;
    return unpacked_ <= limits::unpack_free_bytes || unpacked_ / limits::unpack_ratio <= packed_;
}

Error UnpackBudget::spent() {
    return {ErrorCode::over_limit,
            fmt::format("unpacks to more than {} times its size, like an archive made to do harm; "
                        "the rest of it is not read",
                        limits::unpack_ratio)};
}

Result<std::unique_ptr<ByteStream>> open_file(const std::filesystem::path& path,
                                              std::shared_ptr<UnpackBudget> budget) {
    std::error_code failed;
    const auto status = std::filesystem::status(path, failed);
    if (status.type() == std::filesystem::file_type::not_found) {
        return Error{ErrorCode::not_found, fmt::format("{}: no such file", path.string())};
    }
    if (std::filesystem::is_directory(status)) {
        return Error{ErrorCode::unreadable, fmt::format("{}: is a folder, not a file", path.string())};
    }
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) {
        return Error{ErrorCode::unreadable,
                     fmt::format("{}: cannot be opened: {}", path.string(), std::strerror(errno))};
    }
    return std::unique_ptr<ByteStream>(std::make_unique<FileStream>(file, std::move(budget)));
}

std::unique_ptr<ByteStream> standard_input_stream(std::shared_ptr<UnpackBudget> budget) {
    return std::make_unique<StandardInput>(std::move(budget));
}

std::unique_ptr<ByteStream> memory_stream(std::string bytes) {
    return std::make_unique<MemoryStream>(std::move(bytes));
}

std::string_view StreamBuffer::peek(std::size_t wanted) {
    while (bytes_.size() - begin_ < wanted && !ended_ && !damage_) {
        // What was taken goes away when it outweighs what stays, so that each byte moves a few times at most.
        if (begin_ > bytes_.size() - begin_) {
            bytes_.erase(0, begin_);
            begin_ = 0;
        }
        const std::size_t had = bytes_.size();
        bytes_.resize(had + block_bytes);
        const auto got = stream_->read(std::span<char>(bytes_).subspan(had));
        bytes_.resize(had + (got ? *got : 0));
        if (!got) {
            damage_ = got.error();
        } else {
            ended_ = *got == 0;
        }
    }
    return held();
}

void StreamBuffer::pass_damage() {
    take(held().size());
    damage_.reset();
}

void StreamBuffer::take(std::size_t count) {
    begin_ += count;
    offset_ += count;
}

Result<std::string> read_rest(StreamBuffer& buffer, std::uint64_t most) {
    std::string bytes;
    while (true) {
        const auto seen = buffer.peek(1);
        if (seen.empty() && buffer.damage()) return *buffer.damage();
        if (seen.empty()) return bytes;
        bytes += seen;
        buffer.take(seen.size());
        if (bytes.size() > most) {
            return Error{ErrorCode::over_limit, fmt::format("larger than the limit of {} bytes", most)};
        }
    }
}

}  // namespace dateline
