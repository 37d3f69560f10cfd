// ICU's detector compares frequencies of bytes with those of languages. It does not know IBM866, Thai and
// Ukrainian KOI8, takes windows-1250 for ISO-8859-2, and markup leads it astray; what is here makes up for
// that. Cyrillic sets are told by which of them gives words as they are written: frequent letters, in small
// letters behind the first.
#include "source/charset_guess.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <unicode/ucsdet.h>

#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t looked_bytes = 256u << 10;
// ICU's statistics do not gain from more.
constexpr std::size_t detection_bytes = 64u << 10;
// Of every pair in UTF-16 text of alphabets, at least this share has a byte that plain text has not.
constexpr double utf16_share = 0.3;
// Words of one alphabet: at least this share of the letters is beyond ASCII.
constexpr double letters_share = 0.5;

unsigned char byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

// The bytes outside of tags, scripts and style sheets, cut at detection_bytes.
std::string without_markup(std::string_view bytes) {
    std::string out;
    for (std::size_t at = 0; at < bytes.size() && out.size() < detection_bytes;) {
        const auto tag = bytes.find('<', at);
        out += bytes.substr(at, tag == std::string_view::npos ? tag : tag - at);
        if (tag == std::string_view::npos) break;
        const auto name = lower(to_valid_utf8(bytes.substr(tag, 8)));
        std::size_t end = bytes.find('>', tag);
        if (name.starts_with("<script")) end = bytes.find("</script", tag);
        if (name.starts_with("<style")) end = bytes.find("</style", tag);
        if (end == std::string_view::npos) break;
        at = end + 1;
        out += ' ';
    }
    return out.substr(0, detection_bytes);
}

// Small and capital letters of one set by their ranges, and how often the ten most frequent letters of
// Russian, Ukrainian and Bulgarian texts occur ("о а е и н т с р в л", about 65 % of letters).
struct CyrillicSet {
    std::string_view label;
    std::array<std::pair<unsigned char, unsigned char>, 2> small;
    std::pair<unsigned char, unsigned char> capital;
    std::string_view frequent;
};
constexpr std::array<CyrillicSet, 4> cyrillic_sets = {{
    {"windows-1251",
     {{{0xE0, 0xFF}, {0xB3, 0xB3}}},
     {0xC0, 0xDF},
     "\xEE\xE0\xE5\xE8\xED\xF2\xF1\xF0\xE2\xEB"},
    {"koi8-r", {{{0xC0, 0xDF}, {0xA3, 0xA7}}}, {0xE0, 0xFF}, "\xCF\xC1\xC5\xC9\xCE\xD4\xD3\xD2\xD7\xCC"},
    {"ibm866", {{{0xA0, 0xAF}, {0xE0, 0xF1}}}, {0x80, 0x9F}, "\xAE\xA0\xA5\xA8\xAD\xE2\xE1\xE0\xA2\xAB"},
    {"iso-8859-5", {{{0xD0, 0xEF}, {0xF1, 0xFF}}}, {0xB0, 0xCF}, "\xDE\xD0\xD5\xD8\xDD\xE2\xE1\xE0\xD2\xDB"},
}};

bool within(unsigned char byte, std::pair<unsigned char, unsigned char> range) {
    return byte >= range.first && byte <= range.second;
}

// Per letter beyond ASCII: 1 for a frequent small letter, -1 for a capital behind a small one or what is no
// letter.
double cyrillic_score(std::string_view text, const CyrillicSet& set) {
    double score = 0;
    std::size_t high = 0;
    bool after_small = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned char byte = byte_at(text, i);
        const bool small = within(byte, set.small[0]) || within(byte, set.small[1]);
        if (byte >= 0x80) {
            ++high;
            if (set.frequent.find(text[i]) != std::string_view::npos) score += 1;
            if (!small && (after_small || !within(byte, set.capital))) score -= 1;
        }
        after_small = small;
    }
    return high == 0 ? 0 : score / static_cast<double>(high);
}

const CyrillicSet* cyrillic_set(std::string_view text) {
    // Frequent letters are 65 % in these languages; another set's reading comes to 35 % at most.
    constexpr double least_score = 0.5;
    const CyrillicSet* best = nullptr;
    double best_score = least_score;
    for (const CyrillicSet& set : cyrillic_sets) {
        const double score = cyrillic_score(text, set);
        if (score > best_score) {
            best = &set;
            best_score = score;
        }
    }
    return best;
}

// Letters that KOI8-U has where KOI8-R draws frames.
bool has_ukrainian_koi8(std::string_view text) {
    constexpr std::string_view letters = "\xA4\xA6\xA7\xAD\xB4\xB6\xB7\xBD";
    for (std::size_t at = text.find_first_of(letters); at != std::string_view::npos;
         at = text.find_first_of(letters, at + 1)) {
        const bool before = at > 0 && byte_at(text, at - 1) >= 0xC0;
        const bool behind = at + 1 < text.size() && byte_at(text, at + 1) >= 0xC0;
        if (before || behind) return true;
    }
    return false;
}

// TIS-620: vowels and tones above and below stand behind a consonant, the vowels in front before one.
bool is_thai(std::string_view text) {
    constexpr std::size_t least_marks = 8;
    std::size_t marks = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned char byte = byte_at(text, i);
        if (byte < 0xA1) continue;
        const auto consonant = [](unsigned char b) { return b >= 0xA1 && b <= 0xCE; };
        const auto mark = [](unsigned char b) {
            return b == 0xD1 || (b >= 0xD4 && b <= 0xDA) || (b >= 0xE7 && b <= 0xEE);
        };
        if ((byte >= 0xDB && byte <= 0xDE) || byte >= 0xFC) return false;
        const unsigned char before = i > 0 ? byte_at(text, i - 1) : 0;
        const unsigned char behind = i + 1 < text.size() ? byte_at(text, i + 1) : 0;
        if (mark(byte)) {
            if (!consonant(before) && !mark(before)) return false;
            ++marks;
        }
        if (byte >= 0xE0 && byte <= 0xE4 && behind != 0 && !consonant(behind)) return false;
    }
    return marks >= least_marks;
}

// windows-1250 rather than ISO-8859-2, which ICU prefers: letters where ISO has controls; or Polish letters
// that both have, and at the place of a with ogonek that of windows-1250.
bool is_windows_1250(std::string_view text) {
    std::array<std::size_t, 256> count{};
    for (std::size_t i = 0; i < text.size(); ++i) ++count[byte_at(text, i)];
    for (const std::size_t letter : {0x8Au, 0x8Cu, 0x8Eu, 0x8Fu, 0x9Au, 0x9Cu, 0x9Eu, 0x9Fu}) {
        if (count[letter] > 0) return true;
    }
    const std::size_t polish = count[0xB3] + count[0xBF] + count[0xEA];
    return polish > 0 && count[0xB9] > count[0xB1];
}

// The accented capital alpha, where ISO-8859-7 has a quotation mark.
bool is_windows_1253(std::string_view text) {
    for (auto at = text.find('\xA2'); at != std::string_view::npos; at = text.find('\xA2', at + 1)) {
        if (at + 1 < text.size() && byte_at(text, at + 1) >= 0xD0) return true;
    }
    return false;
}

struct CloseDetector {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

void add(std::vector<const CharsetLabel*>& found, std::string_view label) {
    const CharsetLabel* const charset = find_charset(label);
    if (charset != nullptr && charset->name != "UTF-8") found.push_back(charset);
}

void add_of_icu(std::string_view text, std::vector<const CharsetLabel*>& found) {
    UErrorCode failed = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&failed));
    if (U_FAILURE(failed)) return;
    ucsdet_setText(detector.get(), text.data(), static_cast<int32_t>(text.size()), &failed);
    int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &failed);
    for (int32_t i = 0; U_SUCCESS(failed) && i < count; ++i) {
        std::string_view name = ucsdet_getName(matches[i], &failed);
        if (U_FAILURE(failed)) return;
        if (name == "ISO-8859-2" && is_windows_1250(text)) name = "windows-1250";
        if (name == "ISO-8859-7" && is_windows_1253(text)) name = "windows-1253";
        if (name.starts_with("ISO-8859-8"))
            name = "windows-1255";  // the same letters, and the points besides
        add(found, name);
    }
}

bool mostly_beyond_ascii(std::string_view text) {
    std::size_t letters = 0;
    std::size_t high = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned char byte = byte_at(text, i);
        high += byte >= 0x80;
        letters += byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    }
    return static_cast<double>(high) > letters_share * static_cast<double>(letters);
}

}  // namespace

const char* unmarked_utf16(std::string_view bytes) {
    const auto head = bytes.substr(0, 4096);
    if (head.size() < 4) return nullptr;
    std::array<std::size_t, 2> controls{};
    for (std::size_t i = 0; i < head.size(); ++i) {
        const unsigned char byte = byte_at(head, i);
        controls[i % 2] += byte < 0x09;
    }
    const double pairs = static_cast<double>(head.size()) / 2;
    if (static_cast<double>(controls[1]) > utf16_share * pairs && controls[0] * 10 < controls[1])
        return "UTF-16LE";
    if (static_cast<double>(controls[0]) > utf16_share * pairs && controls[1] * 10 < controls[0])
        return "UTF-16BE";
    return nullptr;
}

std::vector<const CharsetLabel*> guess_charsets(std::string_view bytes) {
    std::vector<const CharsetLabel*> found;
    const auto head = bytes.substr(0, looked_bytes);
    if (head.find("\x1B$B") != std::string_view::npos || head.find("\x1B$@") != std::string_view::npos) {
        add(found, "iso-2022-jp");
    }
    const std::string text = without_markup(head);
    if (mostly_beyond_ascii(text)) {
        if (is_thai(text)) add(found, "windows-874");
        if (const CyrillicSet* const set = cyrillic_set(text)) {
            add(found, set->label == "koi8-r" && has_ukrainian_koi8(text) ? "koi8-u" : set->label);
        }
    }
    add_of_icu(text, found);
    return found;
}

}  // namespace dateline
