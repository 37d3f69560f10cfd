// Reports are joined by events that they share and by telling of the same rare names within the same weeks.
// A name counts by how few reports tell of it (inverse document frequency); candidates come from the lists
// of who is told of where, cut at `most_in_list`. Cost: near-linear in the mentions.
// Held by tests/link/stories_test.cpp.
#include "link/stories.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>

#include "link/disjoint_sets.hpp"

namespace dateline {
namespace {

constexpr std::size_t most_in_list = 64;
// Cosine of the two reports' weighted names: with fewer in common they tell of one country, not one story.
constexpr double one_story_similarity = 0.4;
constexpr std::chrono::days same_weeks{120};
constexpr std::size_t label_names = 3;

using Weights = std::map<Index, double>;  // entity -> weight

Weights names_of(const Case& linked, const std::vector<Index>& mentions) {
    Weights counts;
    for (const Index m : mentions) {
        const CaseMention& mention = linked.mentions[m];
        for (const Participant& who : mention.participants) counts[who.entity] += 1;
        if (mention.place != none) counts[mention.place] += 1;
    }
    return counts;
}

double norm(const Weights& weights) {
    double sum = 0;
    for (const auto& [entity, weight] : weights) sum += weight * weight;
    return std::sqrt(sum);
}

double cosine(const Weights& a, const Weights& b) {
    double dot = 0;
    for (const auto& [entity, weight] : a) {
        const auto at = b.find(entity);
        if (at != b.end()) dot += weight * at->second;
    }
    const double norms = norm(a) * norm(b);
    return norms > 0 ? dot / norms : 0;
}

bool near(const CaseReport& a, const CaseReport& b) {
    if (!a.published.day || !b.published.day) return true;
    const DayRange x = hull(*a.published.day);
    const DayRange y = hull(*b.published.day);
    return x.first <= y.last + same_weeks && y.first <= x.last + same_weeks;
}

std::string label_of(const Case& linked, const std::vector<Weights>& weights,
                     const std::vector<Index>& reports) {
    Weights sum;
    for (const Index report : reports) {
        for (const auto& [entity, weight] : weights[report]) sum[entity] += weight;
    }
    std::vector<std::pair<double, Index>> order;
    for (const auto& [entity, weight] : sum) order.emplace_back(-weight, entity);
    std::sort(order.begin(), order.end());
    std::vector<std::string> names;
    for (const auto& [weight, entity] : order) {
        if (names.size() == label_names) break;
        names.push_back(linked.entities[entity].name);
    }
    return names.empty() ? linked.reports[reports.front()].article.title
                         : fmt::format("{}", fmt::join(names, ", "));
}

void reach(Story& story, const std::optional<Edtf>& date) {
    if (!date) return;
    const DayRange days = hull(*date);
    const bool bounded = days.first > earliest_day && days.last < latest_day;
    if (!bounded) return;
    if (!story.first || days.first < hull(*story.first).first) story.first = edtf_day(days.first);
    if (!story.last || days.last > hull(*story.last).last) story.last = edtf_day(days.last);
}

}  // namespace

std::vector<Story> find_stories(const Case& linked) {
    std::vector<std::vector<Index>> mentions_of(linked.reports.size());
    for (Index m = 0; m < linked.mentions.size(); ++m) mentions_of[linked.mentions[m].report].push_back(m);

    std::vector<Weights> weights(linked.reports.size());
    std::map<Index, std::vector<Index>> reports_naming;
    for (Index r = 0; r < linked.reports.size(); ++r) {
        weights[r] = names_of(linked, mentions_of[r]);
        for (const auto& [entity, count] : weights[r]) reports_naming[entity].push_back(r);
    }
    const double all = static_cast<double>(linked.reports.size());
    for (Weights& of_report : weights) {
        for (auto& [entity, weight] : of_report) {
            const double share = all / static_cast<double>(reports_naming[entity].size());
            weight = (1 + std::log(weight)) * std::log(1 + share);
        }
    }

    DisjointSets sets(linked.reports.size());
    for (Index r = 0; r < linked.reports.size(); ++r) {
        if (linked.reports[r].same_text_as != none) sets.join(r, linked.reports[r].same_text_as);
    }
    std::set<std::pair<Index, Index>> candidates;
    for (const auto& [entity, reports] : reports_naming) {
        for (std::size_t i = 0; i < reports.size(); ++i) {
            const std::size_t end = std::min(reports.size(), i + 1 + most_in_list);
            for (std::size_t k = i + 1; k < end; ++k) candidates.emplace(reports[i], reports[k]);
        }
    }
    for (const auto& [a, b] : candidates) {
        if (!near(linked.reports[a], linked.reports[b])) continue;
        if (cosine(weights[a], weights[b]) >= one_story_similarity) sets.join(a, b);
    }
    for (const CaseEvent& event : linked.events) {
        std::set<Index> reports;
        for (const Index m : event.mentions) {
            if (!linked.mentions[m].told.background) reports.insert(linked.mentions[m].report);
        }
        for (const Index report : reports) sets.join(*reports.begin(), report);
    }

    std::map<Index, Story> stories;
    for (Index r = 0; r < linked.reports.size(); ++r) stories[sets.find(r)].reports.push_back(r);
    for (Index e = 0; e < linked.events.size(); ++e) {
        std::map<Index, std::size_t> votes;
        for (const Index m : linked.events[e].mentions) ++votes[sets.find(linked.mentions[m].report)];
        const auto most = std::max_element(votes.begin(), votes.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most != votes.end()) stories[most->first].events.push_back(e);
    }
    std::vector<Story> result;
    for (auto& [root, story] : stories) {
        for (const Index report : story.reports) reach(story, linked.reports[report].published.day);
        story.label = label_of(linked, weights, story.reports);
        result.push_back(std::move(story));
    }
    std::stable_sort(result.begin(), result.end(), [](const Story& a, const Story& b) {
        const Day x = a.first ? hull(*a.first).first : latest_day;
        const Day y = b.first ? hull(*b.first).first : latest_day;
        return x < y;
    });
    return result;
}

}  // namespace dateline
