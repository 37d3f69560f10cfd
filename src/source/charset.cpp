#include "source/charset.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <unicode/ucnv.h>

#include "base/utf8.hpp"
#include "source/charset_guess.hpp"
#include "source/charset_labels.hpp"

namespace dateline {

namespace {

// A cut or patched UTF-8 file has so few broken characters, and many more whole ones.
constexpr std::size_t few_broken = 3;

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

struct Conversion {
    std::string text;
    std::size_t replaced = 0;  // characters that could not be decoded
};

std::size_t count_replacements(std::string_view text) {
    std::size_t count = 0;
    for (auto at = text.find("\xEF\xBF\xBD"); at != std::string_view::npos;
         at = text.find("\xEF\xBF\xBD", at + 3)) {
        ++count;
    }
    return count;
}

std::optional<Conversion> convert(std::string_view bytes, const char* converter_name) {
    UErrorCode failed = U_ZERO_ERROR;
    const Converter from(ucnv_open(converter_name, &failed));
    const Converter to(ucnv_open("UTF-8", &failed));
    if (U_FAILURE(failed)) return std::nullopt;
    Conversion out;
    std::array<UChar, 4096> pivot{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    std::array<char, 16384> block{};
    const char* source = bytes.data();
    const char* const source_end = source + bytes.size();
    bool reset = true;
    do {
        failed = U_ZERO_ERROR;
        char* target = block.data();
        ucnv_convertEx(to.get(), from.get(), &target, block.data() + block.size(), &source, source_end,
                       pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset, true,
                       &failed);
        reset = false;
        out.text.append(block.data(), static_cast<std::size_t>(target - block.data()));
    } while (failed == U_BUFFER_OVERFLOW_ERROR);
    if (U_FAILURE(failed)) return std::nullopt;
    out.replaced = count_replacements(out.text);
    return out;
}

Decoded decode_as(std::string_view bytes, const CharsetLabel& charset) {
    if (charset.name == "UTF-8") return {to_valid_utf8(bytes), charset.name};
    if (auto converted = convert(bytes, charset.converter.c_str()))
        return {std::move(converted->text), charset.name};
    return {to_valid_utf8(bytes), "UTF-8"};
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view stated) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) return {to_valid_utf8(bytes.substr(3)), "UTF-8"};
    const char* utf16 = bytes.starts_with("\xFF\xFE"sv)   ? "UTF-16LE"
                        : bytes.starts_with("\xFE\xFF"sv) ? "UTF-16BE"
                                                          : nullptr;
    const std::size_t mark = utf16 != nullptr ? 2 : 0;
    if (utf16 == nullptr) utf16 = unmarked_utf16(bytes);
    if (utf16 != nullptr) {
        if (auto converted = convert(bytes.substr(mark), utf16)) return {std::move(converted->text), utf16};
    }
    const CharsetLabel* declared = stated.empty() ? nullptr : find_charset(stated);
    if (declared == nullptr) {
        const auto label = declared_charset(bytes);
        declared = label ? find_charset(*label) : nullptr;
    }
    // Seven-bit text with the escapes of ISO-2022-JP is valid UTF-8 too.
    const bool escapes =
        (bytes.find("\x1B$B") != std::string_view::npos || bytes.find("\x1B$@") != std::string_view::npos) &&
        (declared == nullptr || declared->name == "ISO-2022-JP");
    if (!escapes && valid_utf8(bytes)) return {std::string(bytes), "UTF-8"};
    if (declared != nullptr) return decode_as(bytes, *declared);

    // Of the detector's candidates the first that decodes everything; most stray bytes mean a wrong guess.
    const CharsetLabel* best = nullptr;
    std::size_t best_replaced = 0;
    Decoded best_text;
    const auto candidates = guess_charsets(bytes);
    for (std::size_t i = 0; i < std::min<std::size_t>(candidates.size(), 4); ++i) {
        auto converted = convert(bytes, candidates[i]->converter.c_str());
        if (!converted || (best != nullptr && converted->replaced >= best_replaced)) continue;
        best = candidates[i];
        best_replaced = converted->replaced;
        best_text = {std::move(converted->text), candidates[i]->name};
        if (best_replaced == 0) break;
    }
    if (best == nullptr && valid_utf8(bytes)) return {std::string(bytes), "UTF-8"};
    // UTF-8 with a few broken bytes (a cut file) loses less than any legacy reading of it.
    auto repaired = to_valid_utf8(bytes);
    const std::size_t broken = count_replacements(repaired);
    if (broken <= few_broken || broken * 1000 < bytes.size()) {
        std::size_t leads = 0;
        for (const char c : bytes) leads += (static_cast<unsigned char>(c) & 0xC0) == 0xC0;
        if (leads > 8 * broken) return {std::move(repaired), "UTF-8"};
    }
    if (best != nullptr) return best_text;
    return decode_as(bytes, *find_charset("windows-1252"));
}

}  // namespace dateline
