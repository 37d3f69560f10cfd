// The timeline as CommonMark.
#include <fmt/format.h>

#include "output/outline.hpp"
#include "output/output.hpp"
#include "output/words.hpp"

namespace dateline {

namespace {

// Text from a report that must not become markup. What means nothing inside a line stays as it is.
std::string plain(std::string_view text) {
    static constexpr std::string_view special = "\\`*_{}[]#+|~";
    std::string out;
    for (const char c : printable(text)) {
        if (c == '<') {
            out += "&lt;";
        } else if (c == '&') {
            out += "&amp;";
        } else {
            if (special.find(c) != std::string_view::npos) out += '\\';
            out += c;
        }
    }
    return out;
}

class MarkdownTimeline {
public:
    explicit MarkdownTimeline(const Case& made) : made_(made) {}

    std::string write() {
        const Outline all = outline(made_);
        out_ = fmt::format("# {}\n\n{}  \n{}\n", plain(all.title), plain(all.reports_line),
                           plain(all.events_line));
        if (!all.dated.empty()) out_ += '\n';
        for (const Index one : all.dated) entry(one);
        if (!all.bounded.empty()) {
            out_ += "\n## Known only as before or after a day\n\n";
            for (const Index one : all.bounded) entry(one);
        }
        for (const UndatedGroup& group : all.undated) {
            out_ += fmt::format("\n## Without a date: {}\n\n", plain(group.reason));
            for (const Index one : group.events) entry(one);
        }
        reports();
        return std::move(out_);
    }

private:
    void entry(Index one) {
        const CaseEvent& event = made_.events[one];
        out_ += fmt::format("- {} ", status_mark(event.status));
        if (event.date.day)
            out_ += fmt::format("**{}** (`{}`) ", when_words(event.date), to_text(*event.date.day));
        if (event.status != EventStatus::happened) out_ += fmt::format("*{}:* ", status_words(event.status));
        out_ += plain(event.label) + "  \n  ";
        if (event.place != none) out_ += plain(made_.entities[event.place].name) + " · ";
        out_ += source_words(event);
        if (const std::string history = history_words(made_, event); !history.empty())
            out_ += " · " + plain(history);
        out_ += fmt::format(" · {}", event.id);
        for (const Telling& telling : tellings(made_, event))
            out_ += "  \n  " + plain(telling_words(made_, telling));
        for (const std::string& line : disagreement_words(made_, event.id))
            out_ += "  \n  **!** " + plain(line);
        out_ += '\n';
    }

    void reports() {
        out_ += "\n## Reports\n\n";
        for (const CaseReport& report : made_.reports) {
            out_ += fmt::format("- **{}** {}: {}  \n  {}  \n  {}\n", report.id, plain(outlet_words(report)),
                                plain(report.article.title), plain(report_words(made_, report)),
                                plain(report.path));
        }
        if (made_.skipped.empty()) return;
        out_ += "\n## Skipped\n\n";
        for (const SkippedReport& skipped : made_.skipped)
            out_ += fmt::format("- {}\n", plain(skipped.message));
    }

    const Case& made_;
    std::string out_;
};

}  // namespace

std::string timeline_markdown(const Case& made) {
    return MarkdownTimeline(made).write();
}

}  // namespace dateline
