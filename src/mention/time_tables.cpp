#include "mention/time_tables.hpp"

#include <array>
#include <charconv>
#include <fmt/format.h>
#include <optional>

#include "base/data_file.hpp"
#include "calendar/holidays.hpp"
#include "mention/time_pieces.hpp"

namespace dateline::time_tables {

namespace {

constexpr std::array word_files = {"time/numbers.tsv", "time/names.tsv", "time/units.tsv", "time/words.tsv"};
constexpr const char* pattern_file = "time/patterns.tsv";
constexpr int most_levels = 9;

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

constexpr std::array<std::pair<std::string_view, Field>, 44> field_names = {{
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

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> pieces;
    for (;;) {
        const auto end = text.find(at);
        if (end != 0) pieces.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return pieces;
        text = text.substr(end + 1);
        if (text.empty()) return pieces;
    }
}

bool is_class_name(std::string_view name) {
    return !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
}

class Loader {
public:
    Result<Tables> load() {
        for (const char* file : word_files) {
            if (auto done = load_words(file); !done) return done.error();
        }
        for (const Holiday& holiday : holidays()) {
            const int index = static_cast<int>(&holiday - holidays().data());
            for (const std::string& name : holiday.names) {
                Word word;
                word.classes = {{id("HOLIDAY"), index}};
                word.row = add_row("time/holidays.tsv", holiday.id);
                add_word(name, std::move(word));
            }
        }
        if (auto done = load_patterns(); !done) return done.error();
        for (std::size_t level = 0; level < tables_.levels.size(); ++level) index_level(level);
        return std::move(tables_);
    }

private:
    ClassId id(std::string_view name) {
        const auto [at, added] =
            tables_.class_ids.try_emplace(std::string(name), static_cast<ClassId>(tables_.class_ids.size()));
        return at->second;
    }

    std::uint32_t add_row(std::string_view file, std::string_view place) {
        tables_.word_rows.push_back(fmt::format("data/{} {}", file, place));
        return static_cast<std::uint32_t>(tables_.word_rows.size() - 1);
    }

    void add_word(std::string_view text, Word word) {
        const std::vector<std::string> pieces = word_pieces(text);
        std::string key;
        for (const std::string& piece : pieces) {
            if (!key.empty()) key += ' ';
            key += piece;
        }
        std::size_t& longest = tables_.longest[pieces.front()];
        longest = std::max(longest, pieces.size());
        tables_.words[key].push_back(std::move(word));
    }

    static Error wrong(std::string_view file, int line, std::string_view what) {
        return {ErrorCode::malformed, fmt::format("data/{} line {}: {}", file, line, what)};
    }

    Status load_words(const char* file) {
        const auto rows = data_rows(file, 2, 3);
        if (!rows) return rows.error();
        for (const DataRow& row : *rows) {
            Word word;
            for (const std::string_view text : split(row.fields[1], ' ')) {
                const auto equals = text.find('=');
                const auto value = equals == std::string_view::npos ? std::optional<int>(1)
                                                                    : word_value(text.substr(equals + 1));
                if (!is_class_name(text) || !value)
                    return wrong(file, row.line, fmt::format("no class '{}'", text));
                word.classes.push_back({id(text.substr(0, equals)), *value});
            }
            const std::string_view condition = row.fields.size() == 3 ? row.fields[2] : "any";
            static const Names conditions = {{"any", 0}, {"proper", 1}, {"noun", 2}, {"adjective", 3}};
            const auto found = find_name(conditions, condition);
            if (!found) return wrong(file, row.line, fmt::format("no condition '{}'", condition));
            word.condition = static_cast<Condition>(*found);
            for (const std::string_view text : split(row.fields[0], '|')) {
                if (word_pieces(text).empty()) return wrong(file, row.line, "an empty word");
                word.row = add_row(file, fmt::format("line {}: {}", row.line, text));
                add_word(text, word);
            }
        }
        return Done{};
    }

    Status load_patterns() {
        const auto rows = data_rows(pattern_file, 6, 6);
        if (!rows) return rows.error();
        tables_.levels.resize(most_levels + 1);
        for (const DataRow& row : *rows) {
            PatternRow pattern;
            const auto level = to_int(row.fields[0]);
            if (!level || *level < 1 || *level > most_levels)
                return wrong(pattern_file, row.line, "no level 1 to 9");
            pattern.level = *level;
            for (const std::string_view name : split(row.fields[1], ' ')) {
                if (name != "-") pattern.result.push_back(id(name));
            }
            const auto type = find_name(type_names(), row.fields[3]);
            if (!type && row.fields[3] != "value")
                return wrong(pattern_file, row.line, fmt::format("no type '{}'", row.fields[3]));
            pattern.is_expression = type.has_value();
            if (type) pattern.type = static_cast<TimexType>(*type);
            pattern.why = row.fields[5];
            for (const std::string_view text : split(row.fields[4], ' ')) {
                if (!read_assignment(text, pattern))
                    return wrong(pattern_file, row.line, fmt::format("no assignment '{}'", text));
            }
            tables_.rows.push_back(std::move(pattern));
            tables_.pattern_rows.push_back(
                fmt::format("data/{} line {}: {}", pattern_file, row.line, row.fields[2]));
            if (auto done = expand(row); !done) return done;
        }
        return Done{};
    }

    static bool read_assignment(std::string_view text, PatternRow& pattern) {
        const auto equals = text.find('=');
        if (equals == std::string_view::npos) return false;
        const std::string_view name = text.substr(0, equals);
        const std::string_view value = text.substr(equals + 1);
        if (name == "anchor" || name == "check") {
            const auto found = find_name(name == "anchor" ? anchor_names() : check_names(), value);
            if (!found) return false;
            if (name == "anchor") pattern.anchor = static_cast<AnchorWish>(*found);
            if (name == "check") pattern.check = static_cast<Check>(*found);
            return true;
        }
        Assignment assignment;
        bool known = name == "join" || name == "other";
        if (known) assignment.field = name == "join" ? Field::join : Field::other;
        for (const auto& [field_name, field] : field_names) {
            if (field_name != name) continue;
            assignment.field = field;
            known = true;
        }
        if (!known) return false;
        const bool list = assignment.field == Field::members || assignment.field == Field::numeric;
        for (const std::string_view term : split(value, list ? ',' : '+')) {
            std::vector<Factor> factors;
            for (std::string_view part : split(term, '*')) {
                Factor factor;
                if (part.starts_with("-$")) {
                    factors.push_back({-1, -1});
                    part.remove_prefix(1);
                }
                if (part.starts_with('$')) {
                    const auto element = to_int(part.substr(1));
                    if (!element || *element < 1) return false;
                    factor.element = *element;
                } else {
                    const auto literal = field_value(assignment.field, part);
                    if (!literal) return false;
                    factor.literal = *literal;
                }
                factors.push_back(factor);
            }
            assignment.terms.push_back(std::move(factors));
        }
        pattern.assignments.push_back(std::move(assignment));
        return true;
    }

    // A row with optional elements stands for each way through it.
    Status expand(const DataRow& row) {
        struct Element {
            ClassSet classes;
            bool optional = false;
            bool context = false;
        };
        std::vector<Element> elements;
        for (std::string_view text : split(row.fields[2], ' ')) {
            Element element;
            if (text.ends_with('?') && text.size() > 1) {
                element.optional = true;
                text.remove_suffix(1);
            }
            if (text.size() > 2 && text.starts_with('[') && text.ends_with(']')) {
                element.context = true;
                text = text.substr(1, text.size() - 2);
            }
            for (const std::string_view name : split(text, '|')) {
                const ClassId known = is_class_name(name) ? id(name) : id(std::string(1, '=').append(name));
                if (known >= most_classes)
                    return wrong(pattern_file, row.line, "more classes than time_tables.hpp allows");
                element.classes.set(known);
            }
            elements.push_back(element);
        }
        if (elements.empty() || elements.size() > most_elements)
            return wrong(pattern_file, row.line, "no pattern of 1 to 12 elements");
        std::size_t optional = 0;
        for (const Element& element : elements) optional += element.optional ? 1 : 0;
        for (std::size_t choice = 0; choice < (std::size_t{1} << optional); ++choice) {
            Pattern pattern;
            pattern.row = static_cast<std::uint32_t>(tables_.rows.size() - 1);
            std::size_t seen = 0;
            bool in_span = false;
            for (std::size_t i = 0; i < elements.size(); ++i) {
                if (elements[i].optional && (choice >> seen++ & 1) != 0) continue;
                if (!elements[i].context) {
                    if (!in_span) pattern.span_begin = pattern.elements.size();
                    in_span = true;
                    pattern.span_end = pattern.elements.size() + 1;
                }
                pattern.elements.push_back(elements[i].classes);
                pattern.numbers.push_back(static_cast<int>(i) + 1);
            }
            if (!in_span) return wrong(pattern_file, row.line, "a pattern without a span");
            tables_.levels[static_cast<std::size_t>(tables_.rows.back().level)].push_back(std::move(pattern));
        }
        return Done{};
    }

    void index_level(std::size_t level) {
        if (tables_.by_first.size() <= level) tables_.by_first.resize(level + 1);
        auto& by_class = tables_.by_first[level];
        by_class.resize(most_classes);
        for (std::uint32_t i = 0; i < tables_.levels[level].size(); ++i) {
            const ClassSet& first = tables_.levels[level][i].elements.front();
            for (std::size_t at = 0; at < most_classes; ++at) {
                if (first.test(at)) by_class[at].push_back(i);
            }
        }
    }

    Tables tables_;
};

}  // namespace

ClassId Tables::id(std::string_view name) const {
    const auto found = class_ids.find(std::string(name));
    return found == class_ids.end() ? static_cast<ClassId>(most_classes) : found->second;
}

Result<Tables> load() {
    if (auto loaded = load_holidays(); !loaded) return loaded.error();
    return Loader().load();
}

const Tables& tables() {
    static const Tables all = [] {
        auto loaded = load();
        return loaded ? std::move(*loaded) : Tables{};
    }();
    return all;
}

}  // namespace dateline::time_tables
