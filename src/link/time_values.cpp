#include "link/time_values.hpp"

#include <algorithm>
#include <vector>

#include "calendar/units.hpp"

namespace dateline {
namespace {

// "The next day" after "that Friday" after ...: longer chains are reading errors.
constexpr int longest_chain = 8;
constexpr std::int64_t most_scanned_days = 20'000;

// Of the rule without what it counts from.
int own_reach(const TimeRule& rule) {
    constexpr int week = 7;
    constexpr int year = 366;
    const int count = std::min(std::abs(rule.count), 400) + 1;
    switch (rule.kind) {
        case RuleKind::absolute:
        case RuleKind::duration:
        case RuleKind::vague: return 0;
        case RuleKind::weekday:
        case RuleKind::weekend: return week * (count + 1);
        case RuleKind::month:
        case RuleKind::season:
        case RuleKind::holiday:
        case RuleKind::ordinal: return year * (count + 1);
        case RuleKind::interval:
        case RuleKind::all_of:
        case RuleKind::one_of: return 3 * year;
        case RuleKind::offset:
        case RuleKind::elapsed: break;
    }
    int unit = year;
    switch (rule.unit) {
        case Granularity::day: unit = 1; break;
        case Granularity::week: unit = week; break;
        case Granularity::month: unit = 31; break;
        case Granularity::quarter: unit = 92; break;
        case Granularity::season: unit = 92; break;
        case Granularity::half: unit = 184; break;
        case Granularity::year: unit = year; break;
        case Granularity::decade: unit = 10 * year; break;
        case Granularity::century: unit = 100 * year; break;
    }
    const int narrowed = rule.month || rule.weekday ? year : 0;  // "in June last year"
    return std::min(unit * (count + 1) + narrowed, 200 * year);
}

// How far a rule's value can lie from its anchor, in days. A bound only: too large costs time, too small
// would lose anchors, so each is the longest calendar length of its unit. An offset may count from a time
// told later in the sentence, which is its only member.
int reach(const TimeRule& rule) {
    int days = own_reach(rule);
    const bool members_are_parts =
        rule.kind == RuleKind::interval || rule.kind == RuleKind::all_of || rule.kind == RuleKind::one_of;
    if (members_are_parts) return days;
    for (const TimeRule& member : rule.members) days += own_reach(member);
    return days;
}

const TimeExpression* expression(const Reading& reading, Index time) {
    return time < reading.mentions.times.size() ? &reading.mentions.times[time] : nullptr;
}

// From the expression to the one that it counts from in the end.
std::vector<const TimeExpression*> chain_of(const Reading& reading, Index time) {
    std::vector<const TimeExpression*> chain;
    for (const TimeExpression* at = expression(reading, time);
         at != nullptr && chain.size() < longest_chain;) {
        chain.push_back(at);
        const bool counts_from_another =
            at->anchor == AnchorKind::time_expression && depends_on_anchor(at->rule);
        // Only an earlier expression can be meant, so that no circle is possible.
        at = counts_from_another && at->anchor_time < time ? expression(reading, at->anchor_time) : nullptr;
    }
    return chain;
}

std::optional<Edtf> span_of(const Edtf& a, const Edtf& b) {
    const DayRange x = hull(a);
    const DayRange y = hull(b);
    Edtf span = edtf_interval(std::min(x.first, y.first), std::max(x.last, y.last));
    span.approximate = a.approximate || b.approximate;
    return span;
}

bool one_day(const Edtf& date) {
    return date.members.size() == 1 && width(date) == 1;
}

std::optional<Edtf> either(const std::vector<Edtf>& values) {
    if (values.empty()) return std::nullopt;
    const bool same =
        std::all_of(values.begin(), values.end(), [&](const Edtf& v) { return v == values.front(); });
    if (same) return values.front();
    if (std::all_of(values.begin(), values.end(), one_day)) return edtf_choice(EdtfForm::one_of, values);
    std::optional<Edtf> span = values.front();
    for (const Edtf& value : values) span = span_of(*span, value);
    return span;
}

bool is_date(const TimeExpression& time) {
    if (time.type == TimexType::set) return false;
    return time.type != TimexType::duration || time.rule.kind == RuleKind::elapsed;
}

// "In April, on the 3rd" is the narrower one; "in 2019 and 2023" is each of them.
Edtf set_of(const std::vector<Edtf>& values) {
    std::vector<Edtf> parts;
    for (const Edtf& value : values) {
        const auto at =
            std::find_if(parts.begin(), parts.end(), [&](const Edtf& p) { return compatible(p, value); });
        if (at == parts.end()) {
            parts.push_back(value);
        } else if (const auto common = intersect(*at, value)) {
            *at = *common;
        }
    }
    // "On Wednesday and Thursday" is one stretch of days.
    std::sort(parts.begin(), parts.end(),
              [](const Edtf& a, const Edtf& b) { return hull(a).first < hull(b).first; });
    const bool on_end = std::adjacent_find(parts.begin(), parts.end(), [](const Edtf& a, const Edtf& b) {
                            return hull(a).last + std::chrono::days{1} != hull(b).first;
                        }) == parts.end();
    if (on_end && std::all_of(parts.begin(), parts.end(), one_day)) {
        return edtf_interval(hull(parts.front()).first, hull(parts.back()).last);
    }
    return edtf_choice(EdtfForm::all_of, parts);
}

}  // namespace

std::int64_t width(const Edtf& date) {
    const DayRange days = hull(date);
    return (days.last - days.first).count() + 1;
}

bool depends_on_report_day(const Reading& reading, Index time) {
    const auto chain = chain_of(reading, time);
    if (chain.empty() || !depends_on_anchor(chain.back()->rule)) return false;
    const AnchorKind anchor = chain.back()->anchor;
    return anchor == AnchorKind::report_day ||
           (anchor == AnchorKind::dateline && !reading.article.dateline_day);
}

std::optional<Edtf> value_on(const Reading& reading, Index time, Day day) {
    auto chain = chain_of(reading, time);
    if (chain.empty()) return std::nullopt;
    std::optional<Edtf> anchor = edtf_day(day);
    const TimeExpression& last = *chain.back();
    if (depends_on_anchor(last.rule)) {
        if (last.anchor == AnchorKind::dateline && reading.article.dateline_day)
            anchor = reading.article.dateline_day;
        if (last.anchor == AnchorKind::event || last.anchor == AnchorKind::time_expression)
            return std::nullopt;
    }
    for (auto link = chain.rbegin(); link != chain.rend() && anchor; ++link) {
        anchor = resolve((*link)->rule, *anchor);
    }
    return anchor;
}

std::optional<Edtf> value_over(const Reading& reading, Index time, const DaySet& days) {
    if (!depends_on_report_day(reading, time)) return value_on(reading, time, earliest_day);
    if (days.empty() || !days.bounded() || days.count() > most_candidate_days) return std::nullopt;
    std::vector<Edtf> values;
    for (const Day day : days.days(static_cast<std::size_t>(most_candidate_days))) {
        if (auto value = value_on(reading, time, day)) values.push_back(std::move(*value));
    }
    return either(values);
}

namespace {

bool distance_depends(const Reading& reading, const TimeDistance& distance) {
    return distance.from == none || depends_on_report_day(reading, distance.from);
}

// How far off a told length may be: days are counted, longer units are rounded.
std::chrono::days slack_of(const TimeDistance& distance) {
    constexpr int week = 2;
    constexpr int month = 7;
    constexpr int year = 31;
    const int about = distance.about ? 2 : 1;
    switch (distance.unit) {
        case Granularity::day: return std::chrono::days{distance.about ? 1 : 0};
        case Granularity::week: return std::chrono::days{week * about};
        case Granularity::month:
        case Granularity::quarter:
        case Granularity::season:
        case Granularity::half: return std::chrono::days{month * about};
        default: return std::chrono::days{year * about};
    }
}

// `from` moved by the distance (back by it where `count` is turned round), with the slack on both sides.
Edtf moved(const DayRange& from, long long count, const TimeDistance& distance) {
    const std::chrono::days slack = slack_of(distance);
    const Day first = add_units(from.first, count, distance.unit);
    const Day last = add_units(from.last, count, distance.unit);
    return edtf_interval(add_units(first, -slack.count(), Granularity::day),
                         add_units(last, slack.count(), Granularity::day));
}

std::optional<Edtf> distance_value(const Reading& reading, const EventMention& event, const DaySet& days) {
    if (!event.distance) return std::nullopt;
    const TimeDistance& distance = *event.distance;
    std::optional<Edtf> from;
    if (distance.from != none) {
        from = value_over(reading, distance.from, days);
    } else if (days.bounded() && days.count() <= most_candidate_days) {
        from = edtf_interval(days.first(), days.last());
    }
    if (!from || from->form == EdtfForm::all_of) return std::nullopt;
    return moved(hull(*from), distance.count, distance);
}

}  // namespace

std::optional<Edtf> told_value(const Reading& reading, const EventMention& event, const DaySet& days) {
    std::vector<Edtf> values;
    for (const Index time : event.times) {
        const TimeExpression* told = expression(reading, time);
        if (told == nullptr || !is_date(*told)) continue;
        if (auto value = value_over(reading, time, days)) values.push_back(std::move(*value));
    }
    if (values.empty()) return distance_value(reading, event, days);
    return values.size() == 1 ? values.front() : set_of(values);
}

bool has_time(const EventMention& event) {
    return !event.times.empty() || event.distance.has_value();
}

std::string time_words(const Reading& reading, const EventMention& event) {
    std::string words;
    for (const Index time : event.times) {
        if (time >= reading.mentions.times.size()) continue;
        if (!words.empty()) words += ", ";
        words += reading.mentions.times[time].span.of(reading.article.text);
    }
    if (words.empty() && event.distance) words = event.distance->words.of(reading.article.text);
    return words;
}

std::vector<RelativeTime> relative_times(const Reading& reading, const EventMention& event) {
    std::vector<RelativeTime> found;
    for (const Index time : event.times) {
        if (time < reading.mentions.times.size() && depends_on_report_day(reading, time))
            found.push_back({time, false, reading.mentions.times[time].span});
    }
    if (event.distance && event.times.empty() && distance_depends(reading, *event.distance))
        found.push_back({none, true, event.distance->words});
    return found;
}

std::optional<Edtf> relative_value_on(const Reading& reading, const EventMention& event,
                                      const RelativeTime& relative, Day day) {
    if (!relative.by_distance) return value_on(reading, relative.time, day);
    return distance_value(reading, event, DaySet({{day, day}}));
}

DaySet report_days_that_give(const Reading& reading, Index time, const Edtf& value) {
    if (!depends_on_report_day(reading, time)) return DaySet::all();
    std::int64_t margin = 0;
    for (const TimeExpression* link : chain_of(reading, time)) margin += reach(link->rule);
    const DayRange wanted = hull(value);
    const bool bounded = wanted.first > earliest_day && wanted.last < latest_day;
    if (!bounded || width(value) + 2 * margin > most_scanned_days) return DaySet::all();
    const std::chrono::days around{margin};
    const DaySet scanned({{wanted.first - around, wanted.last + around}});
    return scanned.filtered([&](Day day) {
        const auto given = value_on(reading, time, day);
        return given && compatible(*given, value);
    });
}

DaySet report_days_that_give(const Reading& reading, const EventMention& event, const RelativeTime& relative,
                             const Edtf& value) {
    if (!relative.by_distance) return report_days_that_give(reading, relative.time, value);
    const DayRange wanted = hull(value);
    if (wanted.first <= earliest_day || wanted.last >= latest_day) return DaySet::all();
    const Edtf from = moved(wanted, -static_cast<long long>(event.distance->count), *event.distance);
    if (event.distance->from == none) return DaySet::of(from);
    return report_days_that_give(reading, event.distance->from, from);
}

}  // namespace dateline
