#include "mention/number_words.hpp"

#include <charconv>

namespace dateline {

namespace {

constexpr std::uint32_t most_words = 10;

// "11,000", "2.5", "1 000" is two tokens and is not joined.
std::optional<double> digits_value(std::string_view text) {
    std::string plain;
    bool digit = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            plain.push_back(c);
            digit = true;
        } else if (c == ',') {
            // A thousands mark stands before three digits.
            if (i + 3 >= text.size() || (i + 4 < text.size() && text[i + 4] != ',' && text[i + 4] != '.'))
                return std::nullopt;
        } else if (c == '.' && digit && plain.find('.') == std::string::npos) {
            plain.push_back(c);
        } else {
            return std::nullopt;
        }
    }
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (!digit || error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
    return value;
}

// "2.5m", "30bn", "10k".
std::optional<double> scaled_digits(const Context& ctx, std::string_view text) {
    const auto letter = text.find_first_not_of("0123456789.,");
    if (letter == 0) return std::nullopt;
    const auto value = digits_value(text.substr(0, letter));
    if (!value || letter == std::string_view::npos) return value;
    const FigureTerm* scale = ctx.words.figures.find(text.substr(letter));
    if (!scale || (scale->kind != FigureWord::short_scale && scale->kind != FigureWord::scale))
        return std::nullopt;
    return *value * scale->low;
}

}  // namespace

PhraseHit<FigureTerm> figure_term(const Context& ctx, std::uint32_t i, Compare compare) {
    return phrase_at(ctx, ctx.words.figures, i, compare);
}

std::optional<NumberHit> number_at(const Context& ctx, std::uint32_t i) {
    const auto phrase = figure_term(ctx, i, Compare::text);
    if (phrase.value &&
        (phrase.value->kind == FigureWord::vague || phrase.value->kind == FigureWord::fraction)) {
        NumberHit hit{phrase.value->low, phrase.value->high, phrase.last};
        hit.vague = phrase.value->kind == FigureWord::vague;
        hit.fraction = phrase.value->kind == FigureWord::fraction;
        return hit;
    }
    double total = 0;
    double group = 0;
    bool any = false;
    NumberHit hit;
    hit.digits = true;
    for (std::uint32_t j = i; j < ctx.size() && j - i < most_words && ctx.same_sentence(i, j); ++j) {
        const auto text = ctx.text(j);
        if (text == "-" && any && !ctx.tokens[j - 1].space_after) continue;  // "twenty-three"
        if (const auto value = scaled_digits(ctx, text)) {
            if (any) break;
            group = *value;
            any = true;
            hit.last = j;
            continue;
        }
        const FigureTerm* term = ctx.words.figures.find_key(ctx.key(j));
        if (!term) term = ctx.words.figures.find_key(ctx.lemma_key(j));
        if (term && term->kind == FigureWord::number) {
            if (any && hit.digits) break;
            // "twenty three" adds, "two two" does not.
            if (group != 0 && term->low >= 10 && group < 100) break;
            group += term->low;
            hit.digits = false;
        } else if (term &&
                   (term->kind == FigureWord::scale || (term->kind == FigureWord::short_scale && any))) {
            if (!any) return std::nullopt;
            if (ctx.tag(j) == "NNS" && ctx.low(j) != "dozen") break;
            if (term->low == 100) {
                group *= 100;
            } else {
                total += group * term->low;
                group = 0;
            }
            hit.digits = false;
        } else if (ctx.low(j) == "and" && any && !hit.digits && j + 1 < ctx.size() &&
                   ctx.tokens[j + 1].pos == "NUM" && total + group >= 100) {
            continue;
        } else {
            break;
        }
        any = true;
        hit.last = j;
    }
    if (!any) return std::nullopt;
    hit.low = hit.high = total + group;
    return hit;
}

}  // namespace dateline
