// The idea: at each token try each shape of a date, then a time before or behind it; every try looks at
// a handful of tokens, so reading is linear. Held by tests/article/date_reader_test.cpp.
#include "article/date_reader.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "article/date_tokens.hpp"
#include "article/date_words.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

using Kind = DateToken::Kind;

// Reports before newspapers, or far ahead, are numbers that look like years.
constexpr unsigned earliest_year = 1600;
constexpr unsigned latest_year = 2199;

struct Reading {
    std::size_t end = 0;  // token behind it; 0 = nothing read
    unsigned year = 0;    // 0 = not said
    unsigned month = 0;
    unsigned day = 0;
    bool turned = false;
};

struct Clock {
    std::size_t end = 0;
    std::string text;
};

class Reader {
public:
    Reader(const std::vector<DateToken>& tokens, DateOrder order) : tokens_(tokens), order_(order) {}

    // A date that starts at token `at`, without its time.
    Reading date(std::size_t at) const {
        at = behind_weekday(at);
        for (const auto shape : {&Reader::year_first, &Reader::east_asian, &Reader::day_month,
                                 &Reader::month_day, &Reader::three_numbers}) {
            Reading read = (this->*shape)(at);
            if (read.end != 0 && real(read)) return read;
        }
        return {};
    }

    // A time of day at token `at`: "10:03", "10:03:07.25Z", "10.03pm", "9 a.m.", "18h30", with a zone.
    Clock clock(std::size_t at) const {
        unsigned add = 0;
        bool half = false;
        if (const auto found = words_.halves.find(token(at).word); found != words_.halves.end()) {
            add = found->second;
            half = true;
            ++at;
        }
        if (!is_number(at, 1, 2) || token(at).value > 24) return {};
        unsigned hour = token(at).value;
        unsigned minute = 0;
        std::size_t end = at + 1;
        const bool hour_word = is_word_in(end, words_.hours);
        const bool parted = is_mark(end, ":") || is_mark(end, ".") || is_word_in(end, words_.hours);
        if (parted && is_number(end + 1, 1, 2) && token(end + 1).value < 60 &&
            (hour_word || (token(end + 1).digits == 2 && !token(end + 1).after_space))) {
            minute = token(end + 1).value;
            const bool dot = is_mark(end, ".");
            end += 2;
            if (!dot && is_mark(end, ":") && is_number(end + 1, 2, 2)) end += 2;
            if (!dot && is_mark(end, ".") && is_number(end + 1, 1, 9) && !token(end + 1).after_space)
                end += 2;
            if (!half && !(half = read_half(end, add)) && dot && !is_word_in(end, words_.hours)) return {};
            if (is_word_in(end, words_.hours) || is_word_in(end, words_.minutes)) ++end;
        } else if (half || !(half = read_half(end, add))) {
            return {};
        }
        if (half && hour > 12) return {};
        if (half) hour = hour % 12 + add;
        if (hour > 23) return {};
        Clock read{end, fmt::format("{:02}:{:02}", hour, minute)};
        zone(read);
        return read;
    }

    // Past what joins a date and its time: a comma, "at", a dash, "T".
    std::size_t behind_joint(std::size_t at) const {
        for (int i = 0; i < 2; ++i) {
            if (is_mark(at, ",") || is_mark(at, "|") || is_mark(at, "-") || is_mark(at, "·") ||
                is_mark(at, "•") || is_mark(at, "@") || is_mark(at, "/") || is_mark(at, "(") ||
                is_word_in(at, words_.ats)) {
                ++at;
            }
        }
        if (is_word_in(at, words_.weekdays)) ++at;
        if (is_mark(at, ")")) ++at;
        return at;
    }

private:
    const DateToken& token(std::size_t at) const { return tokens_[std::min(at, tokens_.size() - 1)]; }
    bool is_number(std::size_t at, unsigned least, unsigned most) const {
        return token(at).kind == Kind::number && token(at).digits >= least && token(at).digits <= most;
    }
    bool is_mark(std::size_t at, std::string_view mark) const {
        return token(at).kind == Kind::mark && token(at).word == mark;
    }
    template <class Table>
    bool is_word_in(std::size_t at, const Table& table) const {
        return token(at).kind == Kind::word && table.find(token(at).word) != table.end();
    }
    unsigned month_at(std::size_t at) const {
        if (token(at).kind != Kind::word) return 0;
        const auto found = words_.months.find(token(at).word);
        return found == words_.months.end() ? 0 : found->second;
    }
    bool is_year(std::size_t at) const {
        return is_number(at, 4, 4) && token(at).value >= earliest_year && token(at).value <= latest_year &&
               !(token(at + 1).kind == Kind::word && !token(at + 1).after_space &&
                 token(at + 1).word != "t" && token(at + 1).word != "г" && token(at + 1).word != "г.");
    }
    // A version's or an account's figures go on behind what looks like a date.
    bool glued_behind(std::size_t at) const {
        const bool mark = is_mark(at, ".") || is_mark(at, "-") || is_mark(at, "/");
        return mark && !token(at).after_space && token(at + 1).kind == Kind::number &&
               !token(at + 1).after_space;
    }
    // A number that is a part of a longer one ("1.2025.05.04", "12:05/06/2025").
    bool glued_before(std::size_t at) const {
        if (at == 0 || token(at).after_space) return false;
        const DateToken& before = token(at - 1);
        // "Datum:27. Mai": a label's colon, not a clock's.
        if (before.word == ":" && at >= 2 && token(at - 2).kind == Kind::word) return false;
        return before.kind == Kind::word || before.word == "." || before.word == "/" || before.word == "-" ||
               before.word == ":";
    }

    static bool real(const Reading& read) {
        using namespace std::chrono;
        const int year_or_leap = read.year == 0 ? 2024 : static_cast<int>(read.year);
        return (year{year_or_leap} / static_cast<int>(read.month) / static_cast<int>(read.day)).ok();
    }

    std::size_t behind_weekday(std::size_t at) const {
        if (!is_word_in(at, words_.weekdays)) return at;
        std::size_t next = at + 1;
        if (is_mark(next, ".")) ++next;
        if (is_mark(next, ",")) ++next;
        const bool dated = token(next).kind == Kind::number || month_at(next) != 0;
        return dated ? next : at;
    }

    // 2025-05-27, 2025/05/27, 2025.05.27
    Reading year_first(std::size_t at) const {
        if (!is_number(at, 4, 4) || token(at).value < earliest_year || token(at).value > latest_year ||
            glued_before(at)) {
            return {};
        }
        const std::string& sep = token(at + 1).word;
        if (sep != "-" && sep != "/" && sep != ".") return {};
        if (!is_number(at + 2, 1, 2) || !is_mark(at + 3, sep) || !is_number(at + 4, 1, 2)) return {};
        std::size_t end = at + 5;
        if (sep == "." && is_mark(end, ".")) ++end;
        return {end, token(at).value, token(at + 2).value, token(at + 4).value, false};
    }

    // 2025年6月4日, 2025년 6월 4일
    Reading east_asian(std::size_t at) const {
        if (!is_number(at, 4, 4) || !starts(at + 1, "年", "년") || !is_number(at + 2, 1, 2) ||
            !starts(at + 3, "月", "월") || !is_number(at + 4, 1, 2) || !starts(at + 5, "日", "일")) {
            return {};
        }
        return {at + 6, token(at).value, token(at + 2).value, token(at + 4).value, false};
    }
    bool starts(std::size_t at, std::string_view chinese, std::string_view korean) const {
        return token(at).kind == Kind::word &&
               (token(at).word == chinese || token(at).word == folded(korean));
    }

    std::size_t behind_fillers(std::size_t at) const {
        for (int i = 0; i < 2; ++i) {
            if (is_mark(at, ".") || is_mark(at, ",") || is_mark(at, "-") || is_mark(at, "/") ||
                is_word_in(at, words_.fillers))
                ++at;
        }
        return at;
    }

    // 27 May 2025, 27th of May, 2025, 27-May-2025, 27. Mai 2025, 27 de mayo de 2025
    Reading day_month(std::size_t at) const {
        if (!is_number(at, 1, 2) || glued_before(at)) return {};
        std::size_t next = at + 1;
        if (is_word_in(next, words_.ordinals) && !token(next).after_space) ++next;
        next = behind_fillers(next);
        const unsigned month = month_at(next);
        if (month == 0) return {};
        ++next;
        // "24 نيسان / أبريل 2020": one month by two names.
        if (is_mark(next, "/") && month_at(next + 1) == month) next += 2;
        Reading read{next, 0, month, token(at).value, false};
        if (is_mark(next, ".")) read.end = next + 1;
        next = behind_fillers(next);
        if (is_year(next)) {
            read.year = token(next).value;
            read.end = next + 1;
            // "2020 г.,"
            if (is_word_in(read.end, words_.fillers) && !is_year(read.end + 1)) {
                ++read.end;
                if (is_mark(read.end, ".")) ++read.end;
            }
        }
        return read;
    }

    // May 27, 2025; Sept. 13th 2024; June 4
    Reading month_day(std::size_t at) const {
        const unsigned month = month_at(at);
        if (month == 0) return {};
        std::size_t next = at + 1;
        if (is_mark(next, ".")) ++next;
        if (is_mark(next, "-") && !token(next).after_space) ++next;
        if (!is_number(next, 1, 2)) return {};
        Reading read{next + 1, 0, month, token(next).value, false};
        ++next;
        if (is_word_in(next, words_.ordinals) && !token(next).after_space) read.end = ++next;
        if (is_mark(next, ":")) return {};
        next = behind_fillers(next);
        if (is_year(next)) {
            read.year = token(next).value;
            read.end = next + 1;
        }
        return read;
    }

    // 27/05/2025, 27.05.2025, 27-05-25
    Reading three_numbers(std::size_t at) const {
        if (!is_number(at, 1, 2) || glued_before(at)) return {};
        const std::string& sep = token(at + 1).word;
        if (token(at + 1).kind != Kind::mark || (sep != "/" && sep != "." && sep != "-")) return {};
        if (!is_number(at + 2, 1, 2) || !is_mark(at + 3, sep)) return {};
        std::size_t last = at + 4;
        if (!is_number(last, 4, 4) && !(sep != "-" && is_number(last, 2, 2))) return {};
        const unsigned year = token(last).digits == 2 ? 2000 + token(last).value : token(last).value;
        if (year < earliest_year || year > latest_year || glued_behind(last + 1)) return {};
        const unsigned first = token(at).value;
        const unsigned second = token(at + 2).value;
        const bool can_be_month_first = first <= 12 && second <= 31;
        const bool can_be_day_first = second <= 12 && first <= 31;
        const bool both = can_be_month_first && can_be_day_first && first != second;
        DateOrder order = sep == "." ? DateOrder::day_first : order_;
        if (!both) order = can_be_day_first ? DateOrder::day_first : DateOrder::month_first;
        const bool turned = both && order == DateOrder::unknown;
        if (order == DateOrder::month_first) return {last + 1, year, first, second, false};
        return {last + 1, year, second, first, turned};
    }

    // "am", "p.m.": moves behind it and says how many hours it adds.
    bool read_half(std::size_t& at, unsigned& add) const {
        if (const auto found = words_.halves.find(token(at).word);
            token(at).kind == Kind::word && found != words_.halves.end()) {
            add = found->second;
            ++at;
            return true;
        }
        const std::string& letter = token(at).word;
        if ((letter == "a" || letter == "p") && is_mark(at + 1, ".") && token(at + 2).word == "m") {
            add = letter == "p" ? 12 : 0;
            at += is_mark(at + 3, ".") ? 4 : 3;
            return true;
        }
        return false;
    }

    // "+09:00", "+0900", "Z", "KST", "GMT+9", "(GMT+09:00)" behind a clock time.
    void zone(Clock& read) const {
        std::size_t at = read.end;
        const bool bracket = is_mark(at, "(");
        if (bracket) ++at;
        std::string offset;
        bool found = false;
        if (token(at).kind == Kind::word) {
            const auto named = words_.zones.find(token(at).word);
            if (named == words_.zones.end()) return;
            offset = named->second;
            found = true;
            ++at;
        }
        const bool sign = is_mark(at, "+") || (is_mark(at, "-") && !token(at).after_space);
        if (sign && is_number(at + 1, 1, 4) && !token(at + 1).after_space) {
            const std::string plus = token(at).word;
            unsigned hours = token(at + 1).value;
            unsigned minutes = 0;
            std::size_t end = at + 2;
            if (token(at + 1).digits >= 3) {
                minutes = hours % 100;
                hours /= 100;
            } else if (is_mark(end, ":") && is_number(end + 1, 2, 2)) {
                minutes = token(end + 1).value;
                end += 2;
            }
            if (hours <= 14 && minutes < 60) {
                offset = fmt::format("{}{:02}:{:02}", plus, hours, minutes);
                found = true;
                at = end;
            }
        }
        if (!found) return;
        if (bracket && is_mark(at, ")")) ++at;
        read.text += offset;
        read.end = at;
    }

    const std::vector<DateToken>& tokens_;
    DateOrder order_;
    const DateWords& words_ = date_words();
};

}  // namespace

namespace {

// Every date begins with its first number, or with a weekday and a month before it and marks between: no
// more tokens than these.
constexpr std::size_t before_number = 6;

// Whether the text may hold a digit of any script: the others' begin with these bytes.
bool may_hold_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0xD8;
    });
}

}  // namespace

std::vector<FoundDate> find_dates(std::string_view text, DateOrder order) {
    if (!may_hold_digit(text)) return {};
    const auto tokens = date_tokens(text);
    const Reader reader(tokens, order);
    std::vector<FoundDate> found;
    std::size_t number = 0;  // the first one at or behind `at`
    for (std::size_t at = 0; at + 1 < tokens.size();) {
        for (number = std::max(number, at); number < tokens.size() && tokens[number].kind != Kind::number;)
            ++number;
        if (number == tokens.size()) break;
        if (number > at + before_number) at = number - before_number;
        std::size_t start = at;
        Clock clock = reader.clock(at);
        if (clock.end != 0) start = reader.behind_joint(clock.end);
        Reading read = reader.date(start);
        if (read.end == 0 && start != at) {
            clock = {};
            read = reader.date(at);
        }
        if (read.end == 0) {
            ++at;
            continue;
        }
        std::size_t end = read.end;
        if (clock.end == 0) {
            clock = reader.clock(reader.behind_joint(end));
            if (clock.end != 0) end = clock.end;
        }
        FoundDate date;
        date.span = {tokens[at].span.begin, tokens[end - 1].span.end};
        if (read.year != 0) date.year = std::chrono::year{static_cast<int>(read.year)};
        date.month = std::chrono::month{read.month};
        date.day = std::chrono::day{read.day};
        date.turned = read.turned;
        date.time = clock.text;
        found.push_back(std::move(date));
        at = end;
    }
    return found;
}

std::optional<Edtf> edtf_of(const FoundDate& date) {
    if (!date.year) return std::nullopt;
    const Day day{*date.year / date.month / date.day};
    if (!date.turned) return edtf_day(day);
    const std::chrono::year_month_day other{*date.year, std::chrono::month{static_cast<unsigned>(date.day)},
                                            std::chrono::day{static_cast<unsigned>(date.month)}};
    return edtf_choice(EdtfForm::one_of, {day, Day{other}});
}

DateOrder date_order(std::string_view locale, std::string_view host) {
    const std::string place = lower(locale);
    // The countries that write the month first: the United States and what follows it (CLDR, short date
    // patterns).
    static constexpr std::array<std::string_view, 4> month_first = {"us", "ph", "pr", "gu"};
    const auto dash = place.find_first_of("-_");
    std::string country = dash == std::string::npos ? std::string{} : place.substr(dash + 1, 2);
    if (country.empty()) {
        const auto dot = host.rfind('.');
        const auto top = dot == std::string_view::npos ? std::string_view{} : host.substr(dot + 1);
        if (top == "gov" || top == "mil") country = "us";
        if (top.size() == 2) country = std::string(top);
    }
    const std::string language = place.substr(0, dash);
    if (country.empty())
        return language.empty() || language == "en" ? DateOrder::unknown : DateOrder::day_first;
    const bool first = std::find(month_first.begin(), month_first.end(), country) != month_first.end();
    return first && (language.empty() || language == "en") ? DateOrder::month_first : DateOrder::day_first;
}

}  // namespace dateline
