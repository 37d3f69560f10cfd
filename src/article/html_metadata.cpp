#include "article/html_metadata.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "article/assemble.hpp"
#include "article/byline.hpp"
#include "article/credits.hpp"
#include "article/headline.hpp"
#include "article/text_form.hpp"
#include "base/data_file.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t field_bytes = 600;

const MetaNames& meta_names() {
    static const MetaNames names = [] {
        auto read = read_meta_names();
        return read ? std::move(*read) : MetaNames{};
    }();
    return names;
}

struct Field {
    std::string name;
    std::string value;
    int rank = 0;
    bool microdata = false;
};

// The values of each role, the surest names first and in the page's order within a name.
using Fields = std::map<std::string, std::vector<Field>, std::less<>>;

std::string first_value(const Fields& fields, std::string_view role) {
    const auto found = fields.find(role);
    return found == fields.end() || found->second.empty() ? std::string{} : found->second.front().value;
}

// Entities written twice ("&amp;amp;quot;") are left in the values of careless sites.
std::string plain_value(std::string_view value) {
    std::string out = tidy(cut_to(value, field_bytes));
    constexpr std::pair<std::string_view, std::string_view> entities[] = {
        {"&quot;", "\""}, {"&#039;", "'"},  {"&#39;", "'"},   {"&apos;", "'"},
        {"&nbsp;", " "},  {"&rsquo;", "’"}, {"&lsquo;", "‘"}, {"&amp;", "&"}};
    for (const auto& [entity, sign] : entities) {
        for (auto at = out.find(entity); at != std::string::npos; at = out.find(entity, at + sign.size())) {
            out.replace(at, entity.size(), sign);
        }
    }
    return out;
}

class MetadataReader {
public:
    explicit MetadataReader(const HtmlTree& tree) : tree_(tree) {}

    Metadata read() {
        for (std::uint32_t i = 1; i < tree_.nodes().size(); ++i) node(i);
        for (auto& [role, fields] : fields_) {
            std::stable_sort(fields.begin(), fields.end(),
                             [](const Field& a, const Field& b) { return a.rank < b.rank; });
        }
        ld_ = read_json_ld(scripts_);
        out_.url = canonical_.empty() ? first_value(fields_, "url") : canonical_;
        if (out_.url.empty()) out_.url = ld_.url;
        if (host_of(out_.url).empty()) out_.url.clear();
        out_.host = host_of(out_.url);
        language();
        outlet();
        title();
        authors();
        dates();
        out_.body = std::move(ld_.body);
        return std::move(out_);
    }

private:
    void node(std::uint32_t i) {
        const HtmlNode& node = tree_.nodes()[i];
        if (node.name.empty()) return;
        if (node.name == "meta") {
            for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
                field(key == "itemprop" ? "microdata" : "meta", tree_.attribute(node, key),
                      tree_.attribute(node, "content"));
                if (key == "itemprop")
                    field("meta", tree_.attribute(node, key), tree_.attribute(node, "content"));
            }
        } else if (node.name == "link") {
            if (canonical_.empty() && lower(tree_.attribute(node, "rel")) == "canonical")
                canonical_ = tidy(tree_.attribute(node, "href"));
        } else if (node.name == "title") {
            if (title_.empty()) title_ = plain_value(tree_.text_of(i, field_bytes));
        } else if (node.name == "html") {
            language_ = std::string(tree_.attribute(node, "lang"));
        } else if (node.name == "script") {
            if (lower(tree_.attribute(node, "type")).starts_with("application/ld+json") && i + 1 < node.end) {
                scripts_.push_back(tree_.nodes()[i + 1].text);
            }
        } else if (const auto property = tree_.attribute(node, "itemprop"); !property.empty()) {
            auto value = tree_.attribute(node, "content");
            if (value.empty()) value = tree_.attribute(node, "datetime");
            field("microdata", property, value.empty() ? std::string_view(tree_.text_of(i, 200)) : value);
        }
    }

    void field(std::string_view kind, std::string_view name, std::string_view value) {
        if (name.empty() || trimmed(value).empty()) return;
        const auto table = meta_names().find(kind);
        if (table == meta_names().end()) return;
        const auto found = table->second.find(lower(trimmed(name)));
        if (found == table->second.end()) return;
        fields_[found->second.role].push_back(
            {std::string(trimmed(name)), plain_value(value), found->second.rank, kind == "microdata"});
    }

    void language() {
        std::string said = !language_.empty() ? language_ : first_value(fields_, "language");
        if (said.empty()) said = ld_.language;
        const auto parts = split_at(said, {"-", "_", ","});
        if (!parts.empty() && parts.front().size() <= 3) out_.language = lower(parts.front());
        const std::string locale = first_value(fields_, "language");
        out_.order = date_order(
            said.find_first_of("-_") == std::string::npos && !locale.empty() ? locale : said, out_.host);
    }

    void outlet() {
        out_.outlet = first_value(fields_, "outlet");
        if (out_.outlet.empty()) out_.outlet = plain_value(ld_.publisher);
        if (out_.outlet.size() > 80) out_.outlet.clear();
    }

    void title() {
        const std::string candidates[] = {plain_value(ld_.headline), first_value(fields_, "title"), title_};
        for (const std::string& candidate : candidates) {
            if (candidate.empty()) continue;
            auto split = split_site_name(candidate, out_.outlet, out_.host);
            if (out_.title.empty()) out_.title = std::move(split.title);
            if (out_.outlet.empty() && !split.site.empty() && &candidate == &candidates[2])
                out_.outlet = split.site;
        }
    }

    void authors() {
        std::vector<std::string> said = ld_.authors;
        if (const auto found = fields_.find("author"); found != fields_.end() && said.empty()) {
            for (const Field& one : found->second) said.push_back(one.value);
        }
        for (const std::string& author : said) {
            if (author.find("//") != std::string::npos) continue;
            auto names = std::string_view(author);
            for (const std::string_view by : {"By ", "by ", "BY "}) {
                if (names.starts_with(by)) names.remove_prefix(by.size());
            }
            const Byline byline = read_byline(names);
            if (out_.wire.empty()) out_.wire = byline.wire;
            for (const std::string& person : byline.persons) {
                if (std::find(out_.authors.begin(), out_.authors.end(), person) == out_.authors.end())
                    out_.authors.push_back(person);
            }
        }
    }

    void dates() {
        add_date(out_.published, ld_.published, "JSON-LD datePublished");
        add_date(out_.modified, ld_.modified, "JSON-LD dateModified");
        add_fields(out_.published, "published");
        add_fields(out_.modified, "modified");
    }

    void add_fields(std::vector<StatedDate>& dates, std::string_view role) {
        const auto found = fields_.find(role);
        if (found == fields_.end()) return;
        for (const Field& one : found->second)
            add_date(dates, one.value, (one.microdata ? "itemprop " : "meta ") + one.name);
    }

    void add_date(std::vector<StatedDate>& dates, std::string_view value, std::string where) const {
        auto date = stated_date(value, std::move(where), out_.order);
        if (!date) return;
        const bool known = std::any_of(dates.begin(), dates.end(), [&](const StatedDate& other) {
            return other.where == date->where && other.found == date->found;
        });
        if (!known) dates.push_back(std::move(*date));
    }

    const HtmlTree& tree_;
    Fields fields_;
    std::vector<std::string_view> scripts_;
    std::string canonical_;
    std::string title_;
    std::string language_;
    JsonLd ld_;
    Metadata out_;
};

}  // namespace

Result<MetaNames> read_meta_names() {
    constexpr std::string_view file = "article/meta_names.tsv";
    const auto rows = data_rows(file, 3, 3);
    if (!rows) return rows.error();
    MetaNames names;
    int rank = 0;
    for (const DataRow& row : *rows) {
        const bool known = row.fields[1] == "meta" || row.fields[1] == "microdata";
        for (const auto name : split_at(row.fields[2], {"|"})) {
            if (!known || !names[std::string(row.fields[1])]
                               .emplace(std::string(name), MetaName{std::string(row.fields[0]), ++rank})
                               .second) {
                return Error{ErrorCode::malformed,
                             fmt::format("data/{} line {}: unknown kind, or '{}' for the second time", file,
                                         row.line, name)};
            }
        }
    }
    return names;
}

std::optional<StatedDate> stated_date(std::string_view value, std::string where, DateOrder order) {
    const std::string text = tidy(cut_to(value, 100));
    const auto dates = find_dates(text, order);
    if (dates.empty()) return std::nullopt;
    auto edtf = edtf_of(dates.front());
    if (!edtf) return std::nullopt;
    if (dates.front().turned) where += "; day and month may be the other way round";
    return StatedDate{std::move(*edtf), dates.front().time, text, std::move(where)};
}

Metadata read_metadata(const HtmlTree& tree) {
    return MetadataReader(tree).read();
}

}  // namespace dateline
