#include "link/sayings.hpp"

#include <algorithm>
#include <map>

#include "link/mention_dates.hpp"
#include "link/time_values.hpp"

namespace dateline {
namespace {

std::vector<Index> sources_of(const std::vector<Index>& told, Index report, const LinkedEntities& who) {
    std::vector<Index> sources;
    for (const Index local : told) {
        const Index entity = who.at(report, local);
        if (entity != none && std::find(sources.begin(), sources.end(), entity) == sources.end())
            sources.push_back(entity);
    }
    return sources;
}

CaseDate date_of(const Reading& reading, Index time, const ReportDay& day) {
    CaseDate date;
    date.precision = "unknown";
    if (time == none || time >= reading.mentions.times.size()) return date;
    const TimeExpression& told = reading.mentions.times[time];
    date.text = told.span.of(reading.article.text);
    date.why = told.why;
    date.day = value_over(reading, time, day.days);
    if (date.day) date.precision = precision_of(*date.day);
    if (depends_on_report_day(reading, time) && day.published.day) date.anchor = to_text(*day.published.day);
    return date;
}

}  // namespace

void add_sayings(std::span<const Reading> readings, const LinkedEntities& who,
                 std::span<const ReportDay> days, Case& linked) {
    // The event that a figure belongs to: of the mention that holds it.
    std::map<std::pair<Index, Index>, Index> event_of_figure;
    for (const CaseMention& mention : linked.mentions) {
        for (const Index figure : mention.told.figures)
            event_of_figure.emplace(std::pair(mention.report, figure), mention.event);
    }
    for (Index report = 0; report < readings.size(); ++report) {
        const Mentions& mentions = readings[report].mentions;
        for (Index f = 0; f < mentions.figures.size(); ++f) {
            CaseFigure figure;
            figure.report = report;
            figure.told = mentions.figures[f];
            figure.attributed_to = sources_of(figure.told.attributed_to, report, who);
            const auto event = event_of_figure.find({report, f});
            if (event != event_of_figure.end()) figure.event = event->second;
            linked.figures.push_back(std::move(figure));
        }
        for (const Quote& told : mentions.quotes) {
            linked.quotes.push_back({"", report, told, who.at(report, told.speaker),
                                     date_of(readings[report], told.time, days[report])});
        }
        const auto first = static_cast<Index>(linked.attributions.size());
        for (const Attribution& told : mentions.attributions) {
            const bool nested = told.nested_in != none && told.nested_in < mentions.attributions.size();
            linked.attributions.push_back(
                {"", report, told, who.at(report, told.source), nested ? first + told.nested_in : none});
        }
    }
}

}  // namespace dateline
