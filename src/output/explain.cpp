// Why a report is dated as it is, and what was made of its text.
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "output/blocks.hpp"
#include "output/outline.hpp"
#include "output/words.hpp"

namespace dateline {

namespace {

bool ends_at_folder(std::string_view path, std::string_view end) {
    if (end.empty() || !path.ends_with(end)) return false;
    return path.size() == end.size() || path[path.size() - end.size() - 1] == '/' || end.front() == '/';
}

Result<Index> find_report(const Case& made, std::string_view wanted) {
    std::vector<Index> found;
    for (Index i = 0; i < made.reports.size(); ++i) {
        if (made.reports[i].id == wanted || made.reports[i].path == wanted) return i;
        if (ends_at_folder(made.reports[i].path, wanted)) found.push_back(i);
    }
    if (found.size() == 1) return found.front();
    if (found.empty()) {
        for (const SkippedReport& skipped : made.skipped) {
            if (ends_at_folder(skipped.path, wanted)) {
                return Error{ErrorCode::not_found,
                             fmt::format("{} was skipped: {}", skipped.path, skipped.message)};
            }
        }
        return Error{
            ErrorCode::not_found,
            fmt::format("no report \"{}\" in this case; name one of its {} by id (r1), path or file name",
                        wanted, made.reports.size())};
    }
    std::vector<std::string> paths;
    for (const Index i : found)
        paths.push_back(fmt::format("{} ({})", made.reports[i].path, made.reports[i].id));
    return Error{ErrorCode::bad_usage,
                 fmt::format("\"{}\" is the end of {}; give more of the path", wanted, listed(paths))};
}

std::string stated_words(const StatedDate& stated) {
    std::string text = to_text(stated.date);
    if (!stated.time.empty()) text += " " + stated.time;
    return fmt::format("{}  “{}”, {}", text, stated.found, stated.where);
}

void explain_day(const CaseReport& report, Blocks& blocks) {
    blocks.heading("Its day: " + (report.published.day
                                      ? fmt::format("{} ({})", date_words(*report.published.day),
                                                    to_text(*report.published.day))
                                      : std::string("unknown")));
    const char* basis = report.published.basis == Basis::stated ? "stated in the page"
                        : report.published.basis == Basis::inferred
                            ? "inferred from the text and the other reports"
                        : report.published.conflicts.empty()
                            ? "nothing states it and nothing narrows it to a day"
                            : "what states it does not hold, and nothing narrows it to a day";
    blocks.item(basis);
    if (report.published.reasons.empty() && !report.published.why.empty()) blocks.item(report.published.why);
    for (std::size_t i = 0; i < report.published.reasons.size(); ++i) {
        blocks.item(fmt::format("{}. {}", i + 1, report.published.reasons[i]));
    }
    for (const std::string& conflict : report.published.conflicts) blocks.item("but: " + conflict);
}

void explain_page(const CaseReport& report, Blocks& blocks) {
    const Article& article = report.article;
    if (!article.published.empty()) {
        blocks.heading("Publication dates found in the page");
        for (const StatedDate& stated : article.published) blocks.item(stated_words(stated));
    }
    if (!article.modified.empty()) {
        blocks.heading("Dates of a later change");
        for (const StatedDate& stated : article.modified) blocks.item(stated_words(stated));
    }
    if (!article.left_out.empty()) {
        blocks.heading("Left out of the page");
        for (const LeftOut& left : article.left_out)
            blocks.item(fmt::format("{}: “{}”", left.reason, left.text));
    }
    if (article.partial) blocks.item("the article is cut: its end is missing in the page");
}

void explain_times(const Case& made, Index n, Blocks& blocks) {
    std::set<std::string> said;
    for (const CaseMention& mention : made.mentions) {
        if (mention.report != n || mention.date.text.empty()) continue;
        std::string line = fmt::format("“{}” is {}", mention.date.text,
                                       mention.date.day ? to_text(*mention.date.day) : "no day");
        if (!mention.date.anchor.empty()) line += ", counted from " + mention.date.anchor;
        if (!mention.date.why.empty()) line += ": " + mention.date.why;
        if (!said.insert(line).second) continue;
        if (said.size() == 1) blocks.heading("Times that its events are told with");
        blocks.item(line);
    }
}

void explain_events(const Case& made, Index n, Blocks& blocks) {
    blocks.heading("Events that it tells");
    bool any = false;
    for (const CaseEvent& event : made.events) {
        const auto here = [&](Index one) { return made.mentions[one].report == n; };
        if (std::none_of(event.mentions.begin(), event.mentions.end(), here)) continue;
        blocks.event_line(event);
        any = true;
    }
    if (!any) blocks.item("none was found");
}

}  // namespace

Result<std::string> explain(const Case& made, std::string_view report, const TextStyle& style) {
    const Result<Index> found = find_report(made, report);
    if (!found) return found.error();
    const CaseReport& told = made.reports[*found];
    Blocks blocks(made, style);
    blocks.title(told.id, told.article.title.empty() ? file_name_of(told.path) : told.article.title);
    blocks.line("outlet", outlet_words(told));
    blocks.line("wire", told.article.wire);
    blocks.line("by", listed(told.article.byline));
    blocks.line("address", told.article.url);
    blocks.line("file", told.path);
    blocks.line("not read", told.unread);
    if (told.same_text_as != none) {
        const CaseReport& same = made.reports[told.same_text_as];
        blocks.line("copy", fmt::format("carries the text of {} ({}); counted as one source with it", same.id,
                                        outlet_words(same)));
    }
    explain_day(told, blocks);
    explain_page(told, blocks);
    explain_times(made, *found, blocks);
    explain_events(made, *found, blocks);
    return blocks.take();
}

}  // namespace dateline
