// Python's `re` syntax rewritten for PCRE2 with UTF and UCP. The two read almost everything alike; the
// differences that are rewritten here are
//   \uXXXX \UXXXXXXXX   \x{...}
//   (?u)                dropped, it is the default
//   \s \S               Python's white space: it has U+001C to U+001F and lacks U+180E
//   \d \w and \D \W     by general category, as str.isdecimal and str.isalnum
//   \v                  the vertical tab alone
//   \Z                  \z, the very end
//   [ in a set          \[, so that "[:" never begins a POSIX class
//   {,n}                {0,n}
// `$`, `.` and `^` agree once the newline is LF. What has no equal is refused: (?a), (?L), \N{...}
// and lone surrogates. Held by tests/language/python_regex_test.cpp.
#include <charconv>
#include <fmt/format.h>

#include "language/regex.hpp"

namespace dateline {

namespace {

constexpr std::string_view kSpace =
    R"(\x{09}-\x{0D}\x{1C}-\x{20}\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000})";
constexpr std::string_view kNoSpace =
    R"(\x{00}-\x{08}\x{0E}-\x{1B}\x{21}-\x{84}\x{86}-\x{9F}\x{A1}-\x{167F}\x{1681}-\x{1FFF}\x{200B}-\x{2027})"
    R"(\x{202A}-\x{202E}\x{2030}-\x{205E}\x{2060}-\x{2FFF}\x{3001}-\x{10FFFF})";

class Translation {
public:
    Translation(std::string_view python, std::string_view place) : python_(python), place_(place) {}

    Result<std::string> run() {
        while (at_ < python_.size() && !error_) {
            const char c = python_[at_];
            if (c == '\\') {
                escape();
            } else if (in_set_) {
                set_character(c);
            } else if (c == '[') {
                open_set();
            } else if (python_.substr(at_, 2) == "(?") {
                group();
            } else if (python_.substr(at_, 2) == "{,") {
                out_ += "{0,";
                at_ += 2;
            } else {
                out_ += c;
                ++at_;
            }
        }
        if (error_) return *error_;
        return std::move(out_);
    }

private:
    void refuse(std::string_view what) {
        error_ = Error{
            ErrorCode::unsupported,
            fmt::format("{}: {} at byte {} of the expression has no equal in PCRE2", place_, what, at_)};
    }

    void open_set() {
        in_set_ = true;
        out_ += '[';
        ++at_;
        if (python_.substr(at_, 1) == "^") {
            out_ += '^';
            ++at_;
        }
        if (python_.substr(at_, 1) == "]") {  // a literal where it comes first
            out_ += "\\]";
            ++at_;
        }
    }

    void set_character(char c) {
        if (c == ']') in_set_ = false;
        if (c == '[') out_ += '\\';
        out_ += c;
        ++at_;
    }

    // Leading flags: u is the default and dropped. Everything else after "(?" is spelt alike.
    void group() {
        std::size_t end = at_ + 2;
        while (end < python_.size() &&
               std::string_view("aiLmsux-").find(python_[end]) != std::string_view::npos)
            ++end;
        const std::string_view flags = python_.substr(at_ + 2, end - at_ - 2);
        const bool set_flags = end < python_.size() && (python_[end] == ')' || python_[end] == ':');
        if (!set_flags || flags.empty()) {
            out_ += "(?";
            at_ += 2;
            return;
        }
        if (flags.find_first_of("aLx") != std::string_view::npos) return refuse("a flag of (?aLx)");
        std::string kept;
        for (const char flag : flags) {
            if (flag != 'u') kept += flag;
        }
        if (!kept.empty() || python_[end] == ':') out_ += "(?" + kept + python_[end];
        at_ = end + 1;
    }

    // `inside` stands for the class within a set; outside of one it gets its own brackets.
    void character_class(std::string_view inside) {
        if (in_set_) {
            out_ += inside;
        } else {
            out_ += '[';
            out_ += inside;
            out_ += ']';
        }
        at_ += 2;
    }

    void code_point(std::size_t digits) {
        const std::string_view hex = python_.substr(at_ + 2, digits);
        std::uint32_t value = 0;
        const auto read = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
        if (hex.size() != digits || read.ptr != hex.data() + hex.size()) return refuse("a short \\u escape");
        if ((value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF) return refuse("a surrogate");
        out_ += fmt::format("\\x{{{:X}}}", value);
        at_ += 2 + digits;
    }

    void escape() {
        if (at_ + 1 >= python_.size()) return refuse("a lone backslash");
        const char c = python_[at_ + 1];
        switch (c) {
            case 'u': return code_point(4);
            case 'U': return code_point(8);
            case 'x': return code_point(2);
            case 's': return character_class(kSpace);
            case 'S': return character_class(kNoSpace);
            case 'd': return character_class("\\p{Nd}");
            case 'D': return character_class("\\P{Nd}");
            case 'w': return character_class("\\p{L}\\p{N}_");
            case 'W':
                if (in_set_) return refuse("\\W in a set");
                out_ += "[^\\p{L}\\p{N}_]";
                at_ += 2;
                return;
            case 'v':
                out_ += "\\x{0B}";
                at_ += 2;
                return;
            case 'Z':
                out_ += "\\z";
                at_ += 2;
                return;
            case 'N': return refuse("\\N{...}");
            default:
                out_ += '\\';
                out_ += c;
                at_ += 2;
        }
    }

    std::string_view python_;
    std::string_view place_;
    std::size_t at_ = 0;
    bool in_set_ = false;
    std::string out_;
    std::optional<Error> error_;
};

}  // namespace

Result<std::string> pcre2_from_python(std::string_view python, std::string_view place) {
    return Translation(python, place).run();
}

}  // namespace dateline
