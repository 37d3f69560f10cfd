// The timeline for a terminal: the date on the left, what happened beside it, who says so below.
#include <fmt/format.h>

#include "output/outline.hpp"
#include "output/output.hpp"
#include "output/words.hpp"

namespace dateline {

namespace {

Paint paint_of(EventStatus status) {
    switch (status) {
        case EventStatus::happened:
        case EventStatus::ongoing: return Paint::happened;
        case EventStatus::scheduled: return Paint::planned;
        case EventStatus::possible:
        case EventStatus::conditional: return Paint::doubtful;
        case EventStatus::negated: return Paint::denied;
    }
    return Paint::plain;
}

class TextTimeline {
public:
    TextTimeline(const Case& made, const TextStyle& style) : made_(made), style_(style) {}

    std::string write() {
        const Outline all = outline(made_);
        out_ += wrapped(painted(printable(all.title), Paint::strong, style_), "", "", style_);
        out_ += wrapped(all.reports_line, "", "  ", style_);
        out_ += wrapped(all.events_line, "", "  ", style_);
        for (const Index one : all.dated) entry(one);
        if (!all.bounded.empty()) {
            heading("Known only as before or after a day");
            for (const Index one : all.bounded) entry(one);
        }
        for (const UndatedGroup& group : all.undated) {
            heading("Without a date: " + group.reason);
            for (const Index one : group.events) entry(one);
        }
        legend(all);
        reports();
        return std::move(out_);
    }

private:
    void heading(const std::string& text) {
        out_ += '\n';
        out_ += wrapped(painted(printable(text), Paint::strong, style_), "", "  ", style_);
    }

    // "● " and the date take the first columns where the terminal is wide enough for two, else a line.
    void entry(Index one) {
        const CaseEvent& event = made_.events[one];
        const Paint paint = paint_of(event.status);
        const std::string mark = painted(status_mark(event.status), paint, style_);
        const std::string when = event.date.day ? when_words(event.date) : "";
        const std::string edtf = edtf_text(event.date.day);
        std::string label;
        if (event.status != EventStatus::happened) {
            label = painted(fmt::format("{}:", status_words(event.status)), paint, style_) + " ";
        }
        label += painted(printable(event.label),
                         event.status == EventStatus::happened ? Paint::strong : Paint::plain, style_);

        out_ += '\n';
        const bool two_columns = style_.width >= 3 * date_columns && event.date.day.has_value();
        if (!two_columns) {
            if (event.date.day)
                out_ += wrapped(fmt::format("{}  {}", when, painted(edtf, Paint::dim, style_)), mark + " ",
                                "  ", style_);
            out_ += wrapped(label, event.date.day ? "  " : mark + " ", "  ", style_);
            for (const std::string& line : details(event)) {
                out_ += wrapped(painted(line, Paint::dim, style_), "  ", "    ", style_);
            }
            return;
        }
        // The left column holds the date in words, then its EDTF; both broken to its width.
        const TextStyle narrow{date_columns - 2, style_.colour};
        std::vector<std::string> left = lines(wrapped(when, "", "", narrow));
        for (const std::string& line : lines(wrapped(edtf, "", "", narrow))) {
            left.push_back(painted(line, Paint::dim, style_));
        }
        const TextStyle wide{style_.width - 2 - date_columns, style_.colour};
        std::vector<std::string> right = lines(wrapped(label, "", "", wide));
        for (const std::string& detail : details(event)) {
            for (const std::string& line : lines(wrapped(detail, "", "  ", wide))) {
                right.push_back(painted(line, Paint::dim, style_));
            }
        }
        for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
            std::string line = i == 0 ? mark + " " : "  ";
            line += padded(i < left.size() ? left[i] : "", date_columns);
            if (i < right.size()) line += right[i];
            while (line.back() == ' ') line.pop_back();
            out_ += line + '\n';
        }
    }

    std::vector<std::string> details(const CaseEvent& event) const {
        std::string first = event.place == none ? "" : made_.entities[event.place].name + " · ";
        first += source_words(event);
        if (const std::string history = history_words(made_, event); !history.empty())
            first += " · " + history;
        first += " · " + event.id;
        std::vector<std::string> all{first};
        std::string who;
        for (const Telling& telling : tellings(made_, event)) {
            if (!who.empty()) who += "; ";
            who += telling_words(made_, telling);
        }
        all.push_back(who);
        for (const std::string& line : disagreement_words(made_, event.id)) all.push_back("! " + line);
        for (std::string& line : all) line = printable(line);
        return all;
    }

    void legend(const Outline& all) {
        if (all.statuses.empty()) return;
        std::string line = "Marks: ";
        for (const EventStatus status : all.statuses) {
            if (status != all.statuses.front()) line += ", ";
            line += painted(status_mark(status), paint_of(status), style_) + "\u00A0" +
                    std::string(status_words(status));
        }
        out_ += '\n';
        out_ += wrapped(line, "", "", style_);
    }

    void reports() {
        heading("Reports");
        for (const CaseReport& report : made_.reports) {
            out_ += wrapped(printable(fmt::format("{}: {}", outlet_words(report), report.article.title)),
                            padded(report.id, 5), "     ", style_);
            out_ += wrapped(painted(printable(report_words(made_, report)), Paint::dim, style_), "     ",
                            "     ", style_);
            out_ += wrapped(painted(printable(report.path), Paint::dim, style_), "     ", "     ", style_);
        }
        if (made_.skipped.empty()) return;
        heading("Skipped");
        for (const SkippedReport& skipped : made_.skipped)
            out_ += wrapped(printable(skipped.message), "  ", "    ", style_);
    }

    static std::vector<std::string> lines(const std::string& text) {
        std::vector<std::string> all;
        for (std::size_t at = 0; at < text.size();) {
            const auto end = text.find('\n', at);
            all.push_back(text.substr(at, end - at));
            at = end + 1;
        }
        return all;
    }

    // Takes "Wednesday, 17 September 2025" in two lines and an EDTF interval in one.
    static constexpr std::size_t date_columns = 25;

    const Case& made_;
    TextStyle style_;
    std::string out_;
};

}  // namespace

std::string timeline_text(const Case& made, const TextStyle& style) {
    return TextTimeline(made, style).write();
}

}  // namespace dateline
