#include "mention/time/tables.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "calendar/holidays.hpp"
#include "mention/time/day_order.hpp"
#include "mention/time/names.hpp"
#include "mention/time/pieces.hpp"

namespace dateline::time_tables {

namespace {

// A folder a language; English is the one there is.
constexpr std::array word_files = {"time/en/numbers.tsv", "time/en/names.tsv", "time/en/units.tsv",
                                   "time/en/words.tsv"};
constexpr const char* pattern_file = "time/en/patterns.tsv";
// The classes that the matcher gives to figures.
constexpr std::array figure_classes = {"NUM",  "DAYNUM",   "MONTHNUM", "CLOCKHOUR", "YY",       "YEAR",
                                       "HHMM", "CLOCKNUM", "CLOCKDOT", "DOTDATE",   "POINTNUM", "ORD",
                                       "NTH",  "DAYORD",   "DECADES",  "HOLIDAY"};
constexpr int most_levels = 9;

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
    explicit Loader(const RowSource& source) : source_(source) {}

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
        for (const char* name : figure_classes) made_.set(id(name));
        if (auto done = load_patterns(); !done) return done.error();
        if (auto done = check_classes(); !done) return done.error();
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
        const auto rows = source_(file, 2, 3);
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
                made_.set(word.classes.back().id);
            }
            const std::string_view condition = row.fields.size() == 3 ? row.fields[2] : "any";
            const auto found = condition_named(condition);
            if (!found) return wrong(file, row.line, fmt::format("no condition '{}'", condition));
            word.condition = *found;
            for (const std::string_view text : split(row.fields[0], '|')) {
                if (word_pieces(text).empty()) return wrong(file, row.line, "an empty word");
                word.row = add_row(file, fmt::format("line {}: {}", row.line, text));
                add_word(text, word);
            }
        }
        return Done{};
    }

    // A pattern that asks for a class that nothing gives is misspelt: it would never match.
    Status check_classes() const {
        for (const auto& [line, name, asked] : asked_) {
            if (!made_.test(asked))
                return wrong(pattern_file, line,
                             fmt::format("no word and no pattern gives the class '{}'", name));
        }
        return Done{};
    }

    // "$4" of a pattern of three elements stands for nothing.
    static bool elements_exist(const PatternRow& pattern, std::size_t elements) {
        for (const Assignment& assignment : pattern.assignments) {
            for (const auto& term : assignment.terms) {
                for (const Factor& factor : term) {
                    if (factor.element > static_cast<int>(elements)) return false;
                }
            }
        }
        return true;
    }

    Status load_patterns() {
        const auto rows = source_(pattern_file, 6, 6);
        if (!rows) return rows.error();
        tables_.levels.resize(most_levels + 1);
        for (const DataRow& row : *rows) {
            PatternRow pattern;
            const auto level = to_int(row.fields[0]);
            if (!level || *level < 1 || *level > most_levels)
                return wrong(pattern_file, row.line, "no level 1 to 9");
            pattern.level = *level;
            for (const std::string_view name : split(row.fields[1], ' ')) {
                if (name == "-") continue;
                pattern.result.push_back(id(name));
                made_.set(pattern.result.back());
            }
            const auto type = type_named(row.fields[3]);
            if (!type && row.fields[3] != "value")
                return wrong(pattern_file, row.line, fmt::format("no type '{}'", row.fields[3]));
            pattern.is_expression = type.has_value();
            if (type) pattern.type = *type;
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
        if (name == "anchor") {
            const auto anchor = anchor_named(value);
            pattern.anchor = anchor.value_or(pattern.anchor);
            return anchor.has_value();
        }
        if (name == "check") {
            const auto check = check_named(value);
            pattern.check = check.value_or(pattern.check);
            return check.has_value();
        }
        const auto field = field_named(name);
        if (!field) return false;
        Assignment assignment;
        assignment.field = *field;
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
                if (is_class_name(name)) asked_.push_back({row.line, std::string(name), known});
                if (known >= most_classes)
                    return wrong(pattern_file, row.line, "more classes than time_tables.hpp allows");
                element.classes.set(known);
            }
            elements.push_back(element);
        }
        if (elements.empty() || elements.size() > most_elements)
            return wrong(pattern_file, row.line, "no pattern of 1 to 12 elements");
        if (!elements_exist(tables_.rows.back(), elements.size()))
            return wrong(pattern_file, row.line, "an element that the pattern does not have");
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

    struct Asked {
        int line = 0;
        std::string name;
        ClassId id = 0;
    };
    const RowSource& source_;
    Tables tables_;
    ClassSet made_;             // classes that words, figures or matches have
    std::vector<Asked> asked_;  // classes that patterns ask for
};

}  // namespace

ClassId Tables::id(std::string_view name) const {
    const auto found = class_ids.find(std::string(name));
    return found == class_ids.end() ? static_cast<ClassId>(most_classes) : found->second;
}

Result<Tables> load(const RowSource& rows) {
    if (auto loaded = load_holidays(); !loaded) return loaded.error();
    return Loader(rows).load();
}

namespace {

const Result<Tables>& built_in() {
    static const Result<Tables> all = load();
    return all;
}

}  // namespace

Status check() {
    if (auto orders = check_day_orders(); !orders) return orders;
    if (!built_in()) return built_in().error();
    return Done{};
}

const Tables& tables() {
    static const Tables none;
    return built_in() ? *built_in() : none;
}

}  // namespace dateline::time_tables
