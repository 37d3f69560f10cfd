#include "link/day_constraint.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace dateline {
namespace {

constexpr std::size_t quoted_bytes = 140;

}  // namespace

Narrowed narrow(const DaySet& start, std::vector<DayConstraint> constraints) {
    std::sort(constraints.begin(), constraints.end(), [](const DayConstraint& a, const DayConstraint& b) {
        return std::tuple(a.ground, -a.weight, std::string_view(a.reason)) <
               std::tuple(b.ground, -b.weight, std::string_view(b.reason));
    });
    Narrowed result;
    result.days = start;
    for (const DayConstraint& constraint : constraints) {
        if ((!constraint.days || constraint.narrows_only) && !result.days.bounded()) {
            result.idle.push_back(constraint.reason);
            continue;
        }
        const DaySet left =
            constraint.days ? result.days & *constraint.days : result.days.filtered(constraint.allows);
        if (left == result.days) continue;
        if (left.empty()) {
            result.conflicts.push_back(
                fmt::format("set aside, for it would leave no day: {}", constraint.reason));
            continue;
        }
        result.days = left;
        result.reasons.push_back(fmt::format("{} — leaves {}", constraint.reason, describe(left)));
    }
    return result;
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
