// A stack of readers: what the topmost gives is a document, or a container whose reader goes on top.
#include "source/document_stream.hpp"

#include <array>
#include <fmt/format.h>
#include <set>

#include "base/limits.hpp"
#include "source/content_kind.hpp"
#include "source/feed_reader.hpp"
#include "source/json_reader.hpp"
#include "source/mail_reader.hpp"
#include "source/unpack.hpp"
#include "source/warc_reader.hpp"
#include "source/zip_reader.hpp"

namespace dateline {

namespace {

constexpr std::size_t sniffed_bytes = 64u << 10;

// A stream whose beginning was read already.
class ResumedStream : public ByteStream {
public:
    ResumedStream(std::string head, std::optional<Error> damage, std::unique_ptr<ByteStream> rest)
        : head_(std::move(head)), damage_(std::move(damage)), rest_(std::move(rest)) {}

    Result<std::size_t> read(std::span<char> out) override {
        if (at_ < head_.size()) {
            const std::size_t count = head_.copy(out.data(), out.size(), at_);
            at_ += count;
            return count;
        }
        if (damage_) {
            Error error = std::move(*damage_);
            damage_.reset();
            return error;
        }
        return rest_->read(out);
    }

private:
    std::string head_;
    std::size_t at_ = 0;
    std::optional<Error> damage_;
    std::unique_ptr<ByteStream> rest_;
};

struct Sniffed {
    std::string head;
    std::unique_ptr<ByteStream> stream;  // from its beginning
};

Sniffed sniff(std::unique_ptr<ByteStream> stream) {
    std::string head(sniffed_bytes, '\0');
    std::size_t size = 0;
    std::optional<Error> damage;
    while (size < head.size() && !damage) {
        const auto got = stream->read(std::span<char>(head).subspan(size));
        if (!got) {
            damage = got.error();
        } else if (*got == 0) {
            break;
        } else {
            size += *got;
        }
    }
    head.resize(size);
    auto resumed = std::make_unique<ResumedStream>(head, std::move(damage), std::move(stream));
    return {std::move(head), std::move(resumed)};
}

Skip skip_of(const MemberHead& head, const Error& error) {
    const bool named = error.message.starts_with(head.path);
    return {head.path, {error.code, named ? error.message : head.path + ": " + error.message}};
}

}  // namespace

class DocumentStream::Opener {
public:
    explicit Opener(std::vector<InputFile> inputs) : inputs_(std::move(inputs)) {
        for (const InputFile& one : inputs_) files_.insert(real(one.path));
    }

    std::optional<DocumentOrSkip> next() {
        while (true) {
            std::optional<DocumentOrSkip> out;
            if (open_.empty()) {
                if (at_ == inputs_.size()) return std::nullopt;
                out = input(std::move(inputs_[at_++]));
            } else if (auto found = open_.back().reader->next()) {
                out = member(std::move(*found));
            } else {
                open_.pop_back();
            }
            if (out) return out;
        }
    }

    const PassedOver& passed() const { return *passed_; }

private:
    struct Open {
        std::unique_ptr<ContainerReader> reader;
        ContentKind kind = ContentKind::page;
        std::string path;
        std::optional<ToldTime> captured;  // of the container itself
    };

    static std::string real(const std::filesystem::path& path) {
        std::error_code failed;
        const auto canonical = std::filesystem::canonical(path, failed);
        return failed ? path.string() : canonical.string();
    }

    std::optional<DocumentOrSkip> input(InputFile&& file) {
        budget_ = std::make_shared<UnpackBudget>();
        if (file.head.path.empty()) file.head.path = file.path.string();
        asked_ = file.asked;
        if (file.path == "-")
            return stream(std::move(file.head), standard_input_stream(budget_), std::nullopt);
        auto opened = open_file(file.path, budget_);
        if (!opened) return skip_of(file.head, opened.error());
        return stream(std::move(file.head), std::move(*opened), std::move(file.path));
    }

    std::optional<DocumentOrSkip> member(Found&& found) {
        if (auto* const skip = std::get_if<Skip>(&found)) return std::move(*skip);
        asked_ = Asked::by_the_way;
        const Open& from = open_.back();
        if (auto* const streamed = std::get_if<StreamedMember>(&found)) {
            // What a list names and lies in the folder too is read once.
            if (streamed->file && !files_.insert(real(*streamed->file)).second) {
                passed_->add(from.path, "files that are read anyway");
                return std::nullopt;
            }
            if (!streamed->head.captured) streamed->head.captured = from.captured;
            return stream(std::move(streamed->head), std::move(streamed->stream), std::move(streamed->file));
        }
        Document document = std::get<Document>(std::move(found));
        if (!document.head.captured) document.head.captured = from.captured;
        // What feeds and other tools give is the text itself; the others may hold anything.
        const bool page = from.kind == ContentKind::feed || from.kind == ContentKind::json ||
                          (from.kind == ContentKind::mail && document.head.path == from.path);
        const ContentKind kind = page ? ContentKind::page : content_kind(document.bytes);
        if (kind == ContentKind::page || kind == ContentKind::pdf) return settled(std::move(document));
        return stream(std::move(document.head), memory_stream(std::move(document.bytes)), std::nullopt);
    }

    // `file` where the stream is that file's.
    std::optional<DocumentOrSkip> stream(MemberHead&& head, std::unique_ptr<ByteStream> bytes,
                                         std::optional<std::filesystem::path> file) {
        for (std::size_t packings = 0;; ++packings) {
            Sniffed sniffed = sniff(std::move(bytes));
            const ContentKind kind = content_kind(sniffed.head);
            if (kind != ContentKind::gzip && kind != ContentKind::zstd) {
                if (packings > 0) file.reset();
                return contents(std::move(head), kind, std::move(sniffed), std::move(file));
            }
            if (packings == limits::packings) {
                return skip_of(head, {ErrorCode::over_limit,
                                      fmt::format("packed more than {} times over", limits::packings)});
            }
            bytes = kind == ContentKind::gzip ? gunzip_stream(std::move(sniffed.stream), budget_)
                                              : unzstd_stream(std::move(sniffed.stream), budget_);
        }
    }

    std::optional<DocumentOrSkip> contents(MemberHead&& head, ContentKind kind, Sniffed&& sniffed,
                                           std::optional<std::filesystem::path> file) {
        if (kind == ContentKind::page || kind == ContentKind::pdf) {
            return whole(std::move(head), std::move(sniffed));
        }
        // Programs talk JSON by the thousand; other tools' articles are not served as answers.
        if (kind == ContentKind::json && !open_.empty() && open_.back().kind == ContentKind::warc) {
            passed_->add(open_.back().path, "JSON data");
            return std::nullopt;
        }
        if (open_.size() == limits::container_depth) {
            return skip_of(head, {ErrorCode::over_limit, fmt::format("{} within {} others", words_for(kind),
                                                                     limits::container_depth)});
        }
        auto reader = reader_for(head, kind, std::move(sniffed.stream), std::move(file));
        if (!reader) return skip_of(head, reader.error());
        open_.push_back({std::move(*reader), kind, std::move(head.path), std::move(head.captured)});
        return std::nullopt;
    }

    Result<std::unique_ptr<ContainerReader>> reader_for(const MemberHead& head, ContentKind kind,
                                                        std::unique_ptr<ByteStream> stream,
                                                        std::optional<std::filesystem::path> file) {
        ContainerContext context{head, budget_, passed_};
        if (kind == ContentKind::warc) return warc_reader(std::move(context), std::move(stream));
        if (kind == ContentKind::json) return json_reader(std::move(context), std::move(stream));
        if (kind == ContentKind::mbox) return mbox_reader(std::move(context), std::move(stream));
        if (kind == ContentKind::zip && file) {
            std::error_code failed;
            budget_->add_packed(std::filesystem::file_size(*file, failed));
            return zip_reader(std::move(context), std::move(*file));
        }
        StreamBuffer buffer(std::move(stream));
        auto bytes =
            read_rest(buffer, kind == ContentKind::zip ? limits::held_archive_bytes : limits::report_bytes);
        if (!bytes) return bytes.error();
        if (kind == ContentKind::zip) return zip_reader(std::move(context), std::move(*bytes));
        if (kind == ContentKind::mail) return mail_reader(std::move(context), std::move(*bytes));
        if (kind == ContentKind::feed) return feed_reader(std::move(context), *bytes);
        std::optional<std::filesystem::path> folder;
        if (file) folder = file->parent_path();
        return opml_reader(std::move(context), *bytes, std::move(folder));
    }

    // A page or the like, to its end.
    std::optional<DocumentOrSkip> whole(MemberHead&& head, Sniffed&& sniffed) {
        StreamBuffer buffer(std::move(sniffed.stream));
        auto bytes = read_rest(buffer, limits::report_bytes);
        if (!bytes) return skip_of(head, bytes.error());
        return settled(Document{std::move(head), std::move(*bytes)});
    }

    // Pictures and the like are passed over where nobody asked for them by name.
    std::optional<DocumentOrSkip> settled(Document&& document) {
        if (asked_ == Asked::by_the_way) {
            const auto kind = binary_kind(document.bytes);
            if (kind && !kind->beside.empty()) {
                const bool inside = !open_.empty();
                passed_->add(inside ? open_.back().path
                                    : std::filesystem::path(document.head.path).parent_path().string(),
                             kind->beside);
                return std::nullopt;
            }
        }
        return std::move(document);
    }

    std::vector<InputFile> inputs_;
    std::size_t at_ = 0;
    std::set<std::string> files_;  // real paths of all inputs and of what lists have named
    std::vector<Open> open_;
    std::shared_ptr<UnpackBudget> budget_;
    std::shared_ptr<PassedOver> passed_ = std::make_shared<PassedOver>();
    Asked asked_ = Asked::by_name;
};

DocumentStream::DocumentStream(std::vector<InputFile> inputs)
    : opener_(std::make_unique<Opener>(std::move(inputs))) {}
DocumentStream::~DocumentStream() = default;

std::optional<DocumentOrSkip> DocumentStream::next() {
    return opener_->next();
}

const PassedOver& DocumentStream::passed() const {
    return opener_->passed();
}

}  // namespace dateline
