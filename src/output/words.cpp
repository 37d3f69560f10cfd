#include "output/words.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace dateline {

std::string edtf_text(const std::optional<Edtf>& date) {
    return date ? to_text(*date) : std::string();
}

std::string_view status_words(EventStatus status) {
    switch (status) {
        case EventStatus::happened: return "happened";
        case EventStatus::ongoing: return "ongoing";
        case EventStatus::scheduled: return "planned";
        case EventStatus::possible: return "possible";
        case EventStatus::conditional: return "conditional";
        case EventStatus::negated: return "did not happen";
    }
    return "";
}

std::string_view status_mark(EventStatus status) {
    switch (status) {
        case EventStatus::happened: return "●";
        case EventStatus::ongoing: return "◐";
        case EventStatus::scheduled: return "○";
        case EventStatus::possible: return "?";
        case EventStatus::conditional: return "◇";
        case EventStatus::negated: return "✗";
    }
    return "";
}

std::string file_name_of(std::string_view path) {
    const auto slash = path.find_last_of('/');
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string outlet_words(const CaseReport& report) {
    if (!report.article.outlet.empty()) return report.article.outlet;
    if (!report.article.wire.empty()) return report.article.wire + " (wire)";
    const std::string& url = report.article.url;
    if (const auto scheme = url.find("://"); scheme != std::string::npos) {
        const std::string host = url.substr(scheme + 3, url.find_first_of("/?#:", scheme + 3) - (scheme + 3));
        if (!host.empty()) return host;
    }
    return file_name_of(report.path);
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::vector<Telling> tellings(const Case& made, const CaseEvent& event) {
    std::vector<Telling> all;
    for (const Index one : event.mentions) {
        const CaseMention& mention = made.mentions[one];
        auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Telling& t) { return t.report == mention.report; });
        if (found == all.end()) {
            all.push_back({mention.report, outlet_words(made.reports[mention.report]), {}});
            found = all.end() - 1;
        }
        for (const Index who : mention.attributed_to) {
            const std::string& name = made.entities[who].name;
            if (name != found->outlet &&
                std::find(found->cited.begin(), found->cited.end(), name) == found->cited.end()) {
                found->cited.push_back(name);
            }
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Telling& a, const Telling& b) { return a.report < b.report; });
    return all;
}

std::string telling_words(const Case& made, const Telling& telling) {
    std::string text = fmt::format("{} [{}]", telling.outlet, made.reports[telling.report].id);
    if (!telling.cited.empty()) text += " citing " + listed(telling.cited);
    return text;
}

std::string history_words(const Case& made, const CaseEvent& event) {
    const auto differs = [&](const HistoryStep& step) { return step.status != event.history.front().status; };
    if (event.history.empty() || std::none_of(event.history.begin(), event.history.end(), differs)) return "";
    std::string text;
    for (std::size_t i = 0; i < event.history.size(); ++i) {
        const HistoryStep& step = event.history[i];
        if (i > 0 && step.report == event.history[i - 1].report && step.status == event.history[i - 1].status)
            continue;
        if (!text.empty()) text += ", then ";
        text += fmt::format("{} [{}]", status_words(step.status), made.reports[step.report].id);
    }
    return text;
}

std::vector<std::string> disagreement_words(const Case& made, std::string_view event_id) {
    std::vector<std::string> lines;
    for (const Disagreement& disagreement : made.disagreements) {
        if (disagreement.subject != event_id) continue;
        std::string text = disagreement.verdict == "contradicts" ? "reports disagree on the "
                           : disagreement.verdict == "updates"   ? "later reports update the "
                                                                 : "reports are not equally precise on the ";
        text += disagreement.about + ": ";
        for (std::size_t i = 0; i < disagreement.claims.size(); ++i) {
            const Claim& claim = disagreement.claims[i];
            if (i > 0) text += "; ";
            text += claim.value;
            std::vector<std::string> names;
            for (const Index who : claim.attributed_to) names.push_back(made.entities[who].name);
            if (!names.empty()) text += " (" + listed(names) + ")";
        }
        lines.push_back(std::move(text));
    }
    return lines;
}

std::string source_words(const CaseEvent& event) {
    if (event.sources <= 1 && event.reports <= 1) return "1 source";
    const std::string sources =
        event.sources == 1 ? "1 source" : fmt::format("{} independent sources", event.sources);
    return sources + " in " + counted(event.reports, "report");
}

}  // namespace dateline
