#include "link/link.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

#include "link/copies.hpp"
#include "link/coreference.hpp"
#include "link/disagreements.hpp"
#include "link/entities.hpp"
#include "link/event_sums.hpp"
#include "link/report_days.hpp"
#include "link/sayings.hpp"
#include "link/stories.hpp"
#include "link/yearless_dateline.hpp"

namespace dateline {
namespace {

std::vector<CaseReport> reports_of(std::span<const Reading> readings, std::span<const ReportDay> days,
                                   std::span<const CopyOf> copies) {
    std::vector<CaseReport> reports;
    for (std::size_t r = 0; r < readings.size(); ++r) {
        const Reading& reading = readings[r];
        reports.push_back({"", reading.path, reading.sha256, reading.article, reading.sentences,
                           days[r].published, reading.unread, copies[r].original, none});
    }
    return reports;
}

// In order of date, undated last; of one date, in order of telling.
std::vector<Index> event_order(const std::vector<CaseEvent>& events) {
    std::vector<Index> order(events.size());
    for (Index e = 0; e < order.size(); ++e) order[e] = e;
    const auto key = [&](Index e) {
        const auto& day = events[e].date.day;
        if (!day) return std::tuple(latest_day, latest_day, e);
        const DayRange days = hull(*day);
        // "Before the report" is sorted by its end.
        return std::tuple(days.first == earliest_day ? days.last : days.first, days.last, e);
    };
    std::sort(order.begin(), order.end(), [&](Index a, Index b) { return key(a) < key(b); });
    return order;
}

void add_events(std::span<const Reading> readings, std::span<const CaseTelling> tellings,
                std::span<const MentionDate> dates, std::span<const TellingGroup> groups,
                const LinkedReports& reports, Case& linked) {
    std::vector<CaseEvent> events;
    for (const TellingGroup& group : groups) events.push_back(sum_up(group, tellings, dates, reports));
    linked.mentions.resize(tellings.size());
    for (const Index e : event_order(events)) {
        const auto place_in_case = static_cast<Index>(linked.events.size());
        const GroupDate shared = date_of_group(groups[e], tellings, dates, readings);
        for (const Index t : groups[e].tellings) {
            const CaseTelling& telling = tellings[t];
            CaseMention& mention = linked.mentions[t];
            mention = {"",
                       place_in_case,
                       telling.report,
                       readings[telling.report].events[telling.mention],
                       telling.participants,
                       telling.place,
                       telling.attributed_to,
                       dates[t].date};
            const bool supposition = mention.told.status == EventStatus::possible;
            if (shared.firm && shared.telling != t && (!shared.supposed || supposition)) {
                const Index from = tellings[shared.telling].report;
                mention.date = date_by_event(dates[t], *shared.day, fmt::format("r{}", from + 1));
            }
        }
        events[e].mentions = groups[e].tellings;
        linked.events.push_back(std::move(events[e]));
    }
}

template <class Record>
void number(std::vector<Record>& records, std::string_view letter) {
    for (std::size_t i = 0; i < records.size(); ++i) records[i].id = fmt::format("{}{}", letter, i + 1);
}

}  // namespace

Case link_readings(std::vector<Reading> readings, unsigned jobs) {
    std::sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
        return std::tie(a.path, a.sha256) < std::tie(b.path, b.sha256);
    });
    for (Reading& reading : readings) undate_by_dateline(reading);
    const std::vector<CopyOf> copies = find_copies(readings, jobs);
    LinkedEntities who = link_entities(readings);
    const std::vector<CaseTelling> tellings = tellings_of(readings, who);
    const std::vector<ReportDay> days = date_reports(readings, tellings, who.entities, copies, jobs);

    std::vector<MentionDate> dates;
    for (const CaseTelling& telling : tellings) {
        const Reading& reading = readings[telling.report];
        dates.push_back(date_mention(reading, reading.events[telling.mention], days[telling.report]));
    }
    const std::vector<TellingGroup> groups =
        group_tellings(readings, tellings, dates, days, who.entities, jobs);

    Case linked;
    linked.reports = reports_of(readings, days, copies);
    add_events(readings, tellings, dates, groups, {readings, days, copies, who.entities}, linked);
    add_sayings(readings, who, days, linked);
    linked.entities = std::move(who.entities);
    number(linked.reports, "r");
    number(linked.events, "e");
    number(linked.mentions, "m");
    number(linked.entities, "v");
    number(linked.figures, "f");
    number(linked.quotes, "q");
    number(linked.attributions, "a");
    linked.disagreements = find_disagreements(linked);
    number(linked.disagreements, "d");
    linked.stories = find_stories(linked);
    number(linked.stories, "s");
    for (Index s = 0; s < linked.stories.size(); ++s) {
        for (const Index report : linked.stories[s].reports) linked.reports[report].story = s;
        for (const Index event : linked.stories[s].events) linked.events[event].story = s;
    }
    return linked;
}

}  // namespace dateline
