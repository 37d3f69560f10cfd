#include "article/pick.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

#include "article/byline.hpp"
#include "article/credits.hpp"
#include "article/headline.hpp"
#include "article/label_blocks.hpp"
#include "article/look.hpp"
#include "article/measure.hpp"
#include "article/text_form.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t language_sample_bytes = 20000;
constexpr std::size_t left_out_bytes = 200;
constexpr std::size_t left_out_most = 2000;
// Dates and bylines may still follow the first paragraph, when that is a standfirst.
constexpr std::size_t head_prose_blocks = 3;
constexpr std::size_t dates_above_headline = 4;
constexpr std::size_t doubled_bytes = 40;
constexpr std::size_t doubled_words = 30;  // shorter ones recur in recipes, interviews, programmes
constexpr std::size_t dateline_line_bytes = 60;
constexpr std::size_t question_words = 12;
constexpr std::size_t standfirst_words = 5;
constexpr std::size_t cut_words = 5;  // shorter lines are signatures and labels
constexpr double sure_furniture = 4;
constexpr double foreign_overlap = 0.25;

std::string sample_of(std::span<const Block> blocks, bool judged) {
    std::string sample;
    for (const Block& block : blocks) {
        if (block.text.size() < 80 || (judged && block.verdict != Verdict::article)) continue;
        sample += cut_to(block.text, 4000);
        sample += '\n';
        if (sample.size() > language_sample_bytes) break;
    }
    if (sample.empty()) {
        for (const Block& block : blocks) {
            sample += block.text;
            sample += '\n';
            if (sample.size() > language_sample_bytes) break;
        }
    }
    return sample;
}

class Picker {
public:
    Picker(std::span<const Block> blocks, const PickHints& hints, const FurnitureLexicon& furniture)
        : blocks_(blocks), hints_(hints) {
        judged_ = std::any_of(blocks.begin(), blocks.end(),
                              [](const Block& block) { return block.verdict != Verdict::open; });
        out_.language = guess_language(sample_of(blocks, judged_));
        measures_ = measure_blocks(blocks, furniture, out_.language);
        likeness_ = article_likeness(blocks, measures_);
        if (judged_) {
            states_ = judged_states(blocks, measures_, likeness_);
            return;
        }
        states_ = label_blocks(measures_, likeness_);
        std::vector<bool> in_article(blocks.size());
        for (std::size_t i = 0; i < blocks.size(); ++i) in_article[i] = states_[i] == BlockState::article;
        add_coherence(likeness_, blocks, measures_, in_article);
        states_ = label_blocks(measures_, likeness_);
    }

    Result<Picked> pick() {
        const Look look = look_at(blocks_, measures_, states_);
        if (!look.article) return Error{ErrorCode::no_article, look.what};
        body_ = first_paragraph();
        read_head_lines();
        find_title();
        for (std::size_t i = 0; i < body_; ++i) head(i);
        find_last_block();
        for (std::size_t i = body_; i < blocks_.size(); ++i) body(i);
        take_wire_off_the_end();
        tell_a_cut();
        std::stable_sort(out_.dates.begin(), out_.dates.end(),
                         [](const PickedDate& a, const PickedDate& b) { return a.rank < b.rank; });
        return std::move(out_);
    }

private:
    std::size_t first_paragraph() const {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (states_[i] == BlockState::article && measures_[i].prose && measures_[i].caption < 2 &&
                likeness_[i] > 0 && blocks_[i].hint != BlockHint::standfirst)
                return i;
        }
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (states_[i] == BlockState::article && measures_[i].caption < 2 && likeness_[i] > 0) return i;
        }
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (states_[i] == BlockState::article) return i;
        }
        return 0;
    }

    void read_head_lines() {
        lines_.resize(blocks_.size());
        std::size_t prose = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (i >= body_ && measures_[i].ends_strongly) ++prose;
            if (i == body_ || measures_[i].prose) continue;
            const BlockHint hint = blocks_[i].hint;
            if (i > body_ &&
                (hint == BlockHint::quote || hint == BlockHint::table_row || hint == BlockHint::preformatted))
                continue;
            lines_[i] = read_head_line(blocks_[i].text, blocks_[i].datetime, hints_.order);
            if (i < body_ && !lines_[i].meta && take_dateline(i)) lines_[i].meta = true;
            // Inside the article only what says itself that it is about the article counts.
            if (i > body_ && prose >= head_prose_blocks) {
                std::erase_if(lines_[i].dates, [](const HeadDate& date) { return !date.labelled; });
                if (lines_[i].dates.empty() && lines_[i].persons.empty()) lines_[i] = {};
            }
        }
    }

    void find_title() {
        const auto found = find_headline(blocks_, measures_, lines_, body_, hints_.title);
        // A page's largest heading may be the site's; then the title that the metadata gives is believed.
        const bool foreign =
            found && !found->known && !hints_.title.empty() && found->overlap < foreign_overlap;
        if (found && !foreign) {
            title_ = found->block;
            out_.title = found->title;
            out_.outlet = found->outlet;
        } else if (hints_.title.empty() && is_question_headline()) {
            title_ = body_;
            out_.title = blocks_[body_].text;
            ++body_;
        } else {
            out_.title = hints_.title;
        }
        if (!out_.title.empty()) out_.paragraphs.push_back({out_.title, ParagraphKind::title});
    }

    // "Will the dam hold?" is a sentence, and yet a headline over paragraphs.
    bool is_question_headline() const {
        const Measures& m = measures_[body_];
        return !m.ends_sentence && m.count.words <= 20 && m.count.words >= 3 && body_ + 1 < blocks_.size() &&
               measures_[body_ + 1].prose && states_[body_ + 1] == BlockState::article && body_ == 0;
    }

    void drop(std::size_t i, std::string_view reason) {
        if (out_.left_out.size() >= left_out_most) return;
        out_.left_out.push_back({std::string(cut_to(blocks_[i].text, left_out_bytes)), std::string(reason)});
    }

    std::string reason_of(std::size_t i, std::string_view otherwise) const {
        if (measures_[i].credit) return "photo credit";
        if (!measures_[i].furniture.reason.empty()) return measures_[i].furniture.reason;
        if (!blocks_[i].reason.empty()) return blocks_[i].reason;
        return std::string(otherwise);
    }

    // Takes what a head line says; true where the line is nothing but that.
    bool take_head_line(std::size_t i, int rank, std::string_view place) {
        HeadLine& line = lines_[i];
        if (!line.meta) return false;
        for (HeadDate& date : line.dates) {
            const int behind = date.labelled ? 0 : 1;
            out_.dates.push_back({std::move(date), blocks_[i].line, rank + behind, std::string(place)});
        }
        for (std::string& person : line.persons) {
            if (std::find(out_.persons.begin(), out_.persons.end(), person) == out_.persons.end())
                out_.persons.push_back(std::move(person));
        }
        if (out_.wire.empty()) out_.wire = line.wire;
        if (out_.outlet.empty()) out_.outlet = line.source;
        if (out_.url.empty()) out_.url = line.url;
        return true;
    }

    void head(std::size_t i) {
        const bool above = title_ && i < *title_;
        if (title_ == i) {
            take_head_line(i, 0, "");
            const auto at = blocks_[i].text.find(out_.title);
            if (at != std::string::npos && at > 0) {
                out_.left_out.push_back({std::string(cut_to(blocks_[i].text.substr(0, at), left_out_bytes)),
                                         "words before the headline"});
            }
            return;
        }
        // A date far above the headline is the page's, often of the day it was saved.
        const bool far = above && *title_ - i > dates_above_headline;
        if (far) std::erase_if(lines_[i].dates, [](const HeadDate& date) { return !date.labelled; });
        if (take_head_line(i, above ? 2 : 0, above ? "above the headline" : "")) {
            drop(i,
                 lines_[i].dates.empty() && measures_[i].credit ? "photo credit" : "line about the article");
            return;
        }
        const Measures& m = measures_[i];
        if (is_doubled(i)) {
            drop(i, "doubled paragraph");
            return;
        }
        if (m.caption >= 2 && m.furniture.weight < sure_furniture &&
            (states_[i] == BlockState::article || title_)) {
            out_.paragraphs.push_back({blocks_[i].text, ParagraphKind::caption});
            return;
        }
        if (judged_ && states_[i] == BlockState::article) {
            if (blocks_[i].text == out_.title || (m.furniture.weight >= sure_furniture && likeness_[i] < 0)) {
                drop(i, reason_of(i, "headline again"));
            } else {
                out_.paragraphs.push_back({blocks_[i].text, kind_of(blocks_[i], m)});
            }
            return;
        }
        const bool standfirst = title_ && i > *title_ && m.furniture.weight < 2 && likeness_[i] > -2 &&
                                !m.credit && m.caption < 2 && m.count.words >= standfirst_words &&
                                blocks_[i].link_share < 0.3 && blocks_[i].text != out_.title;
        if (standfirst) {
            const auto kind = judged_           ? ParagraphKind::standfirst
                              : m.ends_strongly ? ParagraphKind::body
                                                : ParagraphKind::heading;
            out_.paragraphs.push_back({blocks_[i].text, kind});
            return;
        }
        drop(i, reason_of(i, above || !title_ ? "before the article" : "beside the headline"));
    }

    bool is_doubled(std::size_t i) {
        const std::string& text = blocks_[i].text;
        // Rows and items of lists may be the same; a standfirst may be told again.
        if (judged_ && (blocks_[i].hint != BlockHint::none || blocks_[i].verdict != Verdict::article ||
                        !measures_[i].ends_strongly || measures_[i].count.words < doubled_words))
            return false;
        return text.size() >= doubled_bytes && !seen_.insert(hash64(text)).second;
    }

    // "Humla, June 3" on a line of its own.
    bool take_dateline(std::size_t i) {
        if (out_.dateline || blocks_[i].text.size() > dateline_line_bytes) return false;
        const auto found = find_dateline(blocks_[i].text + " (AP) - ", hints_.order);
        if (!found || !found->date) return false;
        out_.dateline = found;
        out_.dateline->wire.clear();
        return true;
    }

    // A paragraph that begins with the writer's name is about the writer.
    bool is_author_box(std::size_t i) const {
        return std::any_of(out_.persons.begin(), out_.persons.end(),
                           [&](const std::string& person) { return blocks_[i].text.starts_with(person); });
    }

    // Behind the last sentence of the article there are no headings, and doubtful blocks are furniture.
    void find_last_block() {
        last_ = body_;
        for (std::size_t i = body_; i < blocks_.size(); ++i) {
            if (states_[i] != BlockState::article || lines_[i].meta || measures_[i].credit ||
                is_author_box(i))
                continue;
            if (judged_ && blocks_[i].hint != BlockHint::heading && likeness_[i] >= 0) last_ = i;
            const bool sentence = measures_[i].ends_strongly || measures_[i].caption >= 2 ||
                                  measures_[i].count.words >= 25 ||
                                  (blocks_[i].hint == BlockHint::list_item && likeness_[i] > 0) ||
                                  blocks_[i].hint == BlockHint::quote;
            if (sentence && likeness_[i] >= 0) last_ = i;
        }
    }

    void body(std::size_t i) {
        const Block& block = blocks_[i];
        const Measures& m = measures_[i];
        // Behind the article a bare date is its own only right under the last paragraph.
        if (i > last_ + 1)
            std::erase_if(lines_[i].dates, [](const HeadDate& date) { return !date.labelled; });
        if (states_[i] != BlockState::tail &&
            take_head_line(i, i > last_ ? 4 : 1, i > last_ ? "behind the article" : "")) {
            if (i > last_ && m.credit) take_wire(block.text);
            drop(i, m.credit ? "photo credit" : "line about the article");
            return;
        }
        if (m.furniture.reason == "credits") take_credits(block.text);
        if (states_[i] != BlockState::article) {
            drop(i, reason_of(i, states_[i] == BlockState::tail ? "end of the page"
                                                                : "not like the article around it"));
            out_.cut = out_.cut || (m.furniture.reason == "paywall" && m.furniture.weight >= sure_furniture);
            return;
        }
        if (m.credit || (m.furniture.weight >= sure_furniture && likeness_[i] < 0)) {
            if (i > last_ && m.credit) take_wire(block.text);
            out_.cut = out_.cut || m.furniture.reason == "paywall";
            drop(i, reason_of(i, "furniture"));
            return;
        }
        if (is_author_box(i)) {
            drop(i, "author box");
            return;
        }
        if (i > last_) {
            drop(i, reason_of(i, "line behind the end of the article"));
            return;
        }
        if (block.text == out_.title) {
            drop(i, "headline again");
            return;
        }
        if (is_doubled(i)) {
            drop(i, "doubled paragraph");
            return;
        }
        out_.paragraphs.push_back({block.text, kind_of(block, m)});
    }

    static ParagraphKind kind_of(const Block& block, const Measures& m) {
        if (block.hint == BlockHint::caption || m.caption >= 2) return ParagraphKind::caption;
        if (block.hint == BlockHint::standfirst) return ParagraphKind::standfirst;
        if (block.hint == BlockHint::quote) return ParagraphKind::quote;
        if (block.hint == BlockHint::list_item) return ParagraphKind::list_item;
        if (block.hint == BlockHint::headline || block.hint == BlockHint::heading)
            return ParagraphKind::heading;
        if (block.hint == BlockHint::table_row || block.hint == BlockHint::preformatted)
            return ParagraphKind::body;
        if (block.text.ends_with('?') && m.count.words <= question_words) return ParagraphKind::heading;
        const bool line = !m.ends_strongly && m.count.words < 20 && !block.text.ends_with(':') &&
                          !block.text.ends_with(',');
        return line ? ParagraphKind::heading : ParagraphKind::body;
    }

    // "Reporting by Jane Roe; editing by …" names who wrote where no byline did.
    void take_credits(std::string_view text) {
        if (!out_.persons.empty()) return;
        const std::string form = phrase_form(text);
        constexpr std::string_view mark = "reporting by ";
        const auto at = form.find(mark);
        if (at == std::string::npos || form.size() != text.size()) return;
        auto names = text.substr(at + mark.size());
        names = names.substr(0, names.find_first_of(";.("));
        const Byline byline = read_byline(names);
        if (byline.credible) out_.persons = byline.persons;
    }

    void take_wire(std::string_view credit) {
        if (!out_.wire.empty()) return;
        auto line = credit;
        while (!line.empty() && (line.front() == '(' || line.front() == '[' || line.front() == '-'))
            line.remove_prefix(1);
        while (!line.empty() && (line.back() == ')' || line.back() == ']' || line.back() == '.'))
            line.remove_suffix(1);
        if (const std::string* wire = wire_of(line)) out_.wire = *wire;
    }

    // A page that breaks off in a sentence holds only the beginning of its article.
    void tell_a_cut() {
        const std::size_t last = blocks_.size() - 1;
        const bool near = states_[last] == BlockState::article || last == last_ + 1;
        if (out_.paragraphs.size() < 2 || !near || last <= body_ || !breaks_off(last)) return;
        out_.cut = true;
        PickedParagraph& end = out_.paragraphs.back();
        if (end.text == blocks_[last].text) {
            end.kind = ParagraphKind::body;
        } else if (states_[last] == BlockState::article || !lines_[last].meta) {
            out_.paragraphs.push_back({blocks_[last].text, ParagraphKind::body});
            if (!out_.left_out.empty()) out_.left_out.pop_back();
        }
    }

    // Words of a sentence without its end: no heading, no label, no line that names somebody.
    bool breaks_off(std::size_t i) const {
        const Block& block = blocks_[i];
        const Measures& m = measures_[i];
        if (block.hint != BlockHint::none || block.verdict == Verdict::furniture || m.ends_strongly ||
            m.credit || m.caption >= 2 || m.furniture.weight >= 2 || lines_[i].meta ||
            block.link_share > 0.3 || m.count.words < cut_words || m.count.function == 0)
            return false;
        const auto space = block.text.rfind(' ');
        const auto word = std::string_view(block.text).substr(space + 1);
        std::size_t at = 0;
        const char32_t first = next_character(word, at);
        return space != std::string::npos && is_alpha(first) && !is_upper(first) &&
               is_alpha(static_cast<unsigned char>(word.back()) < 0x80 ? static_cast<char32_t>(word.back())
                                                                       : U'a');
    }

    void take_wire_off_the_end() {
        for (auto paragraph = out_.paragraphs.rbegin(); paragraph != out_.paragraphs.rend(); ++paragraph) {
            if (paragraph->kind == ParagraphKind::title) return;
            if (paragraph->kind == ParagraphKind::caption) continue;
            const auto credit = trailing_credit(paragraph->text);
            if (!credit || credit->begin == 0) return;
            if (out_.wire.empty()) out_.wire = credit->wire;
            out_.left_out.push_back({tidy(paragraph->text.substr(credit->begin)), "wire credit"});
            paragraph->text.resize(credit->begin);
            return;
        }
    }

    std::span<const Block> blocks_;
    const PickHints& hints_;
    std::vector<Measures> measures_;
    std::vector<double> likeness_;
    std::vector<BlockState> states_;
    std::vector<HeadLine> lines_;
    bool judged_ = false;  // by the elements of an HTML page
    std::size_t body_ = 0;
    std::size_t last_ = 0;
    std::optional<std::size_t> title_;
    std::unordered_set<std::uint64_t> seen_;
    Picked out_;
};

}  // namespace

Result<Picked> pick_article(std::span<const Block> blocks, const PickHints& hints) {
    const auto& furniture = furniture_lexicon();
    if (!furniture) return furniture.error();
    if (blocks.empty()) return Error{ErrorCode::no_article, "no text in it"};
    return Picker(blocks, hints, *furniture).pick();
}

}  // namespace dateline
