#include "article/html_metadata.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "article/assemble.hpp"
#include "article/author_choice.hpp"
#include "article/date_choice.hpp"
#include "article/head_line.hpp"
#include "article/page_view.hpp"
#include "article/text_form.hpp"
#include "article/title_choice.hpp"
#include "base/data_file.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t field_bytes = 600;
constexpr std::size_t outlet_bytes = 80;

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
    std::uint32_t node = 0;
};

// The values of each role, the surest names first and in the page's order within a name.
using Fields = std::map<std::string, std::vector<Field>, std::less<>>;

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
    MetadataReader(const HtmlTree& tree, const Page& page, const ArticleOptions& options)
        : tree_(tree), page_(page), view_(tree) {
        bounds_.latest = options.today;
        const auto captured = page.captured ? day_of(page.captured->iso) : std::nullopt;
        if (captured && (!bounds_.latest || *captured < *bounds_.latest)) bounds_.latest = captured;
    }

    Metadata read() {
        for (std::uint32_t i = 1; i < tree_.nodes().size(); ++i) node(i);
        for (auto& [role, fields] : fields_) {
            std::stable_sort(fields.begin(), fields.end(),
                             [](const Field& a, const Field& b) { return a.rank < b.rank; });
        }
        ld_ = read_json_ld(scripts_);
        address();
        language();
        outlet();
        title();
        section();
        authors();
        dates();
        out_.body = std::move(ld_.body);
        return std::move(out_);
    }

private:
    static std::optional<Day> day_of(std::string_view iso) {
        const auto date = parse_edtf(iso.substr(0, 10));
        if (!date) return std::nullopt;
        return hull(*date).last;
    }

    void node(std::uint32_t i) {
        const HtmlNode& node = tree_.nodes()[i];
        if (node.name.empty()) return;
        if (node.name == "meta") {
            for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
                // "Written by" as a label, the name as its data (Yoast's cards).
                const auto card = tree_.attribute(node, key);
                if (card.starts_with("twitter:label")) label_ = std::string(tree_.attribute(node, "content"));
                if (card.starts_with("twitter:data") && !label_.empty()) {
                    if (without_author_label(label_).empty())
                        written_by_ = plain_value(tree_.attribute(node, "content"));
                    label_.clear();
                }
                const auto name = tree_.attribute(node, key);
                if (name.empty()) continue;
                const auto value = tree_.attribute(node, "content");
                if (key == "itemprop") field("microdata", name, value, i);
                field("meta", name, value, i);
            }
        } else if (node.name == "link") {
            if (canonical_.empty() && lower(tree_.attribute(node, "rel")) == "canonical")
                canonical_ = tidy(tree_.attribute(node, "href"));
        } else if (node.name == "title") {
            if (title_.empty()) title_ = plain_value(tree_.text_of(i, field_bytes));
        } else if (node.name == "html") {
            language_ = std::string(tree_.attribute(node, "lang"));
        } else if (node.name == "script") {
            if (lower(tree_.attribute(node, "type")).starts_with("application/ld+json") && i + 1 < node.end)
                scripts_.push_back(tree_.nodes()[i + 1].text);
        } else if (const auto property = tree_.attribute(node, "itemprop"); !property.empty()) {
            auto value = tree_.attribute(node, "content");
            if (value.empty()) value = tree_.attribute(node, "datetime");
            field("microdata", property, value.empty() ? std::string_view(tree_.text_of(i, 200)) : value, i);
        }
    }

    void field(std::string_view kind, std::string_view name, std::string_view value, std::uint32_t node) {
        if (trimmed(value).empty()) return;
        const auto table = meta_names().find(kind);
        if (table == meta_names().end()) return;
        const auto found = table->second.find(lower(trimmed(name)));
        if (found == table->second.end()) return;
        fields_[found->second.role].push_back(
            {std::string(trimmed(name)), plain_value(value), found->second.rank, kind == "microdata", node});
    }

    const std::vector<Field>& fields(std::string_view role) const {
        static const std::vector<Field> none;
        const auto found = fields_.find(role);
        return found == fields_.end() ? none : found->second;
    }

    static std::string where_of(const Field& field) {
        return (field.microdata ? "itemprop " : "meta ") + field.name;
    }

    void say(std::string_view name, std::string where, std::string found) {
        out_.origins.push_back({std::string(name), std::move(where), std::move(found)});
    }

    // The first of the claims that is one; says where it is from.
    struct Claim {
        std::string value;
        std::string where;
    };
    Claim first_claim(std::string_view name, std::string_view role, std::vector<Claim> before,
                      std::vector<Claim> behind) {
        for (const Field& one : fields(role)) before.push_back({one.value, where_of(one)});
        before.insert(before.end(), behind.begin(), behind.end());
        for (Claim& claim : before) {
            if (claim.value.empty()) continue;
            say(name, claim.where, claim.value);
            return std::move(claim);
        }
        return {};
    }

    void address() {
        const auto usable = [](const std::string& url) { return host_of(url).empty() ? std::string{} : url; };
        std::vector<Claim> said = {{usable(canonical_), "link rel=canonical"}};
        for (const Field& one : fields("url")) said.push_back({usable(one.value), where_of(one)});
        said.push_back({usable(ld_.url), "JSON-LD url"});
        out_.url = first_claim("url", {}, std::move(said), {}).value;
        out_.host = host_of(out_.url.empty() ? page_.url : out_.url);
    }

    void language() {
        const Claim said =
            first_claim("language", "language", {{language_, "<html lang>"}},
                        {{ld_.language, "JSON-LD inLanguage"}, {page_.stated.language, page_.stated.where}});
        const auto parts = split_at(said.value, {"-", "_", ","});
        if (!parts.empty() && parts.front().size() <= 3) out_.language = lower(parts.front());
        const std::string locale =
            fields("language").empty() ? std::string{} : fields("language").front().value;
        out_.order = date_order(
            said.value.find_first_of("-_") == std::string::npos && !locale.empty() ? locale : said.value,
            out_.host);
    }

    void outlet() {
        out_.outlet = first_claim("outlet", "outlet", {},
                                  {{plain_value(ld_.publisher), "JSON-LD publisher"},
                                   {page_.stated.outlet, page_.stated.where}})
                          .value;
        if (out_.outlet.size() > outlet_bytes) out_.outlet.clear();
    }

    void title() {
        std::vector<SaidTitle> said = {{plain_value(ld_.headline), "JSON-LD headline"}};
        for (const Field& one : fields("title")) said.push_back({one.value, where_of(one)});
        said.push_back({title_, "<title>"});
        said.push_back({page_.stated.title, page_.stated.where});
        ChosenTitle chosen = choose_title(view_, said, {out_.outlet, out_.host});
        if (chosen.node) {
            headline_ = static_cast<int>(view_.line_of(*chosen.node));
            view_.know_headline(*chosen.node);
        }
        out_.title = std::move(chosen.title);
        if (!out_.title.empty()) say("title", chosen.where, out_.title);
        if (out_.outlet.empty() && !chosen.site.empty()) {
            out_.outlet = chosen.site;
            say("outlet", "<title>", title_);
        }
    }

    void section() {
        out_.section =
            first_claim("section", "section", {{plain_value(ld_.section), "JSON-LD articleSection"}}, {})
                .value;
    }

    void authors() {
        std::vector<SaidAuthors> said = {{ld_.authors, "JSON-LD author", json_ld_author_belief},
                                         {ld_.organisations, "JSON-LD author", meta_author_belief, true}};
        if (!written_by_.empty()) said.push_back({{written_by_}, "meta twitter:data", meta_author_belief});
        std::map<std::string, SaidAuthors> by_name;
        for (const Field& one : fields("author")) {
            if (one.microdata) continue;  // seen in its place, by choose_authors
            SaidAuthors& names = by_name[one.name];
            names.where = where_of(one);
            names.belief = meta_author_belief;
            names.names.push_back(one.value);
        }
        for (auto& [name, names] : by_name) said.push_back(std::move(names));
        said.push_back({page_.stated.authors, page_.stated.where, meta_author_belief});
        ChosenAuthors chosen = choose_authors(view_, said, headline_, out_.outlet);
        out_.authors = std::move(chosen.persons);
        out_.wire = std::move(chosen.wire);
        out_.credit = std::move(chosen.credit);
        if (!out_.authors.empty() || !out_.credit.empty()) say("byline", chosen.where, chosen.found);
    }

    void dates() {
        std::vector<SaidDate> said = {
            {DateRole::published, ld_.published, "JSON-LD datePublished", date_belief::json_ld},
            {DateRole::modified, ld_.modified, "JSON-LD dateModified", date_belief::json_ld}};
        add_dates(said, "published", DateRole::published, date_belief::meta_published);
        add_dates(said, "modified", DateRole::modified, date_belief::meta_published);
        add_dates(said, "date", DateRole::published, date_belief::meta_date);
        const auto stated = [&](const std::optional<ToldTime>& time, DateRole role) {
            if (time) said.push_back({role, time->iso, time->where, date_belief::stated});
        };
        stated(page_.stated.published, DateRole::published);
        stated(page_.stated.modified, DateRole::modified);
        if (const auto dated = date_of_url(out_.url.empty() ? page_.url : out_.url))
            said.push_back({DateRole::published, to_text(dated->date), dated->where, date_belief::address});
        ChosenDates chosen = choose_dates(view_, said, headline_, out_.order, bounds_);
        out_.published = std::move(chosen.published);
        out_.modified = std::move(chosen.modified);
        out_.refused = std::move(chosen.refused);
    }

    void add_dates(std::vector<SaidDate>& said, std::string_view name, DateRole role, double belief) const {
        for (const Field& one : fields(name)) {
            const Zone zone = view_.zone(one.node);
            if (one.microdata && (zone == Zone::comment || zone == Zone::aside || zone == Zone::menu))
                continue;
            said.push_back({role, one.value, where_of(one), one.microdata ? date_belief::microdata : belief});
        }
    }

    const HtmlTree& tree_;
    const Page& page_;
    PageView view_;
    DateBounds bounds_;
    int headline_ = -1;  // line of the headline; negative where no heading is one
    Fields fields_;
    std::vector<std::string_view> scripts_;
    std::string canonical_;
    std::string title_;
    std::string label_;       // of a card's next datum
    std::string written_by_;  // its datum where the label says so
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

namespace {

constexpr std::size_t compact_day = 8;
constexpr std::size_t seconds_figures = 10;
constexpr std::size_t milliseconds_figures = 13;

// "20250527", "20250527T101500", "1748340900", "1748340900000".
std::optional<StatedDate> moment_of_figures(const std::string& text) {
    std::size_t figures = 0;
    while (figures < text.size() && text[figures] >= '0' && text[figures] <= '9') ++figures;
    const bool whole = figures == text.size();
    if (figures == compact_day && (whole || text[figures] == 'T' || text[figures] == ' ')) {
        const auto date =
            parse_edtf(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2)));
        if (!date) return std::nullopt;
        return StatedDate{*date, {}, text, {}};
    }
    if (!whole || (figures != seconds_figures && figures != milliseconds_figures)) return std::nullopt;
    const auto seconds = std::chrono::seconds{std::stoll(text.substr(0, seconds_figures))};
    const auto day = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{seconds});
    const auto minutes =
        std::chrono::duration_cast<std::chrono::minutes>(std::chrono::sys_seconds{seconds} - day);
    return StatedDate{edtf_day(day),
                      fmt::format("{:02}:{:02}+00:00", minutes.count() / 60, minutes.count() % 60),
                      text,
                      {}};
}

}  // namespace

std::optional<StatedDate> stated_date(std::string_view value, std::string where, DateOrder order) {
    const std::string text = tidy(cut_to(value, 100));
    if (auto moment = moment_of_figures(text)) {
        moment->where = std::move(where);
        return moment;
    }
    const auto dates = find_dates(text, order);
    if (dates.empty()) return std::nullopt;
    auto edtf = edtf_of(dates.front());
    if (!edtf) return std::nullopt;
    if (dates.front().turned) where += "; day and month may be the other way round";
    return StatedDate{std::move(*edtf), dates.front().time, text, std::move(where)};
}

Metadata read_metadata(const HtmlTree& tree, const Page& page, const ArticleOptions& options) {
    return MetadataReader(tree, page, options).read();
}

}  // namespace dateline
