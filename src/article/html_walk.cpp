#include "article/html_walk.hpp"

#include <algorithm>
#include <array>
#include <lexbor/tag/const.h>

#include "article/text_form.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

// A table holds data when it has rows of cells that are all short; else it is there for the layout.
constexpr std::size_t least_table_rows = 2;
constexpr double least_row_cells = 1.5;
constexpr std::size_t mean_cell_bytes = 120;
constexpr std::size_t most_cell_bytes = 800;
// A single <br> parts paragraphs where a sentence of this length ends before it.
constexpr std::size_t broken_bytes = 60;
constexpr std::size_t style_bytes = 200;

using TagSet = std::array<bool, LXB_TAG__LAST_ENTRY>;

constexpr TagSet tag_set(std::initializer_list<int> tags) {
    TagSet set{};
    for (const int tag : tags) set[static_cast<std::size_t>(tag)] = true;
    return set;
}

constexpr TagSet never_shown = tag_set(
    {LXB_TAG_SCRIPT, LXB_TAG_STYLE,    LXB_TAG_NOSCRIPT, LXB_TAG_TEMPLATE, LXB_TAG_SVG,      LXB_TAG_MATH,
     LXB_TAG_IFRAME, LXB_TAG_OBJECT,   LXB_TAG_EMBED,    LXB_TAG_CANVAS,   LXB_TAG_SELECT,   LXB_TAG_TEXTAREA,
     LXB_TAG_BUTTON, LXB_TAG_HEAD,     LXB_TAG_DIALOG,   LXB_TAG_INPUT,    LXB_TAG_DATALIST, LXB_TAG_AUDIO,
     LXB_TAG_VIDEO,  LXB_TAG_MAP,      LXB_TAG_PICTURE,  LXB_TAG_FRAMESET, LXB_TAG_RP,       LXB_TAG_RT,
     LXB_TAG_APPLET, LXB_TAG_NOFRAMES, LXB_TAG_MARQUEE});
constexpr TagSet block_tags =
    tag_set({LXB_TAG_P,       LXB_TAG_DIV,        LXB_TAG_SECTION, LXB_TAG_ARTICLE,    LXB_TAG_MAIN,
             LXB_TAG_HEADER,  LXB_TAG_FOOTER,     LXB_TAG_ASIDE,   LXB_TAG_NAV,        LXB_TAG_H1,
             LXB_TAG_H2,      LXB_TAG_H3,         LXB_TAG_H4,      LXB_TAG_H5,         LXB_TAG_H6,
             LXB_TAG_UL,      LXB_TAG_OL,         LXB_TAG_LI,      LXB_TAG_DL,         LXB_TAG_DT,
             LXB_TAG_DD,      LXB_TAG_BLOCKQUOTE, LXB_TAG_FIGURE,  LXB_TAG_FIGCAPTION, LXB_TAG_TABLE,
             LXB_TAG_THEAD,   LXB_TAG_TBODY,      LXB_TAG_TFOOT,   LXB_TAG_TR,         LXB_TAG_TD,
             LXB_TAG_TH,      LXB_TAG_CAPTION,    LXB_TAG_PRE,     LXB_TAG_FORM,       LXB_TAG_FIELDSET,
             LXB_TAG_ADDRESS, LXB_TAG_HR,         LXB_TAG_BODY,    LXB_TAG_CENTER,     LXB_TAG_DETAILS,
             LXB_TAG_SUMMARY, LXB_TAG_LABEL,      LXB_TAG_LEGEND,  LXB_TAG_HGROUP});

const HtmlCue menu_cue{"menu", -8, CueRole::against};
const HtmlCue footer_cue{"footer", -6, CueRole::against};
const HtmlCue aside_cue{"aside", -4, CueRole::against};
const HtmlCue form_cue{"form", -5, CueRole::against};

bool hides(std::string_view style) {
    style = style.substr(0, style_bytes);
    for (const std::string_view name : {"display", "visibility"}) {
        auto at = style.find(name);
        if (at == std::string_view::npos) continue;
        at += name.size();
        while (at < style.size() && (style[at] == ' ' || style[at] == ':')) ++at;
        if (style.substr(at).starts_with("none") || style.substr(at).starts_with("hidden")) return true;
    }
    return false;
}

// Sentences end here, so that a line break behind it is a paragraph's end.
bool ends_sentence(std::string_view text) {
    const char last = text.empty() ? ' ' : text.back();
    return last == '.' || last == '!' || last == '?' || last == ':' || last == '"' || last == ')' ||
           text.ends_with("”") || text.ends_with("“") || text.ends_with("。");
}

std::uint32_t words_of(std::string_view text) {
    std::uint32_t words = 1;
    std::uint32_t signs = 0;
    for (const char c : text) {
        words += c == ' ';
        const auto byte = static_cast<unsigned char>(c);
        signs += byte >= 0xE3 && byte <= 0xE9;
    }
    return std::max(words, signs / 2);
}

struct Table {
    std::uint32_t rows = 0;
    std::uint32_t cells = 0;
    std::size_t bytes = 0;
    std::size_t cell_bytes = 0;  // of the cell being read
    std::size_t longest = 0;
    bool nested = false;

    bool data() const {
        return !nested && rows >= least_table_rows && static_cast<double>(cells) >= least_row_cells * rows &&
               bytes <= cells * mean_cell_bytes && longest <= most_cell_bytes;
    }
};

class Walker {
public:
    Walker(const HtmlTree& tree, bool scriptless)
        : tree_(tree), nodes_(tree.nodes()), scriptless_(scriptless) {
        out_.signs.resize(nodes_.size());
    }

    HtmlTexts walk() {
        find_tables();
        for (std::uint32_t i = 0; i < nodes_.size();) {
            close_until(i);
            const HtmlNode& node = nodes_[i];
            if (node.name.empty()) {
                if (i > 0) add_text(node.text, i < link_end_);
                ++i;
                continue;
            }
            if (!read_signs(i, node)) {
                i = node.end;
                continue;
            }
            open(i, node);
            ++i;
        }
        flush();
        for (std::size_t i = nodes_.size(); i-- > 1;) {
            if (out_.signs[i].headline) out_.signs[nodes_[i].parent].headline = true;
        }
        return std::move(out_);
    }

private:
    struct Open {
        std::uint32_t node = 0;
        std::uint32_t end = 0;
        bool row = false;
        bool pre = false;
    };

    // Which tables hold data, in one pass: each cell counts for the innermost table around it.
    void find_tables() {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> around;  // end, index into tables_
        for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
            const HtmlNode& node = nodes_[i];
            while (!around.empty() && i >= around.back().first) around.pop_back();
            if (node.tag == LXB_TAG_TABLE) {
                if (!around.empty()) tables_[around.back().second].second.nested = true;
                around.emplace_back(node.end, static_cast<std::uint32_t>(tables_.size()));
                tables_.push_back({i, Table{}});
            } else if (!around.empty()) {
                Table& table = tables_[around.back().second].second;
                if (node.tag == LXB_TAG_TR) {
                    ++table.rows;
                } else if (node.tag == LXB_TAG_TD || node.tag == LXB_TAG_TH) {
                    ++table.cells;
                    table.cell_bytes = 0;
                } else if (node.name.empty()) {
                    table.bytes += node.text.size();
                    table.cell_bytes += node.text.size();
                    table.longest = std::max(table.longest, table.cell_bytes);
                }
            }
        }
    }

    // False where the element is never shown.
    bool read_signs(std::uint32_t i, const HtmlNode& node) {
        if (never_shown[node.tag] && !(scriptless_ && node.tag == LXB_TAG_NOSCRIPT)) return false;
        ElementSigns& signs = out_.signs[i];
        std::string_view classes;
        std::string_view id;
        std::string_view role;
        bool marked_body = false;
        for (const HtmlAttribute& attribute : tree_.attributes(node)) {
            const auto name = attribute.name;
            switch (name.size()) {
                case 2:
                    if (name == "id" && id.empty()) id = attribute.value;
                    break;
                case 4:
                    if (name == "role" && role.empty()) role = attribute.value;
                    break;
                case 5:
                    if (name == "class" && classes.empty()) classes = attribute.value;
                    if (name == "style" && hides(attribute.value)) return false;
                    break;
                case 6:
                    if (name == "hidden") return false;
                    break;
                case 8:
                    if (name == "itemprop") marked_body = marked_body || attribute.value == "articleBody";
                    break;
                case 11:
                    if (name == "aria-hidden" && attribute.value == "true" && !block_tags[node.tag])
                        return false;
                    break;
                default: break;
            }
        }
        signs.headline = node.tag == LXB_TAG_H1;
        signs.block = block_tags[node.tag];
        const bool whole_page = node.tag == LXB_TAG_BODY || node.tag == LXB_TAG_HTML;
        if (!whole_page && (!classes.empty() || !id.empty())) {
            const CueHits hits = cue_hits(classes, id);
            signs.against = hits.against;
            if (hits.body != nullptr) signs.body = static_cast<std::uint8_t>(hits.body->weight);
            signs.standfirst = hits.standfirst;
            signs.caption = hits.caption;
        }
        const auto take = [&signs](const HtmlCue& cue) {
            if (signs.against == nullptr || cue.weight < signs.against->weight) signs.against = &cue;
        };
        if (node.tag == LXB_TAG_NAV || role == "navigation" || role == "menu" || role == "search")
            take(menu_cue);
        if (node.tag == LXB_TAG_FOOTER || role == "contentinfo") take(footer_cue);
        if (node.tag == LXB_TAG_ASIDE || role == "complementary") take(aside_cue);
        if (node.tag == LXB_TAG_FIELDSET) take(form_cue);
        if (marked_body) signs.body = 3;
        if (node.tag == LXB_TAG_ARTICLE || node.tag == LXB_TAG_MAIN || role == "main" || role == "article")
            signs.article = true;
        if (node.tag == LXB_TAG_FIGCAPTION || node.tag == LXB_TAG_CAPTION) signs.caption = true;
        return true;
    }

    void close_until(std::uint32_t i) {
        while (!open_.empty() && i >= open_.back().end) {
            if (!in_row()) flush();
            if (open_.back().row) flush_row();
            open_.pop_back();
        }
    }

    bool in_row() const { return row_; }

    void open(std::uint32_t i, const HtmlNode& node) {
        if (node.tag == LXB_TAG_BR) {
            line_break();
        } else if (block_tags[node.tag]) {
            open_block(i, node);
        } else if (node.tag == LXB_TAG_A) {
            const bool link = tree_.has_attribute(node, "href");
            if (link) {
                if (link_end_ == i) blank_ = true;  // links in a row are words apart
                link_end_ = std::max(link_end_, node.end);
                ++now_.links;
            }
        } else if (node.tag == LXB_TAG_TIME && now_.datetime.empty()) {
            now_.datetime = std::string(cut_to(tree_.attribute(node, "datetime"), 64));
        }
    }

    void open_block(std::uint32_t i, const HtmlNode& node) {
        if (node.tag == LXB_TAG_TABLE && !in_row())
            in_data_table_ = is_data_table(i) ? node.end : in_data_table_;
        if (in_row()) {
            blank_ = true;
            if (node.tag == LXB_TAG_TD || node.tag == LXB_TAG_TH) new_cell_ = true;
            return;
        }
        flush();
        Open block{i, node.end, false, node.tag == LXB_TAG_PRE};
        if (!block.pre && !open_.empty()) block.pre = open_.back().pre;
        if (node.tag == LXB_TAG_TR && i < in_data_table_) {
            block.row = true;
            row_ = true;
        }
        open_.push_back(block);
        new_cell_ = false;
    }

    void flush_row() {
        row_ = false;
        now_.table_row = true;
        flush();
    }

    bool is_data_table(std::uint32_t i) {
        while (next_table_ < tables_.size() && tables_[next_table_].first < i) ++next_table_;
        return next_table_ < tables_.size() && tables_[next_table_].first == i &&
               tables_[next_table_].second.data();
    }

    void line_break() {
        if (in_row()) {
            blank_ = true;
            return;
        }
        if (broken_ || pre() || (now_.text.size() >= broken_bytes && ends_sentence(now_.text))) {
            flush();
            now_.broken = true;
        }
        blank_ = true;
        broken_ = true;
    }

    bool pre() const { return !open_.empty() && open_.back().pre; }

    void add_text(std::string_view text, bool in_link) {
        if (!pre() || in_row()) {
            add_piece(text, in_link);
            return;
        }
        while (!text.empty()) {
            const auto end = text.find('\n');
            add_piece(text.substr(0, end), in_link);
            if (end == std::string_view::npos) return;
            flush();
            text.remove_prefix(end + 1);
        }
    }

    void add_piece(std::string_view text, bool in_link) {
        const std::size_t before = now_.text.size();
        if (now_.text.empty()) now_.node = open_.empty() ? 0 : open_.back().node;
        if (new_cell_ && before > 0) {
            const std::size_t mark = now_.text.size();
            now_.text += " |";
            blank_ = append_tidy(now_.text, text, true);
            if (now_.text.size() == mark + 2) {
                now_.text.resize(mark);
                return;
            }
            new_cell_ = false;
        } else {
            blank_ = append_tidy(now_.text, text, blank_);
            if (now_.text.size() > before) new_cell_ = false;
        }
        const auto added = static_cast<std::uint32_t>(now_.text.size() - before);
        if (added > 0) broken_ = false;
        now_.letters += added;
        if (in_link) now_.link_letters += added;
    }

    void flush() {
        if (!now_.text.empty()) {
            now_.words = words_of(now_.text);
            now_.preformatted = pre();
            out_.texts.push_back(std::move(now_));
            now_ = HtmlText{};
        } else {
            now_.links = 0;
        }
        blank_ = false;
        broken_ = false;
        new_cell_ = false;
    }

    const HtmlTree& tree_;
    const std::vector<HtmlNode>& nodes_;
    const bool scriptless_;
    HtmlTexts out_;
    HtmlText now_;
    std::vector<Open> open_;
    std::vector<std::pair<std::uint32_t, Table>> tables_;
    std::size_t next_table_ = 0;
    std::uint32_t link_end_ = 0;
    std::uint32_t in_data_table_ = 0;  // end of the data table that is open
    bool row_ = false;
    bool blank_ = false;
    bool broken_ = false;  // a <br> stands just before
    bool new_cell_ = false;
};

}  // namespace

HtmlTexts html_texts(const HtmlTree& tree, bool scriptless) {
    return Walker(tree, scriptless).walk();
}

}  // namespace dateline
