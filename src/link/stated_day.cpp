#include "link/stated_day.hpp"

#include <array>
#include <fmt/format.h>

#include "base/utf8.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 7> weekday_names = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                           "Thursday", "Friday", "Saturday"};

// A day after the event that it reports may be told as past by a page whose clock is a zone behind.
constexpr std::chrono::days zone_tolerance{1};

std::vector<StatedDate> statements_of(const Article& article) {
    std::vector<StatedDate> statements = article.published;
    if (article.dateline_day) {
        statements.push_back(
            {*article.dateline_day, "", to_text(*article.dateline_day), "the dateline of the text"});
    }
    return statements;
}

// Empty where the words of the statement agree with themselves.
std::string wrong_weekday(const StatedDate& stated) {
    const DayRange days = hull(stated.date);
    if (days.first != days.last) return {};
    const std::string words = folded(stated.found);
    const unsigned said = std::chrono::weekday{days.first}.c_encoding();
    for (unsigned weekday = 0; weekday < weekday_names.size(); ++weekday) {
        if (words.find(folded(weekday_names[weekday])) == std::string::npos) continue;
        if (weekday == said) return {};
        return fmt::format("{} was a {}", to_text(stated.date), weekday_names[said]);
    }
    return {};
}

std::string refuted_by(const StatedDate& stated, const std::vector<DayConstraint>& own) {
    if (std::string weekday = wrong_weekday(stated); !weekday.empty()) return weekday;
    const DayRange days = hull(stated.date);
    const DaySet near({{days.first - zone_tolerance, days.last + zone_tolerance}});
    for (const DayConstraint& constraint : own) {
        if (constraint.ground != Ground::arithmetic || !constraint.days) continue;
        if ((near & *constraint.days).empty()) return constraint.reason;
    }
    return {};
}

}  // namespace

StatedDay believed_statement(const Reading& reading, const std::vector<DayConstraint>& own,
                             const std::optional<StatedDate>& inferred_year) {
    StatedDay result;
    std::vector<StatedDate> statements = statements_of(reading.article);
    if (inferred_year) statements.push_back(*inferred_year);
    for (const StatedDate& stated : statements) {
        const std::string against = refuted_by(stated, own);
        if (!against.empty()) {
            result.conflicts.push_back(fmt::format("“{}” ({}) says {}, but {}", stated.found, stated.where,
                                                   to_text(stated.date), against));
        } else if (!result.believed) {
            result.believed = stated;
        } else if (!compatible(result.believed->date, stated.date)) {
            result.conflicts.push_back(fmt::format("also stated as {}: “{}” ({})", to_text(stated.date),
                                                   stated.found, stated.where));
        }
    }
    return result;
}

}  // namespace dateline
