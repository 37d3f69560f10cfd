// A neighbour speaks for the year in which the dateline's day is nearest to its own, at most half a year
// away. Held by tests/link/report_days_test.cpp.
#include "link/yearless_dateline.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace dateline {
namespace {

constexpr std::chrono::days half_a_year{183};
constexpr std::size_t dateline_paragraphs = 3;
constexpr std::uint32_t dateline_bytes = 80;
// The year that has at least this many times the support of the next one.
constexpr std::size_t clear_lead = 2;

}  // namespace

Index dateline_time(const Reading& reading) {
    const Article& article = reading.article;
    if (article.dateline_place.empty()) return none;
    std::size_t seen = 0;
    for (const Paragraph& paragraph : article.paragraphs) {
        if (paragraph.kind != ParagraphKind::body) continue;
        if (++seen > dateline_paragraphs) break;
        if (!paragraph.span.of(article.text).starts_with(article.dateline_place)) continue;
        for (Index time = 0; time < reading.mentions.times.size(); ++time) {
            const TimeExpression& told = reading.mentions.times[time];
            if (!paragraph.span.contains(told.span) || told.span.end > paragraph.span.begin + dateline_bytes)
                continue;
            const bool of_month = told.rule.kind == RuleKind::month && told.rule.month && told.rule.month_day;
            const bool stated = told.rule.kind == RuleKind::absolute && told.rule.absolute &&
                                article.dateline_day && *told.rule.absolute == *article.dateline_day;
            if (of_month || stated) return time;
        }
    }
    return none;
}

void undate_by_dateline(Reading& reading) {
    const Index filed = dateline_time(reading);
    if (filed == none) return;
    for (EventMention& event : reading.events) {
        if (std::erase(event.times, filed) == 0 || !event.times.empty()) continue;
        event.time_basis = TimeBasis::tense;
        event.time_why = "only the dateline before it is dated";
    }
}

Index yearless_dateline(const Reading& reading) {
    const Article& article = reading.article;
    if (article.dateline_day || !article.published.empty()) return none;
    const Index time = dateline_time(reading);
    return time != none && reading.mentions.times[time].rule.kind == RuleKind::month ? time : none;
}

std::optional<StatedDate> dateline_with_year(const Reading& reading,
                                             std::span<const DatedNeighbour> neighbours) {
    const Index time = yearless_dateline(reading);
    if (time == none) return std::nullopt;
    const TimeExpression& told = reading.mentions.times[time];
    struct Support {
        std::size_t weight = 0;
        std::vector<std::string> reports;
    };
    std::map<Day, Support> of_day;
    for (const DatedNeighbour& neighbour : neighbours) {
        if (neighbour.in_common == 0 || !neighbour.days.bounded()) continue;
        const Day near = neighbour.days.first();
        const std::chrono::year_month_day around{near};
        for (const int step : {-1, 0, 1}) {
            const std::chrono::year_month_day day{around.year() + std::chrono::years{step}, *told.rule.month,
                                                  *told.rule.month_day};
            if (!day.ok() || Day{day} < near - half_a_year || Day{day} >= near + half_a_year) continue;
            Support& support = of_day[Day{day}];
            support.weight += neighbour.in_common;
            support.reports.push_back(fmt::format("r{}", neighbour.report + 1));
        }
    }
    const auto best = std::max_element(of_day.begin(), of_day.end(), [](const auto& a, const auto& b) {
        return a.second.weight < b.second.weight;
    });
    if (best == of_day.end()) return std::nullopt;
    for (const auto& [day, support] : of_day) {
        if (day != best->first && support.weight * clear_lead > best->second.weight) return std::nullopt;
    }
    const auto year = static_cast<int>(std::chrono::year_month_day{best->first}.year());
    return StatedDate{edtf_day(best->first), "", std::string(told.span.of(reading.article.text)),
                      fmt::format("the dateline of the text; it names no year, {} is inferred from {}, "
                                  "which tell of the same people and places",
                                  year, fmt::join(best->second.reports, ", "))};
}

}  // namespace dateline
