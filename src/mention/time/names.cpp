#include "mention/time/names.hpp"

#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace dateline::time_tables {

namespace {

using Names = std::vector<std::pair<std::string_view, int>>;

const Names& unit_names() {
    static const Names names = {{"day", 0},  {"week", 1}, {"month", 2},  {"quarter", 3}, {"season", 4},
                                {"half", 5}, {"year", 6}, {"decade", 7}, {"century", 8}};
    return names;
}
const Names& clock_names() {
    static const Names names = {{"hour", 1}, {"minute", 2}, {"second", 3}};
    return names;
}
const Names& part_names() {
    static const Names names = {{"whole", 0}, {"early", 1},   {"middle", 2},
                                {"late", 3},  {"earlier", 4}, {"later", 5}};
    return names;
}
const Names& day_part_names() {
    static const Names names = {{"dawn", 1},    {"morning", 2}, {"midday", 3},   {"afternoon", 4},
                                {"evening", 5}, {"night", 6},   {"midnight", 7}, {"overnight", 8}};
    return names;
}
const Names& kind_names() {
    static const Names names = {{"absolute", 0},  {"offset", 1},   {"weekday", 2}, {"weekend", 3},
                                {"month", 4},     {"season", 5},   {"elapsed", 6}, {"holiday", 7},
                                {"ordinal", 8},   {"interval", 9}, {"all_of", 10}, {"one_of", 11},
                                {"duration", 12}, {"vague", 13}};
    return names;
}
const Names& direction_names() {
    static const Names names = {{"unknown", 0}, {"past", 1}, {"future", 2}, {"present", 3}};
    return names;
}
const Names& bound_names() {
    static const Names names = {{"exactly", 0}, {"about", 1}, {"less_than", 2}, {"more_than", 3}};
    return names;
}
const Names& anchor_names() {
    static const Names names = {{"report", 0}, {"told", 1}, {"that", 2}, {"event", 3}};
    return names;
}
const Names& check_names() {
    static const Names names = {{"none", 0},  {"year", 1},   {"bounded", 2}, {"future", 3},
                                {"light", 4}, {"adverb", 5}, {"range", 6},   {"alone", 7}};
    return names;
}
const Names& type_names() {
    static const Names names = {{"date", 0}, {"time", 1}, {"duration", 2}, {"set", 3}};
    return names;
}

constexpr std::array<std::pair<std::string_view, Field>, 48> field_names = {{
    {"join", Field::join},
    {"other", Field::other},
    {"value", Field::value},
    {"copy", Field::copy},
    {"members", Field::members},
    {"kind", Field::kind},
    {"unit", Field::unit},
    {"count", Field::count},
    {"weekday", Field::weekday},
    {"month", Field::month},
    {"month_day", Field::month_day},
    {"month_day_last", Field::month_day_last},
    {"season", Field::season},
    {"direction", Field::direction},
    {"approximate", Field::approximate},
    {"before", Field::before},
    {"after", Field::after},
    {"exclusive", Field::exclusive},
    {"to_anchor", Field::to_anchor},
    {"strict", Field::strict},
    {"told_in", Field::told_in},
    {"narrow_index", Field::narrow_index},
    {"narrow_unit", Field::narrow_unit},
    {"narrow_count", Field::narrow_count},
    {"part", Field::part},
    {"day_part", Field::day_part},
    {"minutes", Field::minutes},
    {"ampm", Field::ampm},
    {"zone", Field::zone},
    {"clock_unit", Field::clock_unit},
    {"count_high", Field::count_high},
    {"vague_count", Field::vague_count},
    {"fiscal", Field::fiscal},
    {"bound", Field::bound},
    {"holiday", Field::holiday},
    {"offset_sign", Field::offset_sign},
    {"elapsed_sign", Field::elapsed_sign},
    {"y", Field::y},
    {"m", Field::m},
    {"d", Field::d},
    {"y2", Field::y2},
    {"d2", Field::d2},
    {"bc", Field::bc},
    {"quarters", Field::quarters},
    {"decade", Field::decade},
    {"century", Field::century},
    {"numeric", Field::numeric},
    {"ymd", Field::ymd},
}};

std::optional<int> find_name(const Names& names, std::string_view text) {
    for (const auto& [name, value] : names) {
        if (name == text) return value;
    }
    return std::nullopt;
}

template <class T>
std::optional<T> value_named(const Names& names, std::string_view text) {
    const auto found = find_name(names, text);
    return found ? std::optional<T>(static_cast<T>(*found)) : std::nullopt;
}

}  // namespace

std::optional<int> to_int(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<int> field_value(Field field, std::string_view text) {
    switch (field) {
        case Field::kind: return find_name(kind_names(), text);
        case Field::join:
        case Field::other: return find_name(kind_names(), text);
        case Field::unit:
        case Field::told_in:
        case Field::narrow_unit: return find_name(unit_names(), text);
        case Field::direction: return find_name(direction_names(), text);
        case Field::part: return find_name(part_names(), text);
        case Field::day_part: return find_name(day_part_names(), text);
        case Field::clock_unit: return find_name(clock_names(), text);
        case Field::bound: return find_name(bound_names(), text);
        default: return to_int(text);
    }
}

std::optional<int> word_value(std::string_view text) {
    if (const auto number = to_int(text)) return number;
    for (const Names* names :
         {&unit_names(), &clock_names(), &day_part_names(), &part_names(), &direction_names()}) {
        if (const auto value = find_name(*names, text)) return value;
    }
    return std::nullopt;
}

std::optional<Field> field_named(std::string_view name) {
    for (const auto& [known, field] : field_names) {
        if (known == name) return field;
    }
    return std::nullopt;
}

std::optional<TimexType> type_named(std::string_view name) {
    return value_named<TimexType>(type_names(), name);
}

std::optional<AnchorWish> anchor_named(std::string_view name) {
    return value_named<AnchorWish>(anchor_names(), name);
}

std::optional<Check> check_named(std::string_view name) {
    return value_named<Check>(check_names(), name);
}

std::optional<Condition> condition_named(std::string_view name) {
    static const Names names = {{"any", 0}, {"proper", 1}, {"noun", 2}, {"adjective", 3}};
    return value_named<Condition>(names, name);
}

}  // namespace dateline::time_tables
