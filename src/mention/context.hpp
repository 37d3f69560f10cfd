// One report while its mentions are found: the article, its analysis, and what is asked of the
// dependency trees again and again, computed once in linear time.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "language/analysis.hpp"
#include "mention/gazetteer.hpp"
#include "mention/mention_lexicon.hpp"
#include "mention/mentions.hpp"

namespace dateline {

struct SentenceRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;  // included
    std::uint32_t paragraph = 0;
};

class Context {
public:
    Context(const Article& article, const Analysis& analysis, const Gazetteer& gazetteer,
            const MentionLexicon& words);

    const Article& article;
    const Gazetteer& gazetteer;
    const MentionLexicon& words;
    const std::vector<Token>& tokens;
    const std::vector<NamedEntity>& entities;

    std::uint32_t size() const { return static_cast<std::uint32_t>(tokens.size()); }
    std::string_view text(std::uint32_t i) const { return tokens[i].span.of(article.text); }
    // The bytes from the first to the last token.
    std::string_view text(std::uint32_t first, std::uint32_t last) const {
        return span(first, last).of(article.text);
    }
    Span span(std::uint32_t first, std::uint32_t last) const {
        return {tokens[first].span.begin, tokens[last].span.end};
    }
    const std::string& low(std::uint32_t i) const { return low_[i]; }      // folded text
    const std::string& lemma(std::uint32_t i) const { return lemma_[i]; }  // lower case
    // As phrase_key() of the text and the lemma.
    const std::string& key(std::uint32_t i) const { return key_[i]; }
    const std::string& lemma_key(std::uint32_t i) const { return lemma_key_[i]; }
    std::string_view tag(std::uint32_t i) const { return tokens[i].tag; }
    std::string_view dep(std::uint32_t i) const { return tokens[i].dep; }
    std::uint32_t head(std::uint32_t i) const { return tokens[i].head; }
    bool is(std::uint32_t i, std::string_view tag_prefix) const {
        return tokens[i].tag.starts_with(tag_prefix);
    }
    bool capital(std::uint32_t i) const { return capital_[i]; }
    bool noun(std::uint32_t i) const { return is(i, "NN"); }
    bool verb(std::uint32_t i) const {
        return is(i, "VB") || tokens[i].pos == "AUX" || tokens[i].pos == "VERB";
    }

    std::span<const std::uint32_t> children(std::uint32_t i) const {
        return std::span(children_).subspan(child_begin_[i], child_begin_[i + 1] - child_begin_[i]);
    }
    // The first child with that label, or `none`.
    Index child(std::uint32_t i, std::string_view label) const;
    // The subtree's first and last token.
    std::uint32_t left_edge(std::uint32_t i) const { return left_[i]; }
    std::uint32_t right_edge(std::uint32_t i) const { return right_[i]; }
    // Whether `i` is `above` or below it.
    bool under(std::uint32_t i, std::uint32_t above) const;
    // The nearest verb at or above `i` (a clause), or the root.
    std::uint32_t clause(std::uint32_t i) const;

    const std::vector<SentenceRange>& sentences() const { return sentences_; }
    std::uint32_t sentence_of(std::uint32_t i) const { return sentence_of_[i]; }
    std::uint32_t paragraph_of(std::uint32_t i) const { return sentences_[sentence_of_[i]].paragraph; }
    bool same_sentence(std::uint32_t a, std::uint32_t b) const { return sentence_of_[a] == sentence_of_[b]; }
    bool is_title(std::uint32_t i) const;  // in the article's title

    // The token of [first, last] whose head lies outside.
    std::uint32_t head_in(std::uint32_t first, std::uint32_t last) const;

    // "of the Class" in data/mention/words.tsv.
    bool word_is(std::uint32_t i, std::string_view word_class) const;
    // A noun for a kind of place: "province", "lake".
    bool place_noun(std::uint32_t i) const { return word_is(i, "place_kind") || word_is(i, "place_prefix"); }

private:
    std::vector<std::string> low_;
    std::vector<std::string> lemma_;
    std::vector<std::string> key_;
    std::vector<std::string> lemma_key_;
    std::vector<bool> capital_;
    std::vector<std::uint32_t> child_begin_;
    std::vector<std::uint32_t> children_;
    std::vector<std::uint32_t> left_;
    std::vector<std::uint32_t> right_;
    std::vector<std::uint32_t> sentence_of_;
    std::vector<SentenceRange> sentences_;

    void link_trees();
    void cut_sentences();
};

// The longest phrase of `table` that begins at `i` within its sentence: the value and the last token.
// `use_lemma` compares the last word by its lemma as well ("ministries").
template <class Value>
struct PhraseHit {
    const Value* value = nullptr;
    std::uint32_t last = 0;
};

enum class Compare { text, lemma };

template <class Value>
PhraseHit<Value> phrase_at(const Context& ctx, const PhraseTable<Value>& table, std::uint32_t i,
                           Compare compare) {
    PhraseHit<Value> best;
    std::string key;
    const std::uint32_t end = ctx.sentences()[ctx.sentence_of(i)].last;
    for (std::uint32_t j = i; j <= end; ++j) {
        const std::string& word = ctx.key(j);
        if (word.empty() && j == i) return best;
        const std::string before =
            key.empty() || word.empty() || word == "'s" || word == "'" ? key : key + " ";
        if (compare == Compare::lemma && !word.empty()) {
            if (const Value* found = table.find_key(before + ctx.lemma_key(j))) best = {found, j};
        }
        key = before + word;
        if (const Value* found = word.empty() ? nullptr : table.find_key(key)) best = {found, j};
        if (!table.begins(key)) break;
    }
    return best;
}

}  // namespace dateline
