#include "article/date_tokens.hpp"

#include <unicode/uchar.h>

#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr unsigned most_digits = 8;

bool is_ideograph(char32_t c) {
    return c >= 0x3400 && c <= 0x9FFF;
}
// The vowel and tone signs of the scripts of India and Thailand and of Arabic, which are no letters by
// themselves.
bool is_sign(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x64B && c <= 0x65F) || (c >= 0x900 && c <= 0xE7F);
}
// 0 to 9 in any script, "٢٠٢٥" and "২০২৫" too; negative where it is no digit.
int digit_of(char32_t c) {
    if (c < 0x80) return c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0') : -1;
    return u_charDigitValue(static_cast<UChar32>(c));
}

}  // namespace

std::vector<DateToken> date_tokens(std::string_view text) {
    using Kind = DateToken::Kind;
    std::vector<DateToken> tokens;
    tokens.reserve(text.size() / 4 + 2);
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
        if (int digit = digit_of(c); digit >= 0) {
            token.kind = Kind::number;
            while (digit >= 0) {
                if (token.digits++ < most_digits)
                    token.value = token.value * 10 + static_cast<unsigned>(digit);
                std::size_t next = at;
                digit = at < text.size() ? digit_of(next_character(text, next)) : -1;
                if (digit >= 0) at = next;
            }
        } else if (is_alpha(c)) {
            token.kind = Kind::word;
            while (!is_ideograph(c) && at < text.size()) {
                std::size_t next = at;
                const char32_t following = next_character(text, next);
                const bool mark = is_sign(following) && digit_of(following) < 0;
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
