#include "link/telling_score.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>

#include "base/utf8.hpp"
#include "link/names.hpp"
#include "link/time_values.hpp"

namespace dateline {
namespace {

constexpr double forbidden = -1;
constexpr double weight_two_persons = 3.0;
constexpr double weight_one_person = 1.5;
constexpr double weight_two_countries = 1.2;
constexpr double weight_one_country = 0.5;
constexpr double weight_same_actor = 0.5;
constexpr double weight_stranger = -3.0;
constexpr double weight_same_place = 1.0;
constexpr double weight_within_place = 0.7;
constexpr double weight_same_word = 1.0;
constexpr double weight_same_type = 0.3;
constexpr double weight_same_mode = 0.5;         // "detained" and "arrested": one mode by two words
constexpr double weight_content = 1.5;           // times the share of content words in common
constexpr double weight_near_report = 0.7;       // undated news, and a day close to its report's
constexpr double weight_far_from_report = -1.5;  // undated news, and a day long before its report's
constexpr double weight_recalled = -0.7;         // one is the report's news, the other recalled
constexpr double weight_same_surroundings = 0.7;
constexpr double weight_other_surroundings = -1.0;
constexpr double weight_if_against_fact = -2.0;
constexpr double weight_supposed_of_others = -2.0;  // "X may travel" and "Y arrives" share no person
// Many things are said by one person on one day; few are acknowledged, denied or announced.
constexpr double weight_plain_saying = -3.0;
constexpr double weight_saying = -1.0;
constexpr std::chrono::days near_report{4};

constexpr std::array<std::string_view, 3> inflections = {"ing", "ed", "s"};

std::string stem_of(std::string_view word) {
    for (const std::string_view ending : inflections) {
        if (word.size() >= ending.size() + 3 && word.ends_with(ending)) {
            word.remove_suffix(ending.size());
            break;
        }
    }
    if (word.size() > 4 && word.ends_with("e")) word.remove_suffix(1);
    if (word.size() > 3 && word[word.size() - 1] == word[word.size() - 2]) word.remove_suffix(1);
    return std::string(word);
}

double shared_words(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    if (shorter < 2) return 0;
    std::vector<std::uint64_t> common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    return static_cast<double>(common.size()) / static_cast<double>(shorter);
}

bool firm(const MentionDate& date) {
    return date.hold == DateHold::told || date.hold == DateHold::inherited;
}

struct Evidence {
    double weight = 0;
    std::string reason;
};

// Two dates of which each is told.
Evidence firm_dates(const Edtf& a, const Edtf& b) {
    const std::int64_t wider = std::max(width(a), width(b));
    if (a == b) return {wider == 1 ? 2.0 : wider <= 31 ? 1.5 : 1.0, fmt::format("both {}", to_text(a))};
    const std::string reason = fmt::format("{} fits {}", to_text(a), to_text(b));
    if (wider <= 7) return {1.5, reason};
    if (wider <= 31) return {1.2, reason};
    if (wider <= 100) return {0.8, reason};
    return {0.5, reason};
}

// One is told, the other known by tense alone: news without a date is of its report's own days.
Evidence open_date(const ScoredTelling& open, const Edtf& told) {
    if (open.event->background || !open.report->days.bounded()) return {};
    const DayRange days = hull(told);
    const DaySet& report = open.report->days;
    const DaySet news({{report.first() - near_report, report.last() + near_report}});
    // Of a wide date, the share that lies near the report.
    const double share =
        static_cast<double>((news & DaySet({days})).count()) / static_cast<double>(width(told));
    const double away = days.last < report.first() ? weight_far_from_report : 0;
    Evidence evidence{away + share * (weight_near_report - away), {}};
    if (share > 0.5)
        evidence.reason = fmt::format("{} is near the day of the undated telling", to_text(told));
    return evidence;
}

Evidence dates(const ScoredTelling& a, const ScoredTelling& b) {
    const auto& x = a.date->possible;
    const auto& y = b.date->possible;
    if (x && y && !compatible(*x, *y)) return {forbidden, {}};
    const bool several = (x && x->form == EdtfForm::all_of) || (y && y->form == EdtfForm::all_of) ||
                         a.event->plural || b.event->plural;
    if (several && (!x || !y || *x != *y)) return {forbidden, {}};
    if (firm(*a.date) && firm(*b.date)) return firm_dates(*x, *y);
    if (firm(*a.date)) return open_date(b, *x);
    if (firm(*b.date)) return open_date(a, *y);
    if (!a.report->days.bounded() || !b.report->days.bounded()) return {};
    const bool near = a.report->days.first() <= b.report->days.last() + near_report &&
                      b.report->days.first() <= a.report->days.last() + near_report;
    return {near ? weight_near_report : weight_far_from_report, near ? "reports of the same days" : ""};
}

Evidence people(const ScoredTelling& a, const ScoredTelling& b, const Agreement& agreed,
                const std::vector<CaseEntity>& entities) {
    Evidence part;
    for (const Participant& x : a.telling->participants) {
        for (const Participant& y : b.telling->participants) {
            if (x.entity == y.entity)
                part.reason += (part.reason.empty() ? "" : ", ") + entities[x.entity].name;
        }
    }
    if (agreed.persons >= 2) {
        part.weight = weight_two_persons;
    } else if (agreed.persons == 1) {
        part.weight = weight_one_person + (agreed.countries >= 2 ? weight_one_country : 0);
    } else if (agreed.countries >= 2) {
        part.weight = weight_two_countries;
    } else if (agreed.countries == 1) {
        part.weight = weight_one_country;
    }
    if (agreed.actor) part.weight += weight_same_actor;
    part.weight += weight_stranger * agreed.strangers;
    return part;
}

// Where the tellings themselves name nobody in common, their reports must.
Evidence surroundings(const ScoredTelling& a, const ScoredTelling& b) {
    if (a.told_of == b.told_of) return {};
    std::vector<Index> common;
    std::set_intersection(a.told_of->begin(), a.told_of->end(), b.told_of->begin(), b.told_of->end(),
                          std::back_inserter(common));
    if (common.size() >= 2) return {weight_same_surroundings, "reports of the same people and places"};
    return {common.empty() ? weight_other_surroundings : 0, {}};
}

bool is_fact(EventStatus status) {
    return status == EventStatus::happened || status == EventStatus::ongoing;
}

bool forbidden_statuses(const ScoredTelling& a, const ScoredTelling& b) {
    const bool denied =
        (a.event->status == EventStatus::negated) != (b.event->status == EventStatus::negated);
    if (!denied) return false;
    // A denial of one dated event belongs to it; "has never visited" belongs to none.
    return !(firm(*a.date) && firm(*b.date) && width(*a.date->possible) <= 2 &&
             width(*b.date->possible) <= 2);
}

}  // namespace

std::vector<std::vector<Index>> told_of_in(std::size_t reports, std::span<const CaseTelling> tellings,
                                           const std::vector<CaseEntity>& entities) {
    std::vector<std::vector<Index>> told_of(reports);
    for (const CaseTelling& telling : tellings) {
        std::vector<Index>& of_report = told_of[telling.report];
        for (const Participant& who : telling.participants) of_report.push_back(who.entity);
        of_report.insert(of_report.end(), telling.attributed_to.begin(), telling.attributed_to.end());
        if (telling.place != none) of_report.push_back(telling.place);
    }
    for (std::vector<Index>& of_report : told_of) {
        std::erase_if(of_report, [&](Index e) { return entities[e].type == EntityType::country; });
        std::sort(of_report.begin(), of_report.end());
        of_report.erase(std::unique(of_report.begin(), of_report.end()), of_report.end());
    }
    return told_of;
}

ScoredTelling scored(const Reading& reading, const CaseTelling& telling, const std::vector<Index>& told_of) {
    ScoredTelling made;
    made.telling = &telling;
    made.event = &reading.events[telling.mention];
    made.told_of = &told_of;
    made.stem = stem_of(telling.trigger);
    made.words = content_words(made.event->evidence.of(reading.article.text), telling.trigger);
    return made;
}

ScoredTelling scored(const Reading& reading, const CaseTelling& telling, const MentionDate& date,
                     const ReportDay& report, const std::vector<Index>& told_of) {
    ScoredTelling made = scored(reading, telling, told_of);
    made.date = &date;
    made.report = &report;
    return made;
}

// Of the words that are no names, which are told by their capital letter.
std::vector<std::uint64_t> content_words(std::string_view text, std::string_view trigger) {
    constexpr std::size_t least_letters = 4;  // shorter words are mostly grammar
    std::vector<std::uint64_t> words;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(" \n\t"), rest.size());
        std::size_t at = 0;
        const bool is_name = end == 0 || is_upper(next_character(rest, at));
        const std::string word = is_name ? std::string() : name_key(rest.substr(0, end));
        if (word.size() >= least_letters && word != trigger)
            words.push_back(std::hash<std::string>{}(stem_of(word)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

double shared_content(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    constexpr double least = 2;
    // Two words of two are no more alike than two of four: one is often "were" or "after".
    constexpr double shortest = 4;
    const auto shorter = static_cast<double>(std::min(a.size(), b.size()));
    const double common = shared_words(a, b) * shorter;
    return common < least ? 0 : common / std::max(shorter, shortest);
}

PairScore likeness(const ScoredTelling& a, const ScoredTelling& b, const std::vector<CaseEntity>& entities) {
    if (a.telling->family != b.telling->family || forbidden_statuses(a, b)) return {forbidden, {}};
    if (a.telling->departure != b.telling->departure) return {forbidden, {}};
    // What is no news is one only in the same words.
    if ((a.event->minor || b.event->minor) && a.stem != b.stem) return {forbidden, {}};
    const Agreement agreed = agreement(*a.telling, *b.telling, entities);
    if (agreed.place == Agreement::Place::apart) return {forbidden, {}};
    const Evidence who = people(a, b, agreed, entities);

    PairScore pair;
    pair.score = who.weight;
    pair.reason = who.reason;
    const auto add = [&](double weight, std::string_view reason) {
        pair.score += weight;
        if (!reason.empty()) pair.reason += fmt::format("{}{}", pair.reason.empty() ? "" : ", ", reason);
    };
    if (agreed.persons == 0) {
        const Evidence around = surroundings(a, b);
        add(around.weight, around.reason);
    }
    if (agreed.place == Agreement::Place::same) add(weight_same_place, "same place");
    if (agreed.place == Agreement::Place::within) add(weight_within_place, "one place within the other");
    if (!a.stem.empty() && a.stem == b.stem)
        add(weight_same_word, fmt::format("both ‘{}’", a.telling->trigger));
    if (a.event->type == b.event->type) add(weight_same_type, "");
    const bool same_mode = !a.event->mode.empty() && a.event->mode == b.event->mode;
    if (same_mode && a.event->type == b.event->type && a.stem != b.stem) add(weight_same_mode, "");
    add(weight_content * shared_words(a.words, b.words), "");
    if (a.telling->family == "statement") {
        const bool plain = a.event->mode == "say" || b.event->mode == "say";
        add(plain ? weight_plain_saying : weight_saying, "");
    }
    const bool fancied =
        a.event->status == EventStatus::conditional || b.event->status == EventStatus::conditional;
    if (fancied && (is_fact(a.event->status) || is_fact(b.event->status))) add(weight_if_against_fact, "");
    const bool supposed =
        a.event->status == EventStatus::possible || b.event->status == EventStatus::possible;
    if (supposed && agreed.persons == 0 && (is_fact(a.event->status) || is_fact(b.event->status)))
        add(weight_supposed_of_others, "");
    return pair;
}

PairScore score_pair(const ScoredTelling& a, const ScoredTelling& b,
                     const std::vector<CaseEntity>& entities) {
    PairScore pair = likeness(a, b, entities);
    if (pair.score == forbidden) return pair;
    const Evidence when = dates(a, b);
    if (when.weight == forbidden) return {forbidden, {}};
    pair.score += when.weight;
    if (a.event->background != b.event->background && !(firm(*a.date) && firm(*b.date)))
        pair.score += weight_recalled;
    if (!when.reason.empty())
        pair.reason += fmt::format("{}{}", pair.reason.empty() ? "" : ", ", when.reason);
    return pair;
}

}  // namespace dateline
