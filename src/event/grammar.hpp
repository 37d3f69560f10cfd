// The dependency tree as the event stage asks it: children, subtree edges, sentences, verb groups and
// who the subject of a clause is, through passives, relative clauses, control and coordination.
// Built in linear time; every climb towards the root is bounded by `max_climb`.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/analysis.hpp"

namespace dateline {

using TokenIndex = std::uint32_t;
inline constexpr TokenIndex no_token = 0xFFFFFFFF;

// Longest way up or along a tree that a rule follows; real sentences need fewer than ten steps.
inline constexpr int max_climb = 24;

// Most words to either side that a rule looks along for a place, a time or another event.
inline constexpr TokenIndex max_reach = 64;

enum class Tense { unknown, past, present, modal, infinitive, participle };

// A verb with its auxiliaries. Indexes are tokens, no_token where there is none.
struct VerbGroup {
    Tense tense = Tense::unknown;
    bool passive = false;
    bool perfect = false;
    bool past_perfect = false;
    bool progressive = false;
    TokenIndex modal = no_token;
};

class Grammar {
public:
    // Keeps a reference to `analysis`.
    explicit Grammar(const Analysis& analysis);

    std::size_t size() const { return tokens_.size(); }
    const Token& operator[](TokenIndex i) const { return tokens_[i]; }
    std::span<const TokenIndex> children(TokenIndex i) const;

    // The head, or no_token for a root.
    TokenIndex head(TokenIndex i) const { return tokens_[i].head == i ? no_token : tokens_[i].head; }
    // The first child with this label, or no_token.
    TokenIndex child(TokenIndex i, std::string_view dep) const;
    TokenIndex child(TokenIndex i, std::string_view dep, std::string_view norm) const;
    bool has_child(TokenIndex i, std::string_view dep) const { return child(i, dep) != no_token; }

    // First and last token of the subtree of i.
    TokenIndex left(TokenIndex i) const { return left_[i]; }
    TokenIndex right(TokenIndex i) const { return right_[i]; }
    bool within(TokenIndex i, TokenIndex ancestor) const;

    // The sentence of a token as [begin, end).
    TokenIndex sentence_begin(TokenIndex i) const { return sentence_begin_[i]; }
    TokenIndex sentence_end(TokenIndex i) const { return sentence_end_[i]; }

    bool is_verb(TokenIndex i) const { return tokens_[i].pos == "VERB" || tokens_[i].pos == "AUX"; }
    bool is_noun(TokenIndex i) const { return tokens_[i].pos == "NOUN" || tokens_[i].pos == "PROPN"; }
    bool is_relative_pronoun(TokenIndex i) const;

    VerbGroup verb_group(TokenIndex verb) const;

    // The subject of the clause as told or understood (antecedent of a relative pronoun, controller of
    // an infinitive, first verb of a coordination), or no_token. In a passive it is what the verb is
    // done to. `own` says whether the verb itself has it.
    struct Subject {
        TokenIndex token = no_token;
        bool own = false;
    };
    Subject subject(TokenIndex verb) const;

    // 'left for Oslo to attend': the model takes the destination for the subject of the infinitive.
    // That token where `verb` is such an infinitive, else no_token.
    TokenIndex misread_destination(TokenIndex verb) const;

    // The verb that carries the clause of this one: from an infinitive or a second verb up to the first
    // ('is due to begin', 'fired and left').
    TokenIndex clause_top(TokenIndex verb) const;

    // The verb that a clause stands under: from a noun or a verb upwards, the next verb, or no_token.
    TokenIndex governing_verb(TokenIndex i) const;

private:
    TokenIndex own_subject(TokenIndex verb) const;
    TokenIndex addressed_by(TokenIndex verb, TokenIndex before) const;

    std::span<const Token> tokens_;
    std::vector<TokenIndex> first_child_;  // offsets into children_, one more than tokens
    std::vector<TokenIndex> children_;
    std::vector<TokenIndex> left_, right_;
    std::vector<TokenIndex> sentence_begin_, sentence_end_;
};

}  // namespace dateline
