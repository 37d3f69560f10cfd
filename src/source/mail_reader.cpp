#include "source/mail_reader.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gmime/gmime.h>
#include <mutex>

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "source/http_message.hpp"
#include "source/told_time.hpp"

namespace dateline {

namespace {

constexpr std::size_t most_parts = 10000;

struct Release {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Release>;

void start_gmime() {
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

std::string words(const char* text) {
    return text == nullptr ? std::string() : std::string(trimmed(to_valid_utf8(text)));
}

std::string one_line(std::string text) {
    for (char& c : text) {
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    }
    return std::string(trimmed(text));
}

std::string header(GMimeObject* object, const char* name) {
    return one_line(words(g_mime_object_get_header(object, name)));
}

// "<https://example.org/a>" without its brackets.
std::string address(std::string value) {
    if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
    return value;
}

Owned<GMimeMessage> parse_message(std::string_view bytes) {
    start_gmime();
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
    g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MESSAGE);
    return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

// The bytes behind base64 or quoted-printable.
std::string content_of(GMimePart* part) {
    GMimeDataWrapper* const content = g_mime_part_get_content(part);
    if (content == nullptr) return {};
    const Owned<GMimeStream> to(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, to.get());
    const GByteArray* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(to.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

struct Part {
    GMimeObject* object = nullptr;  // lives as long as the message
    MediaType media;
    bool in_alternative = false;  // one of several forms of the same text
    bool attached = false;
    bool related = false;  // belongs to the part before it: pictures of a page

    bool is_text() const { return media.type == "text/html" || media.type == "text/plain"; }
};

MediaType media_of(GMimeObject* object) {
    GMimeContentType* const type = g_mime_object_get_content_type(object);
    if (type == nullptr) return {};
    MediaType out;
    out.type = lower(words(g_mime_content_type_get_media_type(type)) + "/" +
                     words(g_mime_content_type_get_media_subtype(type)));
    out.charset = lower(words(g_mime_content_type_get_parameter(type, "charset")));
    return out;
}

// The leaves of the message in order.
std::vector<Part> parts_of(GMimeObject* root) {
    struct Open {
        GMimeObject* object;
        bool in_alternative;
        bool related;
    };
    std::vector<Part> parts;
    std::vector<Open> open = {{root, false, false}};
    while (!open.empty() && parts.size() < most_parts) {
        const Open here = open.back();
        open.pop_back();
        if (here.object == nullptr) continue;
        if (GMIME_IS_MULTIPART(here.object)) {
            auto* const multi = GMIME_MULTIPART(here.object);
            const std::string type = media_of(here.object).type;
            for (int i = g_mime_multipart_get_count(multi) - 1; i >= 0; --i) {
                open.push_back({g_mime_multipart_get_part(multi, i),
                                here.in_alternative || type == "multipart/alternative",
                                here.related || (type == "multipart/related" && i > 0)});
            }
            continue;
        }
        Part part{here.object, media_of(here.object), here.in_alternative, false, here.related};
        const GMimeContentDisposition* const disposition = g_mime_object_get_content_disposition(here.object);
        part.attached = (disposition != nullptr && g_mime_object_get_disposition(here.object) != nullptr &&
                         lower(words(g_mime_object_get_disposition(here.object))) == "attachment") ||
                        GMIME_IS_MESSAGE_PART(here.object);
        parts.push_back(std::move(part));
    }
    return parts;
}

bool is_saved_page(GMimeObject* message, const std::vector<Part>& parts) {
    if (!header(message, "Snapshot-Content-Location").empty()) return true;
    if (!header(message, "Received").empty() || !header(message, "To").empty()) return false;
    const std::string from = lower(header(message, "From"));
    if (from.find("saved by") != std::string::npos) return true;
    return std::any_of(parts.begin(), parts.end(),
                       [](const Part& part) { return !header(part.object, "Content-Location").empty(); });
}

class MailReader : public ContainerReader {
public:
    MailReader(ContainerContext context, std::string bytes)
        : context_(std::move(context)), bytes_(std::move(bytes)), message_(parse_message(bytes_)) {
        if (message_ == nullptr) return;
        parts_ = parts_of(g_mime_message_get_mime_part(message_.get()));
        root_ = GMIME_OBJECT(message_.get());
        date_ = header(root_, "Date");
        saved_page_ = is_saved_page(root_, parts_);
        body_ = find_body();
    }

    std::optional<Found> next() override {
        if (!told_ && (message_ == nullptr || parts_.empty())) {
            told_ = true;
            const std::string& path = context_.head.path;
            return Skip{path, {ErrorCode::malformed, path + ": a mail message without readable parts"}};
        }
        if (!told_ && body_ < parts_.size()) {
            told_ = true;
            return body();
        }
        while (at_ < parts_.size()) {
            const std::size_t index = at_++;
            if (index == body_) continue;
            if (auto found = other_part(parts_[index])) return found;
        }
        return std::nullopt;
    }

private:
    // Of the forms of one text HTML goes first; of several texts the first.
    std::size_t find_body() const {
        std::size_t plain = parts_.size();
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const Part& part = parts_[i];
            if (!part.is_text() || part.attached) continue;
            if (part.media.type == "text/html") {
                // Behind a plain text that is no other form of it, it is a further part.
                return plain == parts_.size() || part.in_alternative || saved_page_ ? i : plain;
            }
            if (plain == parts_.size() && !part.related) plain = i;
        }
        return plain;
    }

    Found body() {
        const Part& part = parts_[body_];
        Document out;
        out.head = context_.head;
        out.head.media_type = part.media.type;
        out.head.charset = part.media.charset;
        StatedMetadata& stated = out.head.stated;
        stated.title = subject();
        stated.language = header(part.object, "Content-Language");
        if (saved_page_) {
            stated.where = "the head of the saved page";
            out.head.url = address(header(root_, "Snapshot-Content-Location"));
            if (out.head.url.empty()) out.head.url = address(header(part.object, "Content-Location"));
            if (!out.head.url.starts_with("http")) out.head.url.clear();
            out.head.captured = told_time(date_, "Date of the saved page");
        } else {
            stated.where = "the head of the mail";
            stated.outlet = sender();
            stated.published = told_time(date_, "Date of the mail");
            out.head.captured = stated.published;
        }
        out.bytes = content_of(GMIME_PART(part.object));
        return out;
    }

    std::string subject() const {
        std::string text = one_line(words(g_mime_message_get_subject(message_.get())));
        while (true) {
            const std::string head = lower(text.substr(0, 5));
            if (head.starts_with("re:") || head.starts_with("fw:")) {
                text = std::string(trimmed(text.substr(3)));
            } else if (head.starts_with("fwd:")) {
                text = std::string(trimmed(text.substr(4)));
            } else {
                return text;
            }
        }
    }

    // The name that the sender goes by, else the host of the address.
    std::string sender() const {
        InternetAddressList* const from = g_mime_message_get_from(message_.get());
        if (from == nullptr || internet_address_list_length(from) == 0) return {};
        InternetAddress* const first = internet_address_list_get_address(from, 0);
        std::string name = one_line(words(internet_address_get_name(first)));
        if (!name.empty() || !INTERNET_ADDRESS_IS_MAILBOX(first)) return name;
        const std::string box = words(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
        return box.substr(std::min(box.find('@'), box.size() - 1) + 1);
    }

    std::optional<Found> other_part(const Part& part) {
        if (saved_page_) {
            context_.passed->add(context_.head.path, "files of the saved page");
            return std::nullopt;
        }
        const bool other_form = part.in_alternative && part.is_text();
        if (other_form || part.related || (part.is_text() && !part.attached && !named(part))) {
            context_.passed->add(context_.head.path, "further parts of mails");
            return std::nullopt;
        }
        Document out;
        if (GMIME_IS_MESSAGE_PART(part.object)) {
            GMimeMessage* const inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(part.object));
            if (inner == nullptr) return std::nullopt;
            gchar* const text = g_mime_object_to_string(GMIME_OBJECT(inner), nullptr);
            out.bytes = text == nullptr ? "" : text;
            g_free(text);
            out.head.path = member_path("message");
        } else if (GMIME_IS_PART(part.object)) {
            if (!media_class(part.media.type).report && part.media.type.starts_with("image/")) {
                context_.passed->add(context_.head.path, "images");
                return std::nullopt;
            }
            out.bytes = content_of(GMIME_PART(part.object));
            const std::string name = one_line(words(g_mime_part_get_filename(GMIME_PART(part.object))));
            out.head.path = member_path(name.empty() ? part.media.type : name);
        } else {
            return std::nullopt;
        }
        if (out.bytes.empty()) return std::nullopt;
        out.head.media_type = part.media.type;
        out.head.charset = part.media.charset;
        out.head.captured = told_time(date_, "Date of the mail");
        return Found{std::move(out)};
    }

    static bool named(const Part& part) {
        return GMIME_IS_PART(part.object) && g_mime_part_get_filename(GMIME_PART(part.object)) != nullptr;
    }

    std::string member_path(const std::string& name) {
        return context_.head.path + "!" + names_.unique(name);
    }

    ContainerContext context_;
    std::string bytes_;
    Owned<GMimeMessage> message_;
    GMimeObject* root_ = nullptr;
    std::vector<Part> parts_;
    std::string date_;
    MemberNames names_;
    std::size_t body_ = 0;
    std::size_t at_ = 0;
    bool saved_page_ = false;
    bool told_ = false;
};

}  // namespace

std::unique_ptr<ContainerReader> mail_reader(ContainerContext context, std::string message) {
    return std::make_unique<MailReader>(std::move(context), std::move(message));
}

}  // namespace dateline
