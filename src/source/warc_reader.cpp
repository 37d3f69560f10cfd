// A record is a head, `Content-Length` bytes and two line ends. Where the length is wrong, the next record is
// found by what begins one: "WARC/1." and a line of its head. Such a beginning within a record's bytes,
// behind an empty line, ends the record, whatever its length says; so each byte is looked at once.
#include "source/warc_reader.hpp"

#include <charconv>
#include <fmt/format.h>

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "source/http_message.hpp"
#include "source/told_time.hpp"
#include "source/unpack.hpp"

namespace dateline {

namespace {

constexpr std::string_view first_words = "WARC/1.";
// The look ahead that tells a record's head: its first line and the name in the second.
constexpr std::size_t head_look = 64;
constexpr std::size_t block_bytes = 64u << 10;
constexpr int status_well = 200;

// "WARC/1.1" and, in the next line, the name of a field.
bool begins_record(std::string_view bytes) {
    if (!bytes.starts_with(first_words)) return false;
    const auto line_end = bytes.find('\n');
    if (line_end == std::string_view::npos || line_end > first_words.size() + 3) return false;
    const auto name = lower(bytes.substr(line_end + 1, 8));
    return name.starts_with("warc-") || name.starts_with("content-");
}

bool after_empty_line(std::string_view before) {
    return before.ends_with("\n\r\n") || before.ends_with("\n\n");
}

enum class BlockEnd {
    open,
    whole,
    next_record,  // which began before the length was reached
    stream_end,
    damage,  // in the stream below
};

// The bytes of a record.
class Block {
public:
    Block(StreamBuffer& buffer, std::uint64_t length) : buffer_(buffer), left_(length) {
        if (left_ == 0) end_ = BlockEnd::whole;
    }

    // One piece more, added to `into` where that is not null; false when there is none.
    bool more(std::string* into) {
        if (end_ != BlockEnd::open) return false;
        const auto seen = buffer_.peek(std::min<std::uint64_t>(left_, block_bytes) + head_look);
        auto piece = seen.substr(0, left_);
        if (piece.empty()) {
            end_ = buffer_.damage() ? BlockEnd::damage : BlockEnd::stream_end;
            return false;
        }
        const auto next = find_record(seen, piece.size());
        if (next != std::string_view::npos) {
            piece = piece.substr(0, next);
            end_ = BlockEnd::next_record;
        } else if (piece.size() == seen.size() && piece.size() > head_look) {
            piece = piece.substr(0, piece.size() - head_look);  // a beginning may be split
        }
        if (into != nullptr) into->append(piece);
        taken_ += piece.size();
        left_ -= piece.size();
        buffer_.take(piece.size());
        if (left_ == 0 && end_ == BlockEnd::open) end_ = BlockEnd::whole;
        return true;
    }

    BlockEnd end() const { return end_; }
    std::uint64_t taken() const { return taken_; }

private:
    static std::size_t find_record(std::string_view seen, std::size_t within) {
        for (auto at = seen.find("\nWARC/1."); at != std::string_view::npos && at + 1 < within;
             at = seen.find("\nWARC/1.", at + 1)) {
            if (after_empty_line(seen.substr(0, at + 1)) && begins_record(seen.substr(at + 1, head_look))) {
                return at + 1;
            }
        }
        return std::string_view::npos;
    }

    StreamBuffer& buffer_;
    std::uint64_t left_;
    std::uint64_t taken_ = 0;
    BlockEnd end_ = BlockEnd::open;
};

struct Record {
    std::uint64_t offset = 0;
    std::string type;
    std::string id;
    std::string url;
    std::string date;
    MediaType media;
    std::uint64_t length = 0;
    bool length_told = false;
};

Record parse_record(std::string_view head) {
    Record out;
    for (const HeadField& field : head_fields(head)) {
        if (field.name == "warc-type") out.type = lower(field.value);
        if (field.name == "warc-record-id") out.id = field.value;
        if (field.name == "warc-date") out.date = field.value;
        if (field.name == "content-type") out.media = parse_media_type(field.value);
        if (field.name == "warc-target-uri") {
            out.url = field.value;
            // Early writers put it between < and >.
            if (out.url.starts_with('<') && out.url.ends_with('>'))
                out.url = out.url.substr(1, out.url.size() - 2);
        }
        if (field.name == "content-length") {
            const char* const end = field.value.data() + field.value.size();
            const auto [stop, failed] = std::from_chars(field.value.data(), end, out.length);
            out.length_told = failed == std::errc{} && stop == end;
        }
    }
    out.url = to_valid_utf8(out.url);
    return out;
}

class WarcReader : public ContainerReader {
public:
    WarcReader(ContainerContext context, std::unique_ptr<ByteStream> stream)
        : context_(std::move(context)), buffer_(std::move(stream)) {}

    std::optional<Found> next() override {
        while (true) {
            if (lost_ && !find_next()) return std::nullopt;
            if (auto failed = pass_line_ends()) return failed;
            if (buffer_.held().empty()) return std::nullopt;
            if (auto found = record()) return found;
        }
    }

private:
    Found skip(std::uint64_t offset, ErrorCode code, std::string_view what) const {
        const std::string& path = context_.head.path;
        return Skip{path, {code, fmt::format("{}: record at byte {}: {}", path, offset, what)}};
    }

    // The stream is damaged within this record.
    Found damaged(std::uint64_t offset) {
        const Error error = *buffer_.damage();
        lost_ = true;
        buffer_.pass_damage();
        return skip(offset, error.code, error.message);
    }

    std::optional<Found> pass_line_ends() {
        while (true) {
            const auto seen = buffer_.peek(1);
            if (seen.empty() && buffer_.damage()) return damaged(buffer_.offset());
            if (seen.empty() || (seen.front() != '\r' && seen.front() != '\n')) return std::nullopt;
            buffer_.take(std::min(seen.find_first_not_of("\r\n"), seen.size()));
        }
    }

    // To the next record, over whatever is there; false at the end. Further damage on the way is part of
    // what was told already.
    bool find_next() {
        while (true) {
            const auto seen = buffer_.peek(block_bytes);
            for (auto at = seen.find(first_words); at != std::string_view::npos;
                 at = seen.find(first_words, at + 1)) {
                if (!begins_record(seen.substr(at, head_look))) continue;
                buffer_.take(at);
                lost_ = false;
                return true;
            }
            if (seen.size() >= block_bytes) {
                buffer_.take(seen.size() - head_look);
            } else if (buffer_.damage()) {
                buffer_.pass_damage();
            } else {
                return false;
            }
        }
    }

    std::optional<Found> record() {
        const std::uint64_t offset = buffer_.offset();
        std::size_t size = std::string_view::npos;
        for (std::size_t wanted = head_look; wanted <= limits::header_bytes;
             wanted = buffer_.held().size() + 1) {
            const auto seen = buffer_.peek(wanted);
            size = head_size(seen);
            if (size != std::string_view::npos || seen.size() < wanted) break;
        }
        if (size == std::string_view::npos && buffer_.damage()) return damaged(offset);
        const auto held = buffer_.held();
        if (!begins_record(held.substr(0, head_look)) || size == std::string_view::npos) {
            lost_ = true;
            buffer_.take(1);  // else the same beginning would be found again
            return skip(offset, ErrorCode::malformed, "no head of a WARC record begins here");
        }
        Record record = parse_record(held.substr(0, size));
        record.offset = offset;
        buffer_.take(size);
        if (!record.length_told) {
            lost_ = true;
            return skip(offset, ErrorCode::malformed, "its Content-Length is missing or no number");
        }
        return content(record);
    }

    std::optional<Found> content(const Record& record) {
        Block block(buffer_, record.length);
        std::string bytes;
        const bool answer = record.type == "response";
        // Of an answer first the head, which tells whether the rest is wanted.
        while (bytes.size() < limits::header_bytes && !(answer && head_size(bytes) != std::string::npos) &&
               block.more(&bytes)) {
        }
        const auto http = answer ? parse_http_head(bytes) : std::nullopt;
        const MediaType& media = http ? http->media : record.media;
        const std::string unwanted = why_unwanted(record, http, media);
        const auto most = limits::report_bytes + limits::header_bytes;
        if (!unwanted.empty()) bytes.clear();
        while (block.more(unwanted.empty() && bytes.size() <= most ? &bytes : nullptr)) {
        }
        if (auto wrong = check_end(record, block)) return wrong;
        if (!unwanted.empty()) {
            context_.passed->add(context_.head.path, unwanted);
            return std::nullopt;
        }
        if (bytes.size() > most) return too_large(record);
        return document(record, http, media, std::move(bytes));
    }

    static std::string why_unwanted(const Record& record, const std::optional<HttpHead>& http,
                                    const MediaType& media) {
        if (record.type != "response" && record.type != "resource" && record.type != "conversion") {
            return record.type == "revisit" ? "visits that found nothing new"
                                            : "records about the archive itself";
        }
        if (http && http->status != status_well) return "answers with a status other than 200";
        const MediaClass& kind = media_class(media.type);
        // Some writers state the type of the envelope for what is not in one.
        const bool envelope = !http && media.type.starts_with("application/http");
        if (!kind.report && !envelope) return kind.what;
        if (record.url.starts_with("dns:")) return "name look-ups";
        if (record.url.ends_with("/robots.txt")) return "robots.txt";
        return {};
    }

    std::optional<Found> check_end(const Record& record, const Block& block) {
        switch (block.end()) {
            case BlockEnd::damage: return damaged(record.offset);
            case BlockEnd::stream_end:
                return skip(record.offset, ErrorCode::malformed,
                            fmt::format("cut off after {} of {} bytes", block.taken(), record.length));
            case BlockEnd::next_record:
                return skip(
                    record.offset, ErrorCode::malformed,
                    fmt::format("its Content-Length is wrong: {}, but the next record begins after {}",
                                record.length, block.taken()));
            case BlockEnd::open:
            case BlockEnd::whole: break;
        }
        // Behind it come line ends, then a record or nothing. Damage there belongs to the next record.
        const auto rest = buffer_.peek(head_look);
        const auto begin = rest.find_first_not_of("\r\n");
        if (begin == std::string_view::npos || buffer_.damage()) return std::nullopt;
        const auto next = rest.substr(begin, 5);
        if (std::string_view("WARC/").starts_with(next)) return std::nullopt;  // whole, or cut within these
        lost_ = true;
        return skip(record.offset, ErrorCode::malformed,
                    fmt::format("its Content-Length is wrong: {}, but it does not end there", record.length));
    }

    Found too_large(const Record& record) const {
        return skip(record.offset, ErrorCode::over_limit,
                    fmt::format("{}: larger than the limit of {} bytes", record.url, limits::report_bytes));
    }

    std::optional<Found> document(const Record& record, const std::optional<HttpHead>& http,
                                  const MediaType& media, std::string&& bytes) {
        Document out;
        if (http) {
            bytes.erase(0, http->size);
            if (http->chunked) bytes = unchunked(std::move(bytes));
            for (auto coding = http->codings.rbegin(); coding != http->codings.rend(); ++coding) {
                auto unpacked =
                    decode_content(std::move(bytes), *coding, limits::report_bytes, *context_.budget);
                if (!unpacked) return skip(record.offset, unpacked.error().code, unpacked.error().message);
                bytes = std::move(*unpacked);
            }
        }
        if (bytes.empty()) {
            context_.passed->add(context_.head.path, "answers with nothing in them");
            return std::nullopt;
        }
        out.bytes = std::move(bytes);
        const std::string name = !record.url.empty()  ? record.url
                                 : !record.id.empty() ? to_valid_utf8(record.id)
                                                      : fmt::format("byte {}", record.offset);
        out.head.path = context_.head.path + "!" + names_.unique(name);
        out.head.media_type = media.type;
        out.head.charset = media.charset;
        if (record.url.starts_with("http")) out.head.url = record.url;
        out.head.captured = told_time(record.date, "WARC-Date");
        return Found{std::move(out)};
    }

    ContainerContext context_;
    StreamBuffer buffer_;
    MemberNames names_;
    bool lost_ = false;
};

}  // namespace

std::unique_ptr<ContainerReader> warc_reader(ContainerContext context, std::unique_ptr<ByteStream> stream) {
    return std::make_unique<WarcReader>(std::move(context), std::move(stream));
}

}  // namespace dateline
