#include "link/day_constraint.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

namespace dateline {
namespace {

constexpr std::size_t quoted_bytes = 140;
// What a constraint counts for against others: a full date told as past is rarely misread, but two events of
// other reports that agree outweigh it. Shared events bring a weight of their own (event_matches.hpp).
constexpr double trust_arithmetic = 5;
constexpr double trust_copy = 6;
constexpr double trust_order = 0.5;  // times the weight of the match
// Days with this much less support than the best may be the right ones.
constexpr double clear_lead = 1;
// A reason among more than so many is not searched for the smallest set that speaks against it.
constexpr std::size_t most_searched = 64;

using Constraints = std::vector<const DayConstraint*>;

double trust(const DayConstraint& constraint) {
    switch (constraint.ground) {
        case Ground::arithmetic: return trust_arithmetic;
        case Ground::copy: return trust_copy;
        case Ground::order: return trust_order * constraint.weight;
        case Ground::shared_event:
        case Ground::usage: break;
    }
    return constraint.weight;
}

DaySet common_days(const DaySet& start, const Constraints& constraints) {
    DaySet left = start;
    for (const DayConstraint* constraint : constraints) left = left & *constraint->days;
    return left;
}

// The days of `start` that are allowed by constraints of the greatest trust together, or nearly.
DaySet best_supported(const DaySet& start, const Constraints& constraints) {
    std::map<Day, double> change;  // of the support from this day on
    change[start.first()];
    for (const DayConstraint* constraint : constraints) {
        for (const DayRange& range : constraint->days->ranges()) {
            change[range.first] += trust(*constraint);
            if (range.last < latest_day) change[range.last + std::chrono::days{1}] -= trust(*constraint);
        }
    }
    std::vector<std::pair<DayRange, double>> stretches;
    double support = 0;
    for (auto at = change.begin(); at != change.end(); ++at) {
        support += at->second;
        const auto next = std::next(at);
        const Day last = next == change.end() ? latest_day : next->first - std::chrono::days{1};
        if (!(start & DaySet({{at->first, last}})).empty()) stretches.push_back({{at->first, last}, support});
    }
    double best = 0;
    for (const auto& [range, sum] : stretches) best = std::max(best, sum);
    std::vector<DayRange> kept;
    for (const auto& [range, sum] : stretches) {
        if (sum > best - clear_lead) kept.push_back(range);
    }
    return start & DaySet(std::move(kept));
}

// The fewest of `kept`, the least trusted left out first, that leave no day together with `against`.
Constraints smallest_conflict(const DaySet& start, const Constraints& kept, const DayConstraint& against) {
    Constraints smallest = kept;
    smallest.push_back(&against);
    if (smallest.size() > most_searched || !common_days(start, smallest).empty()) return {};
    smallest.pop_back();
    for (std::size_t i = smallest.size(); i-- > 0;) {
        Constraints fewer = smallest;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        fewer.push_back(&against);
        if (!common_days(start, fewer).empty()) continue;
        smallest.erase(smallest.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return smallest;
}

std::string left_out(const DaySet& start, const Constraints& kept, const DayConstraint& constraint) {
    std::string text = fmt::format("left out, for it cannot be true with the rest: {}", constraint.reason);
    const Constraints conflict = smallest_conflict(start, kept, constraint);
    for (const DayConstraint* other : conflict)
        text += fmt::format("{}{}", other == conflict.front() ? " — against " : " and ", other->reason);
    return text;
}

class Narrowing {
public:
    explicit Narrowing(const DaySet& start) : start_(start) { result_.days = start; }

    // The ones that bound by themselves.
    void establish(const Constraints& all) {
        if (all.empty()) return;
        Constraints kept = all;
        const bool consistent = !common_days(start_, all).empty();
        const DaySet best = consistent ? DaySet::all() : best_supported(start_, all);
        if (!consistent) {
            std::erase_if(kept, [&](const DayConstraint* c) { return !((best & *c->days) == best); });
        }
        for (const DayConstraint* constraint : kept) take(*constraint);
        if (consistent) return;
        result_.days = best;
        for (const DayConstraint* constraint : all) {
            if (std::find(kept.begin(), kept.end(), constraint) == kept.end())
                result_.conflicts.push_back(left_out(start_, kept, *constraint));
        }
    }

    // The ones that need days to work on.
    void refine(const DayConstraint& constraint) {
        if (!result_.days.bounded()) {
            result_.idle.push_back(constraint.reason);
            return;
        }
        take(constraint);
    }

    Narrowed result() { return std::move(result_); }

private:
    void take(const DayConstraint& constraint) {
        const DaySet left =
            constraint.days ? result_.days & *constraint.days : result_.days.filtered(constraint.allows);
        if (left == result_.days) return;
        if (left.empty()) {
            result_.conflicts.push_back(
                fmt::format("set aside, for it would leave no day: {}", constraint.reason));
            return;
        }
        result_.days = left;
        result_.reasons.push_back(fmt::format("{} — leaves {}", constraint.reason, describe(left)));
    }

    DaySet start_;
    Narrowed result_;
};

}  // namespace

Narrowed narrow(const DaySet& start, std::vector<DayConstraint> constraints) {
    std::sort(constraints.begin(), constraints.end(), [](const DayConstraint& a, const DayConstraint& b) {
        return std::tuple(a.ground, -a.weight, std::string_view(a.reason)) <
               std::tuple(b.ground, -b.weight, std::string_view(b.reason));
    });
    Constraints establishing;
    Constraints refining;
    for (const DayConstraint& constraint : constraints) {
        const bool bounds = constraint.days && !constraint.narrows_only;
        (bounds ? establishing : refining).push_back(&constraint);
    }
    Narrowing narrowing(start);
    narrowing.establish(establishing);
    for (const DayConstraint* constraint : refining) narrowing.refine(*constraint);
    return narrowing.result();
}

std::string quoted(const Reading& reading, Span at) {
    Span shown = at;
    const auto sentence = std::find_if(reading.sentences.begin(), reading.sentences.end(),
                                       [&](Span s) { return s.contains(at); });
    if (sentence != reading.sentences.end()) shown = *sentence;
    std::string text;
    for (const char c : shown.of(reading.article.text)) {
        const bool space = c == '\n' || c == '\t' || c == ' ';
        if (!space || (!text.empty() && text.back() != ' ')) text += space ? ' ' : c;
    }
    if (text.size() > quoted_bytes) {
        std::size_t cut = text.rfind(' ', quoted_bytes);
        if (cut == std::string::npos || cut == 0) cut = quoted_bytes;
        while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
        text.resize(cut);
        text += " …";
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return fmt::format("“{}”", text);
}

}  // namespace dateline
