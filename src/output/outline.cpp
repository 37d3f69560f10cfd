#include "output/outline.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

#include "output/words.hpp"

namespace dateline {

namespace {

constexpr std::array all_statuses{EventStatus::happened, EventStatus::ongoing,     EventStatus::scheduled,
                                  EventStatus::possible, EventStatus::conditional, EventStatus::negated};

bool open_ended(const Edtf& date) {
    const DayRange range = hull(date);
    return range.first == earliest_day || range.last == latest_day;
}

// From the first to the last of the dates, each as it is told; empty where all are open or unknown.
std::string reach(const std::vector<std::optional<Edtf>>& dates) {
    const std::optional<Edtf>* first = nullptr;
    const std::optional<Edtf>* last = nullptr;
    for (const std::optional<Edtf>& date : dates) {
        if (!date || open_ended(*date)) continue;
        if (first == nullptr || hull(*date).first < hull(**first).first) first = &date;
        if (last == nullptr || hull(*date).last > hull(**last).last) last = &date;
    }
    if (first == nullptr) return "";
    const std::string from = date_words(**first);
    const std::string to = date_words(**last);
    return from == to ? from : fmt::format("from {} to {}", from, to);
}

std::string reports_line(const Case& made) {
    std::vector<std::optional<Edtf>> days;
    for (const CaseReport& report : made.reports) days.push_back(report.published.day);
    std::string line = counted(made.reports.size(), "report");
    if (const std::string span = reach(days); !span.empty()) line += ", " + span;
    const auto unknown = std::count(days.begin(), days.end(), std::nullopt);
    if (unknown > 0) line += fmt::format("; {} without a known day", unknown);
    const auto copies = std::count_if(made.reports.begin(), made.reports.end(),
                                      [](const CaseReport& report) { return report.same_text_as != none; });
    if (copies > 0) line += fmt::format("; {} carrying another's text", copies);
    const auto unread = std::count_if(made.reports.begin(), made.reports.end(),
                                      [](const CaseReport& report) { return !report.unread.empty(); });
    if (unread > 0) line += fmt::format("; {} not read (in another language)", unread);
    if (!made.skipped.empty()) line += fmt::format("; {} skipped", counted(made.skipped.size(), "file"));
    return line;
}

std::string events_line(const Case& made) {
    std::map<EventStatus, std::size_t> number;
    std::vector<std::optional<Edtf>> dates;
    for (const CaseEvent& event : made.events) {
        ++number[event.status];
        dates.push_back(event.date.day);
    }
    std::string line = counted(made.events.size(), "event");
    if (const std::string span = reach(dates); !span.empty()) line += ", " + span;
    std::string_view mark = ": ";
    for (const auto& [status, count] : number) {
        line += fmt::format("{}{} {}", mark, count, status_words(status));
        mark = ", ";
    }
    return line;
}

}  // namespace

Outline outline(const Case& made) {
    Outline out;
    out.title =
        made.stories.size() == 1 && !made.stories[0].label.empty() ? made.stories[0].label : "Timeline";
    out.reports_line = reports_line(made);
    out.events_line = events_line(made);
    for (Index i = 0; i < made.events.size(); ++i) {
        const CaseDate& date = made.events[i].date;
        if (date.day) {
            (open_ended(*date.day) ? out.bounded : out.dated).push_back(i);
            continue;
        }
        const std::string reason = date.why.empty() ? "no reason is recorded" : date.why;
        auto group = std::find_if(out.undated.begin(), out.undated.end(),
                                  [&](const UndatedGroup& g) { return g.reason == reason; });
        if (group == out.undated.end()) group = out.undated.insert(group, {reason, {}});
        group->events.push_back(i);
    }
    std::stable_sort(
        out.undated.begin(), out.undated.end(),
        [](const UndatedGroup& a, const UndatedGroup& b) { return a.events.size() > b.events.size(); });
    for (const EventStatus status : all_statuses) {
        const auto has = [&](const CaseEvent& event) { return event.status == status; };
        if (std::any_of(made.events.begin(), made.events.end(), has)) out.statuses.push_back(status);
    }
    return out;
}

std::string published_words(const Published& published) {
    std::string text = published.day ? date_words(*published.day) : "day unknown";
    if (!published.time.empty()) text += ", " + published.time;
    switch (published.basis) {
        case Basis::stated: return text + " (stated)";
        case Basis::inferred: return text + " (inferred: " + published.why + ")";
        case Basis::unknown: return published.why.empty() ? text : text + " (" + published.why + ")";
    }
    return text;
}

std::string report_words(const Case& made, const CaseReport& report) {
    std::string words = published_words(report.published);
    if (report.same_text_as != none) words += "; the text of " + made.reports[report.same_text_as].id;
    if (!report.unread.empty()) words += "; not read: " + report.unread;
    return words;
}

}  // namespace dateline
