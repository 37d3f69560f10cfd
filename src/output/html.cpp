// The timeline as one page. Everything is in it; its policy forbids it to ask for anything.
#include <algorithm>
#include <fmt/format.h>

#include "base/data_file.hpp"
#include "output/blocks.hpp"
#include "output/evidence.hpp"
#include "output/markup.hpp"
#include "output/outline.hpp"
#include "output/output.hpp"
#include "output/words.hpp"

namespace dateline {

namespace {

// A page without them is plain but whole.
std::string_view embedded(std::string_view name) {
    const auto bytes = data_file(name);
    return bytes ? *bytes : std::string_view{};
}

// Whether HTML's <time> takes the text: a day, a month or a year.
bool is_html_date(std::string_view edtf) {
    return (edtf.size() == 4 || edtf.size() == 7 || edtf.size() == 10) &&
           edtf.find_first_not_of("0123456789-") == std::string_view::npos;
}

// The text of `span` with the evidence marked and the trigger in bold within it.
std::string lit(std::string_view text, Span outer, Span evidence, Span trigger) {
    const auto piece = [&](std::uint32_t from, std::uint32_t to) {
        return from < to ? escaped(evidence_in(text, {from, to}).exact) : std::string();
    };
    if (!evidence.contains(trigger) || trigger.empty()) trigger = {evidence.end, evidence.end};
    std::string out = piece(outer.begin, evidence.begin) + "<mark>" + piece(evidence.begin, trigger.begin);
    if (!trigger.empty()) out += "<b>" + piece(trigger.begin, trigger.end) + "</b>";
    return out + piece(trigger.end, evidence.end) + "</mark>" + piece(evidence.end, outer.end);
}

class HtmlTimeline {
public:
    explicit HtmlTimeline(const Case& made) : made_(made), all_(outline(made)) {}

    std::string write() {
        head();
        out_ += "<main id=\"timeline\">\n";
        section("dated", "Chronology", all_.dated);
        section("bounded", "Known only as before or after a day", all_.bounded);
        for (std::size_t i = 0; i < all_.undated.size(); ++i) {
            section(fmt::format("undated-{}", i + 1), "Without a date: " + all_.undated[i].reason,
                    all_.undated[i].events);
        }
        reports();
        out_ += "</main>\n";
        foot();
        return std::move(out_);
    }

private:
    template <class... Values>
    void put(fmt::format_string<Values...> format, Values&&... values) {
        fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
    }

    void head() {
        const std::string_view style = embedded("output/page.css");
        const std::string_view script = embedded("output/page.js");
        put("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src "
            "{}; script-src {}; "
            "base-uri &#39;none&#39;; form-action &#39;none&#39;\">\n",
            escaped(policy_hash(style)), escaped(policy_hash(script)));
        put("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n", escaped(all_.title), style);
        put("<a class=\"skip\" href=\"#timeline\">Skip to the timeline</a>\n<header>\n<h1>{}</h1>\n",
            escaped(all_.title));
        put("<p class=\"summary\">{}</p>\n<p class=\"summary\">{}</p>\n", escaped(all_.reports_line),
            escaped(all_.events_line));
        put("<ul class=\"legend\" aria-label=\"What the marks mean\">\n");
        for (const EventStatus status : all_.statuses) {
            put("<li class=\"{}\"><span class=\"mark\" aria-hidden=\"true\">{}</span> {}</li>\n",
                status_name(status), status_mark(status), status_words(status));
        }
        put("</ul>\n</header>\n");
    }

    void section(std::string_view id, std::string_view heading, const std::vector<Index>& events) {
        if (events.empty()) return;
        put("<section aria-labelledby=\"h-{}\">\n<h2 id=\"h-{}\">{}</h2>\n<ol class=\"events\">\n", id, id,
            escaped(heading));
        for (const Index one : events) entry(made_.events[one]);
        put("</ol>\n</section>\n");
    }

    void entry(const CaseEvent& event) {
        put("<li class=\"event {}\" id=\"{}\">\n<p class=\"date\"><span class=\"mark\" "
            "aria-hidden=\"true\">{}</span> ",
            status_name(event.status), escaped(event.id), status_mark(event.status));
        if (event.date.day) {
            const std::string edtf = to_text(*event.date.day);
            const std::string words = escaped(when_words(event.date));
            if (is_html_date(edtf)) {
                put("<time datetime=\"{}\">{}</time>", edtf, words);
            } else {
                put("{}", words);
            }
            put(" <code>{}</code>", escaped(edtf));
        }
        put("</p>\n<div>\n<h3>");
        if (event.status != EventStatus::happened)
            put("<span class=\"status\">{}:</span> ", status_words(event.status));
        put("{}</h3>\n<p class=\"meta\">", escaped(event.label));
        if (event.place != none) put("{} · ", escaped(made_.entities[event.place].name));
        put("{}", source_words(event));
        if (const std::string history = history_words(made_, event); !history.empty())
            put(" · {}", escaped(history));
        put(" · {}</p>\n<ul class=\"who\">\n", escaped(event.id));
        for (const Telling& telling : tellings(made_, event)) {
            const std::string id = escaped(made_.reports[telling.report].id);
            put("<li>{} [<a href=\"#{}\">{}</a>]", escaped(telling.outlet), id, id);
            if (!telling.cited.empty()) put(" citing {}", escaped(listed(telling.cited)));
            put("</li>\n");
        }
        put("</ul>\n");
        for (const std::string& line : disagreement_words(made_, event.id))
            put("<p class=\"note\">{}</p>\n", escaped(line));
        passages(event);
        put("</div>\n</li>\n");
    }

    void passages(const CaseEvent& event) {
        put("<details>\n<summary>Evidence: {}</summary>\n", counted(event.mentions.size(), "passage"));
        for (const Index one : event.mentions) passage(made_.mentions[one]);
        for (const std::string& why : event.why) put("<p class=\"meta\">{}</p>\n", escaped(why));
        put("</details>\n");
    }

    void passage(const CaseMention& mention) {
        const CaseReport& report = made_.reports[mention.report];
        const Span evidence = mention.told.evidence;
        const Span outer = mention.told.sentence.contains(evidence) ? mention.told.sentence : evidence;
        put("<figure id=\"{}\">\n<blockquote>{}</blockquote>\n<figcaption>\n", escaped(mention.id),
            lit(report.article.text, outer, evidence, mention.told.trigger));
        put("{} [<a href=\"#{}\">{}</a>]\n<dl>\n", escaped(outlet_words(report)), escaped(report.id),
            escaped(report.id));
        term("when", date_reason(mention.date));
        std::string status{status_words(mention.told.status)};
        if (!mention.told.status_why.empty()) status += ": " + mention.told.status_why;
        term("status", status);
        std::vector<std::string> speakers;
        for (const Index who : mention.attributed_to) speakers.push_back(made_.entities[who].name);
        term("said by", listed(speakers));
        put("</dl>\n</figcaption>\n</figure>\n");
    }

    void term(std::string_view name, std::string_view text) {
        if (!text.empty()) put("<dt>{}</dt><dd>{}</dd>\n", name, escaped(text));
    }

    void reports() {
        put("<section aria-labelledby=\"h-reports\">\n<h2 id=\"h-reports\">Reports</h2>\n");
        for (const CaseReport& report : made_.reports) {
            const std::string title =
                report.article.title.empty() ? file_name_of(report.path) : report.article.title;
            put("<article class=\"report\" id=\"{}\">\n<h3>{}</h3>\n<dl>\n", escaped(report.id),
                escaped(title));
            term("id", report.id);
            term("outlet", outlet_words(report));
            term("published", published_words(report.published));
            for (const std::string& conflict : report.published.conflicts) term("but", conflict);
            term("by", listed(report.article.byline));
            if (report.same_text_as != none)
                term("copy", "carries the text of " + made_.reports[report.same_text_as].id);
            if (!report.unread.empty()) term("not read", report.unread);
            if (const std::string address = safe_address(report.article.url); !address.empty()) {
                put("<dt>address</dt><dd><a href=\"{}\" rel=\"noreferrer\">{}</a></dd>\n", escaped(address),
                    escaped(address));
            }
            term("file", report.path);
            put("</dl>\n</article>\n");
        }
        put("</section>\n");
        if (made_.skipped.empty()) return;
        put("<section aria-labelledby=\"h-skipped\">\n<h2 id=\"h-skipped\">Skipped</h2>\n<ul>\n");
        for (const SkippedReport& skipped : made_.skipped) put("<li>{}</li>\n", escaped(skipped.message));
        put("</ul>\n</section>\n");
    }

    void foot() {
        put("<footer>Made by {} with {} {}. The words that tell each event are marked in its evidence; dates "
            "in "
            "<code>code</code> are EDTF (ISO 8601-2).</footer>\n<script>{}</script>\n</body>\n</html>\n",
            escaped(made_.head.tool), escaped(made_.head.model.name), escaped(made_.head.model.version),
            embedded("output/page.js"));
    }

    const Case& made_;
    Outline all_;
    std::string out_;
};

}  // namespace

std::string timeline_html(const Case& made) {
    return HtmlTimeline(made).write();
}

}  // namespace dateline
