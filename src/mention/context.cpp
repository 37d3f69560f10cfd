#include "mention/context.hpp"

#include "base/utf8.hpp"

namespace dateline {

namespace {

// A tree deeper than this is no sentence; climbing stops there.
constexpr int most_steps_up = 64;

}  // namespace

Context::Context(const Article& the_article, const Analysis& analysis, const Gazetteer& the_gazetteer,
                 const MentionLexicon& the_words)
    : article(the_article),
      gazetteer(the_gazetteer),
      words(the_words),
      tokens(analysis.tokens),
      entities(analysis.entities) {
    low_.reserve(tokens.size());
    lemma_.reserve(tokens.size());
    capital_.reserve(tokens.size());
    for (const Token& token : tokens) {
        const auto written = token.span.of(article.text);
        low_.push_back(folded(written));
        lemma_.push_back(token.lemma == low_.back() ? low_.back() : folded(token.lemma));
        key_.push_back(key_of_folded(low_.back()));
        lemma_key_.push_back(key_of_folded(lemma_.back()));
        std::size_t at = 0;
        capital_.push_back(!written.empty() && is_upper(next_character(written, at)));
    }
    link_trees();
    cut_sentences();
}

void Context::link_trees() {
    const std::uint32_t count = size();
    child_begin_.assign(count + 1, 0);
    for (std::uint32_t i = 0; i < count; ++i)
        if (head(i) != i) ++child_begin_[head(i) + 1];
    for (std::uint32_t i = 0; i < count; ++i) child_begin_[i + 1] += child_begin_[i];
    children_.resize(child_begin_[count]);
    std::vector<std::uint32_t> next(child_begin_.begin(), child_begin_.end() - 1);
    for (std::uint32_t i = 0; i < count; ++i)
        if (head(i) != i) children_[next[head(i)]++] = i;

    // Parents before children, then edges from the leaves up.
    std::vector<std::uint32_t> order;
    order.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i)
        if (head(i) == i) order.push_back(i);
    for (std::size_t at = 0; at < order.size(); ++at)
        for (const std::uint32_t child : children(order[at])) order.push_back(child);
    left_.resize(count);
    right_.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) left_[i] = right_[i] = i;
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        left_[head(*i)] = std::min(left_[head(*i)], left_[*i]);
        right_[head(*i)] = std::max(right_[head(*i)], right_[*i]);
    }
}

void Context::cut_sentences() {
    sentence_of_.resize(size());
    std::uint32_t paragraph = 0;
    for (std::uint32_t i = 0; i < size(); ++i) {
        const std::uint32_t before = paragraph;
        while (paragraph < article.paragraphs.size() &&
               article.paragraphs[paragraph].span.end <= tokens[i].span.begin)
            ++paragraph;
        if (sentences_.empty() || tokens[i].sentence_start || paragraph != before)
            sentences_.push_back({i, i, paragraph});
        sentences_.back().last = i;
        sentence_of_[i] = static_cast<std::uint32_t>(sentences_.size() - 1);
    }
}

Index Context::child(std::uint32_t i, std::string_view label) const {
    for (const std::uint32_t c : children(i))
        if (dep(c) == label) return c;
    return none;
}

bool Context::under(std::uint32_t i, std::uint32_t above) const {
    for (int step = 0; step < most_steps_up; ++step) {
        if (i == above) return true;
        if (head(i) == i) return false;
        i = head(i);
    }
    return false;
}

std::uint32_t Context::clause(std::uint32_t i) const {
    for (int step = 0; step < most_steps_up && head(i) != i; ++step) {
        if (verb(i) && dep(i) != "aux" && dep(i) != "auxpass" && dep(i) != "amod" && dep(i) != "compound")
            return i;
        i = head(i);
    }
    return i;
}

bool Context::is_title(std::uint32_t i) const {
    const std::uint32_t p = paragraph_of(i);
    return p < article.paragraphs.size() && article.paragraphs[p].kind == ParagraphKind::title;
}

std::uint32_t Context::head_in(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = last + 1; i-- > first;)
        if (head(i) == i || head(i) < first || head(i) > last) {
            if (dep(i) != "punct" && dep(i) != "case" && dep(i) != "det") return i;
        }
    return last;
}

bool Context::word_is(std::uint32_t i, std::string_view word_class) const {
    const std::string* found = words.words.find_key(low(i));
    if (!found || *found != word_class) found = words.words.find_key(lemma(i));
    return found && *found == word_class;
}

}  // namespace dateline
