#include "reading/pieces.hpp"

#include <algorithm>

namespace dateline {

namespace {

// How much of `text` (longer than `most`) goes into the next piece.
std::size_t cut_length(std::string_view text, std::size_t most) {
    const std::string_view window = text.substr(0, most);
    const auto space = window.rfind(' ');
    std::size_t sentence = space;
    while (sentence != std::string_view::npos && sentence > 0) {
        if (std::string_view(".!?").find(window[sentence - 1]) != std::string_view::npos) return sentence + 1;
        sentence = window.rfind(' ', sentence - 1);
    }
    if (space != std::string_view::npos && space > 0) return space + 1;
    std::size_t border = most;
    while (border > 0 && (static_cast<unsigned char>(text[border]) & 0xC0) == 0x80) --border;
    return border == 0 ? most : border;
}

bool is_blank(const Token& token) {
    return token.pos == "SPACE";
}

}  // namespace

std::vector<Span> analysis_pieces(const Article& article, std::size_t most) {
    std::vector<Span> pieces;
    for (const Paragraph& paragraph : article.paragraphs) {
        Span rest = paragraph.span;
        while (rest.size() > most) {
            const auto length = static_cast<std::uint32_t>(cut_length(rest.of(article.text), most));
            pieces.push_back({rest.begin, rest.begin + length});
            rest.begin += length;
        }
        if (!rest.empty()) pieces.push_back(rest);
    }
    return pieces;
}

std::vector<Span> sentence_spans(const Analysis& analysis) {
    std::vector<Span> sentences;
    bool open = false;
    for (const Token& token : analysis.tokens) {
        if (token.sentence_start) open = false;
        if (is_blank(token)) continue;
        if (!open) {
            sentences.push_back(token.span);
            open = true;
        } else {
            sentences.back().end = std::max(sentences.back().end, token.span.end);
        }
    }
    return sentences;
}

}  // namespace dateline
