#include "source/unpack.hpp"

#include <algorithm>
#include <array>
#include <brotli/decode.h>
#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t block_bytes = 128u << 10;
// As much memory as one frame may ask for: 2^27 bytes, the limit of zstd's own command without --long.
constexpr int zstd_window_log = 27;

struct CloseZstd {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};
struct CloseBrotli {
    void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
};

class UnzstdStream : public ByteStream {
public:
    UnzstdStream(std::unique_ptr<ByteStream> packed, std::shared_ptr<UnpackBudget> budget)
        : packed_(std::move(packed)), budget_(std::move(budget)), stream_(ZSTD_createDStream()) {
        ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, zstd_window_log);
    }

    Result<std::size_t> read(std::span<char> out) override {
        while (!finished_) {
            if (in_.pos == in_.size && !full_) {
                const auto got = packed_->read(block_);
                if (!got) return got.error();
                if (*got == 0) {
                    finished_ = true;
                    if (inside_) return damaged("is cut off");
                    break;
                }
                read_ += *got;
                in_ = {block_.data(), *got, 0};
            }
            ZSTD_outBuffer to{out.data(), out.size(), 0};
            const std::size_t state = ZSTD_decompressStream(stream_.get(), &to, &in_);
            if (ZSTD_isError(state) != 0) {
                finished_ = true;
                return damaged(fmt::format("is damaged ({})", ZSTD_getErrorName(state)));
            }
            inside_ = state != 0;
            full_ = to.pos == to.size;  // there may be more within
            if (to.pos == 0) continue;
            if (budget_->add_unpacked(to.pos)) return to.pos;
            finished_ = true;
            return UnpackBudget::spent();
        }
        return std::size_t{0};
    }

private:
    Error damaged(std::string_view how) const {
        return {ErrorCode::malformed,
                fmt::format("Zstandard data {} at byte {}", how, read_ - (in_.size - in_.pos))};
    }

    std::unique_ptr<ByteStream> packed_;
    std::shared_ptr<UnpackBudget> budget_;
    std::unique_ptr<ZSTD_DStream, CloseZstd> stream_;
    std::array<char, block_bytes> block_{};
    ZSTD_inBuffer in_{nullptr, 0, 0};
    std::uint64_t read_ = 0;
    bool inside_ = false;
    bool full_ = false;
    bool finished_ = false;
};

// All that comes out; of a damaged stream what came before the damage.
Result<std::string> drained(ByteStream& stream, std::uint64_t most) {
    std::string text;
    std::array<char, block_bytes> block{};
    while (true) {
        const auto got = stream.read(block);
        if (!got && got.error().code == ErrorCode::over_limit) return got.error();
        if (!got || *got == 0) return text;
        text.append(block.data(), *got);
        if (text.size() > most) {
            return Error{ErrorCode::over_limit, fmt::format("larger than the limit of {} bytes", most)};
        }
    }
}

// HTTP's "deflate" is zlib by its standard and raw deflate by what many servers send.
class InflateBody : public ByteStream {
public:
    InflateBody(std::string_view body, int window_bits, UnpackBudget& budget) : budget_(budget) {
        usable_ = inflateInit2(&inflater_, window_bits) == Z_OK;
        inflater_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
        inflater_.avail_in = static_cast<uInt>(body.size());
    }
    InflateBody(const InflateBody&) = delete;
    InflateBody& operator=(const InflateBody&) = delete;
    ~InflateBody() override {
        if (usable_) inflateEnd(&inflater_);
    }

    Result<std::size_t> read(std::span<char> out) override {
        if (!usable_ || finished_) return std::size_t{0};
        inflater_.next_out = reinterpret_cast<Bytef*>(out.data());
        inflater_.avail_out = static_cast<uInt>(out.size());
        finished_ = inflate(&inflater_, Z_NO_FLUSH) != Z_OK;
        const std::size_t got = out.size() - inflater_.avail_out;
        if (!budget_.add_unpacked(got)) return UnpackBudget::spent();
        return got;
    }

private:
    UnpackBudget& budget_;
    z_stream inflater_{};
    bool usable_ = false;
    bool finished_ = false;
};

class BrotliBody : public ByteStream {
public:
    BrotliBody(std::string_view body, UnpackBudget& budget)
        : budget_(budget),
          state_(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr)),
          next_(reinterpret_cast<const std::uint8_t*>(body.data())),
          left_(body.size()) {}

    Result<std::size_t> read(std::span<char> out) override {
        if (finished_) return std::size_t{0};
        auto* to = reinterpret_cast<std::uint8_t*>(out.data());
        std::size_t room = out.size();
        finished_ = BrotliDecoderDecompressStream(state_.get(), &left_, &next_, &room, &to, nullptr) !=
                    BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
        if (!budget_.add_unpacked(out.size() - room)) return UnpackBudget::spent();
        return out.size() - room;
    }

private:
    UnpackBudget& budget_;
    std::unique_ptr<BrotliDecoderState, CloseBrotli> state_;
    const std::uint8_t* next_;
    std::size_t left_;
    bool finished_ = false;
};

bool is_zlib(std::string_view body) {
    if (body.size() < 2) return false;
    const unsigned first = static_cast<unsigned char>(body[0]);
    return (first & 0x0F) == 8 && ((first << 8) + static_cast<unsigned char>(body[1])) % 31 == 0;
}

// Brotli has no magic: text that is there already is told by its not unpacking to anything.
Result<std::string> or_as_it_is(Result<std::string> unpacked, std::string&& body) {
    if (unpacked && unpacked->empty()) return std::move(body);
    return unpacked;
}

}  // namespace

std::unique_ptr<ByteStream> unzstd_stream(std::unique_ptr<ByteStream> packed,
                                          std::shared_ptr<UnpackBudget> budget) {
    return std::make_unique<UnzstdStream>(std::move(packed), std::move(budget));
}

Result<std::string> decode_content(std::string body, std::string_view coding, std::uint64_t most,
                                   UnpackBudget& budget) {
    const std::string name = lower(trimmed(coding));
    if (name.empty() || name == "identity" || name == "none" || name == "utf-8" || body.empty()) return body;
    if (name == "gzip" || name == "x-gzip") {
        if (!body.starts_with("\x1F\x8B")) return body;
        InflateBody stream(body, 15 + 16, budget);
        return drained(stream, most);
    }
    if (name == "deflate") {
        InflateBody stream(body, is_zlib(body) ? 15 : -15, budget);
        auto unpacked = drained(stream, most);
        return or_as_it_is(std::move(unpacked), std::move(body));
    }
    if (name == "br") {
        BrotliBody stream(body, budget);
        auto unpacked = drained(stream, most);
        return or_as_it_is(std::move(unpacked), std::move(body));
    }
    if (name == "zstd") {
        if (!body.starts_with("\x28\xB5\x2F\xFD")) return body;
        // The budget is the caller's; this copy of its owner must not end it.
        const std::shared_ptr<UnpackBudget> shared(&budget, [](UnpackBudget*) {});
        const auto stream = unzstd_stream(memory_stream(std::move(body)), shared);
        return drained(*stream, most);
    }
    return Error{ErrorCode::unsupported, fmt::format("packed as \"{}\", which is not read", name)};
}

}  // namespace dateline
