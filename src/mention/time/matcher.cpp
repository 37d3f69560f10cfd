#include "mention/time/matcher.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace dateline {

using time_tables::ClassId;
using time_tables::ClassValue;
using time_tables::Pattern;
using time_tables::PatternRow;
using time_tables::Tables;
using time_tables::Word;

namespace {

constexpr int first_year = 1000;
constexpr int last_year = 2199;
constexpr int most_number = 1'000'000;
constexpr int most_with_fraction = 1000;

bool all_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_of(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (c >= '0' && c <= '9') value = std::min(value * 10 + (c - '0'), most_number);
    }
    return value;
}

// Two or three groups of digits between one kind of mark: 10:03, 10.30, 03.04.2025.
struct Groups {
    char mark = 0;
    std::array<int, 3> value{};
    std::array<std::size_t, 3> digits{};
    std::size_t count = 0;
};

Groups groups_of(std::string_view text) {
    Groups groups;
    while (!text.empty() && groups.count < 3) {
        const std::size_t end = text.find_first_of(".,:");
        groups.value[groups.count] = number_of(text.substr(0, end));
        groups.digits[groups.count] = std::min(end, text.size());
        ++groups.count;
        if (end == std::string_view::npos) return groups;
        if (groups.mark != 0 && groups.mark != text[end]) break;
        groups.mark = text[end];
        text = text.substr(end + 1);
    }
    groups.count = 0;
    return groups;
}

class Matcher {
public:
    Matcher(std::span<const Piece> pieces, const TimeContext& context, const Tables& tables)
        : pieces_(pieces), context_(context), tables_(tables) {}

    SentenceTimes run() {
        make_items();
        for (std::size_t level = 1; level < tables_.levels.size(); ++level) match_level(level);
        return std::move(out_);
    }

private:
    void add(TimeItem& item, std::string_view name, int value) {
        const ClassId id = tables_.id(name);
        if (id >= time_tables::most_classes) return;
        item.classes.set(id);
        item.values.push_back({id, value});
    }

    void add_literal(TimeItem& item, std::string_view text) {
        name_.assign(1, '=').append(text);
        add(item, name_, 0);
    }

    void add_small_number(TimeItem& item, std::string_view text) {
        const int value = number_of(text);
        add(item, "NUM", value);
        if (text.size() > 4) return;
        if (value >= 1 && value <= 31 && text.size() <= 2) add(item, "DAYNUM", value);
        if (value >= 1 && value <= 12 && text.size() <= 2) {
            add(item, "MONTHNUM", value);
            add(item, "CLOCKHOUR", value * 60);
        }
        if (text.size() == 2) add(item, "YY", value);
        if (text.size() == 4 && value >= first_year && value <= last_year) add(item, "YEAR", value);
        if (text.size() == 4 && value / 100 < 24 && value % 100 < 60)
            add(item, "HHMM", value / 100 * 60 + value % 100);
    }

    void add_grouped_number(TimeItem& item, std::string_view text) {
        const Groups groups = groups_of(text);
        if (groups.count < 2) return;
        const bool clock =
            groups.value[0] < 24 && groups.value[1] < 60 && groups.digits[1] == 2 && groups.digits[0] <= 2;
        if (groups.mark == ':' && clock) add(item, "CLOCKNUM", groups.value[0] * 60 + groups.value[1]);
        if (groups.mark == '.' && clock && groups.count == 2)
            add(item, "CLOCKDOT", groups.value[0] * 60 + groups.value[1]);
        if (groups.mark == '.' && groups.count == 3 && groups.digits[2] == 4) {
            add(item, "DOTDATE", groups.value[2] * 10000 + groups.value[1] * 100 + groups.value[0]);
        }
        // "2.5 years", in quarters.
        const int hundredths = groups.digits[1] == 1 ? groups.value[1] * 10 : groups.value[1];
        const bool in_quarters = groups.mark == '.' && groups.count == 2 && groups.digits[1] <= 2;
        if (in_quarters && hundredths % 25 == 0 && groups.value[0] <= most_with_fraction)
            add(item, "POINTNUM", groups.value[0] * 4 + hundredths / 25);
        const bool thousands = groups.mark == ',' && groups.digits[1] == 3;
        if (thousands) add(item, "NUM", number_of(text));
    }

    // A number with what is glued to it: 3rd, 1990s. The number of pieces it takes.
    std::size_t add_number(TimeItem& item, std::size_t at) {
        const std::string_view text = pieces_[at].text;
        if (at + 1 < pieces_.size() && pieces_[at + 1].glued && all_digits(text)) {
            const std::string_view suffix = pieces_[at + 1].text;
            const int value = number_of(text);
            if (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") {
                add(item, "ORD", value);
                if (value >= 1 && value <= 31) {
                    add(item, "DAYORD", value);
                    add(item, "NTH", value);
                }
                return 2;
            }
            if (suffix == "s" && value % 10 == 0 && (text.size() == 4 || text.size() == 2)) {
                add(item, "DECADES", value);
                return 2;
            }
        }
        all_digits(text) ? add_small_number(item, text) : add_grouped_number(item, text);
        return 1;
    }

    bool add_words(TimeItem& item, const std::string& key, std::uint32_t token) {
        const auto found = tables_.words.find(key);
        if (found == tables_.words.end()) return false;
        bool any = false;
        for (const Word& word : found->second) {
            if (!context_.word_counts(word.condition, token)) continue;
            any = true;
            out_.words_used.push_back(word.row);
            for (const ClassValue& value : word.classes) {
                item.classes.set(value.id);
                item.values.push_back(value);
            }
        }
        return any;
    }

    // The longest phrase of the word tables that starts here; how many pieces it takes, 0 where none does.
    std::size_t add_phrase(TimeItem& item, std::size_t at) {
        const auto longest = tables_.longest.find(pieces_[at].text);
        if (longest == tables_.longest.end()) return 0;
        for (std::size_t size = std::min(longest->second, pieces_.size() - at); size > 0; --size) {
            // "9/11" names a day, but "9/11/1928" is a date.
            const std::size_t next = at + size;
            const bool in_figures = size > 1 && all_digits(pieces_[next - 1].text) && next < pieces_.size() &&
                                    pieces_[next].text == "/" && pieces_[next].glued;
            if (in_figures) continue;
            std::string key = pieces_[at].text;
            for (std::size_t i = 1; i < size; ++i) key.append(1, ' ').append(pieces_[at + i].text);
            if (add_words(item, key, pieces_[at].token)) return size;
        }
        return 0;
    }

    void make_items() {
        std::size_t at = 0;
        while (at < pieces_.size()) {
            TimeItem item;
            item.first_piece = static_cast<std::uint32_t>(at);
            const std::string& text = pieces_[at].text;
            std::size_t taken = add_phrase(item, at);
            if (taken == 0 && text.size() > 1 && text.ends_with('.')) {
                // The period ends a sentence, or an abbreviation that the tables hold without it.
                const std::string without(text, 0, text.size() - 1);
                taken = add_words(item, without, pieces_[at].token) ? 1 : 0;
                add_literal(item, without);
            }
            if (taken <= 1) {
                if (text[0] >= '0' && text[0] <= '9') taken = std::max(taken, add_number(item, at));
                if (taken <= 1) add_literal(item, text);
            }
            taken = std::max<std::size_t>(taken, 1);
            item.last_piece = static_cast<std::uint32_t>(at + taken - 1);
            out_.items.push_back(std::move(item));
            at += taken;
        }
    }

    bool fits(const Pattern& pattern, std::size_t at) const {
        if (at + pattern.elements.size() > out_.items.size()) return false;
        for (std::size_t i = 0; i < pattern.elements.size(); ++i) {
            if ((out_.items[at + i].classes & pattern.elements[i]).none()) return false;
        }
        return true;
    }

    // The value that stands for the element: of the first of its classes that the pattern asked for.
    TimeItem narrowed(const TimeItem& item, const time_tables::ClassSet& wanted) const {
        TimeItem kept = item;
        std::erase_if(kept.values, [&](const ClassValue& value) { return !wanted.test(value.id); });
        return kept;
    }

    struct Made {
        TimeItem item;
        MatchedTime match;
    };

    // What the pattern makes at `at`, where its row's checks hold.
    std::optional<Made> make(const Pattern& pattern, std::size_t at) const {
        const PatternRow& row = tables_.rows[pattern.row];
        std::vector<TimeItem> seen;
        std::array<const TimeItem*, time_tables::most_elements> by_number{};
        seen.reserve(pattern.elements.size());
        for (std::size_t i = 0; i < pattern.elements.size(); ++i) {
            seen.push_back(narrowed(out_.items[at + i], pattern.elements[i]));
            by_number[static_cast<std::size_t>(pattern.numbers[i] - 1)] = &seen.back();
        }
        Made made;
        made.item.first_piece = seen[pattern.span_begin].first_piece;
        made.item.last_piece = seen[pattern.span_end - 1].last_piece;
        if (!context_.holds(row.check, pieces_[made.item.first_piece].token,
                            pieces_[made.item.last_piece].token, pieces_[seen.front().first_piece].token)) {
            return std::nullopt;
        }
        int value = 0;
        if (!build_time(row, by_number, pieces_, out_.matches, made.match, value)) return std::nullopt;
        if (made.match.halves && made.match.member_pieces.size() == 2) {
            made.match.member_pieces.front().first = made.item.first_piece;
            made.match.member_pieces.back().second = made.item.last_piece;
        }
        const ClassId same = tables_.id("SAME");
        for (const ClassId id : row.result) {
            if (id == same) {
                for (const TimeItem& item : seen) {
                    if (item.match >= 0) made.item.classes |= item.classes;
                }
            }
            made.item.classes.set(id);
            made.item.values.push_back({id, value});
        }
        return made;
    }

    void take(const Pattern& pattern, Made made, std::vector<TimeItem>& items) {
        if (tables_.rows[pattern.row].is_expression) {
            made.item.match = static_cast<int>(out_.matches.size());
            out_.matches.push_back(std::move(made.match));
        }
        out_.patterns_used.push_back(pattern.row);
        items.push_back(std::move(made.item));
    }

    // The patterns of the level that fit at `at`, the longest first, then in the order of their rows.
    std::vector<std::uint32_t> candidates_at(std::size_t level, std::size_t at) const {
        const auto& patterns = tables_.levels[level];
        std::vector<std::uint32_t> found;
        if (at >= out_.items.size()) return found;
        for (const ClassValue& held : out_.items[at].values) {
            for (const std::uint32_t index : tables_.by_first[level][held.id]) {
                if (fits(patterns[index], at)) found.push_back(index);
            }
        }
        std::sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) {
            const std::size_t size_a = patterns[a].elements.size();
            const std::size_t size_b = patterns[b].elements.size();
            return size_a != size_b ? size_a > size_b : a < b;
        });
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    // "[in] the spring" gives way to "the spring of 2019", which starts behind its context.
    bool gives_way(std::size_t level, const Pattern& pattern, std::size_t at) const {
        if (pattern.span_begin == 0) return false;
        const std::size_t span = pattern.span_end - pattern.span_begin;
        for (const std::uint32_t index : candidates_at(level, at + pattern.span_begin)) {
            const Pattern& other = tables_.levels[level][index];
            const bool longer = other.span_begin == 0 && other.span_end > span;
            if (longer && make(other, at + pattern.span_begin)) return true;
        }
        return false;
    }

    void match_level(std::size_t level) {
        const auto& patterns = tables_.levels[level];
        std::vector<TimeItem> next;
        next.reserve(out_.items.size());
        std::size_t at = 0;
        while (at < out_.items.size()) {
            bool taken = false;
            for (const std::uint32_t index : candidates_at(level, at)) {
                auto made = make(patterns[index], at);
                if (!made || gives_way(level, patterns[index], at)) continue;
                for (std::size_t i = 0; i < patterns[index].span_begin; ++i)
                    next.push_back(out_.items[at + i]);
                take(patterns[index], std::move(*made), next);
                at += patterns[index].span_end;
                taken = true;
                break;
            }
            if (!taken) next.push_back(out_.items[at++]);
        }
        out_.items = std::move(next);
    }

    std::span<const Piece> pieces_;
    const TimeContext& context_;
    const Tables& tables_;
    SentenceTimes out_;
    std::string name_;
};

}  // namespace

SentenceTimes match_times(std::span<const Piece> pieces, const TimeContext& context, const Tables& tables) {
    return Matcher(pieces, context, tables).run();
}

}  // namespace dateline
