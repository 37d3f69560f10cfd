#include "article/look.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "article/text_form.hpp"

namespace dateline {

namespace {

// A brief of one sentence has about this many words; less is a teaser or a stray line.
constexpr std::size_t least_article_words = 15;
// An index: at least so many short texts each under a line of its own, and hardly two that follow one
// another.
constexpr std::size_t index_teasers = 4;
constexpr std::size_t menu_lines = 5;
constexpr double teaser_words = 32;
// In HTML: headings that are links, with so few words to each.
constexpr double linked_share = 0.8;
constexpr std::size_t linked_heading_words = 50;

struct Tally {
    std::size_t article_words = 0;
    std::size_t prose_blocks = 0;
    std::size_t teasers = 0;  // sentences right under a short line
    std::size_t teaser_words = 0;
    std::size_t runs = 0;  // sentences right under a sentence
    std::size_t short_lines = 0;
    std::size_t consent = 0;
    std::size_t error = 0;
    std::size_t linked_headings = 0;
    std::size_t placed_words = 0;  // in the element that holds the article
    std::size_t paywall = 0;
    std::string error_text;
};

Tally tally(std::span<const Block> blocks, std::span<const Measures> measures,
            std::span<const BlockState> states) {
    Tally out;
    enum class Before { nothing, line, sentence } after = Before::nothing;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Measures& m = measures[i];
        const bool article = states[i] == BlockState::article;
        const bool sentence = m.ends_strongly && m.count.words >= 5;
        const bool placed = blocks[i].verdict == Verdict::article;
        if (article && placed) {
            out.placed_words += m.count.words;
            out.linked_headings +=
                blocks[i].link_share >= linked_share &&
                (blocks[i].hint == BlockHint::heading || blocks[i].hint == BlockHint::headline);
        }
        if (article && (sentence || m.prose || m.count.words >= 25)) out.article_words += m.count.words;
        const bool prose = article && m.prose && m.caption < 2;
        out.prose_blocks += prose;
        const bool plain = m.furniture.weight < 2 && m.caption < 2 && blocks[i].hint != BlockHint::list_item;
        if (plain && sentence) {
            out.runs += after == Before::sentence;
            out.teasers += after == Before::line;
            if (after == Before::line) out.teaser_words += m.count.words;
            after = Before::sentence;
        } else if (plain && m.count.words >= 3) {
            after = Before::line;
        }
        out.short_lines += !sentence && m.count.words < 25;
        out.consent += m.furniture.reason == "cookie notice" || m.furniture.reason == "privacy notice";
        out.paywall += m.furniture.reason == "paywall";
        if (m.furniture.reason == "error page" && !article) {
            if (out.error++ == 0) out.error_text = std::string(cut_to(blocks[i].text, 80));
        }
    }
    return out;
}

}  // namespace

Look look_at(std::span<const Block> blocks, std::span<const Measures> measures,
             std::span<const BlockState> states) {
    const Tally t = tally(blocks, measures, states);
    if (t.error > 0 && t.prose_blocks < 3)
        return {false, fmt::format("looks like an error page ('{}')", t.error_text)};
    if (std::any_of(blocks.begin(), blocks.end(),
                    [](const Block& b) { return b.verdict == Verdict::article; })) {
        if (t.linked_headings >= index_teasers && t.placed_words < linked_heading_words * t.linked_headings)
            return {false,
                    fmt::format("looks like an index page of {} headlines with teasers", t.linked_headings)};
        if (t.placed_words >= least_article_words) return {true, {}};
    }
    const bool short_texts =
        static_cast<double>(t.teaser_words) < teaser_words * static_cast<double>(t.teasers);
    if (t.teasers >= index_teasers && short_texts && t.runs * 4 < t.teasers) {
        return {false, fmt::format("looks like an index page of {} headlines with teasers", t.teasers)};
    }
    if (t.article_words >= least_article_words) return {true, {}};
    if (t.consent > 0) return {false, "holds consent text and no article"};
    if (t.paywall > 0) return {false, "holds a paywall notice and no article"};
    if (t.short_lines >= menu_lines)
        return {false, fmt::format("looks like a menu or a list of {} short lines", t.short_lines)};
    return {false, fmt::format("holds {} short piece{} of text and no paragraph", blocks.size(),
                               blocks.size() == 1 ? "" : "s")};
}

}  // namespace dateline
