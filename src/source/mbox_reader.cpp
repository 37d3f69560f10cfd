// A box is messages one after the other, each behind a line "From SENDER DATE"; such a line within a message
// has been quoted with '>'. Not all writers quote, so that the line must hold a clock time and a year.
#include <algorithm>
#include <fmt/format.h>

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "source/http_message.hpp"
#include "source/mail_reader.hpp"

namespace dateline {

namespace {

constexpr std::size_t block_bytes = 64u << 10;
constexpr std::size_t longest_from_line = 512;

// The quoting of mboxrd taken off: of ">From " and ">>From " one '>'.
std::string unquoted(std::string_view message) {
    std::string out;
    out.reserve(message.size());
    for (std::size_t at = 0; at < message.size();) {
        const auto end = std::min(message.find('\n', at), message.size() - 1) + 1;
        auto line = message.substr(at, end - at);
        const auto marks = line.find_first_not_of('>');
        if (marks != 0 && marks != std::string_view::npos && line.substr(marks).starts_with("From ")) {
            line.remove_prefix(1);
        }
        out += line;
        at = end;
    }
    return out;
}

class MboxReader : public ContainerReader {
public:
    MboxReader(ContainerContext context, std::unique_ptr<ByteStream> stream)
        : context_(std::move(context)), buffer_(std::move(stream)) {}

    std::optional<Found> next() override {
        while (true) {
            const std::uint64_t offset = buffer_.offset();
            std::string message;
            bool too_large = false;
            bool more = true;
            while (more) {
                const auto seen = buffer_.peek(block_bytes);
                if (seen.empty() && buffer_.damage()) {
                    const Error error = *buffer_.damage();
                    buffer_.pass_damage();
                    return skip(offset, error.code, error.message);
                }
                const auto border = find_border(seen);
                auto piece = seen.substr(0, border);
                if (border == std::string_view::npos && seen.size() >= block_bytes) {
                    piece = seen.substr(0, seen.size() - longest_from_line);  // a border may be split
                }
                more = border == std::string_view::npos && !piece.empty();
                if (!too_large) message += piece;
                too_large = too_large || message.size() > limits::report_bytes;
                buffer_.take(piece.size());
            }
            if (message.empty() && !too_large) {
                if (buffer_.held().empty()) return std::nullopt;
                buffer_.take(1);  // the border's own line end
                continue;
            }
            if (too_large) {
                return skip(offset, ErrorCode::over_limit,
                            fmt::format("larger than the limit of {} bytes", limits::report_bytes));
            }
            if (trimmed_end(message).empty()) continue;
            return member(std::move(message));
        }
    }

private:
    Found skip(std::uint64_t offset, ErrorCode code, std::string_view what) const {
        const std::string& path = context_.head.path;
        return Skip{path, {code, fmt::format("{}: message at byte {}: {}", path, offset, what)}};
    }

    static std::string_view trimmed_end(std::string_view text) {
        const auto last = text.find_last_not_of("\r\n");
        return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
    }

    // Where a message ends: in front of the line end before the next "From " line.
    static std::size_t find_border(std::string_view seen) {
        for (auto at = seen.find("\nFrom "); at != std::string_view::npos;
             at = seen.find("\nFrom ", at + 1)) {
            const auto before = seen.substr(0, at);
            const bool behind_empty_line =
                before.empty() || before.ends_with('\n') || before.ends_with("\n\r");
            const auto end = seen.find('\n', at + 1);
            if (behind_empty_line && end != std::string_view::npos &&
                is_mbox_line(seen.substr(at + 1, end - at - 1))) {
                return at;
            }
        }
        return std::string_view::npos;
    }

    Found member(std::string&& text) {
        std::string_view message = text;
        // The empty line behind a message is the box's.
        if (message.ends_with("\n\n")) message.remove_suffix(1);
        if (message.starts_with("From "))
            message.remove_prefix(std::min(message.find('\n'), message.size() - 1) + 1);
        std::string id = fmt::format("message {}", ++count_);
        const auto head =
            "\n" + std::string(message.substr(0, std::min(head_size(message), limits::header_bytes)));
        for (const HeadField& field : head_fields(head)) {
            if (field.name == "message-id" && field.value.size() > 2) {
                id = to_valid_utf8(field.value);
                if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
                break;
            }
        }
        Document out;
        out.head.path = context_.head.path + "!" + names_.unique(id);
        out.head.media_type = "message/rfc822";
        out.bytes = unquoted(message);
        return out;
    }

    ContainerContext context_;
    StreamBuffer buffer_;
    MemberNames names_;
    std::size_t count_ = 0;
};

}  // namespace

bool is_mbox_line(std::string_view line) {
    if (!line.starts_with("From ") || line.size() > longest_from_line) return false;
    bool year = false;
    for (auto at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
        const auto word = line.substr(at + 1, 4);
        year = year || ((word.starts_with("19") || word.starts_with("20")) && word.size() == 4 &&
                        word.find_first_not_of("0123456789") == std::string_view::npos);
    }
    return year && line.find(':') != std::string_view::npos;
}

std::unique_ptr<ContainerReader> mbox_reader(ContainerContext context, std::unique_ptr<ByteStream> stream) {
    return std::make_unique<MboxReader>(std::move(context), std::move(stream));
}

}  // namespace dateline
