// gzip as a stream over any number of members. Where a member is damaged, the next is looked for: first at
// the last place within the damaged stretch that could begin one (inflate notices damage only somewhat
// later), then ahead. Each such place is tried once and behind the one before, so no byte is inflated more
// than twice.
#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <zlib.h>

#include "source/unpack.hpp"

namespace dateline {

namespace {

constexpr std::size_t block_bytes = 128u << 10;
// How far back of the damage a member that it swallowed is looked for.
constexpr std::size_t kept_bytes = 256u << 10;
constexpr std::size_t head_bytes = 4;  // of a member: the magic, the method and the flags

// RFC 1952, 2.3.1: ID1, ID2, CM = 8 (deflate), FLG without its reserved bits.
std::size_t find_member(std::string_view bytes, std::size_t from) {
    for (auto at = bytes.find("\x1F\x8B\x08", from); at != std::string_view::npos;
         at = bytes.find("\x1F\x8B\x08", at + 1)) {
        if (at + 3 < bytes.size() && (static_cast<unsigned char>(bytes[at + 3]) & 0xE0) == 0) return at;
    }
    return std::string_view::npos;
}

class GunzipStream : public ByteStream {
public:
    GunzipStream(std::unique_ptr<ByteStream> packed, std::shared_ptr<UnpackBudget> budget)
        : packed_(std::move(packed)), budget_(std::move(budget)) {
        usable_ = inflateInit2(&inflater_, 15 + 16) == Z_OK;
    }
    GunzipStream(const GunzipStream&) = delete;
    GunzipStream& operator=(const GunzipStream&) = delete;
    ~GunzipStream() override {
        if (usable_) inflateEnd(&inflater_);
    }

    Result<std::size_t> read(std::span<char> out) override {
        if (!usable_) return Error{ErrorCode::internal, "zlib cannot be started"};
        while (!finished_) {
            if (pending_) {
                Error error = std::move(*pending_);
                pending_.reset();
                return error;
            }
            if (!inside_ && !begin_member()) continue;
            const std::size_t got = inflate_some(out);
            if (got == 0) continue;
            searching_ = false;
            if (budget_->add_unpacked(got)) return got;
            finished_ = true;
            return UnpackBudget::spent();
        }
        return std::size_t{0};
    }

private:
    std::uint64_t position() const { return dropped_ + at_; }

    // One block more of packed bytes; false at the end of them.
    bool fill() {
        if (ended_) return false;
        if (at_ > kept_bytes + block_bytes) {
            const std::size_t drop = at_ - kept_bytes;
            in_.erase(0, drop);
            at_ -= drop;
            dropped_ += drop;
        }
        const std::size_t had = in_.size();
        in_.resize(had + block_bytes);
        const auto got = packed_->read(std::span<char>(in_).subspan(had));
        in_.resize(had + (got ? *got : 0));
        if (!got) pending_ = got.error();
        ended_ = got && *got == 0;
        return !ended_ && got;
    }

    void complain(std::string_view what) {
        // While the next member is looked for, false beginnings fail without a word.
        if (!searching_) {
            pending_ = Error{ErrorCode::malformed, fmt::format("gzip data {} at byte {}", what, position())};
        }
        searching_ = true;
    }

    // At a border between members. False where there is none to begin yet.
    bool begin_member() {
        while (in_.size() - at_ < head_bytes && fill()) {
        }
        if (pending_ && in_.size() == at_) return false;
        const auto rest = std::string_view(in_).substr(at_);
        if (rest.empty()) {
            finished_ = !pending_;
            return false;
        }
        if (find_member(rest.substr(0, head_bytes), 0) != 0) {
            // Zeros behind the last member are padding, of tapes and of some writers.
            if (rest.find_first_not_of('\0') == std::string_view::npos) {
                at_ = in_.size();
                return false;
            }
            complain("is followed by something else");
            seek_ahead(at_);
            return false;
        }
        inflateReset(&inflater_);
        member_ = position();
        inside_ = true;
        return true;
    }

    std::size_t inflate_some(std::span<char> out) {
        if (at_ == in_.size() && !fill()) {
            if (ended_) {
                complain("is cut off");
                inside_ = false;
            }
            return 0;
        }
        inflater_.next_in = reinterpret_cast<Bytef*>(in_.data() + at_);
        inflater_.avail_in = static_cast<uInt>(in_.size() - at_);
        inflater_.next_out = reinterpret_cast<Bytef*>(out.data());
        inflater_.avail_out = static_cast<uInt>(std::min<std::size_t>(out.size(), 1u << 30));
        const std::size_t room = inflater_.avail_out;
        const int state = inflate(&inflater_, Z_NO_FLUSH);
        at_ = in_.size() - inflater_.avail_in;
        if (state == Z_STREAM_END) {
            inside_ = false;
        } else if (state != Z_OK && state != Z_BUF_ERROR) {
            inside_ = false;
            complain("is damaged");
            seek_from_damage();
        }
        return room - inflater_.avail_out;
    }

    // The last beginning within the damaged stretch, behind the member's own; else the next one ahead.
    void seek_from_damage() {
        const std::size_t own = member_ >= dropped_ ? static_cast<std::size_t>(member_ - dropped_) + 1 : 0;
        std::size_t last = std::string::npos;
        const auto stretch = std::string_view(in_).substr(0, std::min(in_.size(), at_ + head_bytes));
        for (auto at = find_member(stretch, own); at != std::string::npos && at < at_;
             at = find_member(stretch, at + 1)) {
            last = at;
        }
        if (last != std::string::npos) {
            at_ = last;
        } else {
            seek_ahead(at_);
        }
    }

    void seek_ahead(std::size_t from) {
        at_ = from;
        while (true) {
            const auto found = find_member(in_, at_);
            if (found != std::string::npos) {
                at_ = found;
                return;
            }
            // A beginning may be split between two blocks.
            at_ = std::max(at_, in_.size() - std::min(in_.size(), head_bytes - 1));
            if (!fill()) {
                at_ = in_.size();
                return;
            }
        }
    }

    std::unique_ptr<ByteStream> packed_;
    std::shared_ptr<UnpackBudget> budget_;
    z_stream inflater_{};
    std::string in_;             // packed bytes: some that were read, then those to come
    std::size_t at_ = 0;         // of in_
    std::uint64_t dropped_ = 0;  // packed bytes before in_
    std::uint64_t member_ = 0;   // where the member begins in the stream
    std::optional<Error> pending_;
    bool usable_ = false;
    bool inside_ = false;
    bool ended_ = false;
    bool finished_ = false;
    bool searching_ = false;
};

}  // namespace

std::unique_ptr<ByteStream> gunzip_stream(std::unique_ptr<ByteStream> packed,
                                          std::shared_ptr<UnpackBudget> budget) {
    return std::make_unique<GunzipStream>(std::move(packed), std::move(budget));
}

}  // namespace dateline
