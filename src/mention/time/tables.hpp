// The words and patterns of data/time/: what find_times matches with. Read once, immutable.
#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/data_file.hpp"
#include "base/result.hpp"
#include "calendar/time_rule.hpp"
#include "mention/mentions.hpp"

namespace dateline::time_tables {

// A class of words or of matched expressions: "WEEKDAY", "UNIT", or a word that a pattern names itself.
using ClassId = std::uint16_t;
inline constexpr std::size_t most_classes = 320;
inline constexpr std::size_t most_elements = 12;  // of one pattern
using ClassSet = std::bitset<most_classes>;

struct ClassValue {
    ClassId id = 0;
    int value = 0;
};

// When a word counts as its classes.
enum class Condition {
    any,
    proper,     // tagged a proper noun, and not part of another name: "May", "March"
    noun,       // tagged a noun or a proper noun: "spring", "fall", "second"
    adjective,  // tagged an adjective: "present"
};

struct Word {
    std::vector<ClassValue> classes;
    Condition condition = Condition::any;
    std::uint32_t row = 0;  // of `rows`
};

enum class Field : std::uint8_t {
    value,
    copy,
    members,
    kind,
    unit,
    count,
    weekday,
    month,
    month_day,
    month_day_last,
    season,
    direction,
    approximate,
    before,
    after,
    exclusive,
    to_anchor,
    strict,
    told_in,
    narrow_index,
    narrow_unit,
    narrow_count,
    part,
    day_part,
    minutes,
    ampm,
    zone,
    clock_unit,
    count_high,
    vague_count,
    fiscal,
    bound,
    holiday,
    offset_sign,
    elapsed_sign,
    y,
    m,
    d,
    y2,
    d2,
    bc,
    quarters,
    decade,
    century,
    numeric,
    ymd,
    join,
    other,
    anchor,
    check,
};

// A sum of products of literals and of what the pattern's elements stand for ("$1*100+$3"). Where a list is
// meant ("$1,$3") each term is one member.
struct Factor {
    int element = -1;  // of the pattern, or -1: `literal`
    int literal = 0;
};
struct Assignment {
    Field field = Field::value;
    std::vector<std::vector<Factor>> terms;
};

enum class AnchorWish { report, told, that, event };

// Tests beyond the pattern, by the sentence's tree and entities.
enum class Check {
    none,
    year,     // a bare number is a year only where it stands as one
    bounded,  // "since Friday", not "since Friday's attack"
    future,   // only where the governing verb looks ahead: "in two weeks"
    light,    // "the visit came a week after ...": only after such a verb, else from an untold event
    adverb,   // the last word leads nothing in: "two days before", not "two days before the vote"
    range,    // "from May to June", but not "moved from May to June"
    alone,    // not the unit of something else: "the day"; "Friday, the first", not "the first meeting"
};

// One way through a row of patterns.tsv: each element a set of classes, all present.
struct Pattern {
    std::vector<ClassSet> elements;
    std::vector<int> numbers;    // the place of each element in the row as written, from 1
    std::size_t span_begin = 0;  // elements outside [span_begin, span_end) are context
    std::size_t span_end = 0;
    std::uint32_t row = 0;  // of `rows`
};

struct PatternRow {
    int level = 0;
    std::vector<ClassId> result;
    TimexType type = TimexType::date;
    bool is_expression = false;  // it has a rule; else it only gives a value to other patterns
    std::vector<Assignment> assignments;
    AnchorWish anchor = AnchorWish::report;
    Check check = Check::none;
    std::string why;
};

struct Tables {
    std::unordered_map<std::string, ClassId> class_ids;
    std::unordered_map<std::string, std::vector<Word>> words;  // key: pieces in lower case, joined by ' '
    std::unordered_map<std::string, std::size_t> longest;      // by first piece: most pieces of a key
    std::vector<PatternRow> rows;
    std::vector<std::vector<Pattern>> levels;  // in the order of their rows
    std::vector<std::vector<std::vector<std::uint32_t>>>
        by_first;                           // level, class of the first element: patterns
    std::vector<std::string> word_rows;     // "words.tsv line 12", by Word::row
    std::vector<std::string> pattern_rows;  // the same, by Pattern::row

    // The id of a class that a table uses, or most_classes.
    ClassId id(std::string_view name) const;
};

// Where the rows of a table come from: data_rows, or what a test has made of them.
using RowSource = std::function<Result<std::vector<DataRow>>(std::string_view, std::size_t, std::size_t)>;
// malformed names file and line.
Result<Tables> load(const RowSource& rows = data_rows);
// Why the built-in tables cannot be used, or Done. To be asked before a program reads anything.
Status check();
// The built-in tables; empty where check() fails.
const Tables& tables();

}  // namespace dateline::time_tables
