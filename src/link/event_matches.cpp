// Two ways to know an event again: by who takes part, and, where nobody is named in common, by its kind, its
// place, its words and the people and places that both reports tell of besides. The second way is weak for
// what happens every other day (a shelling, an arrest), so it counts for little without all of these.
// Held by tests/link/report_days_test.cpp and tests/cases/dating.
#include "link/event_matches.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dateline {
namespace {

constexpr std::size_t most_compared = 512;
constexpr double same_word_bonus = 0.5;

constexpr double nameless_place = 1;
constexpr double nameless_within = 0.7;
constexpr double nameless_word = 0.7;
constexpr double nameless_mode = 0.5;
constexpr double nameless_content = 1.5;  // times the share of content words in common
constexpr double nameless_country = 0.3;  // each, two at most
constexpr double nameless_surroundings = 0.5;
constexpr double other_surroundings = -1;
// What is told as long known ("two days after the quake") is one event; news may be the next of its kind.
constexpr double nameless_known = 0.5;

bool moves_or_meets(const CaseTelling& telling) {
    return telling.family == "journey" || telling.family == "talks";
}

bool imagined(const EventMention& event) {
    return event.status == EventStatus::conditional || event.status == EventStatus::negated;
}

}  // namespace

EventMatches::EventMatches(std::span<const Reading> readings, std::span<const CaseTelling> tellings,
                           const std::vector<CaseEntity>& entities)
    : readings_(readings),
      tellings_(tellings),
      entities_(entities),
      told_of_(told_of_in(readings.size(), tellings, entities)) {
    scored_.reserve(tellings.size());
    sentence_words_.reserve(tellings.size());
    for (const CaseTelling& telling : tellings) {
        const Reading& reading = readings[telling.report];
        scored_.push_back(dateline::scored(reading, telling, told_of_[telling.report]));
        // A relative clause ("that took effect on Sunday") says little without the words before it.
        const Span sentence = reading.events[telling.mention].sentence;
        sentence_words_.push_back(content_words(sentence.of(reading.article.text), telling.trigger));
    }
    for (Index t = 0; t < tellings.size(); ++t) {
        for (const Participant& who : tellings[t].participants) of_entity_[who.entity].push_back(t);
        for (const std::string& key : keys_of(t)) of_key_[key].push_back(t);
    }
}

// Of what is said, a person says too much on too many days.
std::vector<std::string> EventMatches::keys_of(Index telling) const {
    const CaseTelling& told = tellings_[telling];
    std::vector<std::string> keys;
    if (told.family == "statement") return keys;
    const EventMention& event = *scored_[telling].event;
    keys.push_back(fmt::format("{} '{}'", told.family, scored_[telling].stem));
    keys.push_back(fmt::format("{} of {}", told.family, event.mode));
    if (told.place != none) keys.push_back(fmt::format("{} at {}", told.family, told.place));
    return keys;
}

std::vector<Index> EventMatches::candidates(Index telling) const {
    std::vector<Index> found;
    const auto add = [&](const std::vector<Index>& all) {
        found.insert(found.end(), all.begin(),
                     all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), most_compared)));
    };
    for (const Participant& who : tellings_[telling].participants) add(of_entity_.at(who.entity));
    for (const std::string& key : keys_of(telling)) add(of_key_.at(key));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool EventMatches::is_presence(Index a, Index b) const {
    const CaseTelling& x = tellings_[a];
    const CaseTelling& y = tellings_[b];
    return x.family != y.family && moves_or_meets(x) && moves_or_meets(y);
}

EventMatches::Weight EventMatches::weight(Index a, Index b) const {
    const CaseTelling& x = tellings_[a];
    const CaseTelling& y = tellings_[b];
    const bool presence = is_presence(a, b);
    if (x.family != y.family && !presence) return {};
    Agreement agreed = agreement(x, y, entities_);
    if (agreed.place == Agreement::Place::unknown && (place_in_words(a, b) || place_in_words(b, a)))
        agreed.place = Agreement::Place::same;
    if (agreed.place == Agreement::Place::apart || x.departure != y.departure) return {};
    const bool placed = agreed.place == Agreement::Place::same || agreed.place == Agreement::Place::within;
    if (presence) return {agreed.persons >= 1 && placed ? weight_person_and_country : 0, false};
    const double named = named_weight(a, b, agreed);
    const double nameless = nameless_weight(a, b, agreed);
    return {std::max(named, nameless), nameless > named};
}

// A place that the language model took for something else is still named: the one telling is at a place, and
// the words of the other, which is at none, have its name.
bool EventMatches::place_in_words(Index placed, Index told) const {
    constexpr std::size_t least_letters = 4;
    if (tellings_[placed].place == none || tellings_[told].place != none) return false;
    const CaseEntity& place = entities_[tellings_[placed].place];
    if (place.type != EntityType::place) return false;
    const std::string& name = place.name;
    const std::string& text = readings_[tellings_[told].report].article.text;
    const std::string_view words = scored_[told].event->evidence.of(text);
    const std::size_t at = words.find(name);
    if (at == std::string_view::npos || name.size() < least_letters) return false;
    const auto is_letter = [&](std::size_t i) {
        const auto c = static_cast<unsigned char>(words[i]);
        return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    return (at == 0 || !is_letter(at - 1)) &&
           (at + name.size() == words.size() || !is_letter(at + name.size()));
}

double EventMatches::named_weight(Index a, Index b, const Agreement& agreed) const {
    using Place = Agreement::Place;
    const bool word = !tellings_[a].trigger.empty() && scored_[a].stem == scored_[b].stem;
    const bool placed = agreed.place == Place::same || agreed.place == Place::within;
    const double bonus = word ? same_word_bonus : 0;
    if (agreed.persons >= 2) return weight_two_persons + bonus;
    if (agreed.strangers > 0) return 0;
    if (agreed.persons == 1 && agreed.place == Place::same) return weight_person_and_place + bonus;
    if (agreed.persons == 1 && placed) return weight_person_and_country + bonus;
    if (agreed.persons == 1 && word) return weight_person_and_word;
    if (agreed.countries >= 2 && (word || placed)) return weight_two_countries + bonus;
    if (agreed.countries == 1 && agreed.actor && word) return weight_country_and_word;
    return 0;
}

double EventMatches::nameless_weight(Index a, Index b, const Agreement& agreed) const {
    const ScoredTelling& x = scored_[a];
    const ScoredTelling& y = scored_[b];
    if (tellings_[a].family == "statement" || agreed.strangers > 0) return 0;
    if (imagined(*x.event) || imagined(*y.event) || x.event->plural || y.event->plural) return 0;
    const bool word = !x.stem.empty() && x.stem == y.stem;
    const bool mode =
        !x.event->mode.empty() && x.event->mode == y.event->mode && x.event->type == y.event->type;
    const double content =
        std::max(shared_content(x.words, y.words), shared_content(sentence_words_[a], sentence_words_[b]));
    if (!word && !(mode && content > 0)) return 0;
    double sum = word ? nameless_word : nameless_mode;
    const bool state =
        tellings_[a].place != none && entities_[tellings_[a].place].type == EntityType::country;
    if (agreed.place == Agreement::Place::same && !state) sum += nameless_place;
    if (agreed.place == Agreement::Place::within) sum += nameless_within;
    sum += nameless_content * content + nameless_country * std::min(agreed.countries, 2);
    std::vector<Index> common;
    const std::vector<Index>& of_a = told_of_[tellings_[a].report];
    const std::vector<Index>& of_b = told_of_[tellings_[b].report];
    std::set_intersection(of_a.begin(), of_a.end(), of_b.begin(), of_b.end(), std::back_inserter(common));
    sum += common.size() >= 2 ? nameless_surroundings : common.empty() ? other_surroundings : 0;
    if (x.event->distance || y.event->distance) sum += nameless_known;
    return std::max(sum, 0.0);
}

}  // namespace dateline
