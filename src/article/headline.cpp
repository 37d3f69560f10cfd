#include "article/headline.hpp"

#include <algorithm>

#include "article/text_form.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

// Weights of a headline's signs, set on the same pages as measure.cpp's.
constexpr std::size_t least_words = 3;
constexpr std::size_t usual_words = 4;
constexpr std::size_t usual_most_words = 20;
constexpr std::size_t most_words = 32;
constexpr double shape_weight = 3;
constexpr double odd_shape_weight = 1.5;
constexpr double headline_tag_weight = 6;
constexpr double heading_tag_weight = 2;
constexpr double overlap_weight = 6;
constexpr double known_weight = 8;
constexpr double distance_weight = -0.25;
constexpr double full_stop_weight = -2;
constexpr double ticker_weight = -4;  // "12:40 Air alert over" is one line of many
constexpr double least_score = 2;
// Further up, a block that is nearly as good is the headline, and the nearer one its standfirst.
constexpr double nearly = 2.0;
constexpr std::size_t lead_bytes = 2000;
constexpr std::size_t site_name_words = 5;

double overlap(std::string_view title, const std::set<std::string, std::less<>>& lead) {
    const auto words = content_words(title, 60);
    if (words.empty()) return 0;
    std::size_t shared = 0;
    for (const std::string& word : words) {
        // "visits" and "visited", "Russia" and "Russian" share their beginning.
        const auto stem = word.size() > 6 ? word.substr(0, word.size() - 2) : word;
        const auto at = lead.lower_bound(stem);
        shared += at != lead.end() && at->starts_with(stem);
    }
    return static_cast<double>(shared) / static_cast<double>(words.size());
}

bool begins_with_time(std::string_view text) {
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    const std::size_t colon = digit(1) ? 2 : 1;
    return digit(0) && colon < text.size() && text[colon] == ':' && digit(colon + 1) && digit(colon + 2);
}

struct Candidate {
    std::size_t block = 0;
    double score = 0;
    double overlap = 0;
    bool known = false;
    double distance = 0;  // in blocks that say something, from the article
};

}  // namespace

std::string letters_of(std::string_view text) {
    std::string out;
    const std::string small = lower(text);
    for (std::size_t at = 0; at < small.size();) {
        const char32_t c = next_character(small, at);
        if (is_alpha(c) || is_digit(c)) append_utf8(out, c);
    }
    return out;
}

std::optional<Headline> find_headline(std::span<const Block> blocks, std::span<const Measures> measures,
                                      std::span<const HeadLine> lines, std::size_t body,
                                      std::string_view known) {
    std::string lead;
    for (std::size_t i = body; i < blocks.size() && lead.size() < lead_bytes; ++i) {
        lead += cut_to(blocks[i].text, lead_bytes);
        lead += ' ';
    }
    const auto lead_words = content_words(lead, 400);
    const Script script = main_script(lead);
    const std::string known_letters = letters_of(known);
    std::vector<Candidate> candidates;
    double distance = 0;
    for (std::size_t i = body; i-- > 0;) {
        const Block& block = blocks[i];
        const Measures& m = measures[i];
        const HeadLine& line = lines[i];
        if (line.rest_is_title) return Headline{i, line.rest, {}, 1, false};
        if (line.meta && line.rest.empty()) continue;
        const std::string_view text = line.rest.empty() ? std::string_view(block.text) : line.rest;
        const std::size_t words = line.rest.empty() ? m.count.words : count_words(text, "en").words;
        const std::string letters = letters_of(text);
        const bool is_known =
            known_letters.size() > 8 &&
            (letters == known_letters || (letters.size() > 20 && known_letters.starts_with(letters)));
        distance += 1;
        const bool tagged = block.hint == BlockHint::headline || is_known;
        if (m.furniture.weight >= 2 && !tagged) continue;
        if (m.caption >= 2 || m.credit || words > most_words || (words < least_words && !tagged)) continue;
        if (m.script != script && m.script != Script::none && script != Script::none && !is_known) continue;
        if (block.link_share > 0.5 && !tagged) continue;
        Candidate candidate{i, 0, overlap(text, lead_words), is_known, distance};
        candidate.score = words >= usual_words && words <= usual_most_words ? shape_weight : odd_shape_weight;
        if (block.hint == BlockHint::headline) candidate.score += headline_tag_weight;
        if (block.hint == BlockHint::heading) candidate.score += heading_tag_weight;
        if (is_known) candidate.score += known_weight;
        candidate.score += overlap_weight * candidate.overlap + distance_weight * distance;
        if (m.ends_sentence) candidate.score += full_stop_weight;
        if (begins_with_time(text)) candidate.score += ticker_weight;
        if (line.meta) candidate.score += heading_tag_weight;
        candidates.push_back(candidate);
    }
    if (candidates.empty()) return std::nullopt;
    auto best = *std::max_element(candidates.begin(), candidates.end(),
                                  [](const Candidate& a, const Candidate& b) { return a.score < b.score; });
    if (best.score < least_score) return std::nullopt;
    for (const Candidate& other : candidates) {
        // Only what stands right above, with lines about the article between at most.
        if (other.distance == best.distance + 1 && other.score >= best.score - nearly &&
            other.overlap >= 0.5 * best.overlap) {
            best = other;
            break;
        }
    }
    const HeadLine& line = lines[best.block];
    const auto split = split_site_name(line.rest.empty() ? blocks[best.block].text : line.rest, {}, {});
    return Headline{best.block, split.title, split.site, best.overlap, best.known};
}

SplitTitle split_site_name(std::string_view title, std::string_view outlet, std::string_view host) {
    std::string whole = tidy(title);
    struct Cut {
        std::size_t at;
        std::size_t end;
        bool bar;
    };
    std::optional<Cut> cut;
    for (const std::string_view mark :
         {" | ", " – ", " — ", " - ", " :: ", " » ", " · ", " • ", "｜", " / "}) {
        const auto at = whole.rfind(mark);
        if (at == std::string::npos || at == 0 || (cut && at < cut->at)) continue;
        cut = Cut{at, at + mark.size(), mark != " – " && mark != " — " && mark != " - " && mark != " / "};
    }
    if (!cut) return {std::move(whole), {}};
    const auto name = std::string_view(whole).substr(cut->end);
    const std::string letters = letters_of(name);
    const std::string known = letters_of(outlet);
    const std::string host_letters = letters_of(host);
    const bool is_outlet = !letters.empty() && !known.empty() &&
                           (letters == known || known.ends_with(letters) || letters.ends_with(known));
    const bool is_host =
        letters.size() >= 3 && !host_letters.empty() && host_letters.find(letters) != std::string::npos;
    const bool is_short = count_parts(name) <= site_name_words;
    if (!is_outlet && !is_host && !(cut->bar && is_short)) return {std::move(whole), {}};
    SplitTitle out{tidy(std::string_view(whole).substr(0, cut->at)), std::string(name)};
    // "Dam bursts | World | The Bay Courier": a section's name goes as well.
    if (cut->bar) {
        const auto bar = out.title.rfind(" | ");
        if (bar != std::string::npos && bar > 0 &&
            count_parts(std::string_view(out.title).substr(bar + 3)) <= 3) {
            out.title.resize(bar);
        }
    }
    return out;
}

}  // namespace dateline
