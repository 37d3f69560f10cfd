#include "language/python_text.hpp"

#include <algorithm>
#include <unicode/uchar.h>

#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::uint8_t kUnicodeMajor = 14;
constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kSmallSigma = 0x3C3;
constexpr char32_t kFinalSigma = 0x3C2;
constexpr char32_t kCapitalIWithDot = 0x130;

bool assigned(char32_t c) {
    UVersionInfo age;
    u_charAge(static_cast<UChar32>(c), age);
    return age[0] != 0 && age[0] <= kUnicodeMajor;
}

bool has(char32_t c, UProperty property) {
    return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0 && assigned(c);
}

template <class Holds>
bool every_character(std::string_view text, Holds holds) {
    for (std::size_t at = 0; at < text.size();) {
        if (!holds(next_character(text, at))) return false;
    }
    return !text.empty();
}

// Whether the first character from `at` on that is not case-ignorable is a cased letter.
bool cased_follows(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const char32_t c = next_character(text, at);
        if (!has(c, UCHAR_CASE_IGNORABLE)) return has(c, UCHAR_CASED);
    }
    return false;
}

}  // namespace

bool python_isalpha(char32_t c) {
    if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_L_MASK) != 0 && assigned(c);
}

bool python_isupper(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    return has(c, UCHAR_UPPERCASE);
}

bool python_isdigit(char32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9';
    const auto type = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE);
    return (type == U_NT_DECIMAL || type == U_NT_DIGIT) && assigned(c);
}

bool python_isspace(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool python_isalpha(std::string_view text) {
    return every_character(text, [](char32_t c) { return python_isalpha(c); });
}

bool python_isspace(std::string_view text) {
    return every_character(text, [](char32_t c) { return python_isspace(c); });
}

std::string python_lower(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool ascii = true;
    for (const char c : text) {
        ascii = ascii && static_cast<unsigned char>(c) < 0x80;
        out += (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
    }
    if (ascii) return out;
    out.clear();
    // Unicode's Final_Sigma: a cased letter before and none after, case-ignorable characters left out.
    bool cased_before = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (c == kCapitalSigma) {
            append_utf8(out, cased_before && !cased_follows(text, at) ? kFinalSigma : kSmallSigma);
        } else if (c == kCapitalIWithDot) {
            out += "i\u0307";
        } else {
            append_utf8(out, assigned(c) ? static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))) : c);
        }
        if (!has(c, UCHAR_CASE_IGNORABLE)) cased_before = has(c, UCHAR_CASED);
    }
    return out;
}

}  // namespace dateline
