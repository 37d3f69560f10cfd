// What the tree and the entities of a sentence say about the words of a time expression: whether "May" is the
// month, whether a number is a year, whether the verb looks back or ahead.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "calendar/time_rule.hpp"
#include "language/analysis.hpp"
#include "mention/time/tables.hpp"

namespace dateline {

class TimeContext {
public:
    // `text` and `analysis` must outlive this.
    TimeContext(std::string_view text, const Analysis& analysis, const time_tables::Tables& tables);

    bool word_counts(time_tables::Condition condition, std::uint32_t token) const;
    // For a match whose span is first..last; `begin` is the first token of it with its context.
    bool holds(time_tables::Check check, std::uint32_t first, std::uint32_t last, std::uint32_t begin) const;
    // The expression's tokens are a piece of a longer name ("Friday Agreement", "Theresa May"). A date in
    // figures behind a preposition is none, whatever the tree makes of the name that follows ("On 10
    // September Hindenburg").
    bool part_of_name(std::uint32_t first, std::uint32_t last) const;

    // The head outside of first..last that the expression hangs on; `last` where it hangs on none.
    std::uint32_t governor(std::uint32_t first, std::uint32_t last) const;
    // Past or future by the nearest verb that governs the token, itself included.
    Direction tense(std::uint32_t token) const;
    // The verb governing the token is the root of its sentence, or tells what was said.
    bool in_main_clause(std::uint32_t token) const;
    // The token is the preposition of a noun, not of a verb.
    bool hangs_on_noun(std::uint32_t token) const;
    // The token belongs to a noun inside a sentence with a verb: "the crisis of 1917", "the 2003 budget".
    bool tells_of_noun(std::uint32_t token) const;
    bool under_reporting_verb(std::uint32_t token) const;

private:
    std::string_view word(std::uint32_t token) const { return analysis_.tokens[token].span.of(text_); }
    bool has_class(std::string_view lower_word, std::string_view name) const;
    bool is_verb(std::uint32_t token) const;
    // The nearest verb at or above the token; no_token where the tree has none.
    std::uint32_t verb_above(std::uint32_t token) const;
    enum class VerbForm { past, present, future, infinitive, participle, unknown };
    VerbForm verb_form(std::uint32_t verb) const;
    std::string_view label_at(std::uint32_t token) const;
    bool dated_adverb(std::uint32_t first, std::uint32_t last) const;
    bool is_year(std::uint32_t first, std::uint32_t last) const;

    static constexpr std::uint32_t no_token = 0xFFFFFFFF;
    static constexpr int most_steps = 64;  // up a tree; deeper sentences keep what was found so far

    std::string_view text_;
    const Analysis& analysis_;
    const time_tables::Tables& tables_;
    std::vector<std::uint32_t> entity_at_;  // by token, index of its entity or no_token
    std::vector<std::uint32_t> first_child_;
    std::vector<std::uint32_t> next_sibling_;
};

}  // namespace dateline
