// An event told here by a weekday and there by a date fixes the day on which it is told here: the days on
// which "Friday" can mean a day of March 2025. Where several dated events could be the one, their days are
// alternatives. Cost: one look into the index a participant, at most `most_compared` tellings each.
// Held by tests/link/report_days_test.cpp.
#include "link/shared_constraints.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "base/parallel.hpp"
#include "link/text_constraints.hpp"
#include "link/time_values.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_compared = 512;
// A date wider than a month says too little of the day; an elapsed span ("in less than three months") only
// narrows one that is told by its month.
constexpr std::int64_t widest_value = 31;
constexpr std::int64_t widest_week = 7;
constexpr std::int64_t widest_narrowing = 100;
// Reports recall what lies about a year back; an older event of the same people is another event.
constexpr std::chrono::days farthest_recall{400};
// Announced here and held there: news, not history.
constexpr std::chrono::days nearest_news{45};
// From an arrival to the last meeting of a visit.
constexpr std::chrono::days stay{3};

constexpr double weight_two_persons = 4;
constexpr double weight_person_and_place = 3;
constexpr double weight_person_and_country = 2.5;
constexpr double weight_person_and_word = 2;
constexpr double weight_two_countries = 1.5;
constexpr double weight_country_and_word = 1;
constexpr double same_word_bonus = 0.5;
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

bool moves_or_meets(const CaseTelling& telling) {
    return telling.family == "journey" || telling.family == "talks";
}

bool is_presence(const CaseTelling& a, const CaseTelling& b) {
    return a.family != b.family && moves_or_meets(a) && moves_or_meets(b);
}

double match_weight(const CaseTelling& a, const CaseTelling& b, const std::vector<CaseEntity>& entities) {
    using Place = Agreement::Place;
    const bool presence = is_presence(a, b);
    if (a.family != b.family && !presence) return 0;
    const Agreement agreed = agreement(a, b, entities);
    if (agreed.place == Place::apart || a.departure != b.departure) return 0;
    const bool word = !a.trigger.empty() && a.trigger == b.trigger;
    const bool placed = agreed.place == Place::same || agreed.place == Place::within;
    const double bonus = word ? same_word_bonus : 0;
    if (presence) return agreed.persons >= 1 && placed ? weight_person_and_country : 0;
    if (agreed.persons >= 2) return weight_two_persons + bonus;
    if (agreed.strangers > 0) return 0;
    if (agreed.persons == 1 && agreed.place == Place::same) return weight_person_and_place + bonus;
    if (agreed.persons == 1 && placed) return weight_person_and_country + bonus;
    if (agreed.persons == 1 && word) return weight_person_and_word;
    if (agreed.countries >= 2 && (word || placed)) return weight_two_countries + bonus;
    if (agreed.countries == 1 && agreed.actor && word) return weight_country_and_word;
    return 0;
}

// Whoever arrives meets people on that day or the next ones, and whoever met people had arrived.
Edtf around_presence(const CaseTelling& here, const Edtf& there) {
    const DayRange days = hull(there);
    if (here.family == "journey") return edtf_interval(days.first - stay, days.last);
    return edtf_interval(days.first, days.last + stay);
}

// How wide the expression's value is: "last year" says nothing of a report's day.
std::int64_t told_width(const Reading& reading, Index time, Day around) {
    const auto value = value_on(reading, time, around);
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
        } else if (fits.empty() && width(told.date) <= widest_value) {
            events.push_back({told.date, told.telling});
        }
    }
    events.insert(events.end(), around.begin(), around.end());
    return events;
}

}  // namespace

// A day that only the clause around gives is that of what is past; what is planned comes later.
bool gives_a_day(const EventMention& event) {
    if (event.plural || event.minor || event.status == EventStatus::negated || event.status == EventStatus::conditional)
        return false;
    return event.time_basis == TimeBasis::told || event.status == EventStatus::happened;
}

SharedEvents::SharedEvents(std::span<const Reading> readings, std::span<const CaseTelling> tellings,
                           const std::vector<CaseEntity>& entities)
    : readings_(readings), tellings_(tellings), entities_(entities), value_(tellings.size()) {
    first_of_report_.assign(readings.size() + 1, static_cast<Index>(tellings.size()));
    for (Index t = static_cast<Index>(tellings.size()); t-- > 0;) {
        first_of_report_[tellings[t].report] = t;
        for (const Participant& who : tellings[t].participants) telling_of_[who.entity].push_back(t);
    }
    for (std::size_t r = readings.size(); r-- > 0;) {
        first_of_report_[r] = std::min(first_of_report_[r], first_of_report_[r + 1]);
    }
    for (auto& [entity, list] : telling_of_) std::reverse(list.begin(), list.end());
}

const EventMention& SharedEvents::mention(Index telling) const {
    return readings_[tellings_[telling].report].events[tellings_[telling].mention];
}

void SharedEvents::learn(const std::vector<KnownDay>& known, unsigned jobs) {
    known_ = known;
    parallel_for(tellings_.size(), jobs, [&](std::size_t t) {
        const CaseTelling& telling = tellings_[t];
        const EventMention& event = mention(static_cast<Index>(t));
        value_[t].reset();
        if (!gives_a_day(event)) return;
        value_[t] = told_value(readings_[telling.report], event, known_[telling.report].days);
    });
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
    std::vector<Index> others;
    for (const Participant& who : here.participants) {
        const auto& list = telling_of_.at(who.entity);
        others.insert(others.end(), list.begin(),
                      list.begin() + static_cast<std::ptrdiff_t>(std::min(list.size(), most_compared)));
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    std::vector<Match> found;
    double best = 0;
    for (const Index other : others) {
        if (!value_[other] || !usable(here.report, tellings_[other].report)) continue;
        const DayRange days = hull(*value_[other]);
        const DaySet& told = known_[tellings_[other].report].days;
        if (days.last + farthest_recall < told.first() || told.last() + farthest_recall < days.first)
            continue;
        const double weight = match_weight(here, tellings_[other], entities_);
        if (weight <= 0) continue;
        found.push_back({other, weight, is_presence(here, tellings_[other])});
        best = std::max(best, weight);
    }
    std::erase_if(found, [&](const Match& match) { return match.weight < best - alternative_margin; });
    return found;
}

std::string SharedEvents::source(Index telling) const {
    const CaseTelling& told = tellings_[telling];
    return fmt::format("r{} {}", told.report + 1, quoted(readings_[told.report], mention(telling).evidence));
}

void SharedEvents::by_value(Index telling, const std::vector<Match>& found,
                            std::vector<DayConstraint>& out) const {
    const CaseTelling& here = tellings_[telling];
    const Reading& reading = readings_[here.report];
    if (!gives_a_day(mention(telling))) return;
    for (const Index time : mention(telling).times) {
        if (time >= reading.mentions.times.size() || !depends_on_report_day(reading, time)) continue;
        std::vector<DatedTelling> values;
        double weight = 0;
        for (const Match& match : found) {
            if (width(*value_[match.telling]) > widest_narrowing) continue;
            const Edtf& value = *value_[match.telling];
            values.push_back(
                {match.presence ? around_presence(here, value) : value, match.telling, match.presence});
            const bool wide = match.weight <= weight_person_and_word && !one_day(value);
            weight = std::max(weight, match.weight + (wide ? wide_value_malus : 0));
        }
        DayConstraint constraint;
        constraint.ground = Ground::shared_event;
        const EventMention& event = mention(telling);
        if (values.empty()) continue;
        const std::int64_t precision = told_width(reading, time, hull(values.front().date).first);
        if (precision > widest_value) continue;
        constraint.weight = weight + (precision > widest_week ? month_malus : 0);
        if (event.background) constraint.weight += recalled_malus;
        if (in_lead(reading, event.trigger)) constraint.weight += news_bonus;
        constraint.days = DaySet();
        std::string sources;
        for (const DatedEvent& dated : dated_events(std::move(values))) {
            const DaySet days = report_days_that_give(reading, time, dated.date);
            if (days.empty() || !days.bounded()) continue;
            *constraint.days = *constraint.days | days;
            sources += fmt::format("{}{} (dated by {})", sources.empty() ? "" : " or ", to_text(dated.date),
                                   source(dated.telling));
        }
        if (constraint.days->empty()) continue;
        constraint.narrows_only = constraint.weight < least_establishing_weight;
        constraint.reason =
            fmt::format("‘{}’ in {} is {}", reading.mentions.times[time].span.of(reading.article.text),
                        quoted(reading, mention(telling).evidence), sources);
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

std::vector<DayConstraint> SharedEvents::refutations(Index report, const Edtf& stated) const {
    std::vector<DayConstraint> against;
    const DaySet days = DaySet::of(stated);
    for (Index t = first_of_report_[report]; t < first_of_report_[report + 1]; ++t) {
        if (mention(t).background || mention(t).plural || mention(t).status != EventStatus::happened)
            continue;
        std::vector<Match> found = matches(t);
        std::erase_if(found, [&](const Match& match) {
            return match.weight < weight_two_persons || width(*value_[match.telling]) > 1;
        });
        std::vector<DayConstraint> here;
        by_value(t, found, here);
        for (DayConstraint& constraint : here) {
            if ((*constraint.days & days).empty()) against.push_back(std::move(constraint));
        }
    }
    return against;
}

}  // namespace dateline
