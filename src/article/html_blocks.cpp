#include "article/html_blocks.hpp"

#include <algorithm>
#include <lexbor/tag/const.h>
#include <limits>

#include "article/html_place.hpp"
#include "article/html_walk.hpp"
#include "article/text_form.hpp"

namespace dateline {

namespace {

// A group of texts is a list of links when this share of its letters is in links, and it holds no more
// than a part of the article.
constexpr double link_list_share = 0.55;
constexpr double link_list_most = 0.3;
constexpr std::uint32_t link_list_links = 2;
// One text is a link to something else when nearly all of it is one and it is no sentence.
constexpr double link_share = 0.85;
// Blocks so near the article may be about it: its headline, byline, dates.
constexpr std::size_t before_article = 40;
constexpr std::size_t behind_article = 8;
constexpr std::size_t near_bytes = 400;
constexpr std::size_t left_out_bytes = 200;
constexpr std::size_t left_out_most = 1000;
constexpr std::uint32_t prose_words = 10;
// Headings of sections are short.
constexpr std::uint32_t heading_words = 8;
constexpr std::size_t heading_bytes = 80;
constexpr double sure_weight = 4;
// An element is the article's core when its own paragraphs are this share of the prose.
constexpr float core_share = 0.5F;
constexpr std::size_t lead_texts = 12;
constexpr std::uint32_t lead_words = 5;
constexpr std::size_t most_lead_words = 90;
constexpr std::size_t standfirst_letters = 500;
constexpr std::size_t picture_letters = 400;
// Where the elements' names leave so little of a page, they may be wrong, and it is read again without
// believing them; what that finds must be this much more.
constexpr std::size_t few_words = 60;
constexpr std::size_t least_words = 10;
constexpr std::size_t relaxed_gain = 3;
constexpr int hint_depth = 5;  // beyond are no list items' or quotes' own elements

class Judge {
public:
    Judge(const HtmlTree& tree, const FurnitureLexicon& words, bool relaxed)
        : tree_(tree),
          nodes_(tree.nodes()),
          furniture_words_(words),
          relaxed_(relaxed),
          page_(html_texts(tree, relaxed)) {
        first_text_.assign(nodes_.size(), std::numeric_limits<std::uint32_t>::max());
        for (std::size_t i = page_.texts.size(); i-- > 0;)
            first_text_[page_.texts[i].node] = static_cast<std::uint32_t>(i);
        for (std::size_t i = nodes_.size(); i-- > 1;) {
            auto& around = first_text_[nodes_[i].parent];
            around = std::min(around, first_text_[i]);
        }
    }

    HtmlBlocks judge() {
        told_ = relaxed_ ? std::vector<bool>(page_.texts.size(), false) : told_sections();
        place_ = find_place(tree_, page_, told_, relaxed_);
        furniture_ = furniture_under(tree_, page_, place_.sums, place_.node, relaxed_);
        find_link_lists();
        find_headline();
        find_core();
        std::vector<Verdict> verdicts;
        verdicts.reserve(page_.texts.size());
        std::size_t first = page_.texts.size();
        std::size_t last = 0;
        for (std::size_t i = 0; i < page_.texts.size(); ++i) {
            verdicts.push_back(verdict(i));
            if (verdicts.back() != Verdict::article) continue;
            first = std::min(first, i);
            last = i;
        }
        HtmlBlocks out;
        for (std::size_t i = 0; i < page_.texts.size(); ++i) {
            HtmlText& text = page_.texts[i];
            BlockHint hint = hint_of(text);
            if (in_lead(i) && verdicts[i] == Verdict::article && hint != BlockHint::caption) {
                if (text.words >= lead_words) hint = BlockHint::standfirst;
                if (text.words < lead_words && hint != BlockHint::heading && *core_begin_ - i > 1)
                    verdicts[i] = Verdict::furniture;
            }
            const bool near = i + before_article >= first && i <= last + behind_article &&
                              text.text.size() <= near_bytes && share(text) < link_share;
            if (verdicts[i] != Verdict::article && !near && hint != BlockHint::headline) {
                if (out.far_off.size() < left_out_most)
                    out.far_off.push_back({std::string(cut_to(text.text, left_out_bytes)), reason_of(text)});
                continue;
            }
            Block block;
            block.hint = hint;
            block.verdict = verdicts[i];
            block.link_share = share(text);
            block.datetime = std::move(text.datetime);
            if (verdicts[i] == Verdict::furniture) block.reason = reason_of(text);
            block.text = std::move(text.text);
            out.blocks.push_back(std::move(block));
        }
        return out;
    }

private:
    static double share(const HtmlText& text) {
        return text.letters == 0 ? 0 : static_cast<double>(text.link_letters) / text.letters;
    }

    bool inside(std::uint32_t node) const { return node >= place_.node && node < nodes_[place_.node].end; }

    // Sections that begin with words such as "Comments" or "Related stories": the texts up to the end of the
    // element that the heading begins.
    std::vector<bool> told_sections() const {
        std::vector<bool> told(page_.texts.size(), false);
        std::uint32_t end = 0;
        for (std::size_t i = 0; i < page_.texts.size(); ++i) {
            const HtmlText& text = page_.texts[i];
            if (text.words <= heading_words && text.text.size() <= heading_bytes && text.node >= end) {
                const FurnitureSigns signs = furniture_words_.signs(phrase_form(text.text));
                if (signs.weight >= sure_weight && (signs.reach == Reach::end || signs.reach == Reach::tail))
                    end = std::max(end, nodes_[section_of(text.node)].end);
            }
            told[i] = text.node < end;
        }
        return told;
    }

    // The element that a heading begins: the largest that holds nothing before it, and not the headline.
    std::uint32_t section_of(std::uint32_t node) const {
        auto at = node;
        while (nodes_[at].parent != 0 && first_text_[nodes_[at].parent] == first_text_[node] &&
               !page_.signs[nodes_[at].parent].headline)
            at = nodes_[at].parent;
        return at;
    }

    // Lists and boxes of links; whatever is under them is furniture.
    void find_link_lists() {
        linked_.assign(nodes_.size(), false);
        const auto& all = place_.sums[place_.node];
        for (std::uint32_t i = place_.node + 1; i < nodes_[place_.node].end; ++i) {
            linked_[i] = linked_[nodes_[i].parent] || is_link_list(i, all);
        }
    }

    bool is_link_list(std::uint32_t i, const ElementSums& all) const {
        const ElementSigns& signs = page_.signs[i];
        const ElementSums& sums = place_.sums[i];
        if (!signs.block || sums.links < link_list_links) return false;
        const auto tag = nodes_[i].tag;
        if (tag == LXB_TAG_P || tag == LXB_TAG_LI || tag == LXB_TAG_BLOCKQUOTE || tag == LXB_TAG_TD ||
            tag == LXB_TAG_TR || tag == LXB_TAG_DD)
            return false;
        return sums.link_letters > link_list_share * sums.letters &&
               sums.letters < link_list_most * all.letters;
    }

    // The last h1 before the article's prose begins parts what is above from the article.
    void find_headline() {
        float before = 0;
        for (std::size_t i = 0; i < page_.texts.size(); ++i) {
            const HtmlText& text = page_.texts[i];
            if (!inside(text.node)) continue;
            if (is_headline(text.node) && before < headline_most * place_.sums[place_.node].prose)
                headline_ = i;
            if (text.words >= prose_words && furniture_[text.node] == nullptr)
                before += static_cast<float>(text.letters);
        }
    }
    static constexpr float headline_most = 0.25F;

    // The element whose own paragraphs are most of the article; what stands before the first of them is its
    // lead.
    void find_core() {
        std::vector<float> held(nodes_.size(), 0);
        const auto prose = [&](const HtmlText& text) {
            return inside(text.node) && text.words >= prose_words && furniture_[text.node] == nullptr &&
                   share(text) < link_share;
        };
        for (const HtmlText& text : page_.texts) {
            if (prose(text)) held[container_of(text.node)] += static_cast<float>(text.letters);
        }
        const auto most = std::max_element(held.begin(), held.end());
        const auto core = static_cast<std::uint32_t>(most - held.begin());
        if (most == held.end() || *most < core_share * place_.sums[place_.node].prose) return;
        for (std::size_t i = headline_ ? *headline_ + 1 : 0; i < page_.texts.size(); ++i) {
            if (!prose(page_.texts[i]) || container_of(page_.texts[i].node) != core) continue;
            core_begin_ = i;
            break;
        }
        // Longer leads are text of the article.
        std::size_t words = 0;
        for (std::size_t i = 0; core_begin_ && i < *core_begin_; ++i) {
            if (in_lead(i) && prose(page_.texts[i]) && (!headline_ || i > *headline_))
                words += page_.texts[i].words;
        }
        if (words > most_lead_words) core_begin_.reset();
    }

    std::uint32_t container_of(std::uint32_t node) const {
        const auto tag = nodes_[node].tag;
        const bool text = tag == LXB_TAG_P || tag == LXB_TAG_LI || tag == LXB_TAG_TR;
        const auto around = text ? nodes_[node].parent : node;
        const auto outer = nodes_[around].tag;
        return outer == LXB_TAG_UL || outer == LXB_TAG_OL || outer == LXB_TAG_BLOCKQUOTE
                   ? nodes_[around].parent
                   : around;
    }

    bool in_lead(std::size_t i) const {
        return core_begin_ && i < *core_begin_ && i + lead_texts >= *core_begin_;
    }

    bool is_headline(std::uint32_t node) const {
        for (int up = 0; up < 3 && node != 0; ++up, node = nodes_[node].parent) {
            if (nodes_[node].tag == LXB_TAG_H1) return true;
        }
        return false;
    }

    Verdict verdict(std::size_t i) const {
        const HtmlText& text = page_.texts[i];
        if (!inside(text.node) || told_[i]) return Verdict::furniture;
        if (headline_ && i <= *headline_) return Verdict::furniture;
        if (furniture_[text.node] != nullptr || linked_[text.node] || is_lone_link(text))
            return Verdict::furniture;
        return Verdict::article;
    }

    // A paragraph that is nothing but a link, without a sentence's end, leads to another report.
    bool is_lone_link(const HtmlText& text) const {
        const auto tag = nodes_[text.node].tag;
        if (tag != LXB_TAG_P && tag != LXB_TAG_DIV) return false;
        const char last = text.text.back();
        return share(text) > link_share && text.words >= 4 && last != '.' && last != '?' && last != '!';
    }

    std::string reason_of(const HtmlText& text) const {
        if (const HtmlCue* cue = furniture_[text.node]) return cue->reason;
        if (linked_[text.node]) return "list of links";
        for (auto node = text.node; node != 0; node = nodes_[node].parent) {
            if (const HtmlCue* cue = page_.signs[node].against) return cue->reason;
        }
        return {};
    }

    BlockHint hint_of(const HtmlText& text) const {
        if (text.table_row) return BlockHint::table_row;
        if (text.preformatted) return BlockHint::preformatted;
        auto index = text.node;
        for (int up = 0; up < hint_depth && index != 0 && index != place_.node;
             ++up, index = nodes_[index].parent) {
            const ElementSigns& signs = page_.signs[index];
            if (signs.caption && place_.sums[index].texts <= 3 &&
                place_.sums[index].letters <= picture_letters)
                return BlockHint::caption;
            if (signs.standfirst && place_.sums[index].texts <= 3 &&
                place_.sums[index].letters <= standfirst_letters)
                return BlockHint::standfirst;
            switch (nodes_[index].tag) {
                case LXB_TAG_H1: return BlockHint::headline;
                case LXB_TAG_H2:
                case LXB_TAG_H3:
                case LXB_TAG_H4:
                case LXB_TAG_H5:
                case LXB_TAG_H6: return BlockHint::heading;
                case LXB_TAG_FIGURE: return BlockHint::caption;
                case LXB_TAG_ASIDE:
                case LXB_TAG_BLOCKQUOTE: return BlockHint::quote;
                case LXB_TAG_LI: return BlockHint::list_item;
                default: break;
            }
        }
        return BlockHint::none;
    }

    const HtmlTree& tree_;
    const std::vector<HtmlNode>& nodes_;
    const FurnitureLexicon& furniture_words_;
    const bool relaxed_;
    HtmlTexts page_;
    std::vector<std::uint32_t> first_text_;  // under each node
    std::vector<bool> told_;
    HtmlPlace place_;
    std::vector<const HtmlCue*> furniture_;
    std::vector<bool> linked_;
    std::optional<std::size_t> headline_;    // index of its text
    std::optional<std::size_t> core_begin_;  // index of the first text of the element that holds most
};

// A block that is links for the most part leads elsewhere: no words of an article.
constexpr double link_block = 0.8;

std::size_t article_words(const HtmlBlocks& judged) {
    std::size_t words = 0;
    for (const Block& block : judged.blocks) {
        if (block.verdict == Verdict::article && block.link_share < link_block)
            words += static_cast<std::size_t>(std::count(block.text.begin(), block.text.end(), ' ')) + 1;
    }
    return words;
}

}  // namespace

HtmlBlocks html_blocks(const HtmlTree& tree, const FurnitureLexicon& words) {
    HtmlBlocks strict = Judge(tree, words, false).judge();
    const std::size_t found = article_words(strict);
    if (found >= few_words) return strict;
    HtmlBlocks relaxed = Judge(tree, words, true).judge();
    HtmlBlocks chosen = article_words(relaxed) >= relaxed_gain * (found + least_words) ? relaxed : strict;
    if (article_words(chosen) == 0) {
        // Links alone are a menu; what the elements said of them does not make an article of it.
        for (Block& block : chosen.blocks) {
            if (block.verdict == Verdict::article) block.verdict = Verdict::open;
        }
    }
    return chosen;
}

}  // namespace dateline
