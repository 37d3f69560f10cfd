// Pairs come from blocks of tellings of one family that share a participant, a country, a place or the word
// that names them; in a block, in order of days, each is compared with the next few. The best pairs are
// joined first; a join that would leave the group without a common day, or in two places, is refused. Cost:
// one block entry a participant, `compared_in_block` comparisons each. Held by
// tests/link/coreference_test.cpp.
#include "link/coreference.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "base/parallel.hpp"
#include "link/disjoint_sets.hpp"
#include "link/telling_score.hpp"

namespace dateline {
namespace {

constexpr std::size_t compared_in_block = 48;

struct Pair {
    Index a = none;
    Index b = none;
    PairScore score;
};

Day order_day(const MentionDate& date, const ReportDay& report) {
    const bool firm = date.hold == DateHold::told || date.hold == DateHold::inherited;
    if (firm && date.possible) return hull(*date.possible).first;
    return report.days.bounded() ? report.days.first() : latest_day;
}

std::vector<std::string> block_keys(const CaseTelling& telling, const EventMention& event,
                                    const std::vector<CaseEntity>& entities) {
    std::set<std::string> keys;
    for (const Participant& who : telling.participants) {
        keys.insert(fmt::format("{} {}", telling.family, who.entity));
        const std::string& country = entities[who.entity].country;
        if (!country.empty()) keys.insert(fmt::format("{} {}", telling.family, country));
    }
    // "The ferry capsized" has nobody to meet by.
    if (!telling.trigger.empty()) keys.insert(fmt::format("{} '{}'", telling.family, telling.trigger));
    // "Went on strike" and "the walkout" are one mode; what is said has too few modes to meet by.
    if (!event.mode.empty() && telling.family != "statement")
        keys.insert(fmt::format("{} of {}", telling.family, event.mode));
    if (telling.place != none) keys.insert(fmt::format("{} at {}", telling.family, telling.place));
    return {keys.begin(), keys.end()};
}

std::vector<Pair> block_pairs(std::span<const Reading> readings, std::span<const CaseTelling> tellings,
                              std::span<const MentionDate> dates, std::span<const ReportDay> days,
                              const std::vector<CaseEntity>& entities) {
    std::map<std::string, std::vector<Index>> blocks;
    for (Index t = 0; t < tellings.size(); ++t) {
        for (std::string& key :
             block_keys(tellings[t], readings[tellings[t].report].events[tellings[t].mention], entities))
            blocks[std::move(key)].push_back(t);
    }
    std::vector<std::pair<Index, Index>> found;
    for (auto& [key, members] : blocks) {
        std::stable_sort(members.begin(), members.end(), [&](Index a, Index b) {
            return order_day(dates[a], days[tellings[a].report]) <
                   order_day(dates[b], days[tellings[b].report]);
        });
        for (std::size_t i = 0; i < members.size(); ++i) {
            const std::size_t end = std::min(members.size(), i + 1 + compared_in_block);
            for (std::size_t k = i + 1; k < end; ++k) found.push_back(std::minmax(members[i], members[k]));
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::vector<Pair> pairs;
    pairs.reserve(found.size());
    for (const auto& [a, b] : found) pairs.push_back({a, b, {}});
    return pairs;
}

// What a group of tellings is known to be.
struct Group {
    std::optional<Edtf> day;      // that all its firm dates allow
    std::optional<Edtf> allowed;  // that all its dates allow, the open ones too
    std::set<Index> places;
    std::vector<std::string> why;
};

std::optional<Edtf> both(const std::optional<Edtf>& a, const std::optional<Edtf>& b) {
    if (!a) return b;
    if (!b) return a;
    return intersect(*a, *b);
}

// Firm days must agree, and a firm day with the open ends of a group that has none. Open ends alone need
// not: what was still to come in one report is over in the next.
bool join_days(const Group& x, const Group& y, Group& joint) {
    joint.day = both(x.day, y.day);
    joint.allowed = both(x.allowed, y.allowed);
    if (x.day && y.day) {
        if (!joint.day) return false;
    } else if ((x.day || y.day) && x.allowed && y.allowed) {
        if (!compatible(x.day ? *x.day : *x.allowed, y.day ? *y.day : *y.allowed)) return false;
    }
    if (!joint.allowed) joint.allowed = joint.day;
    return true;
}

bool places_agree(const std::set<Index>& a, const std::set<Index>& b,
                  const std::vector<CaseEntity>& entities) {
    for (const Index x : a) {
        for (const Index y : b) {
            CaseTelling here;
            CaseTelling there;
            here.place = x;
            there.place = y;
            if (agreement(here, there, entities).place == Agreement::Place::apart) return false;
        }
    }
    return true;
}

}  // namespace

std::vector<TellingGroup> group_tellings(std::span<const Reading> readings,
                                         std::span<const CaseTelling> tellings,
                                         std::span<const MentionDate> dates, std::span<const ReportDay> days,
                                         const std::vector<CaseEntity>& entities, unsigned jobs) {
    const std::vector<std::vector<Index>> told_of = told_of_in(readings.size(), tellings, entities);
    std::vector<ScoredTelling> ready(tellings.size());
    parallel_for(tellings.size(), jobs, [&](std::size_t t) {
        const Index report = tellings[t].report;
        ready[t] = scored(readings[report], tellings[t], dates[t], days[report], told_of[report]);
    });
    std::vector<Pair> pairs = block_pairs(readings, tellings, dates, days, entities);
    parallel_for(pairs.size(), jobs, [&](std::size_t i) {
        pairs[i].score = score_pair(ready[pairs[i].a], ready[pairs[i].b], entities);
    });
    std::erase_if(pairs, [](const Pair& pair) { return pair.score.score < one_event_score; });
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& x, const Pair& y) { return x.score.score > y.score.score; });

    DisjointSets sets(tellings.size());
    std::vector<Group> groups(tellings.size());
    for (std::size_t t = 0; t < tellings.size(); ++t) {
        const DateHold hold = dates[t].hold;
        if (hold == DateHold::told || hold == DateHold::inherited) groups[t].day = dates[t].possible;
        groups[t].allowed = dates[t].possible;
        if (tellings[t].place != none && !tellings[t].departure) groups[t].places.insert(tellings[t].place);
    }
    for (const Pair& pair : pairs) {
        const Index x = sets.find(pair.a);
        const Index y = sets.find(pair.b);
        if (x == y) continue;
        Group joint;
        if (!join_days(groups[x], groups[y], joint)) continue;
        if (!places_agree(groups[x].places, groups[y].places, entities)) continue;
        joint.places = groups[x].places;
        joint.places.insert(groups[y].places.begin(), groups[y].places.end());
        joint.why = std::move(groups[x].why);
        joint.why.insert(joint.why.end(), groups[y].why.begin(), groups[y].why.end());
        joint.why.push_back(fmt::format("r{} and r{} tell one event: {} (score {:.1f})",
                                        tellings[pair.a].report + 1, tellings[pair.b].report + 1,
                                        pair.score.reason, pair.score.score));
        groups[sets.join(x, y)] = std::move(joint);
    }

    std::map<Index, TellingGroup> grouped;
    for (Index t = 0; t < tellings.size(); ++t) grouped[sets.find(t)].tellings.push_back(t);
    std::vector<TellingGroup> result;
    for (auto& [root, group] : grouped) {
        group.why = std::move(groups[root].why);
        result.push_back(std::move(group));
    }
    return result;
}

}  // namespace dateline
