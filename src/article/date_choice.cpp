#include "article/date_choice.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <map>

#include "article/head_line.hpp"
#include "article/html_metadata.hpp"
#include "article/text_form.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr double seen_belief = 1;
constexpr double labelled = 3;
constexpr double named = 2;
constexpr double time_element = 2;
constexpr double in_meta = 1;
constexpr double stands_alone = 1;
constexpr double in_byline = 1;
constexpr double beside_headline = 2;
constexpr double near_headline = 1;
constexpr double in_prose = -3;
constexpr double in_text = -2;
constexpr double in_footer = -4;
constexpr double labelled_in_footer = -1;
constexpr double in_aside = -5;
constexpr double one_of_many = -2;
constexpr double least_belief = 3;
constexpr double most_of_seen = 5.7;
constexpr double beyond = 0.01;
constexpr int beside_lines = 5;
constexpr int near_lines = 12;
constexpr int shown_lines = 30;
constexpr std::size_t many_alike = 4;
constexpr int touching_lines = 2;
constexpr std::size_t alone_words = 3;
constexpr std::size_t leading_words = 5;
constexpr std::size_t leading_prose_words = 3;
constexpr std::size_t leading_line_words = 24;
constexpr std::size_t label_line_bytes = 40;
constexpr std::size_t date_element_bytes = 100;
constexpr std::size_t paragraph_bytes = 100;
constexpr std::size_t signature_bytes = 40;
constexpr std::size_t most_dates_in_line = 4;
constexpr std::size_t most_seen = 400;

struct Claim {
    StatedDate date;
    DateRole role = DateRole::published;
    double belief = 0;
    bool seen = false;
    bool readable = false;        // in words, not in an attribute
    int apart = 0;                // lines from the headline
    std::uint64_t signature = 0;  // of the element that holds it
};

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0xD8;
    });
}

bool in_utc(const StatedDate& date) {
    return date.time.ends_with("+00:00");
}

class Chooser {
public:
    Chooser(const PageView& view, int headline, DateOrder order, const DateBounds& bounds)
        : view_(view), nodes_(view.tree().nodes()), headline_(headline), order_(order), bounds_(bounds) {}

    ChosenDates choose(const std::vector<SaidDate>& said) {
        if (order_ == DateOrder::unknown) order_ = order_of_page();
        for (const SaidDate& one : said) {
            if (auto date = stated_date(one.value, one.where, order_))
                add({std::move(*date), one.role, one.belief, false, false, 0, 0});
        }
        lines();
        elements();
        doubt_lists();
        std::erase_if(claims_, [](const Claim& claim) { return claim.belief < least_belief; });
        std::stable_sort(claims_.begin(), claims_.end(),
                         [](const Claim& a, const Claim& b) { return a.belief > b.belief; });
        believe_readers_day();
        tell_apart();
        for (Claim& claim : claims_) {
            auto& dates = claim.role == DateRole::published ? out_.published : out_.modified;
            const bool known = std::any_of(dates.begin(), dates.end(), [&](const StatedDate& other) {
                return other.where == claim.date.where && other.found == claim.date.found;
            });
            if (!known) dates.push_back(std::move(claim.date));
        }
        return std::move(out_);
    }

private:
    void add(Claim&& claim) {
        const DayRange days = hull(claim.date.date);
        static constexpr Day epoch = Day{std::chrono::year{1970} / 1 / 1};
        const char* wrong = nullptr;
        if (bounds_.latest && days.first > *bounds_.latest + std::chrono::days{1})
            wrong = "date later than the page was saved";
        if (days.last <= epoch && days.first >= epoch - std::chrono::days{1})
            wrong = "empty date of a database";
        if (wrong != nullptr) {
            out_.refused.push_back({claim.date.where + ": " + claim.date.found, wrong});
            return;
        }
        // Below the fields, and still in its order among what is seen.
        if (claim.seen && claim.belief > most_of_seen)
            claim.belief = most_of_seen + (claim.belief - most_of_seen) * beyond;
        if (!claim.seen || claims_.size() < most_seen) claims_.push_back(std::move(claim));
    }

    // "13/05/2025" anywhere on the page says how its "05/06/2025" is meant, if nothing says otherwise.
    DateOrder order_of_page() const {
        bool day_first = false;
        bool month_first = false;
        for (const PageLine& line : view_.lines()) {
            const std::string_view text = line.text;
            for (auto at = text.find('/'); at != std::string_view::npos; at = text.find('/', at + 1)) {
                const auto second = text.find('/', at + 1);
                if (second == std::string_view::npos || second - at > 3 || second - at < 2) continue;
                const int before = number_at(text, at >= 2 ? at - 2 : 0, at);
                const int between = number_at(text, at + 1, second);
                if (before < 0 || between < 0 || number_at(text, second + 1, second + 5) < 0) continue;
                day_first = day_first || (before > 12 && before <= 31 && between <= 12);
                month_first = month_first || (between > 12 && between <= 31 && before <= 12);
            }
        }
        if (day_first == month_first) return DateOrder::unknown;
        return day_first ? DateOrder::day_first : DateOrder::month_first;
    }

    static int number_at(std::string_view text, std::size_t from, std::size_t to) {
        if (to > text.size() || from >= to) return -1;
        if (to - from == 2 && text[from] == ' ') ++from;
        int value = 0;
        for (const char c : text.substr(from, to - from)) {
            if (c < '0' || c > '9') return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    }

    bool placed(std::uint32_t node, bool label, Claim& claim) const {
        const Zone zone = view_.zone(node);
        if (zone == Zone::comment || zone == Zone::menu) return false;
        if (zone == Zone::footer) claim.belief += label ? labelled_in_footer : in_footer;
        claim.apart = static_cast<int>(view_.line_of(node)) - headline_;
        if (zone == Zone::aside && (headline_ < 0 || std::abs(claim.apart) > touching_lines))
            claim.belief += in_aside;
        if (headline_ < 0) {
            claim.apart = 0;
            return true;
        }
        if (std::abs(claim.apart) <= beside_lines)
            claim.belief += beside_headline;
        else if (std::abs(claim.apart) <= near_lines)
            claim.belief += near_headline;
        return label || claim.apart >= -3 * near_lines;
    }

    double belief_of_cues(MarkCues cues) const {
        return ((cues & mark_cue::date) != 0 ? named : 0) + ((cues & mark_cue::meta) != 0 ? in_meta : 0);
    }

    // Dates in lines of text.
    void lines() {
        const auto& lines = view_.lines();
        for (std::uint32_t i = 0; i < lines.size(); ++i) {
            const bool below = static_cast<int>(i) > headline_;
            if (below && lines[i].prose && prose_lines_++ > 0) prose_seen_ = true;
            if (i > 0 && static_cast<int>(i) - 1 > headline_ && lines[i - 1].text.size() >= paragraph_bytes)
                ++paragraphs_;
            if (!has_digit(lines[i].text)) continue;
            const auto dates = find_dates(lines[i].text, order_);
            if (dates.empty() || dates.size() > most_dates_in_line) continue;
            std::size_t from = 0;
            for (const FoundDate& date : dates) {
                // A date in the headline tells of an event.
                const bool in_headline = static_cast<int>(i) == headline_ &&
                                         (view_.cues_around(lines[i].first, 1) & mark_cue::date) == 0;
                const auto edtf = in_headline ? std::nullopt : edtf_of(date);
                if (edtf) line_date(i, date, *edtf, from, dates.size());
                from = date.span.end;
            }
        }
    }

    // How a date stands in its line.
    enum class Stand { alone, leading, inside };
    static Stand stand_of(const PageLine& line, const FoundDate& date, std::size_t dates, bool about) {
        const std::size_t before = count_parts(std::string_view(line.text).substr(0, date.span.begin));
        const std::size_t all = count_parts(line.text);
        if (line.prose) {
            const bool first = before == 0 && date.span.begin <= 1;
            return first || (about && before <= leading_prose_words) ? Stand::leading : Stand::inside;
        }
        if (all <= alone_words + 5 * dates) return Stand::alone;
        return before <= leading_words && all <= leading_line_words ? Stand::leading : Stand::inside;
    }

    // "Jane" right above a date, below a paragraph: the writer signed and dated the text.
    static bool is_signature(const PageLine& line) {
        return line.text.size() <= signature_bytes && count_parts(line.text) <= 3 && !has_digit(line.text);
    }

    DateLabel label_of(std::uint32_t i, const FoundDate& date, std::size_t from) const {
        const PageLine& line = view_.lines()[i];
        const auto before = std::string_view(line.text).substr(from, date.span.begin - from);
        const DateLabel label = date_label_before(before);
        if (label != DateLabel::none || !trimmed(before).empty() || i == 0 || from != 0) return label;
        // "Published" in the line before, as tables and lists of terms have it.
        const PageLine& above = view_.lines()[i - 1];
        return above.text.size() <= label_line_bytes ? date_label_before(above.text) : label;
    }

    void line_date(std::uint32_t i, const FoundDate& date, const Edtf& edtf, std::size_t from,
                   std::size_t dates) {
        const PageLine& line = view_.lines()[i];
        const DateLabel label = label_of(i, date, from);
        if (label == DateLabel::other) return;
        const MarkCues cues = view_.cues_around(line.first, 4);
        const Stand stand = stand_of(line, date, dates, (cues & mark_cue::meta) != 0);
        Claim claim;
        claim.seen = claim.readable = true;
        claim.signature = signature(line.first);
        claim.role = label == DateLabel::modified ? DateRole::modified : DateRole::published;
        claim.belief = seen_belief + belief_of_cues(cues) + (label != DateLabel::none ? labelled : 0);
        if (stand == Stand::alone) claim.belief += stands_alone;
        // "Jane Roe", "By Jane Roe on": the line is a byline.
        const bool byline = !line.prose && ((cues & mark_cue::author) != 0 ||
                                            without_author_label(line.text).size() < line.text.size());
        if (byline) claim.belief += in_byline;
        // A bare date below the beginning of the text is the text's.
        const bool bare = label == DateLabel::none && !byline && belief_of_cues(cues) == 0;
        const bool signs = stand == Stand::alone && i > 0 && is_signature(view_.lines()[i - 1]);
        // A standfirst may stand between headline and date, but not between a date and the cells of a table.
        const std::string_view holder = nodes_[nodes_[line.first].parent].name;
        const bool begun = paragraphs_ >= 2 || (paragraphs_ == 1 && (holder == "td" || holder == "th"));
        if (bare && begun && !signs) claim.belief += in_text;
        if (label == DateLabel::none && (cues & mark_cue::modified) != 0 &&
            (view_.cues_around(line.first, 1) & mark_cue::date) == 0)
            claim.role = DateRole::modified;
        if (!placed(line.first, label != DateLabel::none, claim)) return;
        if (label == DateLabel::none && stand == Stand::inside) return;
        if (line.prose && label == DateLabel::none) {
            // "(21 November 2022) The council …" opens a report; further down it tells an event.
            if (claim.apart < 0 || claim.apart > near_lines || prose_seen_) return;
            claim.belief = least_belief;
        }
        if (line.prose && label != DateLabel::none) claim.belief += in_prose;
        claim.date = {edtf, date.time, tidy(date.span.of(line.text)),
                      fmt::format("text {}{}", zone_name(view_.zone(line.first)),
                                  label == DateLabel::none ? "" : ", labelled")};
        if (date.turned) claim.date.where += "; day and month may be the other way round";
        add(std::move(claim));
    }

    std::uint64_t signature(std::uint32_t node) const {
        const std::uint32_t parent = nodes_[node].name.empty() ? nodes_[node].parent : node;
        return view_.cues_around(parent, 2) * 64 + nodes_[parent].name.size();
    }

    // Dates in attributes: <time datetime>, <abbr class="published" title>, data-timestamp.
    void elements() {
        for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
            const HtmlNode& node = nodes_[i];
            if (node.name.empty() || node.name == "meta") continue;
            const bool is_time = node.name == "time";
            const MarkCues own = view_.cues(i);
            if (!is_time && (own & (mark_cue::date | mark_cue::modified)) == 0) continue;
            bool pubdate = false;
            std::string_view value;
            for (const HtmlAttribute& attribute : view_.tree().attributes(node)) {
                if (attribute.name == "pubdate") pubdate = true;
                const bool carries = attribute.name == "datetime" || attribute.name == "title" ||
                                     (attribute.name.starts_with("data-") &&
                                      (mark_cues_of(attribute.name) & mark_cue::date) != 0);
                if (carries && has_digit(attribute.value) && (value.empty() || attribute.name == "datetime"))
                    value = attribute.value;
            }
            auto date = stated_date(
                value, is_time ? "<time> element" : "attribute of an element named a date", order_);
            const bool by_text =
                !date && view_.text_bytes(i) <= date_element_bytes && view_.text_bytes(i) > 0;
            if (by_text)
                date = stated_date(view_.text_of(i, date_element_bytes), "text of an element named a date",
                                   order_);
            if (!date) continue;
            Claim claim;
            claim.seen = true;
            claim.readable = by_text;
            const MarkCues cues = view_.cues_around(i, 3);
            const std::uint32_t line = view_.line_of(i);
            DateLabel label = DateLabel::none;
            if (line < view_.lines().size()) {
                const std::string text = view_.text_of(i, 60);
                const std::string& whole = view_.lines()[line].text;
                const auto at = text.empty() ? std::string::npos : whole.find(text);
                label =
                    date_label_before(std::string_view(whole).substr(0, at == std::string::npos ? 0 : at));
            }
            claim.belief = seen_belief + (is_time ? time_element : 0) + belief_of_cues(cues) +
                           (label != DateLabel::none ? labelled : 0) + (pubdate ? named : 0);
            const bool modified = (own & mark_cue::modified) != 0 && (own & mark_cue::date) == 0;
            claim.role = modified || label == DateLabel::modified ? DateRole::modified : DateRole::published;
            claim.signature = signature(i);
            if (!placed(i, label != DateLabel::none, claim)) continue;
            date->where += std::string(" ") + zone_name(view_.zone(i));
            claim.date = std::move(*date);
            add(std::move(claim));
        }
    }

    // Many dates in elements of one kind are those of a list of reports, but for the one beside the headline.
    void doubt_lists() {
        std::map<std::uint64_t, std::vector<std::string>> alike;
        for (const Claim& claim : claims_) {
            if (!claim.seen) continue;
            auto& days = alike[claim.signature];
            const std::string day = to_text(claim.date.date);
            if (std::find(days.begin(), days.end(), day) == days.end() && days.size() < many_alike)
                days.push_back(day);
        }
        for (Claim& claim : claims_) {
            if (claim.seen && std::abs(claim.apart) > beside_lines &&
                alike[claim.signature].size() >= many_alike)
                claim.belief += one_of_many;
        }
    }

    // The day that a reader sees beside the headline, where it is not the most believed field's: it goes
    // first where it is the day before or after (fields are told in other zones than the page), where another
    // field tells it too, or where the fields give it as the day of the last change (the report was dated
    // anew).
    void believe_readers_day() {
        const auto is_published = [](const Claim& claim) { return claim.role == DateRole::published; };
        const auto first = std::find_if(claims_.begin(), claims_.end(), is_published);
        if (first == claims_.end() || first->seen) return;
        const Day day = hull(first->date.date).first;
        auto shown = claims_.end();
        for (auto other = first + 1; other != claims_.end(); ++other) {
            if (!is_published(*other) || !other->readable || std::abs(other->apart) > shown_lines) continue;
            const Day seen = hull(other->date.date).first;
            if (seen == day) return;
            const auto apart = seen - day;
            const bool next = apart == std::chrono::days{1} || apart == std::chrono::days{-1};
            const bool told_too = std::any_of(claims_.begin(), claims_.end(), [&](const Claim& claim) {
                return is_published(claim) && !claim.seen && hull(claim.date.date).first == seen;
            });
            const bool anew =
                seen > day && std::any_of(claims_.begin(), claims_.end(), [&](const Claim& claim) {
                    return !is_published(claim) && !claim.seen && hull(claim.date.date).first == seen;
                });
            if (shown == claims_.end() && (next || anew || told_too) && !in_utc(other->date)) shown = other;
        }
        if (shown != claims_.end()) std::rotate(first, shown, shown + 1);
    }

    // "05/06/2025" is the one of its two days that another claim tells.
    void tell_apart() {
        if (claims_.empty() || claims_.front().date.date.form != EdtfForm::one_of) return;
        StatedDate& unsure = claims_.front().date;
        for (auto other = claims_.begin() + 1; other != claims_.end(); ++other) {
            if (other->date.date.form != EdtfForm::single) continue;
            const auto both = intersect(unsure.date, other->date.date);
            if (!both || both->form != EdtfForm::single) continue;
            unsure.date = *both;
            unsure.where += ", told apart by " + other->date.where;
            return;
        }
    }

    const PageView& view_;
    const std::vector<HtmlNode>& nodes_;
    int headline_;
    DateOrder order_;
    const DateBounds& bounds_;
    int prose_lines_ = 0;
    int paragraphs_ = 0;       // below the headline so far, of any length
    bool prose_seen_ = false;  // a long paragraph stood below the headline before
    std::vector<Claim> claims_;
    ChosenDates out_;
};

}  // namespace

ChosenDates choose_dates(const PageView& view, const std::vector<SaidDate>& said, int headline,
                         DateOrder order, const DateBounds& bounds) {
    return Chooser(view, headline, order, bounds).choose(said);
}

}  // namespace dateline
