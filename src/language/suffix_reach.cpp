#include "language/suffix_reach.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace dateline {

namespace {

// Reads one alternative after another; gives up (ok_ false) on what it does not know.
class Reader {
public:
    explicit Reader(std::string_view python) : python_(python) {}

    std::optional<SuffixReach> run() {
        SuffixReach reach;
        for (;;) {
            if (!alternative(reach) || !ok_) return std::nullopt;
            if (at_ == python_.size()) return reach;
            ++at_;  // '|'
        }
    }

private:
    bool done() const { return at_ >= python_.size(); }
    char peek() const { return python_[at_]; }

    bool alternative(SuffixReach& reach) {
        std::size_t width = 0;
        std::vector<std::string_view> atoms;
        bool plus = false;    // the last atom is repeated without bound
        bool plain = true;    // nothing but atoms so far
        bool at_end = false;  // the last piece read was '$'
        while (!done() && peek() != '|') {
            if (plus && peek() != '$') return false;
            at_end = peek() == '$';
            if (at_end) {
                ++at_;
                continue;
            }
            const std::size_t from = at_;
            const std::size_t atom_width = atom();
            if (!ok_) return false;
            const std::string_view text = python_.substr(from, at_ - from);
            plain = plain && text.front() != '(';
            if (!done() && peek() == '+') {
                ++at_;
                plus = true;
            } else if (!done() && peek() == '?') {
                ++at_;
                plain = false;
            } else if (!done() && (peek() == '*' || peek() == '{')) {
                return false;
            }
            atoms.push_back(text);
            width += atom_width;
        }
        if (!at_end || width == 0) return false;
        if (plus) {
            const bool same =
                std::all_of(atoms.begin(), atoms.end(), [&](auto text) { return text == atoms[0]; });
            if (!plain || !same) return false;
            reach.runs = true;
        }
        reach.characters = std::max(reach.characters, width);
        return true;
    }

    // One character, set, look-around or group of plain alternatives; its greatest width in characters.
    std::size_t atom() {
        const char c = peek();
        if (c == '\\') return escape();
        if (c == '[') return set();
        if (c == '(') return group();
        if (c == '*' || c == '+' || c == '?' || c == '{' || c == ')' || c == '^') return fail();
        ++at_;
        while (!done() && (static_cast<unsigned char>(peek()) & 0xC0) == 0x80) ++at_;
        return 1;
    }

    std::size_t fail() {
        ok_ = false;
        return 0;
    }

    std::size_t escape() {
        const char c = at_ + 1 < python_.size() ? python_[at_ + 1] : '\0';
        if (c == 'u' || c == 'U' || c == 'x') {
            at_ = std::min(python_.size(), at_ + (c == 'u' ? 6u : c == 'U' ? 10u : 4u));
            return 1;
        }
        const bool letter_or_digit = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        if (c == '\0' ||
            (letter_or_digit && std::string_view("sSdDwWntrfv").find(c) == std::string_view::npos)) {
            return fail();
        }
        at_ += 2;
        while (!done() && (static_cast<unsigned char>(peek()) & 0xC0) == 0x80) ++at_;
        return 1;
    }

    std::size_t set() {
        ++at_;
        if (!done() && peek() == '^') ++at_;
        if (!done() && peek() == ']') ++at_;
        while (!done() && peek() != ']') at_ += peek() == '\\' ? 2 : 1;
        if (done()) return fail();
        ++at_;
        return 1;
    }

    std::size_t group() {
        const std::string_view rest = python_.substr(at_);
        for (const std::string_view look : {"(?<=", "(?<!", "(?=", "(?!"}) {
            if (rest.starts_with(look)) {
                at_ += look.size();
                group_body();
                return 0;
            }
        }
        if (!rest.starts_with("(?:")) return fail();
        at_ += 3;
        return group_body();
    }

    // Alternatives of atoms up to ')'; groups within groups are given up on, so this does not recurse.
    std::size_t group_body() {
        std::size_t widest = 0;
        std::size_t width = 0;
        while (ok_ && !done() && peek() != ')') {
            if (peek() == '|') {
                width = 0;
                ++at_;
                continue;
            }
            if (peek() == '(') return fail();
            width += atom();
            if (!done() && (peek() == '+' || peek() == '*' || peek() == '{')) return fail();
            if (!done() && peek() == '?') ++at_;
            widest = std::max(widest, width);
        }
        if (done()) return fail();
        ++at_;
        return widest;
    }

    std::string_view python_;
    std::size_t at_ = 0;
    bool ok_ = true;
};

}  // namespace

std::optional<SuffixReach> suffix_reach(std::string_view python) {
    return Reader(python).run();
}

}  // namespace dateline
