// From a row of patterns.tsv and what it matched to a rule.
#include <algorithm>
#include <fmt/format.h>

#include "calendar/holidays.hpp"
#include "calendar/units.hpp"
#include "mention/time/dates.hpp"
#include "mention/time/matcher.hpp"

namespace dateline {

using time_tables::Assignment;
using time_tables::Factor;
using time_tables::Field;
using time_tables::PatternRow;

namespace {

constexpr int minutes_in_half_day = 720;
class Builder {
public:
    Builder(const PatternRow& row, std::span<const TimeItem* const> by_number, std::span<const Piece> pieces,
            std::span<const MatchedTime> matches, MatchedTime& made, int& value)
        : row_(row), by_number_(by_number), pieces_(pieces), matches_(matches), made_(made), value_(value) {}

    bool build() {
        made_.type = row_.type;
        made_.why = row_.why;
        for (const Assignment& assignment : row_.assignments) {
            if (!assign(assignment)) return false;
        }
        if (date_.any && !set_date(date_, made_)) return false;
        if (minutes_ >= 0) set_clock();
        if (row_.anchor != time_tables::AnchorWish::report) made_.anchor = row_.anchor;
        TimeRule& rule = made_.rule;
        if (rule.kind == RuleKind::offset && !rule.members.empty() && !move_members()) return false;
        share_year();
        if (rule.kind == RuleKind::absolute && rule.season != 0 && !set_season()) return false;
        check_weekday(made_);
        if (rule.fiscal) rule.approximate = true;
        if (made_.type == TimexType::date && (rule.day_part != DayPart::none || !rule.clock.empty()))
            made_.type = TimexType::time;
        add_alternatives();
        return true;
    }

private:
    const TimeItem* item(int element) const {
        const auto at = static_cast<std::size_t>(element - 1);
        return at < by_number_.size() ? by_number_[at] : nullptr;
    }

    const MatchedTime* match_of(const Assignment& assignment, std::size_t term) const {
        const TimeItem* found = item(assignment.terms[term].front().element);
        return found == nullptr || found->match < 0 ? nullptr
                                                    : &matches_[static_cast<std::size_t>(found->match)];
    }

    int term_value(const std::vector<Factor>& factors) const {
        long long product = 1;
        for (const Factor& factor : factors) {
            if (factor.element < 0) {
                product *= factor.literal;
                continue;
            }
            const TimeItem* found = item(factor.element);
            product *= found == nullptr || found->values.empty() ? 0 : found->values.front().value;
        }
        return static_cast<int>(std::clamp(product, -10'000'000LL, 1'000'000'000LL));
    }

    static int element_of(const Assignment& assignment) { return assignment.terms.front().front().element; }

    // The two ends of a range that is told in one: "28" and "29 May", "1950" and "53".
    void add_halves(int second) {
        const TimeItem* first = item(end_of_first_);
        const TimeItem* last = item(second);
        if (first == nullptr || last == nullptr) return;
        made_.member_pieces = {{first->first_piece, first->last_piece},
                               {last->first_piece, last->last_piece}};
        made_.halves = true;
    }

    int sum(const Assignment& assignment) const {
        int total = 0;
        for (const auto& term : assignment.terms) total += term_value(term);
        return total;
    }

    std::string text_of(int element) const {
        const TimeItem* found = item(element);
        if (found == nullptr) return {};
        std::string text;
        for (std::uint32_t at = found->first_piece; at <= found->last_piece; ++at) {
            if (!text.empty()) text += ' ';
            text += pieces_[at].text;
        }
        return text;
    }

    bool assign(const Assignment& assignment) {
        TimeRule& rule = made_.rule;
        const int number = sum(assignment);
        switch (assignment.field) {
            case Field::value: value_ = number; return true;
            case Field::copy: return copy(assignment);
            case Field::members:
                for (std::size_t i = 0; i < assignment.terms.size(); ++i) {
                    const MatchedTime* member = match_of(assignment, i);
                    if (member == nullptr) return false;
                    rule.members.push_back(member->rule);
                    const TimeItem* piece_range = item(assignment.terms[i].front().element);
                    made_.member_pieces.emplace_back(piece_range->first_piece, piece_range->last_piece);
                    if (member->anchor != time_tables::AnchorWish::report) made_.anchor = member->anchor;
                    if (member->why == impossible_date) made_.why = impossible_date;
                }
                return true;
            case Field::other: return take_from_other(assignment);
            case Field::kind: rule.kind = static_cast<RuleKind>(number); return true;
            case Field::unit: rule.unit = static_cast<Granularity>(number); return true;
            case Field::count: rule.count = number; return true;
            case Field::weekday:
                rule.weekday = std::chrono::weekday{static_cast<unsigned>(number)};
                return true;
            case Field::month: rule.month = std::chrono::month{static_cast<unsigned>(number)}; return true;
            case Field::month_day:
                rule.month_day = std::chrono::day{static_cast<unsigned>(number)};
                return true;
            case Field::month_day_last:
                rule.month_day_last = std::chrono::day{static_cast<unsigned>(number)};
                return true;
            case Field::season: rule.season = number; return true;
            case Field::direction: rule.direction = static_cast<Direction>(number); return true;
            case Field::approximate: rule.approximate = number != 0; return true;
            case Field::before: rule.before = number != 0; return true;
            case Field::after: rule.after = number != 0; return true;
            case Field::exclusive: rule.exclusive = number != 0; return true;
            case Field::to_anchor: rule.to_anchor = number != 0; return true;
            case Field::strict: rule.strict = number != 0; return true;
            case Field::told_in: rule.told_in = static_cast<Granularity>(number); return true;
            case Field::narrow_index: rule.narrow_index = number; return number != 0;
            case Field::narrow_unit: rule.narrow_unit = static_cast<Granularity>(number); return true;
            case Field::narrow_count: rule.narrow_count = number; return true;
            case Field::part: rule.part = static_cast<Part>(number); return true;
            case Field::day_part:
                if (number != 0) set_day_part(static_cast<DayPart>(number));
                return true;
            case Field::minutes: minutes_ = number; return true;
            case Field::ampm: half_day_ = number; return true;
            case Field::zone: rule.zone = text_of(assignment.terms.front().front().element); return true;
            case Field::clock_unit: rule.clock_unit = static_cast<ClockUnit>(number); return true;
            case Field::count_high: rule.count_high = number; return true;
            case Field::vague_count: rule.vague_count = number != 0; return true;
            case Field::fiscal: rule.fiscal = number != 0; return true;
            case Field::bound: rule.bound = static_cast<Bound>(number); return true;
            case Field::holiday: rule.holiday = holidays()[static_cast<std::size_t>(number)].id; return true;
            case Field::offset_sign: return to_distance(RuleKind::offset, number);
            case Field::elapsed_sign: return to_distance(RuleKind::elapsed, number);
            case Field::y:
                date_.year = number;
                date_.any = true;
                if (end_of_first_ == 0) end_of_first_ = element_of(assignment);
                return true;
            case Field::m:
                date_.month = number;
                date_.any = true;
                return true;
            case Field::d:
                date_.day = number;
                date_.any = true;
                end_of_first_ = element_of(assignment);
                return true;
            case Field::y2:
                date_.last_year = number;
                add_halves(element_of(assignment));
                return true;
            case Field::d2:
                date_.last_day = number;
                add_halves(element_of(assignment));
                return true;
            case Field::quarters:
                rule.count = number / 4;
                rule.quarters = number % 4;
                return true;
            case Field::bc: date_.before_christ = number != 0; return true;
            case Field::join: date_.join = static_cast<RuleKind>(number); return true;
            case Field::decade:
                return set_unit_from(number < 100 ? full_decade(number) : number, Granularity::decade, made_);
            case Field::century:
                return number > 0 && number < 100 && set_century(number, date_.before_christ, made_);
            case Field::numeric:
                set_numeric_date(term_value(assignment.terms[0]), term_value(assignment.terms[1]),
                                 term_value(assignment.terms[2]), made_);
                return true;
            case Field::ymd:
                date_.year = number / 10000;
                date_.month = number / 100 % 100;
                date_.day = number % 100;
                date_.any = true;
                return date_.month >= 1 && date_.month <= 12;
            case Field::anchor:
            case Field::check: break;  // PatternRow's own
        }
        return true;
    }

    bool copy(const Assignment& assignment) {
        const MatchedTime* source = match_of(assignment, 0);
        if (source == nullptr) return false;
        made_.rule = source->rule;
        made_.anchor = source->anchor;
        made_.alternatives = source->alternatives;
        made_.member_pieces = source->member_pieces;
        if (source->type == TimexType::time && made_.type == TimexType::date) made_.type = TimexType::time;
        if (source->type == TimexType::set) made_.type = TimexType::set;
        if (source->type == TimexType::duration && made_.type == TimexType::date &&
            made_.rule.kind == RuleKind::duration) {
            made_.type = row_.why.empty() ? TimexType::duration : made_.type;
        }
        if (source->why == impossible_date) made_.why = impossible_date;
        return true;
    }

    // Of a clock its time; of a length its unit and count, for "the first two weeks of".
    bool take_from_other(const Assignment& assignment) {
        const MatchedTime* other = match_of(assignment, 0);
        if (other == nullptr) return false;
        TimeRule& rule = made_.rule;
        if (other->rule.kind == RuleKind::duration) {
            if (other->rule.vague_count || other->rule.clock_unit != ClockUnit::none || other->rule.count < 1)
                return false;
            rule.narrow_unit = other->rule.unit;
            rule.narrow_count = other->rule.count;
            return true;
        }
        rule.clock = other->rule.clock;
        rule.zone = other->rule.zone;
        if (other->rule.day_part != DayPart::none) rule.day_part = other->rule.day_part;
        return true;
    }

    // A length becomes a distance from the anchor. It is told in the unit that usage means by it: "a week
    // ago" a day about then, "three weeks ago" a week, "a year ago" a month about then.
    bool to_distance(RuleKind kind, int sign) {
        TimeRule& rule = made_.rule;
        if (rule.kind != RuleKind::duration) return false;
        rule.kind = kind;
        rule.count *= sign;
        rule.count_high *= sign;
        rule.quarters *= sign;
        if (rule.vague_count) rule.direction = sign < 0 ? Direction::past : Direction::future;
        if (kind == RuleKind::elapsed) return true;
        if (rule.quarters != 0 && rule.unit == Granularity::year) rule.told_in = Granularity::month;
        const bool one = (rule.count == 1 || rule.count == -1) && rule.count_high == 0;
        if (rule.unit == Granularity::week && one) rule.told_in = Granularity::day;
        if (rule.unit == Granularity::year && one) rule.told_in = Granularity::month;
        if (rule.unit == Granularity::decade) rule.told_in = Granularity::year;
        if (rule.unit == Granularity::century)
            rule.told_in = rule.quarters != 0 ? Granularity::year : Granularity::decade;
        rule.approximate = rule.approximate || (rule.told_in && *rule.told_in != rule.unit);
        return true;
    }

    static int full_decade(int decade) { return decade + (decade <= 20 ? 2000 : 1900); }

    // "14 and 19 May last year": each of them is of that year.
    bool move_members() {
        TimeRule& rule = made_.rule;
        for (TimeRule& member : rule.members) {
            if (member.kind != RuleKind::month) return false;
            member.kind = RuleKind::offset;
            member.unit = rule.unit;
            member.count = rule.count;
        }
        rule.kind = RuleKind::all_of;
        return true;
    }

    // "31 May to 1 June 1916", "August and September 1950": the year is told once, with the last.
    void share_year() {
        std::vector<TimeRule>& members = made_.rule.members;
        if (members.size() < 2 || made_.rule.kind == RuleKind::one_of) return;
        const TimeRule& last = members.back();
        const bool dated = last.kind == RuleKind::absolute && last.absolute &&
                           last.absolute->granularity <= Granularity::month;
        if (!dated) return;
        for (TimeRule& member : members) {
            if (member.kind != RuleKind::month || member.direction != Direction::unknown) continue;
            const TimeRule named = member;
            member.direction = Direction::past;
            member.strict = true;
            const auto value = resolve(member, *last.absolute);
            member = named;
            if (!value) continue;
            member.kind = RuleKind::absolute;
            member.absolute = *value;
        }
    }

    bool set_season() {
        TimeRule& rule = made_.rule;
        if (!rule.absolute || rule.absolute->granularity != Granularity::year) return false;
        const std::chrono::year_month_day first{hull(*rule.absolute).first};
        rule.absolute = edtf_season(first.year(), rule.season);
        rule.season = 0;
        return true;
    }

    // "5 o'clock in the afternoon" is 17:00.
    void set_day_part(DayPart part) {
        TimeRule& rule = made_.rule;
        rule.day_part = part;
        const bool second_half =
            part == DayPart::afternoon || part == DayPart::evening || part == DayPart::night;
        if (!second_half || rule.clock.size() != 5) return;
        const int hour = (rule.clock[0] - '0') * 10 + (rule.clock[1] - '0');
        const bool small_hours = part == DayPart::night && hour < 6;
        if (hour < 12 && !small_hours) rule.clock = fmt::format("{:02}{}", hour + 12, rule.clock.substr(2));
    }

    void set_clock() {
        int minutes = minutes_;
        if (half_day_ >= 0) minutes = minutes % minutes_in_half_day + half_day_;
        made_.rule.clock = fmt::format("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    }

    // 'Last' and 'next' with a weekday are told in two ways: by the nearest day, or by the week. 'Last week',
    // said on a Sunday, is to some the week that ends that day; the link stage knows the day.
    void add_alternatives() {
        const TimeRule& rule = made_.rule;
        TimeRule other = rule;
        if (rule.kind == RuleKind::weekday && rule.strict) {
            other.kind = RuleKind::offset;
            other.unit = Granularity::week;
            other.count = rule.direction == Direction::past ? -1 : 1;
            other.strict = false;
            other.direction = Direction::unknown;
        } else if (rule.kind == RuleKind::offset && rule.unit == Granularity::week && rule.count == -1 &&
                   !rule.told_in && made_.anchor == time_tables::AnchorWish::report && !rule.weekday) {
            // Six days back is in the week before, but on a Sunday.
            other.unit = Granularity::day;
            other.count = -6;
            other.told_in = Granularity::week;
        } else {
            return;
        }
        made_.alternatives = {other};
        made_.why += "; usage is split, the other reading is ";
        made_.why += describe(other);
    }

    const PatternRow& row_;
    std::span<const TimeItem* const> by_number_;
    std::span<const Piece> pieces_;
    std::span<const MatchedTime> matches_;
    MatchedTime& made_;
    int& value_;
    DateParts date_;
    int end_of_first_ = 0;  // element; of a range
    int minutes_ = -1;
    int half_day_ = -1;
};

}  // namespace

bool build_time(const PatternRow& row, std::span<const TimeItem* const> by_number,
                std::span<const Piece> pieces, std::span<const MatchedTime> matches, MatchedTime& made,
                int& value) {
    return Builder(row, by_number, pieces, matches, made, value).build();
}

}  // namespace dateline
