// An event told here by a weekday and there by a date fixes the day on which it is told here: the days on
// which "Friday" can mean a day of March 2025. Where several dated events could be the one, their days are
// alternatives. Cost: that of EventMatches::candidates a telling.
// Held by tests/link/report_days_test.cpp.
#include "link/shared_constraints.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "base/parallel.hpp"
#include "link/text_constraints.hpp"

namespace dateline {
namespace {

// A time told more widely than a month says too little of the report's day; an event that is known to lie in
// an elapsed span ("in less than three months") still bounds it.
constexpr std::int64_t widest_value = 31;
constexpr std::int64_t widest_week = 7;
constexpr std::int64_t widest_narrowing = 100;
// Reports recall what lies about a year back; an older event of the same people is another event.
constexpr std::chrono::days farthest_recall{400};
// Announced here and held there: news, not history.
constexpr std::chrono::days nearest_news{45};
// A telling that says again what another one of its report says.
constexpr double least_sibling_weight = 1.5;
constexpr Index most_apart = 6;
// From an arrival to the last meeting of a visit.
constexpr std::chrono::days stay{3};

// The report's news is told of once; what it recalls may have happened more than once.
constexpr double news_bonus = 1;
constexpr double recalled_malus = -1.5;
constexpr double month_malus = -1;
// One person and a word in common with what is not dated to a day is too little, even of the news.
constexpr double wide_value_malus = -1.5;
// Below it a match only narrows what is known otherwise.
constexpr double least_establishing_weight = 2;
// Matches this much weaker than the best one are not thought of as alternatives to it.
constexpr double alternative_margin = 1.5;

// Whoever arrives meets people on that day or the next ones, and whoever met people had arrived.
Edtf around_presence(const CaseTelling& here, const Edtf& there) {
    const DayRange days = hull(there);
    if (here.family == "journey") return edtf_interval(days.first - stay, days.last);
    return edtf_interval(days.first, days.last + stay);
}

// How wide the value is: "last year" says nothing of a report's day.
std::int64_t told_width(const Reading& reading, const EventMention& event, const RelativeTime& relative,
                        Day around) {
    const auto value = relative_value_on(reading, event, relative, around);
    return value ? width(*value) : widest_value + 1;
}

bool one_day(const Edtf& date) {
    return width(date) == 1;
}

struct DatedTelling {
    Edtf date;
    Index telling = none;
    bool presence = false;
};

struct DatedEvent {
    Edtf date;
    Index telling = none;  // the narrowest
};

// The dates, narrowest first, each joined to the one date before it that it can be: "in March" and "less
// than three months before 4 June" are one visit. Days around a meeting are too loose to join.
std::vector<DatedEvent> dated_events(std::vector<DatedTelling> tellings) {
    std::stable_sort(tellings.begin(), tellings.end(),
                     [](const auto& a, const auto& b) { return width(a.date) < width(b.date); });
    std::vector<DatedEvent> events;
    std::vector<DatedEvent> around;
    for (const DatedTelling& told : tellings) {
        if (told.presence) {
            around.push_back({told.date, told.telling});
            continue;
        }
        std::vector<DatedEvent*> fits;
        for (DatedEvent& event : events) {
            if (compatible(event.date, told.date)) fits.push_back(&event);
        }
        if (fits.size() == 1) {
            fits.front()->date = *intersect(fits.front()->date, told.date);
        } else if (fits.empty()) {
            events.push_back({told.date, told.telling});
        }
    }
    events.insert(events.end(), around.begin(), around.end());
    return events;
}

}  // namespace

// A day that only the clause around gives is that of what is past; what is planned comes later.
bool gives_a_day(const EventMention& event) {
    if (event.plural || event.minor || event.status == EventStatus::negated ||
        event.status == EventStatus::conditional)
        return false;
    return event.time_basis == TimeBasis::told || event.status == EventStatus::happened;
}

SharedEvents::SharedEvents(std::span<const Reading> readings, std::span<const CaseTelling> tellings,
                           const EventMatches& matches)
    : readings_(readings), tellings_(tellings), matches_(matches), value_(tellings.size()) {
    first_of_report_.assign(readings.size() + 1, static_cast<Index>(tellings.size()));
    for (Index t = static_cast<Index>(tellings.size()); t-- > 0;) first_of_report_[tellings[t].report] = t;
    for (std::size_t r = readings.size(); r-- > 0;) {
        first_of_report_[r] = std::min(first_of_report_[r], first_of_report_[r + 1]);
    }
}

const EventMention& SharedEvents::mention(Index telling) const {
    return readings_[tellings_[telling].report].events[tellings_[telling].mention];
}

std::optional<Edtf> SharedEvents::own_value(Index telling) const {
    const EventMention& event = mention(telling);
    if (!gives_a_day(event)) return std::nullopt;
    const Index report = tellings_[telling].report;
    return told_value(readings_[report], event, known_[report].days);
}

void SharedEvents::learn(const std::vector<KnownDay>& known, unsigned jobs) {
    known_ = known;
    parallel_for(tellings_.size(), jobs,
                 [&](std::size_t t) { value_[t] = own_value(static_cast<Index>(t)); });
    take_from_siblings();
}

// "The ministers signed an accord on Wednesday. Ana Lopez and Luis Vega put their names to it": what a report
// tells again without a day has the day that it gave before, where the word is the same and it gave one.
void SharedEvents::take_from_siblings() {
    std::vector<std::pair<Index, Edtf>> taken;
    for (Index t = 0; t < tellings_.size(); ++t) {
        const EventMention& event = mention(t);
        const bool plain = event.status == EventStatus::happened && !event.background && !event.plural;
        if (value_[t] || has_time(event) || !plain || tellings_[t].family == "statement") continue;
        const auto [first, last] = tellings_of(tellings_[t].report);
        std::optional<Edtf> of_others;
        bool one = true;
        for (Index other = std::max(first, t - std::min(t, most_apart));
             other < last && other <= t + most_apart; ++other) {
            const EventMention& told = mention(other);
            if (other == t || !value_[other] || told.background || told.status != event.status) continue;
            if (tellings_[other].family != tellings_[t].family ||
                matches_.weight(t, other).value < least_sibling_weight)
                continue;
            one = one && (!of_others || *of_others == *value_[other]);
            of_others = value_[other];
        }
        if (of_others && one) taken.emplace_back(t, *of_others);
    }
    for (auto& [telling, value] : taken) value_[telling] = std::move(value);
}

bool SharedEvents::usable(Index report, Index other) const {
    if (report == other) return false;
    const KnownDay& known = known_[other];
    if (!known.days.bounded() || known.days.count() > most_candidate_days) return false;
    const std::uint32_t rank = known_[report].rank;
    return known.rank < rank || (known.rank == 0 && rank == 0);
}

std::vector<SharedEvents::Match> SharedEvents::matches(Index telling) const {
    const CaseTelling& here = tellings_[telling];
    std::vector<Match> found;
    double best = 0;
    for (const Index other : matches_.candidates(telling)) {
        if (!value_[other] || !usable(here.report, tellings_[other].report)) continue;
        const DayRange days = hull(*value_[other]);
        const DaySet& told = known_[tellings_[other].report].days;
        if (days.last + farthest_recall < told.first() || told.last() + farthest_recall < days.first)
            continue;
        const EventMatches::Weight weight = matches_.weight(telling, other);
        if (weight.value <= 0) continue;
        found.push_back({other, weight.value, weight.nameless, matches_.is_presence(telling, other)});
        best = std::max(best, weight.value);
    }
    std::erase_if(found, [&](const Match& match) { return match.weight < best - alternative_margin; });
    return found;
}

std::string SharedEvents::source(Index telling) const {
    const CaseTelling& told = tellings_[telling];
    return fmt::format("r{} {}", told.report + 1, quoted(readings_[told.report], mention(telling).evidence));
}

// How much a value that the telling takes from the matches is to be trusted.
double SharedEvents::value_weight(Index telling, const RelativeTime& relative,
                                  const std::vector<Match>& found) const {
    const Reading& reading = readings_[tellings_[telling].report];
    const EventMention& event = mention(telling);
    double weight = 0;
    std::optional<Day> around;
    for (const Match& match : found) {
        const Edtf& value = *value_[match.telling];
        if (width(value) > widest_narrowing) continue;
        if (!around) around = hull(value).first;
        const bool wide = match.weight <= weight_person_and_word && !one_day(value);
        weight = std::max(weight, match.weight + (wide ? wide_value_malus : 0));
    }
    if (!around) return 0;
    const std::int64_t precision = told_width(reading, event, relative, *around);
    if (precision > widest_value) return 0;
    if (precision > widest_week) weight += month_malus;
    // A distance is told to recall an event that the reader knows: there is one.
    if (event.background && !relative.by_distance) weight += recalled_malus;
    // A strike in the news may be the next one: what names nobody gains nothing by being news.
    const bool named =
        std::any_of(found.begin(), found.end(), [](const Match& match) { return !match.nameless; });
    if ((named || relative.by_distance) && in_lead(reading, event.trigger)) weight += news_bonus;
    return weight;
}

void SharedEvents::by_value(Index telling, const std::vector<Match>& found,
                            std::vector<DayConstraint>& out) const {
    const CaseTelling& here = tellings_[telling];
    const Reading& reading = readings_[here.report];
    const EventMention& event = mention(telling);
    if (!gives_a_day(event)) return;
    for (const RelativeTime& relative : relative_times(reading, event)) {
        std::vector<DatedTelling> values;
        for (const Match& match : found) {
            const Edtf& value = *value_[match.telling];
            if (width(value) > widest_narrowing) continue;
            values.push_back(
                {match.presence ? around_presence(here, value) : value, match.telling, match.presence});
        }
        DayConstraint constraint;
        constraint.ground = Ground::shared_event;
        constraint.weight = value_weight(telling, relative, found);
        if (values.empty() || constraint.weight <= 0) continue;
        constraint.days = DaySet();
        std::string sources;
        for (const DatedEvent& dated : dated_events(std::move(values))) {
            const DaySet days = report_days_that_give(reading, event, relative, dated.date);
            if (days.empty() || !days.bounded()) continue;
            *constraint.days = *constraint.days | days;
            sources += fmt::format("{}{} (dated by {})", sources.empty() ? "" : " or ", to_text(dated.date),
                                   source(dated.telling));
        }
        if (constraint.days->empty()) continue;
        constraint.narrows_only = constraint.weight < least_establishing_weight;
        constraint.reason = fmt::format("‘{}’ in {} is {}", relative.words.of(reading.article.text),
                                        quoted(reading, event.evidence), sources);
        if (relative.by_distance) {
            constraint.reason =
                fmt::format("{} is told ‘{}’ in {}", sources, relative.words.of(reading.article.text),
                            quoted(reading, relative.words));
        }
        out.push_back(std::move(constraint));
    }
}

void SharedEvents::by_order(Index telling, const std::vector<Match>& found,
                            std::vector<DayConstraint>& out) const {
    const EventMention& here = mention(telling);
    if (here.background || here.caption) return;
    const Reading& reading = readings_[tellings_[telling].report];
    const bool coming = here.tense == Direction::future && here.status == EventStatus::scheduled;
    const bool held = here.status == EventStatus::happened && here.tense == Direction::past;
    for (const Match& match : found) {
        if (match.weight < weight_person_and_place || !one_day(*value_[match.telling])) continue;
        if (tellings_[match.telling].family != tellings_[telling].family) continue;
        const EventMention& there = mention(match.telling);
        const Day day = hull(*value_[match.telling]).first;
        const DaySet& told = known_[tellings_[match.telling].report].days;
        if (day + nearest_news < told.first() || told.last() + nearest_news < day) continue;
        DayConstraint constraint;
        constraint.ground = Ground::order;
        constraint.weight = match.weight;
        if (coming && there.status == EventStatus::happened) {
            constraint.days = DaySet::until(day);
            constraint.reason =
                fmt::format("still to come in {}, held on {} by {}", quoted(reading, here.evidence),
                            to_text(edtf_day(day)), source(match.telling));
        } else if (held && there.status == EventStatus::scheduled) {
            constraint.days = DaySet::from(day);
            constraint.reason =
                fmt::format("over in {}, planned for {} by {}", quoted(reading, here.evidence),
                            to_text(edtf_day(day)), source(match.telling));
        } else {
            continue;
        }
        out.push_back(std::move(constraint));
    }
}

std::vector<DayConstraint> SharedEvents::constraints(Index report) const {
    std::vector<DayConstraint> out;
    for (Index t = first_of_report_[report]; t < first_of_report_[report + 1]; ++t) {
        if (mention(t).plural || mention(t).status == EventStatus::negated) continue;
        const std::vector<Match> found = matches(t);
        if (found.empty()) continue;
        by_value(t, found, out);
        by_order(t, found, out);
    }
    return out;
}

std::vector<Refutation> SharedEvents::refutations(Index report, const Edtf& stated) const {
    std::vector<Refutation> against;
    const DaySet days = DaySet::of(stated);
    for (Index t = first_of_report_[report]; t < first_of_report_[report + 1]; ++t) {
        const EventMention& here = mention(t);
        if (here.plural || here.status != EventStatus::happened || here.tense == Direction::future) continue;
        std::vector<Match> found = matches(t);
        std::erase_if(found, [&](const Match& match) {
            return match.weight < weight_two_persons || match.presence || !one_day(*value_[match.telling]);
        });
        if (found.empty()) continue;
        std::vector<DayConstraint> told;
        if (!here.background) by_value(t, found, told);
        after_the_event(t, found, told);
        Refutation refutation;
        for (const Match& match : found) refutation.reports.push_back(tellings_[match.telling].report);
        std::sort(refutation.reports.begin(), refutation.reports.end());
        for (DayConstraint& constraint : told) {
            if (!(*constraint.days & days).empty()) continue;
            refutation.constraint = std::move(constraint);
            against.push_back(refutation);
            break;
        }
    }
    return against;
}

// What is over here cannot lie ahead, whenever it was: the report was written on its day or later.
void SharedEvents::after_the_event(Index telling, const std::vector<Match>& found,
                                   std::vector<DayConstraint>& out) const {
    const Reading& reading = readings_[tellings_[telling].report];
    Day earliest = latest_day;
    Index source_of = none;
    for (const Match& match : found) {
        if (mention(match.telling).status != EventStatus::happened) return;
        const Day day = hull(*value_[match.telling]).first;
        if (day >= earliest) continue;
        earliest = day;
        source_of = match.telling;
    }
    DayConstraint constraint;
    constraint.ground = Ground::order;
    constraint.weight = weight_two_persons;
    constraint.days = DaySet::from(earliest - std::chrono::days{1});  // a clock may be a zone behind
    constraint.reason =
        fmt::format("{} is told as over, and was on {} by {}", quoted(reading, mention(telling).evidence),
                    to_text(edtf_day(earliest)), source(source_of));
    out.push_back(std::move(constraint));
}

}  // namespace dateline
