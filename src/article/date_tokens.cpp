#include "article/date_tokens.hpp"

#include "base/utf8.hpp"

namespace dateline {

namespace {

bool is_ideograph(char32_t c) {
    return c >= 0x3400 && c <= 0x9FFF;
}
bool is_plain_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

}  // namespace

std::vector<DateToken> date_tokens(std::string_view text) {
    using Kind = DateToken::Kind;
    std::vector<DateToken> tokens;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char32_t c = next_character(text, at);
        if (is_space(c)) {
            space = true;
            continue;
        }
        DateToken token;
        token.after_space = space;
        space = false;
        if (is_plain_digit(c)) {
            token.kind = Kind::number;
            while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
            token.digits = static_cast<unsigned>(at - from);
            for (std::size_t i = from; i < at && i < from + 8; ++i) {
                token.value = token.value * 10 + static_cast<unsigned>(text[i] - '0');
            }
        } else if (is_alpha(c)) {
            token.kind = Kind::word;
            while (!is_ideograph(c) && at < text.size()) {
                std::size_t next = at;
                const char32_t following = next_character(text, next);
                const bool mark = following >= 0x300 && following <= 0x36F;
                if ((!is_alpha(following) && !mark) || is_ideograph(following)) break;
                at = next;
            }
            if (at - from <= 32) token.word = folded(text.substr(from, at - from));
        } else {
            token.kind = Kind::mark;
            token.word = std::string(text.substr(from, at - from));
            if (c == U'–' || c == U'—' || c == U'‐' || c == U'‑') token.word.assign(1, '-');
        }
        token.span = {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(at)};
        tokens.push_back(std::move(token));
    }
    DateToken end;
    end.after_space = true;
    end.span = {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size())};
    tokens.push_back(end);
    return tokens;
}

}  // namespace dateline
