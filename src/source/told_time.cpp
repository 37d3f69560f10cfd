#include "source/told_time.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <fmt/format.h>

#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t longest_words = 100;
constexpr int first_year = 1900;
constexpr int last_year = 2199;

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

// RFC 5322, 4.3: the zones that have one meaning.
struct ZoneName {
    std::string_view name;
    int minutes;
};
constexpr std::array<ZoneName, 12> zones = {{{"z", 0},
                                             {"ut", 0},
                                             {"utc", 0},
                                             {"gmt", 0},
                                             {"est", -300},
                                             {"edt", -240},
                                             {"cst", -360},
                                             {"cdt", -300},
                                             {"mst", -420},
                                             {"mdt", -360},
                                             {"pst", -480},
                                             {"pdt", -420}}};

struct Moment {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = -1;
    int minute = -1;
    int second = -1;
    std::optional<int> zone;  // minutes east of UTC
};

bool digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// Reads the text from the front.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    void pass(std::string_view characters) {
        const auto end = rest_.find_first_not_of(characters);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end);
    }
    bool accept(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    std::string_view run(bool (*belongs)(char)) {
        std::size_t end = 0;
        while (end < rest_.size() && belongs(rest_[end])) ++end;
        const auto found = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return found;
    }
    std::string_view digit_run() {
        return run([](char c) { return c >= '0' && c <= '9'; });
    }
    std::string_view word() {
        return run([](char c) { return c >= 'a' && c <= 'z'; });
    }
    std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

// "07:08", "07:08:09", "07:08:09.123"; nothing where no clock time stands there.
void read_clock(Scanner& in, Moment& out) {
    Scanner ahead = in;
    const auto hour = ahead.digit_run();
    if (hour.empty() || hour.size() > 2 || !ahead.accept(':')) return;
    const auto minute = ahead.digit_run();
    if (minute.size() != 2 || number(hour) > 23 || number(minute) > 59) return;
    out.hour = number(hour);
    out.minute = number(minute);
    if (ahead.accept(':')) {
        const auto second = ahead.digit_run();
        if (second.size() == 2 && number(second) <= 60) out.second = std::min(number(second), 59);
        if (ahead.accept('.') || ahead.accept(',')) ahead.digit_run();
    }
    in = ahead;
}

// "Z", "+02:00", "+0200", "GMT", "GMT+0200", "EST".
void read_zone(Scanner& in, Moment& out) {
    in.pass(" ");
    const auto name = in.word();
    for (const ZoneName& zone : zones) {
        if (zone.name == name) out.zone = zone.minutes;
    }
    const bool east = in.rest().starts_with('+');
    if (!east && !in.rest().starts_with('-')) return;
    in.accept(east ? '+' : '-');
    const auto first = in.digit_run();
    int hours = 0;
    int minutes = 0;
    if (first.size() == 4) {
        hours = number(first) / 100;
        minutes = number(first) % 100;
    } else if (first.size() == 2) {
        hours = number(first);
        if (in.accept(':')) minutes = number(in.digit_run().substr(0, 2));
    } else {
        return;
    }
    if (hours <= 14 && minutes <= 59) out.zone = (east ? 1 : -1) * (hours * 60 + minutes);
}

std::optional<Moment> read_seconds(std::string_view text) {
    constexpr std::size_t second_digits = 10;
    constexpr std::size_t millisecond_digits = 13;
    const auto whole = text.substr(0, text.find('.'));
    if (!digits(whole) || (whole.size() != second_digits && whole.size() != millisecond_digits))
        return std::nullopt;
    long long seconds = 0;
    std::from_chars(whole.data(), whole.data() + second_digits, seconds);
    const std::chrono::sys_seconds moment{std::chrono::seconds{seconds}};
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{moment - day};
    Moment out;
    out.year = static_cast<int>(date.year());
    out.month = static_cast<unsigned>(date.month());
    out.day = static_cast<unsigned>(date.day());
    out.hour = static_cast<int>(clock.hours().count());
    out.minute = static_cast<int>(clock.minutes().count());
    out.second = static_cast<int>(clock.seconds().count());
    out.zone = 0;
    return out;
}

// "20240506", "20240506070809", "202405060708".
std::optional<Moment> read_compact(std::string_view text) {
    if (!digits(text) || (text.size() != 8 && text.size() != 12 && text.size() != 14)) return std::nullopt;
    Moment out;
    out.year = number(text.substr(0, 4));
    out.month = static_cast<unsigned>(number(text.substr(4, 2)));
    out.day = static_cast<unsigned>(number(text.substr(6, 2)));
    if (text.size() > 8) {
        out.hour = number(text.substr(8, 2));
        out.minute = number(text.substr(10, 2));
        if (out.hour > 23 || out.minute > 59) return std::nullopt;
    }
    if (text.size() == 14) out.second = std::min(number(text.substr(12, 2)), 59);
    return out;
}

std::optional<Moment> read_iso(std::string_view text) {
    Scanner in(text);
    Moment out;
    const auto year = in.digit_run();
    if (year.size() != 4 || !(in.accept('-') || in.accept('/'))) return std::nullopt;
    const auto month = in.digit_run();
    if (month.empty() || month.size() > 2 || !(in.accept('-') || in.accept('/'))) return std::nullopt;
    const auto day = in.digit_run();
    if (day.empty() || day.size() > 2) return std::nullopt;
    out.year = number(year);
    out.month = static_cast<unsigned>(number(month));
    out.day = static_cast<unsigned>(number(day));
    if (!in.accept('t')) in.pass(" ");
    read_clock(in, out);
    if (out.hour >= 0) read_zone(in, out);
    return out;
}

unsigned month_of(std::string_view word) {
    for (unsigned i = 0; i < months.size(); ++i) {
        if (word.size() >= 3 && word.starts_with(months[i])) return i + 1;
    }
    return 0;
}

// Weekday, day, month, year, clock and zone in the orders of mail, C and JavaScript.
std::optional<Moment> read_words(std::string_view text) {
    constexpr int most_pieces = 12;
    Scanner in(text);
    Moment out;
    for (int piece = 0; piece < most_pieces && !in.rest().empty(); ++piece) {
        in.pass(" ,-");
        if (out.hour < 0) read_clock(in, out);
        const bool dated = out.day != 0 && out.month != 0 && out.year != 0;
        if (out.hour >= 0 && dated) {
            read_zone(in, out);
            break;
        }
        if (out.hour >= 0 && !out.zone) {
            Scanner ahead = in;  // "07:08:09 GMT 2024"
            ahead.pass(" ");
            Moment zoned = out;
            read_zone(ahead, zoned);
            if (zoned.zone) {
                out = zoned;
                in = ahead;
            }
        }
        in.pass(" ,-");
        if (const auto run = in.digit_run(); !run.empty()) {
            if (run.size() <= 2 && out.day == 0) {
                out.day = static_cast<unsigned>(number(run));
            } else if (run.size() == 4 && out.year == 0) {
                out.year = number(run);
            } else {
                return std::nullopt;
            }
        } else if (const auto word = in.word(); !word.empty()) {
            if (const unsigned month = month_of(word); month != 0 && out.month == 0) out.month = month;
            in.accept('.');
        } else {
            break;
        }
    }
    if (out.day == 0 || out.month == 0 || out.year == 0) return std::nullopt;
    return out;
}

std::string iso_of(const Moment& at) {
    std::string text = fmt::format("{:04}-{:02}-{:02}", at.year, at.month, at.day);
    if (at.hour < 0) return text;
    text += fmt::format("T{:02}:{:02}", at.hour, at.minute);
    if (at.second >= 0) text += fmt::format(":{:02}", at.second);
    if (!at.zone) return text;
    if (*at.zone == 0) return text + "Z";
    const int minutes = *at.zone < 0 ? -*at.zone : *at.zone;
    return text + fmt::format("{}{:02}:{:02}", *at.zone < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

}  // namespace

std::optional<ToldTime> told_time(std::string_view words, std::string_view where) {
    const auto shown = trimmed(words.substr(0, longest_words));
    const std::string text = lower(shown);
    std::optional<Moment> found = read_iso(text);
    if (!found) found = read_compact(text);
    if (!found) found = read_seconds(text);
    if (!found) found = read_words(text);
    if (!found || found->year < first_year || found->year > last_year) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{found->year}, std::chrono::month{found->month},
                                           std::chrono::day{found->day}};
    if (!date.ok()) return std::nullopt;
    return ToldTime{iso_of(*found), to_valid_utf8(shown), std::string(where)};
}

}  // namespace dateline
