#include "article/head_line.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

#include "article/byline.hpp"
#include "article/credits.hpp"
#include "article/text_form.hpp"
#include "base/data_file.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t head_line_bytes = 400;
constexpr std::size_t label_bytes = 60;
// A headline behind a date on the same line has at least this many words.
constexpr std::size_t title_words = 4;
// Around a <time> stand a byline and a label, not more.
constexpr std::size_t time_line_words = 16;

// The labels by their first and by their last byte, the longest first.
struct LabelLookup {
    std::array<std::vector<HeadLabel>, 256> by_first;
    std::array<std::vector<HeadLabel>, 256> by_last;
};

const LabelLookup& labels() {
    static const LabelLookup lookup = [] {
        LabelLookup made;
        const auto read = read_head_labels();
        if (!read) return made;
        for (const HeadLabel& label : *read) {
            made.by_first[static_cast<unsigned char>(label.words.front())].push_back(label);
            made.by_last[static_cast<unsigned char>(label.words.back())].push_back(label);
        }
        return made;
    }();
    return lookup;
}

std::optional<LabelRole> role_of(std::string_view name) {
    if (name == "published") return LabelRole::published;
    if (name == "modified") return LabelRole::modified;
    if (name == "as_of") return LabelRole::as_of;
    if (name == "other_date") return LabelRole::other_date;
    if (name == "author") return LabelRole::author;
    if (name == "title") return LabelRole::title;
    if (name == "source") return LabelRole::source;
    if (name == "url") return LabelRole::url;
    if (name == "ignore") return LabelRole::ignore;
    return std::nullopt;
}

bool is_date_role(LabelRole role) {
    return role == LabelRole::published || role == LabelRole::modified || role == LabelRole::as_of;
}

struct StartLabel {
    LabelRole role = LabelRole::ignore;
    std::size_t end = 0;  // behind the label and its colon
    bool colon = false;
};

// The label that the text begins with. `form` is phrase_form(text) of the same length in bytes.
std::optional<StartLabel> label_at_start(std::string_view form) {
    if (form.empty()) return std::nullopt;
    for (const HeadLabel& label : labels().by_first[static_cast<unsigned char>(form.front())]) {
        if (label.role == LabelRole::other_date || !form.starts_with(label.words)) continue;
        std::size_t at = label.words.size();
        while (at < form.size() && form[at] == ' ') ++at;
        const auto rest = form.substr(at);
        if (rest.starts_with(':') || rest.starts_with("：")) {
            return StartLabel{label.role, at + (rest.starts_with(':') ? 1 : std::string_view("：").size()),
                              true};
        }
        if (at > label.words.size() || rest.empty() || (rest[0] >= '0' && rest[0] <= '9'))
            return StartLabel{label.role, at, false};
    }
    return std::nullopt;
}

// The role that the words just before a date give it: "... Updated: ". Of other dates only where asked for.
enum class DateLabels { of_reports, all };
std::optional<LabelRole> label_at_end(std::string_view form, std::size_t& begin,
                                      DateLabels wanted = DateLabels::of_reports) {
    auto before = trimmed(form);
    while (before.ends_with(':') || before.ends_with('-'))
        before = trimmed(before.substr(0, before.size() - 1));
    if (before.empty()) return std::nullopt;
    for (const HeadLabel& label : labels().by_last[static_cast<unsigned char>(before.back())]) {
        const bool other = wanted == DateLabels::all && label.role == LabelRole::other_date;
        if ((!is_date_role(label.role) && !other) || !before.ends_with(label.words)) continue;
        const std::size_t at = before.size() - label.words.size();
        if (at > 0 && before[at - 1] != ' ' && before[at - 1] != '|' && before[at - 1] != '(') continue;
        begin = static_cast<std::size_t>(before.data() - form.data()) + at;
        return label.role;
    }
    return std::nullopt;
}

std::string_view without_marks(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        text = trimmed(text);
        for (const std::string_view mark :
             {",", "|", "-", "–", "—", "·", "•", ":", "：", "/", "(", ")", "[", "]", ".", ";"}) {
            if (text.starts_with(mark)) {
                text.remove_prefix(mark.size());
                again = true;
            }
            if (text.ends_with(mark)) {
                text.remove_suffix(mark.size());
                again = true;
            }
        }
    }
    return text;
}

bool is_url(std::string_view text) {
    return (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.")) &&
           text.find(' ') == std::string_view::npos;
}

// What stands around the dates of a line without being one.
struct Residue {
    std::string_view text;
    bool before_date = false;
    bool at_start = false;
    bool parted = false;  // by a comma, bar or dash from the date, or the line's only other part
};

class LineReader {
public:
    LineReader(std::string_view text, DateOrder order) : text_(text), form_(phrase_form(text)) {
        // Folding must keep bytes in place for labels to be cut off; text where it does not has none.
        if (form_.size() != text_.size()) form_ = lower_ascii(text_);
        dates_ = find_dates(text_, order);
    }

    HeadLine read() {
        if (is_url(text_)) {
            line_.meta = true;
            line_.url = std::string(text_);
            return line_;
        }
        const auto label = label_at_start(form_);
        if (label && label->colon && !is_date_role(label->role)) return labelled(*label);
        if (label && label->role == LabelRole::author && !label->colon) {
            auto names = text_.substr(label->end);
            if (!dates_.empty())
                names = text_.substr(label->end, begin_of_date(0) - std::min(begin_of_date(0), label->end));
            const Byline byline = read_byline(without_marks(names));
            if (byline.credible) {
                take(byline);
                if (!dates_.empty()) with_dates();
                line_.meta = true;
                line_.rest.clear();
                return line_;
            }
        }
        if (!dates_.empty()) {
            with_dates();
            return line_;
        }
        without_dates();
        return line_;
    }

private:
    static std::string lower_ascii(std::string_view text) {
        std::string out(text);
        for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        return out;
    }

    void take(const Byline& byline) {
        line_.persons.insert(line_.persons.end(), byline.persons.begin(), byline.persons.end());
        if (line_.wire.empty()) line_.wire = byline.wire;
    }

    std::size_t begin_of_date(std::size_t i) const {
        std::size_t begin = dates_[i].span.begin;
        std::size_t label = 0;
        const std::size_t from = i == 0 ? 0 : dates_[i - 1].span.end;
        if (label_at_end(std::string_view(form_).substr(from, begin - from), label)) begin = from + label;
        return begin;
    }

    HeadLine labelled(const StartLabel& label) {
        const auto value = trimmed(text_.substr(label.end));
        line_.meta = true;
        switch (label.role) {
            case LabelRole::author: take(read_byline(value)); break;
            case LabelRole::title:
                line_.rest = tidy(value);
                line_.rest_is_title = true;
                break;
            case LabelRole::source:
                if (is_url(value))
                    line_.url = std::string(value);
                else
                    line_.source = tidy(value);
                if (const std::string* wire = wire_of(value)) line_.wire = *wire;
                break;
            case LabelRole::url: line_.url = std::string(value); break;
            default: break;
        }
        // "Location: a town where nothing …" is a sentence, not a field.
        if (label.role == LabelRole::ignore && count_parts(value) > 8) line_.meta = false;
        return line_;
    }

    void with_dates() {
        std::vector<Residue> residues;
        std::size_t from = 0;
        bool any_label = false;
        bool any_full = false;
        for (std::size_t i = 0; i < dates_.size(); ++i) {
            HeadDate head{dates_[i], false, false, {}};
            const std::size_t begin = begin_of_date(i);
            std::size_t unused = 0;
            if (const auto role =
                    label_at_end(std::string_view(form_).substr(from, dates_[i].span.begin - from), unused,
                                 DateLabels::all)) {
                if (*role == LabelRole::other_date) {
                    from = dates_[i].span.end;
                    continue;
                }
                head.labelled = true;
                head.modified = *role == LabelRole::modified;
                any_label = true;
            }
            any_full = any_full || dates_[i].year;
            head.found = tidy(text_.substr(begin, dates_[i].span.end - begin));
            add_residue(residues, from, begin);
            line_.dates.push_back(std::move(head));
            from = dates_[i].span.end;
        }
        add_residue(residues, from, text_.size());
        judge(residues, any_label, any_full);
        if (!line_.meta) line_.dates.clear();
    }

    void add_residue(std::vector<Residue>& residues, std::size_t from, std::size_t to) {
        const auto whole = trimmed(text_.substr(from, to - from));
        const auto text = without_marks(whole);
        if (text.empty()) return;
        Residue residue{text, to < text_.size(), from == 0, false};
        residue.parted = residue.before_date ? !whole.ends_with(text) : !whole.starts_with(text);
        residues.push_back(residue);
    }

    // A line is about its date when what else is on it is a name, a place or a headline set apart.
    void judge(const std::vector<Residue>& residues, bool any_label, bool any_full) {
        line_.meta = any_label || any_full || !dates_.front().time.empty() || residues.empty();
        for (const Residue& residue : residues) {
            const std::size_t words = count_parts(residue.text);
            const auto label = label_at_start(phrase_form(residue.text));
            if (label && label->role == LabelRole::author && label->end < residue.text.size()) {
                const Byline byline = read_byline(without_marks(residue.text.substr(label->end)));
                if (byline.credible) {
                    if (line_.persons.empty()) take(byline);
                    continue;
                }
            }
            if (label && label->role == LabelRole::source && label->colon) {
                if (line_.source.empty()) line_.source = tidy(residue.text.substr(label->end));
                continue;
            }
            // A time of day stands beside no date of a headline.
            if (words <= 3 && any_full && !dates_.front().time.empty()) continue;
            if (!residue.before_date && residue.at_start == false && words >= title_words &&
                residues.size() == 1 && (any_label || iso_first())) {
                line_.rest = tidy(residue.text);
                continue;
            }
            if (any_label && words <= 6 && !is_person_name(residue.text)) continue;
            if (residue.parted && words <= 3) {
                if (is_person_name(residue.text) && residues.size() > 1)
                    line_.persons.emplace_back(residue.text);
                continue;
            }
            line_.meta = false;
        }
    }

    // The line begins with its date and the date is in figures.
    bool iso_first() const {
        const auto first = dates_.front().span.begin;
        return without_marks(text_.substr(0, first)).empty() && first < text_.size() && text_[first] >= '0' &&
               text_[first] <= '9' && dates_.front().year.has_value();
    }

    void without_dates() {
        if (is_credit_line(text_)) {
            line_.meta = true;
            // "AFP, LIMA": the agency in the byline's place.
            const auto parts = split_at(text_, {","});
            const std::string* wire = parts.size() == 2 ? wire_of(parts.front()) : nullptr;
            if (wire != nullptr) line_.wire = *wire;
            return;
        }
        // "Jane Roe, Staff Writer": a person with a role, without "By".
        const auto parts = split_at(text_, {",", "|", "/"});
        if (parts.size() < 2 || count_parts(text_) > 12) return;
        const Byline byline = read_byline(text_);
        if (byline.credible && !byline.persons.empty()) {
            const auto last = parts.back();
            const Byline behind = read_byline(last);
            if (behind.credible && behind.persons.empty()) {
                take(byline);
                line_.meta = true;
            }
        }
    }

    std::string_view text_;
    std::string form_;
    std::vector<FoundDate> dates_;
    HeadLine line_;
};

void merge(HeadLine& into, HeadLine&& from) {
    into.dates.insert(into.dates.end(), std::make_move_iterator(from.dates.begin()),
                      std::make_move_iterator(from.dates.end()));
    into.persons.insert(into.persons.end(), from.persons.begin(), from.persons.end());
    if (into.wire.empty()) into.wire = from.wire;
    if (into.source.empty()) into.source = from.source;
    if (into.url.empty()) into.url = from.url;
}

// "Source: X | 2023-02-20 16:48:30 | Editor: Y": labelled fields between bars, each read by itself.
HeadLine read_segments(std::string_view text, DateOrder order) {
    const auto segments = split_at(text, {"|", "｜"});
    const auto first = label_at_start(phrase_form(text));
    if (segments.size() < 2 || !first || !first->colon || is_date_role(first->role))
        return LineReader(text, order).read();
    HeadLine line;
    line.meta = true;
    for (const auto segment : segments) {
        HeadLine part = LineReader(segment, order).read();
        line.meta = line.meta && (part.meta || count_parts(segment) <= 3);
        if (part.meta) merge(line, std::move(part));
    }
    return line.meta ? line : HeadLine{};
}

}  // namespace

Result<std::vector<HeadLabel>> read_head_labels() {
    constexpr std::string_view file = "article/head_labels.tsv";
    const auto rows = data_rows(file, 2, 2);
    if (!rows) return rows.error();
    std::vector<HeadLabel> table;
    for (const DataRow& row : *rows) {
        const auto role = role_of(row.fields[0]);
        if (!role)
            return Error{ErrorCode::malformed,
                         fmt::format("data/{} line {}: unknown role '{}'", file, row.line, row.fields[0])};
        for (const auto words : split_at(row.fields[1], {"|"})) table.push_back({*role, std::string(words)});
    }
    std::stable_sort(table.begin(), table.end(),
                     [](const HeadLabel& a, const HeadLabel& b) { return a.words.size() > b.words.size(); });
    return table;
}

DateLabel date_label_before(std::string_view text) {
    std::size_t begin = 0;
    const std::string form = phrase_form(text);
    const auto role = label_at_end(form, begin, DateLabels::all);
    if (!role) return DateLabel::none;
    if (*role == LabelRole::other_date) return DateLabel::other;
    return *role == LabelRole::published ? DateLabel::published : DateLabel::modified;
}

std::string_view without_author_label(std::string_view text) {
    for (int i = 0; i < 3; ++i) {
        while (!text.empty() && (text.front() == '|' || text.front() == '-' || text.front() == '(' ||
                                 text.front() == ',' || text.front() == ':'))
            text = trimmed(text.substr(1));
        const auto begin = cut_to(text, label_bytes);
        const std::string form = phrase_form(begin);
        if (form.size() != begin.size()) break;
        const auto label = label_at_start(form);
        if (!label || label->role != LabelRole::author) break;
        text = trimmed(text.substr(label->end));
    }
    return text;
}

HeadLine read_head_line(std::string_view text, std::string_view datetime, DateOrder order) {
    if (text.size() > head_line_bytes) return {};
    HeadLine line = read_segments(text, order);
    if (datetime.empty()) return line;
    const bool full = std::any_of(line.dates.begin(), line.dates.end(),
                                  [](const HeadDate& date) { return date.date.year.has_value(); });
    const auto machine = find_dates(datetime, order);
    if (full || machine.size() != 1 || !machine.front().year) return line;
    HeadDate date{machine.front(), false, false, std::string(datetime)};
    if (const auto label = label_at_start(phrase_form(text)); label && is_date_role(label->role)) {
        date.labelled = true;
        date.modified = label->role == LabelRole::modified;
    }
    if (count_parts(text) <= time_line_words) line.meta = true;
    line.dates.assign(1, std::move(date));
    if (!line.meta) line.dates.clear();
    return line;
}

}  // namespace dateline
