#include "article/author_choice.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "article/byline.hpp"
#include "article/head_line.hpp"
#include "article/headline.hpp"
#include "article/text_form.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr double rel_belief = 4;
constexpr double itemprop_belief = 4;
constexpr double named_belief = 3;
constexpr double link_belief = 2;
constexpr double label_belief = 3;
constexpr double whole_names = 2;
constexpr double beside_headline = 1.5;
constexpr double near_headline = 0.5;
constexpr double in_profile = -1;
constexpr double own_name = -2.5;
constexpr double surer = 1;
constexpr double in_other_zone = -4;
constexpr double least_belief = 3;
constexpr int beside_lines = 5;
constexpr int near_lines = 14;
constexpr int touching_lines = 3;
constexpr int companion_lines = 2;
constexpr std::size_t mark_bytes = 160;
constexpr std::size_t box_bytes = 1500;
constexpr std::size_t most_claims = 400;
constexpr std::size_t label_line_bytes = 200;
constexpr std::size_t long_label_bytes = 6;
constexpr std::size_t bare_label_bytes = 24;
constexpr std::size_t paragraph_bytes = 100;
constexpr std::size_t most_signatures = 2;
constexpr std::size_t credit_words = 5;
constexpr std::size_t credit_bytes = 60;

struct Claim {
    Byline byline;
    double belief = 0;
    std::string where;
    std::string found;
    std::uint32_t line = 0;
    std::uint64_t kind = 0;  // claims of one kind stand together
    double base = 0;         // belief without what the names add
    bool seen = false;
    std::string credit;
};

bool leads_to_author(std::string_view href) {
    for (const std::string_view part :
         {"/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/auteurs/", "/autores/", "/byline/",
          "/people/", "/staff/", "?author="}) {
        if (href.find(part) != std::string_view::npos) return true;
    }
    return false;
}

bool all_whole(const Byline& byline) {
    return std::all_of(byline.persons.begin(), byline.persons.end(),
                       [](const std::string& name) { return is_person_name(name); });
}

class Chooser {
public:
    Chooser(const PageView& view, int headline, std::string_view outlet)
        : view_(view), nodes_(view.tree().nodes()), headline_(headline), outlet_(letters_of(outlet)) {}

    ChosenAuthors choose(const std::vector<SaidAuthors>& said) {
        for (const SaidAuthors& one : said) add_said(one);
        const std::size_t first_seen = claims_.size();
        marks();
        std::reverse(claims_.begin() + static_cast<std::ptrdiff_t>(first_seen), claims_.end());
        labels();
        signatures();
        const Claim* best = most_believed([](const Claim& claim) { return !claim.byline.persons.empty(); });
        ChosenAuthors out;
        for (const Claim& claim : claims_) {
            if (out.wire.empty() && claim.belief > 0) out.wire = claim.byline.wire;
        }
        // A byline beside the headline that names no person says so: another name is not this report's
        // writer.
        const Claim* unnamed = most_believed([](const Claim& claim) {
            return claim.seen && claim.byline.persons.empty() && !claim.credit.empty();
        });
        if (best != nullptr && best->seen && unnamed != nullptr && unnamed->base >= best->base + surer)
            best = nullptr;
        if (best == nullptr) {
            best = most_believed([](const Claim& claim) { return !claim.credit.empty(); });
            if (best != nullptr) {
                out.credit = best->credit;
                out.where = best->where;
                out.found = best->found;
            }
            return out;
        }
        // Of marks of one kind the first is meant, whatever its name looks like.
        for (const Claim& claim : claims_) {
            if (&claim == best) break;
            if (claim.seen && best->seen && claim.kind == best->kind && claim.base >= best->base &&
                !claim.byline.persons.empty()) {
                best = &claim;
                break;
            }
        }
        out.where = best->where;
        out.found = best->found;
        take(out, best->byline);
        if (!best->seen) return out;
        const auto at = static_cast<std::size_t>(best - claims_.data());
        auto last = static_cast<int>(best->line);
        for (std::size_t i = at + 1; i < claims_.size(); ++i) {
            const Claim& other = claims_[i];
            if (other.kind != best->kind || other.base < best->base) continue;
            if (static_cast<int>(other.line) - last > companion_lines) break;
            take(out, other.byline);
            last = static_cast<int>(other.line);
        }
        return out;
    }

private:
    static void take(ChosenAuthors& out, const Byline& byline) {
        for (const std::string& person : byline.persons) {
            const bool known =
                std::any_of(out.persons.begin(), out.persons.end(),
                            [&](const std::string& name) { return lower(name) == lower(person); });
            if (!known) out.persons.push_back(person);
        }
    }

    template <class Fits>
    const Claim* most_believed(Fits fits) const {
        const Claim* best = nullptr;
        for (const Claim& claim : claims_) {
            if (claim.belief >= least_belief && fits(claim) &&
                (best == nullptr || claim.belief > best->belief))
                best = &claim;
        }
        return best;
    }

    // True where it was taken.
    bool add(Claim&& claim) {
        // A site that names itself as its author; where a reader sees the name, it may be a person's own
        // site.
        for (const std::string& name : claim.byline.persons) {
            if (!claim.seen && !outlet_.empty() && letters_of(name) == outlet_) claim.belief += own_name;
        }
        claim.base = claim.belief;
        if (claim.byline.persons.empty()) {
            const auto words = tidy(byline_part(claim.found));
            const auto count = count_parts(words);
            std::size_t first = 0;
            const bool name = count > 0 && is_alpha(next_character(words, first)) && count <= credit_words &&
                              words.size() <= credit_bytes && words.find("//") == std::string::npos &&
                              words.find('@') == std::string::npos;
            if (name) claim.credit = words;
            if (!name && claim.byline.wire.empty()) return false;
        } else if (all_whole(claim.byline)) {
            claim.belief += whole_names;
        }
        if (claims_.size() < most_claims) claims_.push_back(std::move(claim));
        return true;
    }

    void add_said(const SaidAuthors& said) {
        Claim claim;
        claim.where = said.where;
        claim.belief = said.belief;
        for (const std::string& name : said.names) {
            if (name.find("//") != std::string::npos) continue;
            claim.found += (claim.found.empty() ? "" : "; ") + name;
            if (said.organisations) continue;
            Byline byline = read_byline(without_author_label(name), NameShape::marked);
            for (std::string& person : byline.persons) claim.byline.persons.push_back(std::move(person));
            if (claim.byline.wire.empty()) claim.byline.wire = byline.wire;
        }
        if (!claim.found.empty()) add(std::move(claim));
    }

    // What the place of a visible byline does to its belief; absent in comments and menus.
    bool placed(std::uint32_t node, double& belief) const {
        const Zone zone = view_.zone(node);
        if (zone == Zone::comment || zone == Zone::menu) return false;
        const int apart = static_cast<int>(view_.line_of(node)) - headline_;
        if (zone != Zone::main && (headline_ < 0 || std::abs(apart) > touching_lines))
            belief += in_other_zone;
        if (headline_ < 0) return true;
        if (std::abs(apart) <= beside_lines)
            belief += beside_headline;
        else if (apart >= -near_lines && apart <= near_lines)
            belief += near_headline;
        return true;
    }

    // From the page's end, so that a mark around another one that gave a name is passed over.
    void marks() {
        for (auto i = static_cast<std::uint32_t>(nodes_.size()); i-- > 1;) {
            const HtmlNode& node = nodes_[i];
            if (node.name.empty() || node.name == "script" || node.name == "style" || node.name == "body" ||
                node.name == "meta" || node.name == "link")
                continue;
            const bool named = (view_.cues(i) & mark_cue::author) != 0;
            bool link = false;
            bool is_rel = false;
            bool is_property = false;
            for (const HtmlAttribute& attribute : view_.tree().attributes(node)) {
                if (attribute.name == "rel")
                    is_rel = attribute.value.find("author") != std::string_view::npos;
                if (attribute.name == "itemprop")
                    is_property = attribute.value == "author" || attribute.value == "creator";
                if (attribute.name == "href" && node.name == "a") link = leads_to_author(attribute.value);
            }
            if (!link && !named && !is_rel && !is_property) continue;
            if (mark(i,
                     is_rel        ? rel_belief
                     : is_property ? itemprop_belief
                     : named       ? named_belief
                                   : link_belief,
                     is_rel        ? "rel=author"
                     : is_property ? "itemprop author"
                     : named       ? "byline by its class"
                                   : "link to an author"))
                last_mark_ = i;
        }
    }

    bool mark(std::uint32_t i, double belief, const char* where) {
        const HtmlNode& node = nodes_[i];
        if (last_mark_ < node.end || view_.text_bytes(i) > box_bytes) return false;
        std::string text;
        if (view_.text_bytes(i) > mark_bytes) {
            text = name_in_box(i);
            if (text.empty()) return false;
            belief += in_profile;
        }
        for (std::uint32_t at = i + 1; at < node.end && text.empty(); ++at) {
            const HtmlNode& inner = nodes_[at];
            if (inner.name.empty() || view_.tree().attribute(inner, "itemprop") != "name") continue;
            text = inner.name == "meta" ? std::string(view_.tree().attribute(inner, "content"))
                                        : view_.text_of(at, mark_bytes);
        }
        if (text.empty() && view_.text_bytes(i) > 0) text = view_.text_of(i, mark_bytes);
        if (text.empty() || !placed(i, belief)) return false;
        if ((view_.cues_around(i, 2) & mark_cue::profile) != 0) belief += in_profile;
        Claim claim;
        claim.found = text;
        claim.where = where;
        claim.belief = belief;
        claim.line = view_.line_of(i);
        claim.kind = (static_cast<std::uint64_t>(view_.cues(i)) << 8U) + node.name.size();
        claim.seen = true;
        claim.byline = read_byline(byline_part(text), NameShape::marked);
        const bool names = !claim.byline.persons.empty();
        return add(std::move(claim)) && names;
    }

    // The name that heads a box about the author.
    std::string name_in_box(std::uint32_t box) const {
        if ((view_.cues(box) & mark_cue::profile) == 0) return {};
        for (std::uint32_t at = box + 1; at < nodes_[box].end; ++at) {
            const std::string_view name = nodes_[at].name;
            const bool heads = name == "a" || name == "strong" || name == "b" ||
                               (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6');
            if (!heads || view_.text_bytes(at) == 0 || view_.text_bytes(at) > credit_bytes) continue;
            std::string text = view_.text_of(at, mark_bytes);
            if (is_person_name(without_author_label(text))) return text;
        }
        return {};
    }

    // "By Jane Roe | 4 March 2023" to the name.
    static std::string_view byline_part(std::string_view text) {
        text = without_author_label(text);
        while (!text.empty() &&
               (text.back() == ',' || text.back() == '|' || text.back() == '-' || text.back() == ';'))
            text = trimmed(text.substr(0, text.size() - 1));
        const auto dates = find_dates(text, DateOrder::unknown);
        if (!dates.empty()) {
            const auto before = trimmed(text.substr(0, dates.front().span.begin));
            text = before.size() > 2 ? before
                                     : without_author_label(trimmed(text.substr(dates.back().span.end)));
        }
        return text;
    }

    // Lines that begin with "By", "Von", or have it behind a date; lines below such a word.
    void labels() {
        const auto& lines = view_.lines();
        for (std::uint32_t i = 0; i < lines.size(); ++i) {
            const PageLine& line = lines[i];
            if (line.prose || line.text.size() > label_line_bytes) continue;
            auto names = names_of_line(line.text);
            bool below = false;
            if (names.empty() && i > 0 && is_bare_label(lines[i - 1].text)) {
                names = line.text;
                below = true;
            }
            if (names.empty()) continue;
            double belief = label_belief;
            if (!placed(line.first, belief)) continue;
            Claim claim;
            claim.found = line.text;
            claim.where = below ? "line below a label for the writer" : "line that names its writer";
            claim.line = i;
            claim.kind = 1;
            claim.seen = true;
            // "Posted by wintermoth": a line about the article may name a handle.
            const bool about = (view_.cues_around(line.first, 3) & mark_cue::meta) != 0;
            const bool short_name = count_parts(names) <= 2;
            claim.byline =
                read_byline(byline_part(names), about || (below && short_name) || has_long_label(line.text)
                                                    ? NameShape::marked
                                                    : NameShape::plain);
            claim.belief = belief;
            if (!claim.byline.persons.empty()) add(std::move(claim));
        }
    }

    // "Posted by", "Autor:" name a writer; "By" and "Von" may begin any line.
    static bool has_long_label(std::string_view text) {
        const auto rest = without_author_label(text);
        return rest.size() < text.size() && text.size() - rest.size() >= long_label_bytes;
    }

    static bool is_bare_label(std::string_view text) {
        return text.size() <= bare_label_bytes && without_author_label(text).empty();
    }

    // A name alone below the last paragraph signs the report. Several such lines are a list of names.
    void signatures() {
        const auto& lines = view_.lines();
        std::vector<std::uint32_t> signed_lines;
        for (std::uint32_t i = 1; i < lines.size(); ++i) {
            if (lines[i].prose || lines[i].text.size() > credit_bytes) continue;
            if (!lines[i - 1].prose && lines[i - 1].text.size() < paragraph_bytes) continue;
            if (static_cast<int>(i) <= headline_ || view_.zone(lines[i].first) != Zone::main) continue;
            if (!is_signature_place(lines[i].first) || !is_person_name(lines[i].text)) continue;
            signed_lines.push_back(i);
        }
        if (signed_lines.empty() || signed_lines.size() > most_signatures) return;
        Claim claim;
        claim.found = lines[signed_lines.back()].text;
        claim.where = "name below the text";
        claim.belief = least_belief;
        claim.line = signed_lines.back();
        claim.kind = 2;
        claim.seen = true;
        claim.byline = read_byline(claim.found);
        claim.base = claim.belief;
        if (!claim.byline.persons.empty()) claims_.push_back(std::move(claim));
    }

    bool is_signature_place(std::uint32_t text) const {
        std::uint32_t node = nodes_[text].parent;
        for (int up = 0; up < 4; ++up, node = nodes_[node].parent) {
            const std::string_view name = nodes_[node].name;
            if (name == "p" || name == "div") return true;
            if (name != "em" && name != "strong" && name != "b" && name != "i" && name != "span" &&
                name != "font")
                return false;
        }
        return false;
    }

    static std::string_view names_of_line(std::string_view text) {
        if (text.find(' ') == std::string_view::npos) return {};
        auto rest = without_author_label(text);
        if (rest.size() == text.size()) {
            bool digit = false;
            for (const char c : text) digit = digit || (c >= '0' && c <= '9');
            if (!digit) return {};
            const auto dates = find_dates(text, DateOrder::unknown);
            if (dates.empty()) return {};
            const auto behind = trimmed(text.substr(dates.back().span.end));
            rest = without_author_label(behind);
            return rest.size() == behind.size() ? std::string_view{} : rest;
        }
        const auto dates = find_dates(rest, DateOrder::unknown);
        return dates.empty() ? rest : trimmed(rest.substr(0, dates.front().span.begin));
    }

    const PageView& view_;
    const std::vector<HtmlNode>& nodes_;
    int headline_;
    std::string outlet_;
    std::uint32_t last_mark_ = std::numeric_limits<std::uint32_t>::max();  // the last node that gave a name
    std::vector<Claim> claims_;
};

}  // namespace

ChosenAuthors choose_authors(const PageView& view, const std::vector<SaidAuthors>& said, int headline,
                             std::string_view outlet) {
    return Chooser(view, headline, outlet).choose(said);
}

}  // namespace dateline
