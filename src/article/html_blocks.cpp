// Where the article is: the deepest element that holds most of the page's prose, or the one that the page
// itself marks as article body when it holds a fair share. Blocks outside of it are doubtful, not gone:
// the judgement over all blocks (label_blocks) decides. After Readability's idea of scoring containers
// (Arc90, 2009), with sums over subtrees in place of its passes over the tree.
#include "article/html_blocks.hpp"

#include <algorithm>
#include <array>

#include "article/html_cues.hpp"
#include "article/text_form.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

// Texts of this many bytes and more count as prose for finding the article's place.
constexpr std::size_t prose_bytes = 90;
// An element is the article's place while it holds this share of the prose of the element around it.
constexpr double descend_share = 0.7;
constexpr double marked_share = 0.4;     // of all prose, for an element that is marked as article body
constexpr double cue_most_share = 0.34;  // of all prose, for names of elements to count against them
constexpr double outside_bias = -1.7;
constexpr double aside_bias = -4;

template <std::size_t Size>
bool is_one_of(std::string_view name, const std::array<std::string_view, Size>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 22> never_shown = {
    "script",   "style",  "noscript", "template", "svg",     "math",    "iframe", "object",
    "embed",    "canvas", "select",   "textarea", "button",  "head",    "dialog", "input",
    "datalist", "audio",  "video",    "map",      "picture", "frameset"};
constexpr std::array<std::string_view, 43> block_elements = {
    "p",     "div",  "section", "article",    "main",    "header",     "footer", "aside",    "nav",
    "h1",    "h2",   "h3",      "h4",         "h5",      "h6",         "ul",     "ol",       "li",
    "dl",    "dt",   "dd",      "blockquote", "figure",  "figcaption", "table",  "thead",    "tbody",
    "tfoot", "tr",   "td",      "th",         "caption", "pre",        "form",   "fieldset", "address",
    "hr",    "body", "center",  "details",    "summary", "label",      "legend"};
constexpr std::array<std::string_view, 5> small_headings = {"h2", "h3", "h4", "h5", "h6"};

struct RawBlock {
    std::string text;
    std::uint32_t node = 0;  // the block element that holds it
    std::size_t letters = 0;
    std::size_t link_letters = 0;
    std::string datetime;
};

class BlockReader {
public:
    explicit BlockReader(const HtmlTree& tree) : tree_(tree), nodes_(tree.nodes()) {}

    std::vector<Block> read() {
        collect();
        weigh();
        const auto place = article_place();
        std::vector<Block> blocks;
        for (RawBlock& raw : raw_) {
            Block block;
            block.text = std::move(raw.text);
            block.hint = hint_of(raw.node);
            block.datetime = std::move(raw.datetime);
            block.link_share = raw.letters == 0
                                   ? 0
                                   : static_cast<double>(raw.link_letters) / static_cast<double>(raw.letters);
            block.bias = bias_[raw.node];
            if (const HtmlCue* cue = cue_[raw.node]) block.bias_reason = cue->reason;
            const bool inside = raw.node >= place && raw.node < nodes_[place].end;
            if (!inside && block.hint != BlockHint::headline) block.bias += outside_bias;
            if (block.hint == BlockHint::headline && block.bias > -8) block.bias = 0;
            blocks.push_back(std::move(block));
        }
        return blocks;
    }

private:
    bool is_hidden(const HtmlNode& node) const {
        if (is_one_of(node.name, never_shown)) return true;
        if (tree_.has_attribute(node, "hidden") || tree_.attribute(node, "aria-hidden") == "true")
            return true;
        const auto style = tree_.attribute(node, "style");
        if (style.empty()) return false;
        std::string plain;
        for (const char c : cut_to(style, 200)) {
            if (c != ' ') plain += c;
        }
        plain = lower(plain);
        return plain.find("display:none") != std::string::npos ||
               plain.find("visibility:hidden") != std::string::npos;
    }

    void collect() {
        RawBlock now;
        std::vector<std::uint32_t> ends;  // of open block elements
        std::vector<std::uint32_t> holders = {0};
        std::uint32_t link_end = 0;
        bool broken = false;  // a <br> stands just before
        const auto flush = [&] {
            now.text = tidy(now.text);
            if (!now.text.empty()) raw_.push_back(std::move(now));
            now = RawBlock{};
            broken = false;
        };
        for (std::uint32_t i = 0; i < nodes_.size();) {
            while (!ends.empty() && i >= ends.back()) {
                flush();
                ends.pop_back();
                holders.pop_back();
            }
            const HtmlNode& node = nodes_[i];
            now.node = holders.back();
            if (node.name.empty()) {
                if (i > 0) add_text(now, node.text, i < link_end, broken);
                ++i;
                continue;
            }
            if (is_hidden(node)) {
                i = node.end;
                continue;
            }
            if (node.name == "br") {
                if (broken)
                    flush();
                else
                    now.text += ' ';
                broken = true;
            } else if (is_one_of(node.name, block_elements)) {
                flush();
                ends.push_back(node.end);
                holders.push_back(i);
            } else if (node.name == "a") {
                if (link_end == i) now.text += ' ';  // links in a row are words apart
                link_end = std::max(link_end, node.end);
            } else if (node.name == "time" && now.datetime.empty()) {
                now.datetime = std::string(cut_to(tree_.attribute(node, "datetime"), 64));
            }
            ++i;
        }
        flush();
    }

    static void add_text(RawBlock& block, std::string_view text, bool in_link, bool& broken) {
        std::size_t letters = 0;
        for (const char c : text) letters += c != ' ' && c != '\n' && c != '\t';
        if (letters > 0) broken = false;
        block.letters += letters;
        if (in_link) block.link_letters += letters;
        block.text += text;
    }

    void weigh() {
        mass_.assign(nodes_.size(), 0);
        for (const RawBlock& raw : raw_) {
            const bool linked = raw.link_letters * 2 > raw.letters;
            if (raw.text.size() >= prose_bytes && !linked)
                mass_[raw.node] += static_cast<double>(raw.text.size());
        }
        for (std::size_t i = nodes_.size(); i-- > 1;) mass_[nodes_[i].parent] += mass_[i];
        bias_.assign(nodes_.size(), 0);
        cue_.assign(nodes_.size(), nullptr);
        for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
            const HtmlNode& node = nodes_[i];
            bias_[i] = bias_[node.parent];
            cue_[i] = cue_[node.parent];
            if (node.name.empty() || mass_[i] > cue_most_share * mass_[0]) continue;
            take_cue(i, node);
        }
    }

    void take_cue(std::uint32_t i, const HtmlNode& node) {
        static const HtmlCue menu{"menu", -8};
        static const HtmlCue footer{"footer", -6};
        static const HtmlCue aside{"aside", aside_bias};
        const auto role = tree_.attribute(node, "role");
        const HtmlCue* cue = nullptr;
        if (node.name == "nav" || role == "navigation" || role == "menu" || role == "search") cue = &menu;
        if (node.name == "footer" || role == "contentinfo") cue = &footer;
        if (node.name == "aside" || role == "complementary") cue = &aside;
        const auto classes = tree_.attribute(node, "class");
        const auto id = tree_.attribute(node, "id");
        if (!classes.empty() || !id.empty()) {
            auto words = name_words(classes);
            words.emplace_back();
            const auto more = name_words(id);
            words.insert(words.end(), more.begin(), more.end());
            const HtmlCue* named = cue_of(words);
            if (named != nullptr && (cue == nullptr || named->weight < cue->weight)) cue = named;
        }
        if (cue == nullptr || cue->weight >= bias_[i]) return;
        bias_[i] = cue->weight;
        cue_[i] = cue;
    }

    // Elements that pages mark as the article's body: schema.org's articleBody, and <article>, <main>.
    bool is_marked(const HtmlNode& node) const {
        return tree_.attribute(node, "itemprop") == "articleBody" || node.name == "article" ||
               node.name == "main" || tree_.attribute(node, "role") == "main" ||
               tree_.attribute(node, "role") == "article";
    }

    std::uint32_t article_place() const {
        if (mass_.empty() || mass_[0] <= 0) return 0;
        std::uint32_t marked = 0;
        for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
            if (nodes_[i].name.empty() || mass_[i] < marked_share * mass_[0] || !is_marked(nodes_[i]))
                continue;
            // The innermost marked element that still holds most of the marked one around it.
            if (marked == 0 || (i < nodes_[marked].end ? mass_[i] >= descend_share * mass_[marked]
                                                       : mass_[i] > mass_[marked]))
                marked = i;
        }
        std::uint32_t place = marked;
        for (bool deeper = true; deeper;) {
            deeper = false;
            for (std::uint32_t child = place + 1; child < nodes_[place].end; child = nodes_[child].end) {
                if (!nodes_[child].name.empty() && mass_[child] >= descend_share * mass_[place] &&
                    is_container(nodes_[child])) {
                    place = child;
                    deeper = true;
                    break;
                }
            }
        }
        return place;
    }

    static bool is_container(const HtmlNode& node) {
        return node.name != "p" && node.name != "li" && node.name != "blockquote" &&
               is_one_of(node.name, block_elements);
    }

    BlockHint hint_of(std::uint32_t index) const {
        // Hints come from near: five elements up is beyond any list item or quote's paragraphs.
        for (int up = 0; up < 5 && index != 0; ++up, index = nodes_[index].parent) {
            const HtmlNode& node = nodes_[index];
            if (node.name == "h1") return BlockHint::headline;
            if (is_one_of(node.name, small_headings)) return BlockHint::heading;
            if (node.name == "figcaption" || node.name == "caption") return BlockHint::caption;
            if (node.name == "blockquote") return BlockHint::quote;
            if (node.name == "li") return BlockHint::list_item;
            if (up < 2) {
                const auto words = name_words(tree_.attribute(node, "class"));
                if (std::find(words.begin(), words.end(), "caption") != words.end())
                    return BlockHint::caption;
            }
        }
        return BlockHint::none;
    }

    const HtmlTree& tree_;
    const std::vector<HtmlNode>& nodes_;
    std::vector<RawBlock> raw_;
    std::vector<double> mass_;  // bytes of prose under each node
    std::vector<double> bias_;
    std::vector<const HtmlCue*> cue_;
};

}  // namespace

std::vector<Block> html_blocks(const HtmlTree& tree) {
    return BlockReader(tree).read();
}

}  // namespace dateline
