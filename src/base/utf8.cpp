#include "base/utf8.hpp"

#include <algorithm>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace dateline {

namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

bool valid_utf8(std::string_view bytes) {
    const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
    const auto size = static_cast<int64_t>(bytes.size());
    int64_t at = 0;
    while (at < size) {
        UChar32 c = 0;
        U8_NEXT(data, at, size, c);
        if (c < 0) return false;
    }
    return true;
}

std::string to_valid_utf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
    const auto size = static_cast<int64_t>(bytes.size());
    int64_t at = 0;
    while (at < size) {
        const int64_t from = at;
        UChar32 c = 0;
        U8_NEXT(data, at, size, c);
        if (c < 0) {
            out += "\xEF\xBF\xBD";
        } else {
            out.append(bytes.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(at - from)));
        }
    }
    return out;
}

char32_t next_character(std::string_view text, std::size_t& at) {
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
        ++at;
        return byte;
    }
    const auto* data = reinterpret_cast<const uint8_t*>(text.data());
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(data, at, text.size(), c);
    return static_cast<char32_t>(c);
}

void append_utf8(std::string& text, char32_t character) {
    uint8_t buffer[4];
    int32_t size = 0;
    UBool failed = false;
    U8_APPEND(buffer, size, 4, static_cast<UChar32>(character), failed);
    if (failed) {
        text += "\xEF\xBF\xBD";
    } else {
        text.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(size));
    }
}

std::string lower(std::string_view text) {
    std::string out;
    if (is_ascii(text)) {
        out.reserve(text.size());
        for (const char c : text) out += (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
        return out;
    }
    icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())})
        .toLower(icu::Locale::getRoot())
        .toUTF8String(out);
    return out;
}

namespace {

// folded() of ASCII text, where normalising changes nothing.
std::string folded_ascii(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    for (const char c : text) {
        if (c == ' ' || (c >= 0x09 && c <= 0x0D)) {
            space = true;
            continue;
        }
        if (space && !out.empty()) out += ' ';
        space = false;
        out += (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
    }
    return out;
}

}  // namespace

std::string folded(std::string_view text) {
    if (is_ascii(text)) return folded_ascii(text);
    UErrorCode failed = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(failed);
    auto unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    if (U_SUCCESS(failed)) unicode = nfkd->normalize(unicode, failed);
    unicode.toLower(icu::Locale::getRoot());
    std::string out;
    bool space = false;
    for (int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
        const UChar32 c = unicode.char32At(i);
        if (u_charType(c) == U_NON_SPACING_MARK) continue;
        if (u_isUWhiteSpace(c)) {
            space = true;
            continue;
        }
        if (space && !out.empty()) out += ' ';
        space = false;
        if (c == 0x2018 || c == 0x2019 || c == 0x02BC) {
            out += '\'';
        } else if (u_charType(c) == U_DASH_PUNCTUATION) {
            out += '-';
        } else {
            append_utf8(out, static_cast<char32_t>(c));
        }
    }
    return out;
}

char32_t lower_character(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

bool is_upper(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    return u_isupper(static_cast<UChar32>(c));
}
bool is_alpha(char32_t c) {
    if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return u_isalpha(static_cast<UChar32>(c));
}
bool is_digit(char32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9';
    return u_isdigit(static_cast<UChar32>(c));
}
bool is_space(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
    return u_isUWhiteSpace(static_cast<UChar32>(c));
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        std::size_t at = 0;
        if (!is_space(next_character(text, at))) break;
        text.remove_prefix(at);
    }
    while (!text.empty()) {
        std::size_t begin = text.size() - 1;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
        std::size_t at = begin;
        if (!is_space(next_character(text, at))) break;
        text.remove_suffix(text.size() - begin);
    }
    return text;
}

}  // namespace dateline
