#include "source/json_reader.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/data_file.hpp"
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "source/json_article.hpp"

namespace dateline {

namespace {

using Json = nlohmann::json;

constexpr std::size_t block_bytes = 64u << 10;

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Json parse_json(std::string_view text) {
    return Json::parse(text, nullptr, false);
}

class JsonReader : public ContainerReader {
public:
    JsonReader(ContainerContext context, std::unique_ptr<ByteStream> stream)
        : context_(std::move(context)), buffer_(std::move(stream)) {}

    std::optional<Found> next() override {
        while (true) {
            while (at_ < objects_.size()) {
                Json object = std::move(objects_[at_++]);
                if (auto found = article(object, fmt::format("item {}", at_))) return found;
            }
            objects_.clear();
            at_ = 0;
            ++line_;
            std::string text;
            const LineEnd end = read_line(text);
            if (end == LineEnd::damage) return damaged();
            if (end == LineEnd::too_long) {
                return skip(ErrorCode::over_limit,
                            fmt::format("longer than the limit of {} bytes", limits::report_bytes));
            }
            if (text.empty() && end == LineEnd::stream_end) return std::nullopt;
            if (line_ == 1 && text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
            if (blank(text)) continue;
            if (auto found = line(std::move(text))) return found;
        }
    }

private:
    enum class LineEnd { line, stream_end, too_long, damage };

    LineEnd read_line(std::string& text) {
        bool too_long = false;
        while (true) {
            const auto seen = buffer_.peek(block_bytes);
            if (seen.empty() && buffer_.damage()) return LineEnd::damage;
            const auto end = seen.find('\n');
            const auto piece = seen.substr(0, end);
            too_long = too_long || text.size() + piece.size() > limits::report_bytes;
            if (!too_long) text += piece;
            const bool last = seen.empty();
            buffer_.take(end == std::string_view::npos ? piece.size() : piece.size() + 1);
            if (end == std::string_view::npos && !last) continue;
            if (too_long) return LineEnd::too_long;
            return last ? LineEnd::stream_end : LineEnd::line;
        }
    }

    Skip skip(ErrorCode code, std::string_view what) const {
        const std::string& path = context_.head.path;
        return {path, {code, fmt::format("{}: line {}: {}", path, line_, what)}};
    }

    Found damaged() {
        const Error error = *buffer_.damage();
        buffer_.pass_damage();
        return skip(error.code, error.message);
    }

    std::optional<Found> line(std::string text) {
        Json value = parse_json(text);
        if (value.is_discarded() && line_ == 1) {
            // One value over many lines, then.
            const auto rest = read_rest(
                buffer_, limits::report_bytes - std::min<std::uint64_t>(text.size(), limits::report_bytes));
            if (!rest) return skip(rest.error().code, rest.error().message);
            value = parse_json(text + "\n" + *rest);
        }
        if (value.is_discarded()) return skip(ErrorCode::malformed, "not well-formed JSON");
        if (value.is_array()) {
            take_items(value);
            return std::nullopt;
        }
        if (value.is_object()) {
            const auto items = value.find("items");
            if (items != value.end() && items->is_array()) {
                feed_ = feed_article(value);
                take_items(*items);
                return std::nullopt;
            }
        }
        return article(value, fmt::format("line {}", line_));
    }

    void take_items(Json& items) {
        for (Json& item : items) objects_.push_back(std::move(item));
    }

    std::optional<Found> article(const Json& object, const std::string& place) {
        const std::string& path = context_.head.path;
        auto found = object.is_object() ? json_article(object) : std::nullopt;
        if (!found) {
            return Skip{
                path,
                {ErrorCode::unsupported,
                 fmt::format("{}: {}: JSON without a field that holds an article's text", path, place)}};
        }
        if (found->outlet.empty()) found->outlet = feed_.outlet;
        if (found->language.empty()) found->language = feed_.language;
        Document out;
        out.head.path = path + "!" + names_.unique(found->url.empty() ? place : found->url);
        out.head.url = found->url.starts_with("http") ? found->url : std::string();
        out.head.media_type = found->html ? "text/html" : "text/plain";
        out.head.charset = "utf-8";
        out.head.captured = std::move(found->captured);
        StatedMetadata& stated = out.head.stated;
        stated.where = "the JSON's fields";
        stated.title = std::move(found->title);
        stated.authors = std::move(found->authors);
        stated.outlet = std::move(found->outlet);
        stated.language = std::move(found->language);
        stated.published = std::move(found->published);
        stated.modified = std::move(found->modified);
        stated.summary = found->summary;
        out.bytes = std::move(found->text);
        return Found{std::move(out)};
    }

    ContainerContext context_;
    StreamBuffer buffer_;
    MemberNames names_;
    std::vector<Json> objects_;  // of an array or feed, to be given out
    std::size_t at_ = 0;
    JsonArticle feed_;  // what a feed says of all its items
    std::size_t line_ = 0;
};

}  // namespace

std::unique_ptr<ContainerReader> json_reader(ContainerContext context, std::unique_ptr<ByteStream> stream) {
    return std::make_unique<JsonReader>(std::move(context), std::move(stream));
}

}  // namespace dateline
