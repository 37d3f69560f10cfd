#include "article/measure.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "article/credits.hpp"
#include "article/text_form.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

// Enough of a long block to tell what it is.
constexpr std::size_t measured_bytes = 4000;
// The weights below were set on saved pages of our own writing (tests/cases/article): large enough that
// two plain paragraphs outweigh one doubtful line, small enough that a pitch's phrases outweigh its prose.
constexpr std::size_t prose_words = 12;
constexpr std::size_t picture_bytes = 400;  // of captions in an article that elements have told apart
constexpr std::size_t sentence_words = 5;
constexpr std::size_t sentence_bytes = 30;  // initials and titles ("U.S. ", "Dr. ") end none so early
constexpr std::size_t long_line_words = 25;
constexpr double prose_weight = 2.5;
constexpr double sentence_weight = 1.0;
constexpr double long_line_weight = 1.5;
constexpr double caption_like_weight = 0.5;
constexpr double heading_weight = -0.3;
constexpr double short_line_weight = -0.8;
constexpr double label_weight = -1.3;  // one or two words
constexpr double credit_weight = -3.0;
constexpr double sure_weight = 4;
constexpr double placed_weight = 2.0;  // for a block of the element that holds the article
constexpr double link_weight = -5.0;   // times the share of letters in links
constexpr double no_function_weight = -1.5;
constexpr double least_function_share = 0.08;
// "we" and "you" outside of quotation marks, beyond what the article itself has: 6 % of the words cost 1.5.
constexpr double address_weight = 25.0;
constexpr double most_address_weight = 4.0;

// Paragraphs about the article's subject share its words: three of them count as much as a short sentence.
constexpr std::size_t coherence_paragraphs = 60;
constexpr std::size_t coherence_words = 120;
constexpr double coherent_likeness = 1.5;
constexpr double least_coherent_likeness = 0.5;
constexpr double coherence_weight = 0.5;
constexpr double most_coherence = 1.5;

// Without the endings that change most: "trucks" and "truck", "voted" and "vote".
std::string_view stem_of(std::string_view word) {
    for (const std::string_view ending : {"'s", "ies", "ed", "es", "s", "e", "y"}) {
        if (word.size() >= ending.size() + 3 && word.ends_with(ending))
            return word.substr(0, word.size() - ending.size());
    }
    return word;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
    return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

std::string_view without_closing(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view close : {"\"", "”", "’", "'", ")", "]", "»", "」", "』", "）"}) {
            if (text.ends_with(close)) {
                text.remove_suffix(close.size());
                again = true;
            }
        }
    }
    return text;
}

// Without what stands in double quotation marks: people in the news speak of support and journalism too.
std::string unquoted(std::string_view phrase) {
    std::string out;
    bool quoted = false;
    for (const char c : phrase) {
        if (c == '"') quoted = !quoted;
        if (!quoted) out += c;
    }
    return quoted ? std::string(phrase) : out;
}

// A sentence ends inside: ". Then".
bool holds_sentence_end(std::string_view text) {
    for (auto at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 2)) {
        std::size_t behind = at + 2;
        if (at < sentence_bytes || behind >= text.size()) continue;
        if (is_upper(next_character(text, behind))) return true;
    }
    return false;
}

double address_share(const Measures& measures) {
    return measures.count.words == 0
               ? 0
               : static_cast<double>(measures.count.address) / static_cast<double>(measures.count.words);
}

// How much the article itself says "we" and "you": the middle value over the first half of its prose.
double usual_address_share(std::span<const Measures> measures) {
    std::vector<double> shares;
    for (const Measures& block : measures) {
        if (block.prose && block.furniture.weight < 2) shares.push_back(address_share(block));
    }
    shares.resize((shares.size() + 1) / 2);
    if (shares.empty()) return 0;
    const auto middle = shares.begin() + static_cast<std::ptrdiff_t>(shares.size() / 2);
    std::nth_element(shares.begin(), middle, shares.end());
    return *middle;
}

double shape_weight(const Block& block, const Measures& m) {
    if (m.credit) return credit_weight;
    const std::size_t words = m.count.words;
    if (m.ends_sentence && words >= prose_words) return prose_weight;
    if (m.caption >= 2 && words >= sentence_words) return caption_like_weight;
    if (block.hint == BlockHint::list_item || block.hint == BlockHint::quote) {
        return words >= sentence_words ? sentence_weight : 0;
    }
    if (m.ends_sentence && words >= sentence_words) return sentence_weight;
    if (words >= long_line_words) return long_line_weight;
    if (m.ends_strongly && words >= prose_words) return sentence_weight;
    if (block.hint == BlockHint::heading) return heading_weight;
    return words <= 2 ? label_weight : short_line_weight;
}

}  // namespace

std::vector<Measures> measure_blocks(std::span<const Block> blocks, const FurnitureLexicon& lexicon,
                                     std::string_view language) {
    std::vector<Measures> all;
    all.reserve(blocks.size());
    for (const Block& block : blocks) {
        Measures m;
        const auto text = cut_to(block.text, measured_bytes);
        m.count = count_words(text, language);
        m.script = main_script(text);
        const auto end = without_closing(block.text);
        m.ends_sentence = ends_with_any(end, {".", "。", "…", "｡", "।", "؟"});
        m.credit = is_credit_line(block.text);
        const std::string phrase = phrase_form(text);
        const auto credit = trailing_credit(block.text);
        const bool longer = block.verdict == Verdict::article && block.text.size() > picture_bytes;
        if (!longer) m.caption = caption_weight(block.text, phrase, credit);
        if (block.hint == BlockHint::caption) m.caption += 2;
        if (credit && credit->begin > 0) {
            const auto before = without_closing(std::string_view(block.text).substr(0, credit->begin));
            m.ends_sentence = m.ends_sentence || ends_with_any(before, {".", "。"});
        }
        m.ends_sentence = m.ends_sentence || (m.count.words >= prose_words && holds_sentence_end(text));
        m.ends_strongly = m.ends_sentence || ends_with_any(end, {"!", "?", "！", "？"});
        if (block.hint != BlockHint::preformatted && block.hint != BlockHint::table_row)
            m.furniture =
                m.count.words >= prose_words ? lexicon.signs(unquoted(phrase)) : lexicon.signs(phrase);
        m.furnished = m.furniture.reach == Reach::line && m.furniture.weight >= sure_weight;
        m.prose = m.count.words >= prose_words && m.ends_strongly && block.hint != BlockHint::headline;
        all.push_back(std::move(m));
    }
    return all;
}

void add_coherence(std::vector<double>& likeness, std::span<const Block> blocks,
                   std::span<const Measures> measures, const std::vector<bool>& in_article) {
    std::map<std::string, std::size_t, std::less<>>
        subject;  // in how many paragraphs of the article a word stands
    std::size_t paragraphs = 0;
    std::vector<std::set<std::string, std::less<>>> words(blocks.size());
    for (std::size_t i = 0; i < blocks.size() && paragraphs < coherence_paragraphs; ++i) {
        if (!in_article[i] || !measures[i].prose || likeness[i] < coherent_likeness) continue;
        ++paragraphs;
        for (const std::string& word : content_words(cut_to(blocks[i].text, measured_bytes), coherence_words))
            ++subject[std::string(stem_of(word))];
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const bool sentence = measures[i].ends_sentence && measures[i].count.words >= sentence_words;
        if (!sentence || likeness[i] < least_coherent_likeness || measures[i].furniture.weight >= 3) continue;
        std::set<std::string, std::less<>> shared;
        for (const std::string& word :
             content_words(cut_to(blocks[i].text, measured_bytes), coherence_words)) {
            const auto stem = stem_of(word);
            const auto found = subject.find(stem);
            // A block of the article shares its words with itself.
            const std::size_t own = in_article[i] && measures[i].prose ? 1 : 0;
            if (found != subject.end() && found->second > own) shared.insert(std::string(stem));
        }
        likeness[i] += std::min(most_coherence, coherence_weight * static_cast<double>(shared.size()));
    }
}

std::vector<double> article_likeness(std::span<const Block> blocks, std::span<const Measures> measures) {
    const double usual = usual_address_share(measures);
    std::vector<double> all;
    all.reserve(blocks.size());
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        const Measures& m = measures[i];
        double likeness = shape_weight(block, m) - m.furniture.weight;
        if (block.verdict == Verdict::article) {
            all.push_back(likeness + placed_weight);
            continue;
        }
        likeness += link_weight * std::max(0.0, block.link_share - 0.3);
        const double address = address_weight * std::max(0.0, address_share(m) - usual);
        likeness -= std::min(most_address_weight, address);
        const auto share = static_cast<double>(m.count.function) /
                           static_cast<double>(std::max<std::size_t>(1, m.count.words));
        const bool worded = m.script == Script::latin || m.script == Script::cyrillic;
        if (worded && m.count.words >= prose_words && share < least_function_share)
            likeness += no_function_weight;
        all.push_back(likeness);
    }
    return all;
}

}  // namespace dateline
