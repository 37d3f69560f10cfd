#include "event/event_context.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace dateline {

namespace {

// The tokens of a dateline at the head of a paragraph, 'OSLO, May 6 (Agency) -': the place where the
// report was written and its agency do nothing in the sentence that follows.
std::vector<bool> dateline_tokens(const Analysis& analysis, const Article& article) {
    constexpr std::size_t longest_dateline = 16;
    const auto& tokens = analysis.tokens;
    std::vector<bool> marked(tokens.size(), false);
    std::size_t paragraph = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        while (paragraph < article.paragraphs.size() &&
               article.paragraphs[paragraph].span.end <= tokens[i].span.begin) {
            ++paragraph;
        }
        if (paragraph == article.paragraphs.size()) break;
        if (article.paragraphs[paragraph].span.begin != tokens[i].span.begin) continue;
        const std::string_view first = tokens[i].span.of(article.text);
        if (first.size() < 3 || std::ranges::any_of(first, [](char c) { return c >= 'a' && c <= 'z'; }))
            continue;
        for (std::size_t j = i + 1; j < std::min(tokens.size(), i + longest_dateline); ++j) {
            const std::string_view word = tokens[j].span.of(article.text);
            const bool spaced = tokens[j - 1].space_after && tokens[j].space_after;
            if (spaced && (word == "-" || word == "--" || word == "\u2013" || word == "\u2014")) {
                for (std::size_t k = i; k <= j; ++k) marked[k] = true;
                break;
            }
        }
    }
    return marked;
}

}  // namespace

MentionIndex::MentionIndex(const Mentions& mentions, const std::vector<bool>& left_out)
    : first_name_(left_out.size() + 1, 0),
      name_over_(left_out.size(), none),
      time_over_(left_out.size(), none) {
    const std::size_t token_count = left_out.size();
    const auto inside = [&](Index first, Index last) { return first <= last && last < token_count; };
    for (const EntityMention& name : mentions.names) {
        if (name.head_token < token_count && !left_out[name.head_token]) ++first_name_[name.head_token + 1];
    }
    for (std::size_t i = 0; i < token_count; ++i) first_name_[i + 1] += first_name_[i];
    names_.resize(first_name_[token_count]);
    std::vector<std::uint32_t> next(first_name_.begin(), first_name_.end() - 1);
    for (Index n = 0; n < mentions.names.size(); ++n) {
        const EntityMention& name = mentions.names[n];
        if (name.head_token < token_count && !left_out[name.head_token]) names_[next[name.head_token]++] = n;
        if (!inside(name.first_token, name.last_token) || left_out[name.first_token]) continue;
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
      index(mentions_read, dateline_tokens(analysis, article_read)),
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

namespace {

// The verb with an 'e', or a doubled letter, that a form may come from; empty where it has no such ending.
std::string other_lemma(std::string_view form) {
    if (form.ends_with("lled") || form.ends_with("ssed")) return std::string(form.substr(0, form.size() - 2));
    const std::size_t n = form.size();
    if (n > 5 && form.ends_with("ed") && form[n - 3] == form[n - 4])
        return std::string(form.substr(0, n - 3));
    if (n > 6 && form.ends_with("ing") && form[n - 4] == form[n - 5])
        return std::string(form.substr(0, n - 4));
    if (form.ends_with("ed") || form.ends_with("es")) return std::string(form.substr(0, form.size() - 1));
    if (form.ends_with("ing")) return std::string(form.substr(0, form.size() - 3)) + "e";
    return {};
}

}  // namespace

std::string EventContext::lemma(TokenIndex i) const {
    const Token& token = grammar[i];
    std::string word = lower(token.lemma);
    // The lemmatizer leaves names as they are: 'Talks' in a headline, 'Summits'.
    if (token.tag == "NNPS" && word.size() > 3 && word.ends_with('s')) word.pop_back();
    if (token.tag == "NNP" && headline(i) && word.size() > 4 && word.ends_with('s') &&
        !word.ends_with("ss")) {
        word.pop_back();
    }
    // The lemmatizer's rules make 'din' of 'dined' and 'hop' of 'hoped'.
    if (token.tag.starts_with("VB") && !tables.knows_verb(word)) {
        if (std::string other = other_lemma(token.norm); tables.knows_verb(other)) return other;
    }
    return word;
}

bool EventContext::is_place(Index entity_index) const {
    const EntityType type = entity(entity_index).type;
    return type == EntityType::place || type == EntityType::country;
}

}  // namespace dateline
