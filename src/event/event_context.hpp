// One report while its events are found: what it holds, by token.
#pragma once

#include <span>
#include <vector>

#include "article/article.hpp"
#include "event/event_tables.hpp"
#include "event/grammar.hpp"
#include "mention/mentions.hpp"

namespace dateline {

// Mentions by the tokens that they cover. Linear in the mentions' length.
class MentionIndex {
public:
    // `left_out` marks tokens whose names take no part in any event.
    MentionIndex(const Mentions& mentions, const std::vector<bool>& left_out);

    // The names whose head is this token, as indexes of Mentions::names.
    std::span<const Index> names_at(TokenIndex token) const;
    // The longest name that covers the token, or none.
    Index name_over(TokenIndex token) const { return name_over_[token]; }
    // The time expression that covers the token, or none.
    Index time_over(TokenIndex token) const { return time_over_[token]; }

private:
    std::vector<std::uint32_t> first_name_;
    std::vector<Index> names_;
    std::vector<Index> name_over_;
    std::vector<Index> time_over_;
};

struct EventContext {
    const Article& article;
    const Mentions& mentions;
    const EventTables& tables;
    Grammar grammar;
    MentionIndex index;
    std::vector<ParagraphKind> paragraph_kind;  // of each token

    EventContext(const Article& article_read, const Analysis& analysis, const Mentions& mentions_read,
                 const EventTables& event_tables);

    std::string_view text(TokenIndex i) const { return grammar[i].span.of(article.text); }
    // The lemma in lower case; for capitalised words of headlines the model often gives the word itself.
    std::string lemma(TokenIndex i) const;
    bool noun_is(TokenIndex i, std::string_view noun_class) const {
        return tables.noun_is(lemma(i), noun_class);
    }
    const ReportEntity& entity(Index i) const { return mentions.entities[i]; }
    bool is_place(Index entity_index) const;
    bool headline(TokenIndex i) const { return paragraph_kind[i] == ParagraphKind::title; }
    bool caption(TokenIndex i) const { return paragraph_kind[i] == ParagraphKind::caption; }
};

}  // namespace dateline
