#include "article/html_place.hpp"

#include <algorithm>
#include <lexbor/tag/const.h>

namespace dateline {

namespace {

// Weights were set on the even half of the pages named in benchmarks/quality/README.md.
constexpr std::uint32_t prose_words = 10;
constexpr std::uint32_t line_words = 5;
constexpr double most_link_share = 0.4;
constexpr float line_value = 0.3F;        // of a letter, in a line of some words
constexpr float crumb_value = -3;         // of a shorter line
constexpr float link_value = -0.7F;       // of a letter, in links
constexpr float most_link_loss = -60;     // of one text
constexpr float furniture_value = -0.3F;  // of a letter, in what names itself furniture
constexpr float body_bonus = 0.15F;       // of an element's value, for each weight of its cue
constexpr float article_bonus = 0.1F;
constexpr float descend_share = 0.8F;
constexpr float certain_descend_share = 0.6F;
// An element's name does not make furniture of more than this share of the prose around it.
constexpr float weak_cue_share = 0.34F;
constexpr float strong_cue_share = 0.5F;
constexpr float comments_share = 0.95F;
// Nor of more than this where the headline is in it.
constexpr float headed_share = 0.1F;
constexpr double strong_cue = -8;
constexpr double aside_weight = -4;
constexpr std::uint8_t certain_body = 3;
constexpr float certain_body_share = 0.3F;

float value_of(const HtmlText& text) {
    const float plain = static_cast<float>(text.letters - text.link_letters);
    const bool linked = text.link_letters > most_link_share * text.letters;
    if (linked) return std::max(most_link_loss, link_value * static_cast<float>(text.link_letters));
    if (text.words >= prose_words || text.preformatted) return plain;
    if (text.words >= line_words || text.table_row) return line_value * plain;
    return crumb_value;
}

bool is_prose(const HtmlText& text) {
    return text.link_letters <= most_link_share * text.letters &&
           (text.words >= prose_words || text.preformatted);
}

// Elements that are one text each and never hold an article's paragraphs.
bool is_text_element(const HtmlNode& node) {
    return node.tag == LXB_TAG_P || node.tag == LXB_TAG_LI || node.tag == LXB_TAG_BLOCKQUOTE ||
           node.tag == LXB_TAG_PRE || node.tag == LXB_TAG_UL || node.tag == LXB_TAG_OL ||
           node.tag == LXB_TAG_TR;
}

void add(ElementSums& to, const ElementSums& from) {
    to.letters += from.letters;
    to.link_letters += from.link_letters;
    to.links += from.links;
    to.texts += from.texts;
    to.prose += from.prose;
}

}  // namespace

std::vector<const HtmlCue*> furniture_under(const HtmlTree& tree, const HtmlTexts& page,
                                            const std::vector<ElementSums>& sums, std::uint32_t root,
                                            bool relaxed) {
    const auto& nodes = tree.nodes();
    std::vector<const HtmlCue*> zone(nodes.size(), nullptr);
    // Prose in elements that are certainly the body, to save them from cues on elements around them.
    std::vector<float> certain(nodes.size(), 0);
    const std::uint32_t end = nodes[root].end;
    for (std::uint32_t i = root; i < end; ++i) {
        if (page.signs[i].body >= certain_body && sums[i].prose > certain_body_share * sums[root].prose)
            certain[i] = sums[i].prose;
    }
    for (std::uint32_t i = end; i-- > root + 1;) {
        auto& around = certain[nodes[i].parent];
        around = std::max(around, certain[i]);
    }
    for (std::uint32_t i = root + 1; i < end; ++i) {
        const HtmlCue* own = page.signs[i].against;
        zone[i] = zone[nodes[i].parent];
        if (own == nullptr) continue;
        const float share = sums[root].prose > 0 ? sums[i].prose / sums[root].prose : 0;
        const float most = own->weight > strong_cue    ? weak_cue_share
                           : own->reason == "comments" ? comments_share
                                                       : strong_cue_share;
        const bool headed = page.signs[i].headline && share > headed_share;
        if (share > most || headed || certain[i] > 0) continue;
        if (relaxed && own->weight > strong_cue) continue;
        // A pull quote, most likely.
        if (nodes[i].tag == LXB_TAG_ASIDE && own->weight >= aside_weight && sums[i].texts <= 2 &&
            sums[i].links == 0)
            continue;
        if (zone[i] == nullptr || own->weight < zone[i]->weight) zone[i] = own;
    }
    return zone;
}

HtmlPlace find_place(const HtmlTree& tree, const HtmlTexts& page, const std::vector<bool>& told,
                     bool relaxed) {
    HtmlPlace place;
    const auto& nodes = tree.nodes();
    const std::size_t count = nodes.size();
    place.sums.resize(count);
    for (const HtmlText& text : page.texts) {
        add(place.sums[text.node], {text.letters, text.link_letters, text.links, 1,
                                    is_prose(text) ? static_cast<float>(text.letters) : 0});
    }
    for (std::size_t i = count; i-- > 1;) add(place.sums[nodes[i].parent], place.sums[i]);
    if (count < 2) return place;
    const auto zone = furniture_under(tree, page, place.sums, 0, relaxed);
    std::vector<float> value(count, 0);
    std::vector<float> prose(count, 0);
    for (std::size_t i = 0; i < page.texts.size(); ++i) {
        const HtmlText& text = page.texts[i];
        const float own = value_of(text);
        if (told[i] || zone[text.node] != nullptr) {
            value[text.node] += std::min(own, furniture_value * static_cast<float>(text.letters));
        } else {
            value[text.node] += own;
            if (is_prose(text)) prose[text.node] += static_cast<float>(text.letters);
        }
    }
    for (std::size_t i = count; i-- > 1;) {
        value[nodes[i].parent] += value[i];
        prose[nodes[i].parent] += prose[i];
    }
    float best = 0;
    for (std::uint32_t i = 1; i < count; ++i) {
        const ElementSigns& signs = page.signs[i];
        if (!signs.block || value[i] <= 0) continue;
        float bonus = 1 + body_bonus * static_cast<float>(signs.body);
        if (signs.article) bonus += article_bonus;
        if (value[i] * bonus < best) continue;
        best = value[i] * bonus;
        place.node = i;
    }
    // The innermost element that still holds nearly all of it.
    const float all = prose[place.node];
    for (std::uint32_t i = place.node + 1; i < nodes[place.node].end && all > 0; ++i) {
        const float share = page.signs[i].body >= certain_body ? certain_descend_share : descend_share;
        if (page.signs[i].block && !is_text_element(nodes[i]) && prose[i] >= share * all) place.node = i;
    }
    return place;
}

}  // namespace dateline
