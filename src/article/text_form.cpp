#include "article/text_form.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace dateline {

namespace {

bool is_invisible(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool is_blank_like(char32_t c) {
    return is_space(c) || c == 0x2800 || c == 0x3164;
}

}  // namespace

std::string tidy(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    append_tidy(out, text, false);
    return out;
}

bool append_tidy(std::string& out, std::string_view text, bool blank) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte > ' ' && byte < 0x80) {
            // A run of plain characters is copied as one.
            while (at < text.size() && static_cast<signed char>(text[at]) > ' ') ++at;
        } else if (byte <= ' ') {
            ++at;
            blank = true;
            continue;
        } else {
            const char32_t c = next_character(text, at);
            if (c >= 0x80 && c < 0x4000 && is_blank_like(c)) {
                blank = true;
                continue;
            }
            if (is_invisible(c)) continue;
        }
        if (blank && !out.empty()) out += ' ';
        blank = false;
        out.append(text.substr(from, at - from));
    }
    return blank;
}

std::string phrase_form(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (const char plain = text[at]; static_cast<unsigned char>(plain) < 0x80) {
            out += plain >= 'A' && plain <= 'Z' ? static_cast<char>(plain + 32) : plain;
            ++at;
            continue;
        }
        const char32_t c = next_character(text, at);
        if (c == U'‘' || c == U'’' || c == U'ʼ' || c == U'′') {
            out += '\'';
        } else if (c == U'“' || c == U'”' || c == U'„' || c == U'«' || c == U'»' || c == U'″') {
            out += '"';
        } else if (c >= 0x2010 && c <= 0x2015) {
            out += '-';
        } else if (c == U'…') {
            out += "...";
        } else {
            append_utf8(out, lower_character(c));
        }
    }
    return out;
}

std::vector<std::string> lower_words(std::string_view text, std::size_t most) {
    std::vector<std::string> words;
    std::size_t begin = text.size();
    std::size_t end = 0;
    const auto flush = [&] {
        if (begin < end) words.push_back(lower(text.substr(begin, end - begin)));
        begin = text.size();
        end = 0;
    };
    for (std::size_t at = 0; at < text.size() && words.size() < most;) {
        const std::size_t from = at;
        const char32_t c = next_character(text, at);
        if (is_alpha(c) || is_digit(c) || (c >= 0x300 && c <= 0x36F)) {
            if (begin == text.size()) begin = from;
            end = at;
        } else if (c != '\'' && c != U'’' && c != '-') {
            flush();
        }
    }
    flush();
    return words;
}

std::vector<std::string_view> split_at(std::string_view text,
                                       std::initializer_list<std::string_view> separators) {
    std::array<bool, 256> begins{};
    for (const auto separator : separators) begins[static_cast<unsigned char>(separator.front())] = true;
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    const auto keep = [&](std::size_t end) {
        const auto part = trimmed(text.substr(begin, end - begin));
        if (!part.empty()) parts.push_back(part);
    };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t skip = 0;
        if (begins[static_cast<unsigned char>(text[at])]) {
            for (const auto separator : separators) {
                if (text.substr(at).starts_with(separator)) skip = separator.size();
            }
        }
        if (skip == 0) {
            ++at;
            continue;
        }
        keep(at);
        at += skip;
        begin = at;
    }
    keep(text.size());
    return parts;
}

std::size_t count_parts(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        count += !trimmed(text.substr(begin, end - begin)).empty();
        begin = end + 1;
    }
    return count;
}

std::string_view cut_to(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    return text.substr(0, most);
}

bool is_capitals(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = next_character(word, at);
        if (!is_alpha(c)) continue;
        ++letters;
        if (!is_upper(c)) return false;
    }
    return letters > 1;
}

}  // namespace dateline
