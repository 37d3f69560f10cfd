// The pieces of an article that are analysed each as its own document.
#pragma once

#include <cstddef>
#include <vector>

#include "article/article.hpp"
#include "language/analysis.hpp"

namespace dateline {

// The paragraphs' spans in order. One longer than `most` bytes is cut: behind the last sentence mark
// with a space after it, else at the last space, else at the last character border within `most`.
std::vector<Span> analysis_pieces(const Article& article, std::size_t most);

// The sentences' spans, from their first token's first byte to their last token's last byte. Sentences
// of white space alone are left out.
std::vector<Span> sentence_spans(const Analysis& analysis);

}  // namespace dateline
