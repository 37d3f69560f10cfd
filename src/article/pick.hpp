// From a page's blocks to the article's paragraphs: what each block is, or why it is left out.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "article/block.hpp"
#include "article/dateline.hpp"
#include "article/head_line.hpp"

namespace dateline {

// What is known before the text is looked at.
struct PickHints {
    DateOrder order = DateOrder::unknown;
    std::string title;  // by the metadata, without the site's name
};

struct PickedParagraph {
    std::string text;
    ParagraphKind kind = ParagraphKind::body;
};

// A date beside the article, with how much it is to be believed: 0 first.
struct PickedDate {
    HeadDate head;
    int line = 0;
    int rank = 0;
    std::string place;  // "above the headline"; empty beside or under it
};

struct Picked {
    std::vector<PickedParagraph> paragraphs;  // the title first where there is one
    std::string title;
    std::string outlet;
    std::string wire;
    std::string url;
    std::vector<std::string> persons;
    std::vector<PickedDate> dates;  // the one to believe first
    std::string language;
    std::optional<Dateline> dateline;  // on a line of its own
    bool cut = false;                  // a paywall's words, or the text breaks off
    std::vector<LeftOut> left_out;
};

// no_article where no block is article text; the message says what the page looked like, without its path.
Result<Picked> pick_article(std::span<const Block> blocks, const PickHints& hints);

}  // namespace dateline
