#include "link/mention_dates.hpp"

#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <string_view>

#include "link/time_values.hpp"

namespace dateline {
namespace {

// What a source tells on a day without a date of its own lies on it or on the eve.
constexpr std::chrono::days inherited_slack{1};

std::string joined(const std::string& first, const std::string& second) {
    if (first.empty() || second.empty()) return first + second;
    return first + "; " + second;
}

bool report_day_matters(const Reading& reading, const EventMention& event) {
    return !relative_times(reading, event).empty();
}

std::vector<Edtf> alternatives_of(const Reading& reading, const EventMention& event, const DaySet& days) {
    std::vector<Edtf> found;
    if (event.times.size() != 1 || event.times.front() >= reading.mentions.times.size() || days.count() != 1)
        return found;
    const TimeExpression& time = reading.mentions.times[event.times.front()];
    if (time.anchor != AnchorKind::report_day) return found;
    for (const TimeRule& rule : time.alternatives) {
        if (auto value = resolve(rule, days.first())) found.push_back(std::move(*value));
    }
    return found;
}

// Told as past, not as planned or feared.
bool is_over(const EventMention& event) {
    if (event.status == EventStatus::happened || event.status == EventStatus::ongoing) return true;
    return event.status != EventStatus::scheduled && event.tense == Direction::past;
}

// "two days after: 2 days before ‘Thursday’"
std::string distance_words(const Reading& reading, const TimeDistance& distance) {
    constexpr std::array<std::string_view, 9> units = {"day",  "week", "month",  "quarter", "season",
                                                       "half", "year", "decade", "century"};
    const int count = std::abs(distance.count);
    const std::string from =
        distance.from == none
            ? std::string("the report's day")
            : fmt::format("‘{}’", reading.mentions.times[distance.from].span.of(reading.article.text));
    return fmt::format("{} {}{} {} {}", count, units[static_cast<std::size_t>(distance.unit)],
                       count == 1 ? "" : "s", distance.count < 0 ? "before" : "after", from);
}

// "Will sign before the end of the year": from the day of the report on. Told as past, up to it.
Edtf on_its_side(const Edtf& value, const EventMention& event, const DaySet& report) {
    if (!report.bounded() || value.members.size() != 1) return value;
    const DayRange days = hull(value);
    const bool open_before = days.first == earliest_day && days.last < latest_day;
    const bool open_after = days.last == latest_day && days.first > earliest_day;
    if (open_before && event.tense == Direction::future && days.last >= report.first())
        return edtf_interval(report.first(), days.last);
    if (open_after && event.tense == Direction::past && event.status == EventStatus::happened &&
        days.first <= report.last())
        return edtf_interval(days.first, report.last());
    return value;
}

MentionDate told_date(const Reading& reading, const EventMention& event, const ReportDay& day) {
    MentionDate dated;
    dated.date.text = time_words(reading, event);
    const bool relative = report_day_matters(reading, event);
    if (relative && day.published.day) dated.date.anchor = to_text(*day.published.day);
    auto value = told_value(reading, event, day.days);
    std::string how = event.time_why;
    for (const Index time : event.times) {
        if (time < reading.mentions.times.size()) how = joined(how, reading.mentions.times[time].why);
    }
    if (event.times.empty() && event.distance) how = distance_words(reading, *event.distance);
    if (value) value = on_its_side(*value, event, day.days);
    if (!value) {
        dated.date.precision = "unknown";
        dated.date.why = joined(how, relative ? "counted from the report's day, which is not known"
                                              : fmt::format("‘{}’ gives no day", dated.date.text));
        return dated;
    }
    dated.date.day = value;
    dated.date.precision = precision_of(*value);
    dated.date.alternatives = alternatives_of(reading, event, day.days);
    dated.possible = value;
    dated.hold = DateHold::told;
    if (event.time_basis == TimeBasis::inherited && !is_over(event)) {
        // "Arrived on Wednesday, where he will meet ...": that day or later.
        dated.date.day = edtf_interval(hull(*value).first, latest_day);
        dated.date.precision = precision_of(*dated.date.day);
        dated.possible = dated.date.day;
        dated.hold = DateHold::open;
        how = joined(how, "still to come then");
    } else if (event.time_basis == TimeBasis::inherited) {
        dated.hold = DateHold::inherited;
        const DayRange days = hull(*value);
        if (width(*value) == 1) dated.possible = edtf_interval(days.first - inherited_slack, days.last);
    }
    if (relative) how = joined(how, fmt::format("counted from the report's day, {}", dated.date.anchor));
    dated.date.why = how;
    return dated;
}

// Before or after the report, by tense alone.
MentionDate tense_date(const EventMention& event, const ReportDay& day) {
    MentionDate dated;
    dated.date.precision = "unknown";
    if (event.time_basis == TimeBasis::none || event.status == EventStatus::negated) {
        dated.date.why = joined(event.time_why, event.status == EventStatus::negated
                                                    ? "no day is told for what did not happen"
                                                    : "no day is told");
        return dated;
    }
    if (!day.days.bounded()) {
        dated.date.why = joined(event.time_why, "no day is told, and the report's own is not known");
        return dated;
    }
    const char* side = "";
    switch (event.tense) {
        case Direction::past:
            dated.date.day = edtf_interval(earliest_day, day.days.last());
            side = "no day is told; past when the report was written";
            break;
        case Direction::future:
            dated.date.day = edtf_interval(day.days.first(), latest_day);
            side = "no day is told; still to come when the report was written";
            break;
        // "The talks come as ..." is said of what is over, going on and still to come.
        case Direction::present:
        case Direction::unknown: break;
    }
    if (!dated.date.day) {
        dated.date.why = joined(event.time_why, "no day is told");
        return dated;
    }
    dated.date.precision = precision_of(*dated.date.day);
    dated.date.anchor = day.published.day ? to_text(*day.published.day) : "";
    dated.date.why = joined(event.time_why, side);
    dated.possible = dated.date.day;
    dated.hold = DateHold::open;
    return dated;
}

}  // namespace

std::string precision_of(const Edtf& date) {
    const DayRange days = hull(date);
    if (date.form == EdtfForm::all_of) return "set";
    if (date.approximate) return "about";
    if (days.first == earliest_day) return "before";
    if (days.last == latest_day) return "after";
    if (days.first == days.last) return "day";
    if (date.form == EdtfForm::single && date.granularity == Granularity::month) return "month";
    if (date.form == EdtfForm::single && date.granularity == Granularity::year) return "year";
    return "within";
}

MentionDate date_mention(const Reading& reading, const EventMention& event, const ReportDay& day) {
    MentionDate dated = has_time(event) ? told_date(reading, event, day) : tense_date(event, day);
    dated.supposed = event.status == EventStatus::possible || event.status == EventStatus::conditional;
    return dated;
}

CaseDate date_by_event(const MentionDate& own, const Edtf& event, const std::string& source) {
    CaseDate date = own.date;
    if (date.day && *date.day == event) return date;
    // What may happen may happen at any time that it is told for.
    if (own.supposed && own.hold == DateHold::told) return date;
    if (own.hold == DateHold::told) {
        const auto common = intersect(*date.day, event);
        if (!common || *common == *date.day) return date;
        date.day = common;
        date.why = joined(date.why, fmt::format("narrowed by the same event in {}", source));
    } else {
        date.day = event;
        date.why = joined(date.why, fmt::format("dated by the same event in {}", source));
    }
    date.precision = precision_of(*date.day);
    return date;
}

}  // namespace dateline
