#include "article/title_choice.hpp"

#include <algorithm>

#include "article/headline.hpp"
#include "article/text_form.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

// Weights of a heading's signs, set on the even half (by the CRC-32 of their file names) of trafilatura's
// evaluation pages.
constexpr double first_level = 3;
constexpr double second_level = 1.5;
constexpr double third_level = 0.5;
constexpr double named_title = 2;
constexpr double marked_headline = 2;
constexpr double equal_said = 5;
constexpr double end_of_said = 4;  // at either end of a said title
constexpr double inside_said = 2.5;
constexpr double of_site = -6;
constexpr double of_aside = -2;
constexpr double of_other_zone = -5;
constexpr double each_before = -0.1;  // for each heading before it, at most ten
constexpr double each_word = 0.2;     // at most eight
constexpr double least_score = 3;
constexpr std::size_t least_letters = 2;
constexpr std::size_t part_letters = 6;

bool names_site(std::string_view letters, const SiteNames& names) {
    if (letters.empty()) return false;
    const std::string outlet = letters_of(names.outlet);
    const std::string host = letters_of(names.host);
    if (!outlet.empty() && letters == outlet) return true;
    return letters.size() >= 4 && !host.empty() &&
           (host == letters || (host.starts_with(letters) && host.size() <= letters.size() + 4));
}

// "The Bay Courier | Dam bursts", "Bay Courier: Dam bursts": a site's name that stands first.
std::string without_leading_site(std::string_view title, const SiteNames& names) {
    for (const std::string_view mark : {" | ", " – ", " — ", " - ", " :: ", " » ", " · ", " • ", ": "}) {
        const auto at = title.find(mark);
        if (at == std::string_view::npos || at == 0) continue;
        if (names_site(letters_of(title.substr(0, at)), names))
            return std::string(trimmed(title.substr(at + mark.size())));
    }
    return std::string(title);
}

double agreement(std::string_view letters, const std::vector<std::string>& said) {
    double best = 0;
    for (const std::string& other : said) {
        if (other == letters) return equal_said;
        if (letters.size() < part_letters) continue;
        if (other.ends_with(letters) || other.starts_with(letters)) best = std::max(best, end_of_said);
        if (best == 0 && other.find(letters) != std::string::npos) best = inside_said;
    }
    return best;
}

}  // namespace

ChosenTitle choose_title(const PageView& view, const std::vector<SaidTitle>& said, const SiteNames& names) {
    std::vector<std::string> letters_said;
    for (const SaidTitle& one : said) letters_said.push_back(letters_of(one.text));
    const PageHeading* best = nullptr;
    double best_score = 0;
    double before = 0;
    for (const PageHeading& heading : view.headings()) {
        const std::string letters = letters_of(heading.text);
        if (letters.size() < least_letters) continue;
        const auto property = view.tree().attribute(view.tree().nodes()[heading.node], "itemprop");
        double score = heading.level == 1   ? first_level
                       : heading.level == 2 ? second_level
                       : heading.level == 3 ? third_level
                                            : 0;
        if ((view.cues(heading.node) & mark_cue::title) != 0) score += named_title;
        if (property == "headline" || property == "name") score += marked_headline;
        score += agreement(letters, letters_said);
        if (heading.site || names_site(letters, names)) score += of_site;
        if (heading.zone != Zone::main) score += heading.zone == Zone::aside ? of_aside : of_other_zone;
        score += each_before * std::min(before, 10.0);
        score += each_word * static_cast<double>(std::min<std::size_t>(count_parts(heading.text), 8));
        before += 1;
        if (best == nullptr || score > best_score) {
            best = &heading;
            best_score = score;
        }
    }
    ChosenTitle out;
    if (best != nullptr && best_score >= least_score) {
        out.title = best->text;
        out.node = best->node;
        out.where =
            best->level > 0 ? "heading <h" + std::to_string(best->level) + ">" : "heading by its class";
        return out;
    }
    for (const SaidTitle& one : said) {
        if (letters_of(one.text).size() < least_letters) continue;
        auto split = split_site_name(without_leading_site(one.text, names), names.outlet, names.host);
        if (out.title.empty()) {
            out.title = std::move(split.title);
            out.where = one.where;
        }
        if (out.site.empty() && one.where == "<title>") out.site = split.site;
    }
    return out;
}

}  // namespace dateline
