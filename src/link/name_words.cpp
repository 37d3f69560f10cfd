#include "link/name_words.hpp"

#include <algorithm>
#include <memory>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/utf8.hpp"
#include "link/name_vocabulary.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_name_bytes = 400;  // of which more is no name

NameScript script_of(char32_t c) {
    UErrorCode failed = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &failed)) {
        case USCRIPT_LATIN: return NameScript::latin;
        case USCRIPT_CYRILLIC: return NameScript::cyrillic;
        case USCRIPT_GREEK: return NameScript::greek;
        case USCRIPT_ARABIC: return NameScript::arabic;
        case USCRIPT_HEBREW: return NameScript::hebrew;
        case USCRIPT_HANGUL: return NameScript::hangul;
        case USCRIPT_HAN: return NameScript::han;
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA: return NameScript::kana;
        default: return NameScript::other;
    }
}

bool is_mark(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    return type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK || type == U_ENCLOSING_MARK;
}

// The transliterator of that id, or null where this ICU has none. One a program: its calls are const.
const icu::Transliterator* transliterator(const char* id) {
    UErrorCode failed = U_ZERO_ERROR;
    icu::Transliterator* made =
        icu::Transliterator::createInstance(icu::UnicodeString(id), UTRANS_FORWARD, failed);
    return U_SUCCESS(failed) ? made : nullptr;
}

std::string transliterated(const icu::Transliterator* by, std::string_view text) {
    if (by == nullptr) return std::string(text);
    auto unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    by->transliterate(unicode);
    std::string out;
    unicode.toUTF8String(out);
    return out;
}

std::string in_known_script(std::string_view name) {
    bool kana = false;
    bool other = false;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_character(name, at);
        const NameScript script = script_of(c);
        kana = kana || script == NameScript::kana || c == U'ー';
        other = other || (script == NameScript::other && is_alpha(c) && !is_mark(c) && c != U'ー');
    }
    static const std::unique_ptr<const icu::Transliterator> from_kana(
        transliterator("Katakana-Latin; Hiragana-Latin"));
    static const std::unique_ptr<const icu::Transliterator> from_any(transliterator("Any-Latin"));
    if (kana) return transliterated(from_kana.get(), name);
    if (other) return transliterated(from_any.get(), name);
    return std::string(name);
}

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x02BB || c == 0x02B9 ||
           c == 0x02BE || c == 0x02BF || c == U'`' || c == 0x00B4;
}

bool is_dash(char32_t c) {
    return u_charType(static_cast<UChar32>(c)) == U_DASH_PUNCTUATION;
}

// "Novak, Jan" as "Jan Novak"; a comma before "Jr." turns nothing, and two commas tell nothing.
std::string turned_by_comma(std::string_view name) {
    const std::size_t comma = name.find(',');
    if (comma == std::string_view::npos || name.find(',', comma + 1) != std::string_view::npos)
        return std::string(name);
    const std::string_view after = trimmed(name.substr(comma + 1));
    std::string word = lower(after);
    std::erase(word, '.');
    if (NameVocabulary::instance().has(NameWordKind::suffix, "", word)) return std::string(name);
    return std::string(after) + " " + std::string(name.substr(0, comma));
}

}  // namespace

std::u32string name_letters(std::string_view text) {
    UErrorCode failed = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(failed);
    auto unicode = icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
    unicode.toLower(icu::Locale::getRoot());
    if (U_SUCCESS(failed)) unicode = nfkd->normalize(unicode, failed);
    std::u32string letters;
    for (int32_t i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1)) {
        const auto c = static_cast<char32_t>(unicode.char32At(i));
        letters += is_apostrophe(c) ? U'\'' : c;
    }
    return letters;
}

std::vector<std::u32string> pinyin_of(std::u32string_view han) {
    static const std::unique_ptr<const icu::Transliterator> by(transliterator("Han-Latin/Names"));
    std::vector<std::u32string> syllables;
    for (const char32_t c : han) {
        if (script_of(c) != NameScript::han || by == nullptr) return {};
        std::string one;
        append_utf8(one, c);
        std::u32string letters;
        bool after_u = false;
        for (const char32_t letter : name_letters(transliterated(by.get(), one))) {
            const bool umlaut = letter == 0x0308 && after_u;
            if (!is_mark(letter) || umlaut) letters += letter;
            after_u = letter == U'u' || (after_u && is_mark(letter));
        }
        if (letters.empty() || letters.front() > U'z') return {};
        syllables.push_back(std::move(letters));
    }
    return syllables;
}

NameWords split_name(std::string_view name) {
    if (name.size() > max_name_bytes) {
        std::size_t at = 0;
        std::size_t end = 0;
        while (at < max_name_bytes) {
            end = at;
            next_character(name, at);
        }
        name = name.substr(0, end);
    }
    NameWords split;
    NameWord word;
    bool joined = false;
    const auto close = [&](bool dot) {
        if (word.letters.empty()) return;
        const std::string& plain = word.plain;
        const bool one_letter = plain.size() == 1 || (dot && word.letters.size() == 1);
        word.initial = one_letter && word.script != NameScript::han && word.script != NameScript::hangul;
        word.joined = joined;
        const NameVocabulary& known = NameVocabulary::instance();
        if (known.has(NameWordKind::title, "", plain) && split.words.empty() && !joined) {
            split.dropped.push_back(plain);
        } else if (known.has(NameWordKind::suffix, "", plain) && split.words.size() >= 2) {
            split.dropped.push_back(plain);
        } else if (split.words.size() < max_name_words && word.letters.size() <= max_word_letters) {
            split.words.push_back(word);
        } else {
            split.dropped.push_back(plain);
        }
        word = {};
        joined = false;
    };
    const std::u32string letters = name_letters(in_known_script(turned_by_comma(name)));
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char32_t c = letters[i];
        if (c == U'\'') {
            const bool possessive = !word.letters.empty() && i + 1 < letters.size() &&
                                    letters[i + 1] == U's' &&
                                    (i + 2 == letters.size() || is_space(letters[i + 2]));
            if (possessive) ++i;
            if (!possessive && !word.letters.empty()) word.letters += c;
        } else if (is_alpha(c) || is_mark(c)) {
            if (word.letters.empty()) {
                if (is_mark(c)) continue;
                word.script = script_of(c);
            }
            word.letters += c;
            if (!is_mark(c)) append_utf8(word.plain, c);
        } else {
            close(c == U'.');
            if (is_dash(c))
                joined = !split.words.empty();
            else if (!is_dash(c) && is_space(c) && word.letters.empty())
                joined = false;
        }
    }
    close(false);
    return split;
}

}  // namespace dateline
