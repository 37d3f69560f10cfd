// The convention behind told_weekday is that of the wire services' stylebooks: a weekday's name stands for
// "today", so that the news of a report is told of the day on which the report is written.
// Held by tests/link/report_days_test.cpp.
#include "link/text_constraints.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "link/time_values.hpp"

namespace dateline {
namespace {

constexpr std::size_t lead_sentences = 3;
// A date without its year is of the months around the report: stylebooks ask for the year beyond that.
constexpr std::chrono::days yearless_reach{183};
// How far the words that report something may stand from the weekday of the reporting: "said late Friday".
constexpr std::uint32_t reporting_distance = 24;
constexpr double weekday_weight = 10;
constexpr double yearless_weight = 3;

bool in_kind(const Reading& reading, Span at, ParagraphKind kind) {
    return std::any_of(reading.article.paragraphs.begin(), reading.article.paragraphs.end(),
                       [&](const Paragraph& p) { return p.kind == kind && p.span.contains(at); });
}

// The first sentences of the body: neither the title nor a picture's caption.
std::vector<Span> lead_of(const Reading& reading) {
    std::vector<Span> lead;
    for (const Span sentence : reading.sentences) {
        if (lead.size() == lead_sentences) break;
        const bool body =
            reading.article.paragraphs.empty() || in_kind(reading, sentence, ParagraphKind::body);
        if (body) lead.push_back(sentence);
    }
    return lead;
}

enum class Told { past, future, unclear };

bool told_past(const EventMention& event) {
    return event.status == EventStatus::happened && event.tense != Direction::future;
}

bool told_future(const EventMention& event) {
    return event.tense == Direction::future ||
           (event.status == EventStatus::scheduled && event.tense != Direction::past);
}

// By the events that the expression itself dates; where they differ or there are none, by the expression.
Told told_as(const Reading& reading, Index time) {
    bool past = false;
    bool future = false;
    for (const EventMention& event : reading.events) {
        if (event.time_basis != TimeBasis::told) continue;
        if (std::find(event.times.begin(), event.times.end(), time) == event.times.end()) continue;
        past = past || told_past(event);
        future = future || told_future(event);
    }
    if (past == future) {
        const TimeExpression& expression = reading.mentions.times[time];
        past = expression.rule.direction == Direction::past ||
               in_kind(reading, expression.span, ParagraphKind::caption);
        future = expression.rule.direction == Direction::future;
    }
    if (past == future) return Told::unclear;
    return past ? Told::past : Told::future;
}

bool follows_reporting(const Reading& reading, Span time) {
    const auto near = [&](Span cue) {
        return cue.end <= time.begin && time.begin - cue.end <= reporting_distance;
    };
    return std::any_of(reading.mentions.attributions.begin(), reading.mentions.attributions.end(),
                       [&](const Attribution& a) { return near(a.cue); });
}

bool dates_news(const Reading& reading, Index time) {
    return std::any_of(reading.events.begin(), reading.events.end(), [&](const EventMention& event) {
        return event.time_basis == TimeBasis::told && !event.background &&
               std::find(event.times.begin(), event.times.end(), time) != event.times.end();
    });
}

// A page was published no later than it was fetched; a day later where a clock is a zone behind.
void captured(const Reading& reading, std::vector<DayConstraint>& constraints) {
    if (!reading.captured) return;
    DayConstraint constraint;
    constraint.ground = Ground::arithmetic;
    constraint.weight = 1;
    constraint.days = DaySet::until(hull(reading.captured->date).last + std::chrono::days{1});
    constraint.reason = fmt::format("the page was saved on {}: “{}” ({})", to_text(reading.captured->date),
                                    reading.captured->found, reading.captured->where);
    constraints.push_back(std::move(constraint));
}

void full_date(const Reading& reading, Index time, std::vector<DayConstraint>& constraints) {
    const auto value = value_on(reading, time, earliest_day);
    if (!value) return;
    const DayRange days = hull(*value);
    const Told told = told_as(reading, time);
    const std::string words(reading.mentions.times[time].span.of(reading.article.text));
    const std::string sentence = quoted(reading, reading.mentions.times[time].span);
    DayConstraint constraint;
    constraint.ground = Ground::arithmetic;
    constraint.weight = 1.0 / static_cast<double>(std::min<std::int64_t>(width(*value), 100'000));
    if (told == Told::past && days.first > earliest_day) {
        constraint.days = DaySet::from(days.first);
        constraint.reason = fmt::format("‘{}’ is told as past: {}", words, sentence);
    } else if (told == Told::future && days.last < latest_day) {
        constraint.days = DaySet::until(days.last);
        constraint.reason = fmt::format("‘{}’ is told as coming: {}", words, sentence);
    } else {
        return;
    }
    constraints.push_back(std::move(constraint));
}

void yearless_date(const Reading& reading, Index time, std::vector<DayConstraint>& constraints) {
    const TimeExpression& told = reading.mentions.times[time];
    if (told.rule.kind != RuleKind::month || told.anchor != AnchorKind::report_day || told.rule.count != 0)
        return;
    if (told_as(reading, time) == Told::unclear) return;
    DayConstraint constraint;
    constraint.ground = Ground::usage;
    constraint.weight = yearless_weight;
    constraint.allows = [rule = told.rule](Day day) {
        const auto value = resolve(rule, day);
        if (!value) return false;
        const DayRange days = hull(*value);
        return days.first - yearless_reach <= day && day <= days.last + yearless_reach;
    };
    constraint.reason = fmt::format("‘{}’ without a year is within half a year: {}",
                                    told.span.of(reading.article.text), quoted(reading, told.span));
    constraints.push_back(std::move(constraint));
}

}  // namespace

bool in_lead(const Reading& reading, Span at) {
    const std::vector<Span> lead = lead_of(reading);
    return std::any_of(lead.begin(), lead.end(), [&](Span sentence) { return sentence.contains(at); });
}

// Of several weekdays in one sentence: the one on which something is said, then the one that dates the
// sentence's news, then the first. "The winner, who was declared on Monday, met her on Thursday" is
// Thursday's.
Index told_weekday(const Reading& reading) {
    for (const Span sentence : lead_of(reading)) {
        Index first = none;
        Index of_news = none;
        for (Index time = 0; time < reading.mentions.times.size(); ++time) {
            const TimeExpression& told = reading.mentions.times[time];
            if (!sentence.contains(told.span) || told.rule.kind != RuleKind::weekday || told.rule.count != 0)
                continue;
            if (!told.rule.weekday || told.rule.before || told.rule.after || told.rule.strict) continue;
            if (told.anchor != AnchorKind::report_day || told_as(reading, time) != Told::past) continue;
            if (follows_reporting(reading, told.span)) return time;
            if (first == none) first = time;
            if (of_news == none && dates_news(reading, time)) of_news = time;
        }
        if (of_news != none) return of_news;
        if (first != none) return first;
    }
    return none;
}

std::vector<DayConstraint> text_constraints(const Reading& reading) {
    std::vector<DayConstraint> constraints;
    captured(reading, constraints);
    const std::vector<Span> lead = lead_of(reading);
    for (Index time = 0; time < reading.mentions.times.size(); ++time) {
        const TimeExpression& told = reading.mentions.times[time];
        if (told.type == TimexType::set || told.type == TimexType::duration) continue;
        if (!depends_on_report_day(reading, time)) {
            full_date(reading, time, constraints);
            continue;
        }
        // Further down, "in June" may be counted from the story that is being told.
        const bool early =
            in_kind(reading, told.span, ParagraphKind::caption) ||
            std::any_of(lead.begin(), lead.end(), [&](Span s) { return s.contains(told.span); });
        if (early) yearless_date(reading, time, constraints);
    }
    if (const Index time = told_weekday(reading); time != none) {
        const TimeExpression& told = reading.mentions.times[time];
        const std::chrono::weekday weekday = *told.rule.weekday;
        DayConstraint constraint;
        constraint.ground = Ground::usage;
        constraint.weight = weekday_weight;
        constraint.allows = [weekday](Day day) { return std::chrono::weekday{day} == weekday; };
        constraint.reason =
            fmt::format("its news is told of ‘{}’, and a report names the weekday on which it is written: {}",
                        told.span.of(reading.article.text), quoted(reading, told.span));
        constraints.push_back(std::move(constraint));
    }
    return constraints;
}

}  // namespace dateline
