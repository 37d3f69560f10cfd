#include "link/day_set.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dateline {
namespace {

constexpr std::chrono::days one_day{1};

std::int64_t length(const DayRange& range) {
    return (range.last - range.first).count() + 1;
}

}  // namespace

DaySet::DaySet(std::vector<DayRange> ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](const DayRange& a, const DayRange& b) { return a.first < b.first; });
    for (const DayRange& range : ranges) {
        if (range.last < range.first) continue;
        if (!ranges_.empty() && range.first <= ranges_.back().last + one_day) {
            ranges_.back().last = std::max(ranges_.back().last, range.last);
        } else {
            ranges_.push_back(range);
        }
    }
}

DaySet DaySet::all() {
    return DaySet({{earliest_day, latest_day}});
}
DaySet DaySet::of(const Edtf& date) {
    return DaySet(date.members);
}
DaySet DaySet::from(Day first) {
    return DaySet({{first, latest_day}});
}
DaySet DaySet::until(Day last) {
    return DaySet({{earliest_day, last}});
}

bool DaySet::contains(Day day) const {
    const auto after = std::upper_bound(ranges_.begin(), ranges_.end(), day,
                                        [](Day d, const DayRange& range) { return d < range.first; });
    return after != ranges_.begin() && day <= std::prev(after)->last;
}

bool DaySet::bounded() const {
    return !empty() && first() > earliest_day && last() < latest_day;
}

std::int64_t DaySet::count() const {
    std::int64_t sum = 0;
    for (const DayRange& range : ranges_) sum += length(range);
    return sum;
}

DaySet DaySet::operator&(const DaySet& other) const {
    std::vector<DayRange> both;
    auto a = ranges_.begin();
    auto b = other.ranges_.begin();
    while (a != ranges_.end() && b != other.ranges_.end()) {
        const DayRange common{std::max(a->first, b->first), std::min(a->last, b->last)};
        if (common.first <= common.last) both.push_back(common);
        if (a->last < b->last) {
            ++a;
        } else {
            ++b;
        }
    }
    return DaySet(std::move(both));
}

DaySet DaySet::operator|(const DaySet& other) const {
    std::vector<DayRange> either = ranges_;
    either.insert(either.end(), other.ranges_.begin(), other.ranges_.end());
    return DaySet(std::move(either));
}

DaySet DaySet::filtered(const std::function<bool(Day)>& keep) const {
    std::vector<DayRange> kept;
    for (const DayRange& range : ranges_) {
        for (Day day = range.first; day <= range.last; day += one_day) {
            if (keep(day)) kept.push_back({day, day});
        }
    }
    return DaySet(std::move(kept));
}

std::vector<Day> DaySet::days(std::size_t most) const {
    std::vector<Day> listed;
    for (const DayRange& range : ranges_) {
        for (Day day = range.first; day <= range.last && listed.size() < most; day += one_day) {
            listed.push_back(day);
        }
    }
    return listed;
}

std::string describe(const DaySet& days) {
    if (days.empty()) return "no day";
    const auto text = [](Day day) { return to_text(edtf_day(day)); };
    if (days.count() == 1) return text(days.first());
    if (!days.bounded()) {
        if (days.first() > earliest_day) return fmt::format("on or after {}", text(days.first()));
        if (days.last() < latest_day) return fmt::format("on or before {}", text(days.last()));
        return "any day";
    }
    return fmt::format("{} days, {} to {}", days.count(), text(days.first()), text(days.last()));
}

}  // namespace dateline
