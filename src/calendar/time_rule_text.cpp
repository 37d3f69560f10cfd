// A rule in plain words.
#include <array>
#include <fmt/format.h>

#include "calendar/time_rule.hpp"

namespace dateline {

namespace {

constexpr std::array<const char*, 7> weekday_words = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                      "Thursday", "Friday", "Saturday"};
constexpr std::array<const char*, 12> month_words = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<const char*, 4> season_words = {"spring", "summer", "autumn", "winter"};
constexpr std::array<const char*, 9> unit_words = {"day",       "week", "month",  "quarter", "season",
                                                   "half-year", "year", "decade", "century"};
constexpr std::array<const char*, 4> clock_words = {"", "hour", "minute", "second"};

std::string month_text(const TimeRule& rule) {
    std::string text = month_words[static_cast<unsigned>(*rule.month) - 1];
    if (rule.month_day) text += fmt::format(" {}", static_cast<unsigned>(*rule.month_day));
    if (rule.month_day_last) text += fmt::format(" to {}", static_cast<unsigned>(*rule.month_day_last));
    return text;
}

std::string unit_text(const TimeRule& rule) {
    return rule.clock_unit != ClockUnit::none ? clock_words[static_cast<std::size_t>(rule.clock_unit)]
                                              : unit_words[static_cast<std::size_t>(rule.unit)];
}

std::string count_text(const TimeRule& rule) {
    if (rule.vague_count) return fmt::format("an untold number of {}s", unit_text(rule));
    const int count = rule.count < 0 ? -rule.count : rule.count;
    const int high = rule.count_high < 0 ? -rule.count_high : rule.count_high;
    std::string text = high != 0 ? fmt::format("{} to {}", count, high) : fmt::format("{}", count);
    if (rule.quarters != 0) {
        constexpr std::array<const char*, 4> parts = {"", "a quarter", "a half", "three quarters"};
        const std::string part =
            parts[static_cast<std::size_t>(rule.quarters < 0 ? -rule.quarters : rule.quarters) % 4];
        text = count == 0 ? part + " of a" : text + " and " + part;
    }
    if (rule.bound == Bound::about || rule.approximate) text = "about " + text;
    if (rule.bound == Bound::less_than) text = "less than " + text;
    if (rule.bound == Bound::more_than) text = "more than " + text;
    return fmt::format("{} {}{}", text, unit_text(rule),
                       (count == 1 || (count == 0 && rule.quarters != 0)) && high == 0 ? "" : "s");
}

std::string ordinal_text(const TimeRule& rule) {
    const std::string what = rule.weekday ? weekday_words[rule.weekday->c_encoding()]
                                          : unit_words[static_cast<std::size_t>(rule.narrow_unit)];
    const std::string place = rule.narrow_index < 0
                                  ? fmt::format("number {} from the end", -rule.narrow_index)
                                  : fmt::format("number {}", rule.narrow_index);
    if (rule.narrow_count > 1)
        return fmt::format("{} {}s, the first of them {}", rule.narrow_count, what, place);
    return fmt::format("{} {}", what, place);
}

std::string nearest_text(const TimeRule& rule, const std::string& what) {
    switch (rule.direction) {
        case Direction::past:
            return fmt::format("the {} {} the anchor", what, rule.strict ? "before" : "on or before");
        case Direction::future:
            return fmt::format("the {} {} the anchor", what, rule.strict ? "after" : "on or after");
        default: return fmt::format("the {} nearest the anchor", what);
    }
}

std::string offset_text(const TimeRule& rule) {
    const bool counted = rule.count != 0 || rule.vague_count || rule.quarters != 0;
    std::string text;
    if (!counted) {
        text = rule.unit == Granularity::day ? "the anchor's day"
                                             : fmt::format("the {} of the anchor", unit_text(rule));
    } else {
        text = fmt::format("{} {} the anchor", count_text(rule),
                           rule.count < 0 || rule.quarters < 0 ? "before" : "after");
    }
    if (rule.month) return fmt::format("{} of the year {}", month_text(rule), text);
    if (rule.season != 0)
        return fmt::format("{} of the year {}", season_words[static_cast<std::size_t>(rule.season - 1)],
                           text);
    if (!rule.holiday.empty()) return fmt::format("{} of the year {}", rule.holiday, text);
    if (rule.weekday && rule.narrow_index == 0)
        return fmt::format("{} of the week {}", weekday_words[rule.weekday->c_encoding()], text);
    return text;
}

std::string base_text(const TimeRule& rule) {
    switch (rule.kind) {
        case RuleKind::absolute: return rule.absolute ? to_text(*rule.absolute) : "no such day";
        case RuleKind::offset: return offset_text(rule);
        case RuleKind::weekday:
            return nearest_text(rule, rule.weekday ? weekday_words[rule.weekday->c_encoding()] : "weekday");
        case RuleKind::weekend: return nearest_text(rule, "weekend");
        case RuleKind::month: return nearest_text(rule, rule.month ? month_text(rule) : "month");
        case RuleKind::season:
            return nearest_text(
                rule, rule.season > 0 ? season_words[static_cast<std::size_t>(rule.season - 1)] : "season");
        case RuleKind::holiday: return nearest_text(rule, rule.holiday);
        case RuleKind::ordinal: return nearest_text(rule, ordinal_text(rule) + " of a year");
        case RuleKind::elapsed:
            return fmt::format("within {} {} the anchor", count_text(rule),
                               rule.count < 0 ? "before" : "after");
        case RuleKind::duration: return fmt::format("a length of {}", count_text(rule));
        case RuleKind::vague: return "no day that can be told";
        case RuleKind::interval:
        case RuleKind::all_of:
        case RuleKind::one_of: break;
    }
    const char* joint = rule.kind == RuleKind::interval ? " to "
                        : rule.kind == RuleKind::all_of ? " and "
                                                        : " or ";
    std::string text;
    for (const TimeRule& member : rule.members) {
        if (!text.empty()) text += joint;
        text += base_text(member);
    }
    return text;
}

}  // namespace

std::string describe(const TimeRule& rule) {
    constexpr std::array<const char*, 6> parts = {
        "", "early in ", "the middle of ", "late in ", "up to the anchor in ", "from the anchor on in "};
    std::string text = base_text(rule);
    if (rule.narrow_index != 0 && rule.kind != RuleKind::ordinal)
        text = fmt::format("{} of {}", ordinal_text(rule), text);
    text = parts[static_cast<std::size_t>(rule.part)] + text;
    const bool listed =
        rule.kind == RuleKind::interval || rule.kind == RuleKind::all_of || rule.kind == RuleKind::one_of;
    if (!listed && !rule.members.empty())
        text += fmt::format(", the anchor being {}", base_text(rule.members.front()));
    if (rule.before) return (rule.exclusive ? "before " : "up to ") + text;
    if (rule.after)
        return (rule.exclusive ? "after " : "from ") + text + (rule.to_anchor ? " up to the anchor" : "");
    return text;
}

}  // namespace dateline
