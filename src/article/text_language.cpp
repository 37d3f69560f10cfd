#include "article/text_language.hpp"

#include <algorithm>
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t bytes_looked_at = 8192;  // beyond, the answer does not get better
// Below, a name or a quotation in another language decides: "unknown" is then the honest answer.
constexpr int letters_needed = 80;
constexpr int share_needed = 70;  // per cent of the text

// No character is cut in two.
std::string_view beginning_of(std::string_view text) {
    std::size_t end = std::min(text.size(), bytes_looked_at);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

}  // namespace

std::string language_of_text(std::string_view text) {
    const std::string_view beginning = beginning_of(text);
    const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[3];
    int shares[3];
    double scores[3];
    int letters = 0;
    bool reliable = false;
    CLD2::ExtDetectLanguageSummary(beginning.data(), static_cast<int>(beginning.size()), true, &no_hints, 0,
                                   languages, shares, scores, nullptr, &letters, &reliable);
    if (!reliable || letters < letters_needed || shares[0] < share_needed) return "";
    if (languages[0] == CLD2::UNKNOWN_LANGUAGE) return "";
    const std::string code = CLD2::LanguageCode(languages[0]);
    return code.substr(0, code.find('-'));  // "zh-Hant": the script is seen in the text
}

std::string language_name(const std::string& code) {
    icu::UnicodeString name;
    icu::Locale(code.c_str()).getDisplayLanguage(icu::Locale::getEnglish(), name);
    std::string out;
    name.toUTF8String(out);
    return out.empty() ? code : out;
}

bool same_language(std::string_view a, std::string_view b) {
    return lower(a.substr(0, a.find_first_of("-_"))) == lower(b.substr(0, b.find_first_of("-_")));
}

}  // namespace dateline
