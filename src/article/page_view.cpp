// Each pass walks the flat list of nodes once; sums over subtrees are differences of running totals.
#include "article/page_view.hpp"

#include <algorithm>
#include <array>

#include "article/text_form.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t line_bytes = 320;
constexpr std::size_t heading_bytes = 400;
constexpr std::size_t most_headings = 200;
// Zones hold less than this share of the page's text: names of elements around everything say nothing.
constexpr std::uint32_t zone_part = 3;

constexpr std::array<std::string_view, 25> inline_elements = {
    "span",  "a",   "b",   "i",    "em",  "strong", "small", "time", "abbr", "font", "img",  "u",  "cite",
    "label", "sup", "sub", "mark", "wbr", "code",   "s",     "q",    "ins",  "data", "nobr", "var"};
constexpr std::array<std::string_view, 13> never_shown = {
    "script", "style",    "noscript", "template", "svg",   "iframe", "object",
    "select", "textarea", "datalist", "canvas",   "audio", "video"};

template <std::size_t Size>
bool is_one_of(std::string_view name, const std::array<std::string_view, Size>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool leads_home(std::string_view href) {
    if (href == "/" || href == "./" || href == "index.html" || href == "index.php") return true;
    const auto scheme = href.find("://");
    if (scheme == std::string_view::npos) return false;
    const auto slash = href.find('/', scheme + 3);
    return slash == std::string_view::npos || slash + 1 == href.size();
}

Zone zone_of(std::string_view name, MarkCues cues, std::string_view role, bool in_article) {
    // The site's head counts with its menus: the day that it shows is that of the visit.
    const bool menu = name == "nav" || role == "navigation" || role == "banner" ||
                      (cues & (mark_cue::menu | mark_cue::site)) != 0;
    if (menu && (cues & mark_cue::meta) == 0) return Zone::menu;
    if ((cues & mark_cue::comment) != 0 && (cues & mark_cue::date) == 0) return Zone::comment;
    // "teaser-author", "aside.meta": what it is about the article counts more.
    if ((cues & (mark_cue::meta | mark_cue::author | mark_cue::date)) != 0) return Zone::main;
    const bool of_article = (cues & mark_cue::article) != 0;
    if ((name == "footer" || (cues & mark_cue::footer) != 0 || role == "contentinfo") && !of_article)
        return Zone::footer;
    // An <aside> inside of an <article> is about it, by the HTML standard.
    if ((name == "aside" && !in_article) || (cues & mark_cue::aside) != 0) return Zone::aside;
    return Zone::main;
}

}  // namespace

const char* zone_name(Zone zone) {
    switch (zone) {
        case Zone::main: return "beside the article";
        case Zone::aside: return "among other reports";
        case Zone::footer: return "in the footer";
        case Zone::menu: return "in a menu";
        case Zone::comment: return "in the comments";
    }
    return "";
}

PageView::PageView(const HtmlTree& tree) : tree_(tree) {
    read_nodes();
    read_lines();
    read_zones(0);
    read_headings();
}

MarkCues PageView::cues_around(std::uint32_t node, int up) const {
    MarkCues cues = cues_[node];
    for (; up > 0 && node != 0; --up) {
        node = tree_.nodes()[node].parent;
        cues |= cues_[node];
    }
    return cues;
}

std::uint32_t PageView::text_bytes(std::uint32_t node) const {
    return text_before_[tree_.nodes()[node].end] - text_before_[node];
}

void PageView::know_headline(std::uint32_t node) {
    read_zones(node);
}

void PageView::read_nodes() {
    const auto& nodes = tree_.nodes();
    cues_.assign(nodes.size(), 0);
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
        if (nodes[i].name.empty()) continue;
        for (const HtmlAttribute& attribute : tree_.attributes(nodes[i])) {
            if (attribute.name == "class" || attribute.name == "id")
                cues_[i] |= mark_cues_of(attribute.value);
        }
    }
}

void PageView::read_lines() {
    const auto& nodes = tree_.nodes();
    line_of_.assign(nodes.size(), 0);
    text_before_.assign(nodes.size() + 1, 0);
    std::uint32_t bytes = 0;
    std::uint32_t hidden_end = 0;
    std::string text;
    std::uint32_t first = 0;
    std::vector<std::uint32_t> ends;  // of open block elements
    const auto flush = [&](std::uint32_t end) {
        PageLine line;
        line.prose = text.size() > line_bytes;
        line.text = tidy(cut_to(text, line_bytes));
        text.clear();
        if (line.text.empty()) return;
        line.first = first;
        line.end = end;
        lines_.push_back(std::move(line));
    };
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        while (!ends.empty() && i >= ends.back()) {
            flush(i);
            ends.pop_back();
        }
        const HtmlNode& node = nodes[i];
        text_before_[i] = bytes;
        if (node.name.empty()) {
            line_of_[i] = static_cast<std::uint32_t>(lines_.size());
            if (i < hidden_end || i == 0) continue;
            if (text.empty()) first = i;
            if (text.size() <= line_bytes) text += node.text;
            for (const char c : node.text) bytes += static_cast<unsigned char>(c) > ' ';
            continue;
        }
        if (i >= hidden_end && (is_one_of(node.name, never_shown) || node.name == "head"))
            hidden_end = node.end;
        if (i < hidden_end) continue;
        if (!is_one_of(node.name, inline_elements)) {
            flush(i);
            if (node.end > i + 1) ends.push_back(node.end);
        } else if (!text.empty() && (node.name == "span" || node.name == "a" || node.name == "time")) {
            // "<span>2 May</span><span>Jane Roe</span>" are words apart.
            text += ' ';
        }
        line_of_[i] = static_cast<std::uint32_t>(lines_.size());
    }
    flush(static_cast<std::uint32_t>(nodes.size()));
    text_before_[nodes.size()] = bytes;
}

void PageView::read_headings() {
    const auto& nodes = tree_.nodes();
    for (std::uint32_t i = 1; i < nodes.size() && headings_.size() < most_headings; ++i) {
        const HtmlNode& node = nodes[i];
        const bool tagged =
            node.name.size() == 2 && node.name[0] == 'h' && node.name[1] >= '1' && node.name[1] <= '4';
        const bool named = (cues_[i] & mark_cue::title) != 0 && !node.name.empty();
        if (!tagged && !named) continue;
        const std::uint32_t size = text_bytes(i);
        if (size == 0 || size > heading_bytes) continue;
        PageHeading heading;
        heading.node = i;
        heading.level = tagged ? node.name[1] - '0' : 0;
        heading.whole = tree_.text_of(i, heading_bytes);
        heading.site = (cues_around(i, 2) & mark_cue::site) != 0;
        std::string plain;
        for (std::uint32_t at = i + 1; at < node.end;) {
            const HtmlNode& inner = nodes[at];
            const bool kicker = !inner.name.empty() &&
                                ((cues_[at] & mark_cue::kicker) != 0 || inner.name == "small") &&
                                (cues_[at] & mark_cue::title) == 0;
            if (kicker || is_one_of(inner.name, never_shown)) {
                at = inner.end;
                continue;
            }
            if (inner.name == "a" && leads_home(tree_.attribute(inner, "href"))) heading.site = true;
            if (!inner.name.empty() && !is_one_of(inner.name, inline_elements)) plain += ' ';
            plain += inner.text;
            ++at;
        }
        heading.text = tidy(plain);
        if (heading.text.empty()) heading.text = heading.whole;
        if (heading.text.empty()) continue;
        heading.zone = zones_[i];
        headings_.push_back(std::move(heading));
    }
}

void PageView::read_zones(std::uint32_t headline) {
    const auto& nodes = tree_.nodes();
    zones_.assign(nodes.size(), Zone::main);
    const std::uint32_t whole = text_before_[nodes.size()];
    std::uint32_t article_end = 0;
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
        const HtmlNode& node = nodes[i];
        zones_[i] = zones_[node.parent];
        if (node.name.empty() || zones_[i] != Zone::main) continue;
        if (node.name == "article") article_end = std::max(article_end, node.end);
        const Zone zone = zone_of(node.name, cues_[i], tree_.attribute(node, "role"), i < article_end);
        if (zone == Zone::main || node.name == "body" || node.name == "html") continue;
        const bool around = headline >= i && headline < node.end;
        const bool most = text_bytes(i) > whole / zone_part && zone != Zone::comment && headline == 0;
        if (!around && !most) zones_[i] = zone;
    }
}

}  // namespace dateline
