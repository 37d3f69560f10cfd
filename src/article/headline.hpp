// Which block is the headline.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "article/head_line.hpp"
#include "article/measure.hpp"

namespace dateline {

struct Headline {
    std::size_t block = 0;
    std::string title;   // without what stood before it on the line, and without the site's name
    std::string outlet;  // what was taken off its end as the site's name
    double overlap = 0;  // share of its words that the first paragraphs have
    bool known = false;  // it is the title that the metadata gives
};

// Among the blocks before the article's first paragraph (`body`) the one that has a headline's shape
// and the article's words. `lines` holds one HeadLine for each of them. `known` is the title that the
// page's metadata gives, or empty. Absent where no block is like a headline.
std::optional<Headline> find_headline(std::span<const Block> blocks, std::span<const Measures> measures,
                                      std::span<const HeadLine> lines, std::size_t body,
                                      std::string_view known);

// Letters and digits alone, in lower case: for comparing headlines and names of sites.
std::string letters_of(std::string_view text);

// "Dam bursts | The Bay Courier" to its title and the name of the site. `outlet` and `host` help to know
// the name where they are not empty; a bar parts a name always, a dash only a known one.
struct SplitTitle {
    std::string title;
    std::string site;
};
SplitTitle split_site_name(std::string_view title, std::string_view outlet, std::string_view host);

}  // namespace dateline
