#include "source/feed_reader.hpp"

#include <array>
#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "source/charset.hpp"
#include "source/told_time.hpp"

namespace dateline {

namespace {

using pugi::xml_node;

// A description shorter than this, without a fuller text beside it, is a teaser. News descriptions are one to
// three sentences; a whole article in a description is longer than this.
constexpr std::size_t teaser_bytes = 600;
constexpr std::size_t most_depth = 200;

// "content:encoded" and "encoded" alike: feeds choose their own prefixes.
std::string_view local_name(const char* name) {
    const std::string_view all = name;
    const auto colon = all.rfind(':');
    return colon == std::string_view::npos ? all : all.substr(colon + 1);
}

xml_node child(const xml_node& node, std::string_view full_name) {
    for (const xml_node& one : node.children()) {
        if (full_name == one.name()) return one;
    }
    return {};
}

std::string text_of(const xml_node& node) {
    std::string text;
    for (const xml_node& one : node.children()) {
        if (one.type() == pugi::node_pcdata || one.type() == pugi::node_cdata) text += one.value();
    }
    return std::string(trimmed(text));
}

std::string line_of(const xml_node& node) {
    std::string text = text_of(node);
    for (char& c : text) {
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    }
    return text;
}

// The first of the children with one of these names that holds something.
template <std::size_t count>
std::string first_line(const xml_node& node, const std::array<std::string_view, count>& names) {
    for (const std::string_view name : names) {
        if (std::string text = line_of(child(node, name)); !text.empty()) return text;
    }
    return {};
}

class StringWriter : public pugi::xml_writer {
public:
    void write(const void* data, std::size_t size) override {
        text.append(static_cast<const char*>(data), size);
    }
    std::string text;
};

// The markup below a node, as it stands (Atom's type="xhtml").
std::string inner_markup(const xml_node& node) {
    StringWriter out;
    for (const xml_node& one : node.children()) {
        one.print(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    }
    return out.text;
}

struct ItemText {
    std::string text;
    bool summary = false;
};

ItemText text_of_item(const xml_node& item) {
    for (const std::string_view name : {"content:encoded", "encoded", "xhtml:body", "body"}) {
        const xml_node found = child(item, name);
        std::string text = text_of(found);
        if (text.empty()) text = inner_markup(found);
        if (!text.empty()) return {std::move(text), false};
    }
    if (const xml_node content = child(item, "content")) {
        const std::string_view type = content.attribute("type").value();
        std::string text = type == "xhtml" ? inner_markup(content) : text_of(content);
        if (!text.empty()) return {std::move(text), false};
    }
    for (const std::string_view name : {"description", "summary", "media:description"}) {
        const xml_node found = child(item, name);
        const std::string_view type = found.attribute("type").value();
        std::string text = type == "xhtml" ? inner_markup(found) : text_of(found);
        const bool summary = name != "description" || text.size() < teaser_bytes;
        if (!text.empty()) return {std::move(text), summary};
    }
    return {};
}

// Atom's <link rel="alternate" href>, RSS's <link>text</link>, a guid that is an address.
std::string link_of(const xml_node& node) {
    std::string other;
    for (const xml_node& one : node.children()) {
        if (local_name(one.name()) != "link") continue;
        const std::string_view relation = one.attribute("rel").value();
        const std::string href(trimmed(one.attribute("href").value()));
        if (!href.empty() && (relation.empty() || relation == "alternate")) return href;
        if (std::string text = line_of(one); !text.empty() && other.empty()) other = std::move(text);
    }
    if (!other.empty()) return other;
    for (const std::string_view name : {"guid", "id"}) {
        std::string text = line_of(child(node, name));
        if (text.starts_with("http://") || text.starts_with("https://")) return text;
    }
    return node.attribute("rdf:about").value();
}

std::vector<std::string> authors_of(const xml_node& item) {
    constexpr std::size_t most_authors = 50;
    std::vector<std::string> names;
    for (const xml_node& one : item.children()) {
        const auto name = local_name(one.name());
        if ((name != "author" && name != "creator") || names.size() >= most_authors) continue;
        std::string text = line_of(child(one, "name"));
        if (text.empty()) text = line_of(one);
        // RSS 2.0: "mail@example.org (Name)".
        const auto open = text.find('(');
        if (text.find('@') < open && open != std::string::npos && text.ends_with(')')) {
            text = text.substr(open + 1, text.size() - open - 2);
        }
        if (!text.empty()) names.push_back(std::move(text));
    }
    return names;
}

std::optional<ToldTime> time_of(const xml_node& item, std::initializer_list<const char*> names) {
    for (const char* const name : names) {
        const std::string text = line_of(child(item, name));
        if (text.empty()) continue;
        if (auto told = told_time(text, fmt::format("{} of the feed's item", name))) return told;
    }
    return std::nullopt;
}

class FeedReader : public ContainerReader {
public:
    FeedReader(ContainerContext context, std::unique_ptr<pugi::xml_document> document, xml_node root)
        : context_(std::move(context)), document_(std::move(document)) {
        const xml_node channel = child(root, "channel");
        const xml_node about = channel ? channel : root;
        constexpr std::array<std::string_view, 1> title = {"title"};
        constexpr std::array<std::string_view, 2> language = {"language", "dc:language"};
        outlet_ = first_line(about, title);
        language_ = first_line(about, language);
        if (language_.empty()) language_ = root.attribute("xml:lang").value();
        // RSS 1.0 has its items beside the channel.
        for (const xml_node& holder : {channel, root}) {
            for (const xml_node& one : holder.children()) {
                const auto name = local_name(one.name());
                if (name == "item" || name == "entry") items_.push_back(one);
            }
        }
    }

    std::optional<Found> next() override {
        while (at_ < items_.size()) {
            const xml_node item = items_[at_++];
            ItemText text = text_of_item(item);
            if (text.text.empty()) {
                context_.passed->add(context_.head.path, "feed items without a text");
                continue;
            }
            return document(item, std::move(text));
        }
        return std::nullopt;
    }

private:
    Found document(const xml_node& item, ItemText text) {
        constexpr std::array<std::string_view, 2> titles = {"title", "media:title"};
        constexpr std::array<std::string_view, 2> ids = {"guid", "id"};
        constexpr std::array<std::string_view, 1> languages = {"dc:language"};
        Document out;
        const std::string url = link_of(item);
        std::string name = url;
        if (name.empty()) name = first_line(item, ids);
        if (name.empty()) name = fmt::format("item {}", at_);
        out.head.path = context_.head.path + "!" + names_.unique(std::move(name));
        if (url.starts_with("http")) out.head.url = url;
        out.head.media_type = "text/html";
        out.head.charset = "utf-8";
        StatedMetadata& stated = out.head.stated;
        stated.where = "the feed's item";
        stated.title = first_line(item, titles);
        stated.authors = authors_of(item);
        // What an aggregator took from elsewhere names its source.
        stated.outlet = line_of(child(item, "source"));
        if (stated.outlet.empty()) stated.outlet = line_of(child(child(item, "source"), "title"));
        if (stated.outlet.empty()) stated.outlet = outlet_;
        stated.language = first_line(item, languages);
        if (stated.language.empty()) stated.language = language_;
        stated.published =
            time_of(item, {"pubDate", "published", "dc:date", "issued", "date", "dcterms:created"});
        stated.modified = time_of(item, {"updated", "atom:updated", "dcterms:modified", "modified"});
        stated.summary = text.summary;
        out.bytes = std::move(text.text);
        return out;
    }

    ContainerContext context_;
    std::unique_ptr<pugi::xml_document> document_;
    std::vector<xml_node> items_;
    std::string outlet_;
    std::string language_;
    MemberNames names_;
    std::size_t at_ = 0;
};

class OpmlReader : public ContainerReader {
public:
    OpmlReader(ContainerContext context, std::vector<std::string> addresses,
               std::optional<std::filesystem::path> folder)
        : context_(std::move(context)), addresses_(std::move(addresses)), folder_(std::move(folder)) {}

    std::optional<Found> next() override {
        const std::string& path = context_.head.path;
        while (at_ < addresses_.size()) {
            const std::string& address = addresses_[at_++];
            if (const auto file = file_of(address)) {
                any_ = true;
                const std::string name = path + "!" + names_.unique(address);
                auto stream = open_file(*file, context_.budget);
                if (!stream) return Skip{name, {stream.error().code, name + ": " + stream.error().message}};
                StreamedMember member;
                member.head.path = name;
                member.stream = std::move(*stream);
                member.file = *file;
                return Found{std::move(member)};
            }
            context_.passed->add(path, "feeds on the net, which are not fetched");
        }
        if (any_) return std::nullopt;
        any_ = true;
        return Skip{
            path,
            {ErrorCode::unsupported,
             fmt::format("{}: a list of feeds, none of them a file beside it; save the feeds and name "
                         "their files",
                         path)}};
    }

private:
    // A file within the list's own folder: a list from elsewhere must not lead through the disk.
    std::optional<std::filesystem::path> file_of(std::string_view address) const {
        if (!folder_ || address.empty() || address.find(':') != std::string_view::npos) return std::nullopt;
        const auto relative = std::filesystem::path(address).lexically_normal();
        if (relative.is_absolute() || relative.begin() == relative.end() || *relative.begin() == "..") {
            return std::nullopt;
        }
        return *folder_ / relative;
    }

    ContainerContext context_;
    std::vector<std::string> addresses_;
    std::optional<std::filesystem::path> folder_;
    MemberNames names_;
    std::size_t at_ = 0;
    bool any_ = false;
};

// Parsed from UTF-8; entities beyond XML's own stay as they are, and no document type is followed.
Result<std::unique_ptr<pugi::xml_document>> parse_xml(const std::string& path, std::string_view bytes) {
    auto document = std::make_unique<pugi::xml_document>();
    const std::string text = decode(bytes).text;
    // Nesting far beyond a feed's would only serve to exhaust whoever walks it.
    std::size_t depth = 0;
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
        if (text.compare(at, 9, "<![CDATA[") == 0) {
            at = std::min(text.find("]]>", at), text.size() - 1);
        } else if (text.compare(at, 2, "</") == 0) {
            depth -= depth > 0 ? 1 : 0;
        } else if (text.compare(at, 2, "<!") != 0 && text.compare(at, 2, "<?") != 0) {
            const auto end = text.find('>', at);
            if (end == std::string::npos) break;
            if (text[end - 1] != '/' && ++depth > most_depth) {
                return Error{
                    ErrorCode::over_limit,
                    fmt::format("{}: XML with more than {} elements in one another", path, most_depth)};
            }
            at = end;
        }
    }
    const auto parsed =
        document->load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    // What was read before the error is kept: a feed cut in its download.
    if (!parsed && document->first_child().empty()) {
        return Error{ErrorCode::malformed, fmt::format("{}: XML that breaks at byte {}: {}", path,
                                                       parsed.offset, parsed.description())};
    }
    return document;
}

}  // namespace

Result<std::unique_ptr<ContainerReader>> feed_reader(ContainerContext context, std::string_view bytes) {
    const std::string path = context.head.path;
    auto document = parse_xml(path, bytes);
    if (!document) return document.error();
    const xml_node root = (*document)->document_element();
    const auto name = local_name(root.name());
    if (name != "rss" && name != "feed" && name != "RDF") {
        return Error{ErrorCode::unsupported, fmt::format("{}: XML that is no news feed", path)};
    }
    return std::unique_ptr<ContainerReader>(
        std::make_unique<FeedReader>(std::move(context), std::move(*document), root));
}

Result<std::unique_ptr<ContainerReader>> opml_reader(ContainerContext context, std::string_view bytes,
                                                     std::optional<std::filesystem::path> folder) {
    const std::string path = context.head.path;
    const auto document = parse_xml(path, bytes);
    if (!document) return document.error();
    std::vector<std::string> addresses;
    std::vector<xml_node> open = {(*document)->document_element()};
    while (!open.empty() && addresses.size() < limits::container_members) {
        const xml_node here = open.back();
        open.pop_back();
        if (const auto address = here.attribute("xmlUrl")) addresses.emplace_back(address.value());
        std::vector<xml_node> inner(here.children().begin(), here.children().end());
        open.insert(open.end(), inner.rbegin(), inner.rend());
    }
    return std::unique_ptr<ContainerReader>(
        std::make_unique<OpmlReader>(std::move(context), std::move(addresses), std::move(folder)));
}

}  // namespace dateline
