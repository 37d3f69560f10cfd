#include "mention/time/timex3.hpp"

#include <array>
#include <cstdlib>
#include <fmt/format.h>

#include "calendar/units.hpp"

namespace dateline {

namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr std::array seasons = {"SP", "SU", "FA", "WI"};
constexpr std::array<const char*, 9> duration_units = {"D", "W", "M", "Q", "S", "H", "Y", "DE", "CE"};
constexpr std::array<const char*, 9> unknown_forms = {
    "XXXX-XX-XX", "XXXX-WXX", "XXXX-XX", "XXXX-QX", "XXXX-SX", "XXXX-HX", "XXXX", "XXX", "XX"};

std::string year_text(int year) {
    return year > 0 ? fmt::format("{:04}", year) : fmt::format("BC{:04}", 1 - year);
}

std::string iso_week(Day day) {
    const Day thursday = unit_of(day, Granularity::week).first + days{3};
    const std::chrono::year year = year_month_day{thursday}.year();
    const auto week = (thursday - Day{year / 1 / 1}).count() / 7 + 1;
    return fmt::format("{}-W{:02}", year_text(static_cast<int>(year)), week);
}

std::string unit_text(Day day, Granularity unit) {
    const year_month_day date{day};
    const int year = static_cast<int>(date.year());
    const unsigned month = static_cast<unsigned>(date.month());
    switch (unit) {
        case Granularity::day:
            return fmt::format("{}-{:02}-{:02}", year_text(year), month, static_cast<unsigned>(date.day()));
        case Granularity::week: return iso_week(day);
        case Granularity::month: return fmt::format("{}-{:02}", year_text(year), month);
        case Granularity::quarter: return fmt::format("{}-Q{}", year_text(year), (month - 1) / 3 + 1);
        case Granularity::season: return fmt::format("{}-{}", year_text(year), seasons[month / 3 - 1]);
        case Granularity::half: return fmt::format("{}-H{}", year_text(year), month > 6 ? 2 : 1);
        case Granularity::year: return year_text(year);
        case Granularity::decade:
            return year > 0 ? fmt::format("{:03}", year / 10) : year_text(year).substr(0, 5);
        case Granularity::century:
            return year > 0 ? fmt::format("{:02}", year / 100) : year_text(year + 99).substr(0, 4);
    }
    return {};
}

const char* day_part_text(DayPart part) {
    switch (part) {
        case DayPart::none: return "";
        case DayPart::dawn: return "TDT";
        case DayPart::morning: return "TMO";
        case DayPart::midday: return "TMI";
        case DayPart::afternoon: return "TAF";
        case DayPart::evening: return "TEV";
        case DayPart::night:
        case DayPart::overnight: return "TNI";
        case DayPart::midnight: return "T24:00";
    }
    return "";
}

std::string time_of_day(const TimeRule& rule) {
    return rule.clock.empty() ? day_part_text(rule.day_part) : "T" + rule.clock;
}

// Of a length with a fraction, in the units that hold it in whole numbers: "P2Y6M", "PT1H30M", "P50Y".
std::string fraction_text(const TimeRule& rule) {
    const int count = std::abs(rule.count);
    const int quarters = std::abs(rule.quarters);
    const auto part = [](int number, char unit) {
        return number == 0 ? std::string() : fmt::format("{}{}", number, unit);
    };
    if (rule.clock_unit == ClockUnit::hour) return "PT" + part(count, 'H') + part(15 * quarters, 'M');
    if (rule.clock_unit == ClockUnit::minute) return "PT" + part(count, 'M') + part(15 * quarters, 'S');
    const int quarters_in_all = 4 * count + quarters;
    switch (rule.unit) {
        case Granularity::day: return "P" + part(count, 'D') + "T" + part(6 * quarters, 'H');
        case Granularity::year: return "P" + part(count, 'Y') + part(3 * quarters, 'M');
        case Granularity::decade:
            return "P" + part(quarters_in_all * 10 / 4, 'Y') + part(quarters_in_all * 30 % 12, 'M');
        case Granularity::century: return "P" + part(25 * quarters_in_all, 'Y');
        default: break;
    }
    const char* hundredths[] = {"", ".25", ".5", ".75"};
    return fmt::format("P{}{}{}", count, hundredths[quarters % 4],
                       duration_units[static_cast<std::size_t>(rule.unit)]);
}

std::string duration_text(const TimeRule& rule) {
    if (rule.quarters != 0 && !rule.vague_count) return fraction_text(rule);
    if (rule.clock_unit != ClockUnit::none) {
        const char unit = rule.clock_unit == ClockUnit::hour     ? 'H'
                          : rule.clock_unit == ClockUnit::minute ? 'M'
                                                                 : 'S';
        return rule.vague_count ? fmt::format("PTX{}", unit)
                                : fmt::format("PT{}{}", std::abs(rule.count), unit);
    }
    // As TempEval writes them: P9M for "three quarters", P20Y for "two decades".
    if (rule.unit == Granularity::quarter)
        return rule.vague_count ? "PXM" : fmt::format("P{}M", 3 * std::abs(rule.count));
    if (rule.unit == Granularity::decade && !rule.vague_count)
        return fmt::format("P{}Y", 10 * std::abs(rule.count));
    const char* unit = duration_units[static_cast<std::size_t>(rule.unit)];
    return rule.vague_count ? fmt::format("PX{}", unit) : fmt::format("P{}{}", std::abs(rule.count), unit);
}

// As far as the words go where the day is not known.
std::string shape_text(const TimeRule& rule) {
    switch (rule.kind) {
        case RuleKind::weekday:
            if (rule.weekday) return fmt::format("XXXX-WXX-{}", rule.weekday->iso_encoding());
            break;
        case RuleKind::weekend: return "XXXX-WXX-WE";
        case RuleKind::month:
            if (rule.month && rule.month_day)
                return fmt::format("XXXX-{:02}-{:02}", static_cast<unsigned>(*rule.month),
                                   static_cast<unsigned>(*rule.month_day));
            if (rule.month) return fmt::format("XXXX-{:02}", static_cast<unsigned>(*rule.month));
            break;
        case RuleKind::season:
            if (rule.season >= 1 && rule.season <= 4)
                return fmt::format("XXXX-{}", seasons[static_cast<std::size_t>(rule.season - 1)]);
            break;
        case RuleKind::ordinal:
            if (rule.narrow_unit == Granularity::quarter) return fmt::format("XXXX-Q{}", rule.narrow_index);
            return unknown_forms[static_cast<std::size_t>(rule.narrow_unit)];
        case RuleKind::offset:
            if (rule.weekday) return fmt::format("XXXX-WXX-{}", rule.weekday->iso_encoding());
            if (rule.clock_unit != ClockUnit::none) break;
            if (rule.month) {
                TimeRule named = rule;
                named.kind = RuleKind::month;
                return shape_text(named);
            }
            return unknown_forms[static_cast<std::size_t>(
                rule.narrow_index != 0 ? rule.narrow_unit : rule.told_in.value_or(rule.unit))];
        default: break;
    }
    return unknown_forms.front();
}

// The rule without what TIMEX3 tells beside the value, or not at all.
TimeRule bare(TimeRule rule) {
    rule.before = rule.after = rule.exclusive = rule.to_anchor = rule.approximate = false;
    rule.part = Part::whole;
    rule.bound = Bound::exactly;
    if (rule.day_part == DayPart::overnight) rule.day_part = DayPart::night;
    if (rule.told_in && rule.unit == Granularity::year) rule.told_in = rule.unit;
    for (TimeRule& member : rule.members) member = bare(std::move(member));
    return rule;
}

const char* mod_of(const TimeRule& rule) {
    if (rule.part == Part::early) return "START";
    if (rule.part == Part::middle) return "MID";
    if (rule.part == Part::late) return "END";
    if (rule.bound == Bound::less_than) return "LESS_THAN";
    if (rule.bound == Bound::more_than) return "MORE_THAN";
    const bool told_loosely = rule.told_in && *rule.told_in != rule.unit;  // by usage, not by a word
    if (rule.bound == Bound::about || (rule.approximate && !told_loosely && !rule.fiscal)) return "APPROX";
    return "";
}

// "The first three weeks of May", "in recent years", "two hours later": TIMEX3 has but their length.
bool told_as_length(const TimeRule& rule) {
    const bool clock =
        rule.clock_unit != ClockUnit::none && rule.kind == RuleKind::offset && !rule.vague_count;
    return rule.narrow_count > 1 || clock || (rule.kind == RuleKind::vague && rule.vague_count);
}

std::string value_text(const TimeExpression& time, const TimeRule& rule, const std::optional<Edtf>& value) {
    switch (rule.kind) {
        case RuleKind::vague:
            if (told_as_length(rule)) return duration_text(rule);
            return rule.direction == Direction::past     ? "PAST_REF"
                   : rule.direction == Direction::future ? "FUTURE_REF"
                                                         : "PRESENT_REF";
        case RuleKind::duration:
        case RuleKind::elapsed: return duration_text(rule);
        default: break;
    }
    if (rule.narrow_count > 1) {
        TimeRule length;
        length.unit = rule.narrow_unit;
        length.count = rule.narrow_count;
        return duration_text(length);
    }
    if (time.type == TimexType::set) return shape_text(rule) + time_of_day(rule);
    if (told_as_length(rule)) return duration_text(rule);
    if (rule.vague_count) return rule.direction == Direction::past ? "PAST_REF" : "FUTURE_REF";
    if (!value) return shape_text(rule) + time_of_day(rule);
    const DayRange range = hull(*value);
    // A week by its number in a month need not begin on a Monday: the calendar's week that holds most of it.
    if (rule.narrow_index != 0 && rule.narrow_unit == Granularity::week && !rule.weekday)
        return iso_week(range.first + days{3});
    if (rule.kind == RuleKind::weekend) return iso_week(range.first) + "-WE";
    // Centuries before Christ do not begin where EDTF's do, so that theirs is an interval.
    const auto years = year_month_day{range.last}.year() - year_month_day{range.first}.year();
    const bool century = value->granularity == Granularity::year && years.count() == 99;
    return unit_text(range.first, century ? Granularity::century : value->granularity) + time_of_day(rule);
}

// `values` are those of the expressions before.
std::optional<Edtf> value_of(const TimeExpression& time, std::span<const std::optional<Edtf>> values,
                             std::optional<Day> day) {
    if (time.type == TimexType::set || time.anchor == AnchorKind::event) return std::nullopt;
    if (time.anchor == AnchorKind::time_expression) {
        if (time.anchor_time >= values.size() || !values[time.anchor_time]) return std::nullopt;
        return resolve(time.rule, *values[time.anchor_time]);
    }
    if (!day && depends_on_anchor(time.rule)) return std::nullopt;
    return resolve(time.rule, day.value_or(Day{}));
}

}  // namespace

std::vector<std::optional<Edtf>> time_values(std::span<const TimeExpression> times, std::optional<Day> day) {
    std::vector<std::optional<Edtf>> values;
    values.reserve(times.size());
    for (const TimeExpression& time : times) values.push_back(value_of(time, values, day));
    return values;
}

std::vector<Timex3> timex3_of(std::span<const TimeExpression> times, std::optional<Day> day) {
    std::vector<TimeExpression> plain(times.begin(), times.end());
    for (TimeExpression& time : plain) time.rule = bare(std::move(time.rule));
    const auto values = time_values(plain, day);
    std::vector<Timex3> all;
    for (Index at = 0; at < times.size(); ++at) {
        const TimeExpression& time = plain[at];
        Timex3 made;
        made.time = at;
        made.type = told_as_length(time.rule) ? TimexType::duration : time.type;
        const bool counted = depends_on_anchor(time.rule);
        if (counted && time.anchor == AnchorKind::time_expression) made.anchor = time.anchor_time;
        made.from_report =
            counted && (time.anchor == AnchorKind::report_day || time.anchor == AnchorKind::dateline);
        const std::size_t members = time.member_spans.size();
        if (members == 2 && time.rule.members.empty() && values[at]) {
            for (std::size_t i = 0; i < members; ++i) {
                Timex3 one = made;
                one.span = time.member_spans[i];
                const DayRange range = hull(*values[at]);
                const Granularity told =
                    values[at]->granularity >= Granularity::year ? Granularity::year : Granularity::day;
                one.value = unit_text(i == 0 ? range.first : range.last, told);
                all.push_back(std::move(one));
            }
            continue;
        }
        if (members == 0 || members != time.rule.members.size()) {
            made.span = time.span;
            made.value = value_text(time, time.rule, values[at]);
            made.mod = mod_of(times[at].rule);
            all.push_back(std::move(made));
            continue;
        }
        for (std::size_t i = 0; i < members; ++i) {
            Timex3 one = made;
            one.span = time.member_spans[i];
            TimeExpression member = time;
            member.rule = time.rule.members[i];
            const std::span before(values.data(), at);
            one.value = value_text(member, member.rule, value_of(member, before, day));
            one.mod = mod_of(times[at].rule.members[i]);
            all.push_back(std::move(one));
        }
    }
    return all;
}

const char* timex3_type(TimexType type) {
    switch (type) {
        case TimexType::date: return "DATE";
        case TimexType::time: return "TIME";
        case TimexType::duration: return "DURATION";
        case TimexType::set: return "SET";
    }
    return "DATE";
}

}  // namespace dateline
