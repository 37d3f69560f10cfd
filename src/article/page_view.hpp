// An HTML page as a reader sees it, for finding what it says about its article: lines of text, headings,
// and the zones that are not about this article (comments, teasers of other reports, menus, the footer).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/html_tree.hpp"
#include "article/mark_cues.hpp"

namespace dateline {

enum class Zone : std::uint8_t { main, aside, footer, menu, comment };
const char* zone_name(Zone zone);

// The text between two boundaries of block elements.
struct PageLine {
    std::string text;  // tidied; of longer lines the beginning
    std::uint32_t first = 0;
    std::uint32_t end = 0;  // nodes [first, end)
    bool prose = false;     // longer than a line about an article is
};

struct PageHeading {
    std::uint32_t node = 0;
    int level = 0;     // 1..4 of h1..h4; 0: named a title by its class
    std::string text;  // without a kicker inside
    std::string whole;
    bool site = false;       // the site's name, by its class or because it links to the front page
    Zone zone = Zone::main;  // by its ancestors' names alone, before the headline is known
};

class PageView {
public:
    // Linear in the page. `tree` outlives the view.
    explicit PageView(const HtmlTree& tree);

    const HtmlTree& tree() const { return tree_; }
    const std::vector<PageLine>& lines() const { return lines_; }
    const std::vector<PageHeading>& headings() const { return headings_; }
    // The line that holds the node, or the next one.
    std::uint32_t line_of(std::uint32_t node) const { return line_of_[node]; }
    MarkCues cues(std::uint32_t node) const { return cues_[node]; }
    // The cues of the node and of the `up` elements around it.
    MarkCues cues_around(std::uint32_t node, int up) const;
    // Visible bytes of text under the node, without blanks.
    std::uint32_t text_bytes(std::uint32_t node) const;
    std::string text_of(std::uint32_t node, std::size_t most) const { return tree_.text_of(node, most); }

    // Sets the zones anew: an element that holds the headline is none of them, whatever its name.
    void know_headline(std::uint32_t node);
    Zone zone(std::uint32_t node) const { return zones_[node]; }

private:
    void read_nodes();
    void read_lines();
    void read_headings();
    void read_zones(std::uint32_t headline);

    const HtmlTree& tree_;
    std::vector<MarkCues> cues_;
    std::vector<std::uint32_t> text_before_;
    std::vector<std::uint32_t> line_of_;
    std::vector<Zone> zones_;
    std::vector<PageLine> lines_;
    std::vector<PageHeading> headings_;
};

}  // namespace dateline
