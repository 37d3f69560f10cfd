#include "event/event_context.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace dateline {

MentionIndex::MentionIndex(const Mentions& mentions, std::size_t token_count)
    : first_name_(token_count + 1, 0), name_over_(token_count, none), time_over_(token_count, none) {
    const auto inside = [&](Index first, Index last) { return first <= last && last < token_count; };
    for (const EntityMention& name : mentions.names) {
        if (name.head_token < token_count) ++first_name_[name.head_token + 1];
    }
    for (std::size_t i = 0; i < token_count; ++i) first_name_[i + 1] += first_name_[i];
    names_.resize(first_name_[token_count]);
    std::vector<std::uint32_t> next(first_name_.begin(), first_name_.end() - 1);
    for (Index n = 0; n < mentions.names.size(); ++n) {
        const EntityMention& name = mentions.names[n];
        if (name.head_token < token_count) names_[next[name.head_token]++] = n;
        if (!inside(name.first_token, name.last_token)) continue;
        for (Index t = name.first_token; t <= name.last_token; ++t) {
            const Index before = name_over_[t];
            if (before == none || mentions.names[before].span.size() < name.span.size()) name_over_[t] = n;
        }
    }
    for (Index i = 0; i < mentions.times.size(); ++i) {
        const TimeExpression& time = mentions.times[i];
        if (!inside(time.first_token, time.last_token)) continue;
        for (Index t = time.first_token; t <= time.last_token; ++t) time_over_[t] = i;
    }
}

std::span<const Index> MentionIndex::names_at(TokenIndex token) const {
    return std::span(names_).subspan(first_name_[token], first_name_[token + 1] - first_name_[token]);
}

EventContext::EventContext(const Article& article_read, const Analysis& analysis,
                           const Mentions& mentions_read, const EventTables& event_tables)
    : article(article_read),
      mentions(mentions_read),
      tables(event_tables),
      grammar(analysis),
      index(mentions_read, analysis.tokens.size()),
      paragraph_kind(analysis.tokens.size(), ParagraphKind::body) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
        while (at < article.paragraphs.size() &&
               article.paragraphs[at].span.end <= analysis.tokens[i].span.begin)
            ++at;
        if (at < article.paragraphs.size() && article.paragraphs[at].span.contains(analysis.tokens[i].span)) {
            paragraph_kind[i] = article.paragraphs[at].kind;
        }
    }
}

std::string EventContext::lemma(TokenIndex i) const {
    const Token& token = grammar[i];
    std::string word = lower(token.lemma);
    // The lemmatizer leaves names as they are: 'Talks' in a headline, 'Summits'.
    if (token.tag == "NNPS" && word.size() > 3 && word.ends_with('s')) word.pop_back();
    if (token.tag == "NNP" && headline(i) && word.size() > 4 && word.ends_with('s') &&
        !word.ends_with("ss")) {
        word.pop_back();
    }
    return word;
}

bool EventContext::is_place(Index entity_index) const {
    const EntityType type = entity(entity_index).type;
    return type == EntityType::place || type == EntityType::country;
}

}  // namespace dateline
