#include "mention_dump.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "mention/find_mentions.hpp"
#include "time_test.hpp"

namespace dateline {

namespace {

PlaceRow row(std::string name, PlaceKind kind, std::string country, std::uint32_t population, double latitude,
             double longitude, std::uint32_t id, std::string admin1 = "",
             std::vector<std::string> others = {}) {
    return {std::move(name), std::move(others), kind, std::move(country), std::move(admin1), population,
            latitude,        longitude,         id};
}

const char* type_name(EntityType type) {
    switch (type) {
        case EntityType::person: return "person";
        case EntityType::organization: return "organization";
        case EntityType::country: return "country";
        case EntityType::place: return "place";
        case EntityType::group: return "group";
    }
    return "";
}

std::string number(double value) {
    return fmt::format("{:.10g}", value);
}

std::string name_of(const Mentions& mentions, Index entity) {
    return entity == none ? std::string("?") : mentions.entities[entity].name;
}

}  // namespace

const Gazetteer& small_gazetteer() {
    static const Gazetteer world = [] {
        using enum PlaceKind;
        std::vector<PlaceRow> rows = {
            row("Paris", capital, "FRA", 2138551, 48.85, 2.35, 2988507),
            row("Paris", city, "USA", 24782, 33.66, -95.56, 4717560, "TX"),
            {"Texas", {}, region, "USA", "TX", 0, {}, {}, 0},
            {"Georgia", {}, country, "GEO", "", 3704500, {}, {}, 614540},
            {"Georgia", {}, region, "USA", "GA", 0, {}, {}, 0},
            {"Kenya", {}, country, "KEN", "", 51393010, {}, {}, 192950},
            row("Nairobi", capital, "KEN", 4397073, -1.28, 36.82, 184745),
            row("Mombasa", city, "KEN", 799668, -4.05, 39.66, 186301),
            row("Lima", capital, "PER", 7737002, -12.04, -77.03, 3936456),
            row("Arequipa", city, "PER", 841130, -16.4, -71.54, 3947322),
            row("Tokyo", capital, "JPN", 8336599, 35.69, 139.69, 1850147),
            row("Oslo", capital, "NOR", 580000, 59.91, 10.75, 3143244),
            row("Hanoi", capital, "VNM", 1431270, 21.02, 105.84, 1581130, "", {"Ha Noi"}),
        };
        auto built = Gazetteer::from_bytes(pack_places(std::move(rows)), "the tests' gazetteer");
        if (!built) throw std::runtime_error(built.error().message);
        return std::move(*built);
    }();
    return world;
}

Analysis analyse(const Article& article) {
    std::vector<Span> pieces;
    for (const Paragraph& paragraph : article.paragraphs) pieces.push_back(paragraph.span);
    return time_test::pipeline().analyse(article.text, pieces);
}

Told read_text(std::string_view text) {
    Told told;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ParagraphKind kind = ParagraphKind::body;
        if (line.starts_with("# ")) {
            line.remove_prefix(2);
            kind = ParagraphKind::title;
        }
        const auto begin = static_cast<std::uint32_t>(told.article.text.size());
        told.article.text.append(line);
        const Span span{begin, static_cast<std::uint32_t>(told.article.text.size())};
        told.article.paragraphs.push_back({span, kind});
        told.article.text.push_back('\n');
    }
    if (!told.article.text.empty()) told.article.text.pop_back();
    told.mentions = find_mentions(told.article, analyse(told.article), small_gazetteer());
    return told;
}

std::string who(std::string_view text) {
    const Told told = read_text(text);
    std::string out;
    for (Index e = 0; e < told.mentions.entities.size(); ++e) {
        const ReportEntity& entity = told.mentions.entities[e];
        std::string about = entity.country;
        for (const std::string& title : entity.titles) about += (about.empty() ? "" : "; ") + title;
        if (!entity.affiliation.empty()) about += " @ " + entity.affiliation;
        if (entity.is_outlet) about += about.empty() ? "outlet" : "; outlet";
        std::string words;
        for (const EntityMention& name : told.mentions.names) {
            if (name.entity != e) continue;
            words += (words.empty() ? "" : ", ") + std::string(name.span.of(told.article.text));
            if (name.as_government) words += '!';
        }
        out += fmt::format("{}{} {}{} = {}\n", entity.named ? "" : "unnamed ", type_name(entity.type),
                           entity.name, about.empty() ? std::string() : " (" + about + ")", words);
    }
    return out;
}

std::string figures(std::string_view text) {
    const Told told = read_text(text);
    std::string out;
    for (const Figure& figure : told.mentions.figures) {
        out +=
            fmt::format("{}: {}..{}{}", figure.span.of(told.article.text), number(figure.low),
                        figure.high ? number(*figure.high) : std::string(), figure.approximate ? " ~" : "");
        if (!figure.unit.empty()) out += " " + figure.unit;
        if (!figure.counts.empty()) out += ", " + figure.counts;
        for (const Index source : figure.attributed_to) out += " < " + name_of(told.mentions, source);
        out += '\n';
    }
    return out;
}

std::string accounts(std::string_view text) {
    const Told told = read_text(text);
    std::string out;
    for (const Attribution& account : told.mentions.attributions) {
        for (Index up = account.nested_in; up != none; up = told.mentions.attributions[up].nested_in)
            out += "  ";
        out += fmt::format("{}: {} > {}\n", name_of(told.mentions, account.source),
                           account.cue.of(told.article.text), account.content.of(told.article.text));
    }
    return out;
}

std::string quotes(std::string_view text) {
    const Told told = read_text(text);
    std::string out;
    for (const Quote& quote : told.mentions.quotes)
        out +=
            fmt::format("{}: {}\n", name_of(told.mentions, quote.speaker), quote.span.of(told.article.text));
    return out;
}

}  // namespace dateline
