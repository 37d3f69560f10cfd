#include "article/dateline.hpp"

#include <algorithm>

#include "article/credits.hpp"
#include "article/text_form.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

// "WASHINGTON/SEOUL, South Korea, June 4 (Agency Name) --" is about the longest there is.
constexpr std::size_t dateline_bytes = 110;
constexpr std::size_t place_words = 6;

struct Dash {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The first dash that stands apart, within the dateline's reach.
std::optional<Dash> first_dash(std::string_view text) {
    const auto head = cut_to(text, dateline_bytes);
    std::optional<Dash> found;
    // Longer marks stand before shorter ones that begin them.
    for (const std::string_view mark : {") -- ", ") - ", ") — ", ") – ", " -- ", " — ", " – ", " - ", "— ",
                                        "– ", " —", " –", ") -", ")-", ")—", ")–"}) {
        const auto at = head.find(mark);
        if (at == std::string_view::npos) continue;
        const std::size_t begin = mark.front() == ')' ? at + 1 : at;
        if (found && begin >= found->begin) continue;
        found = Dash{begin, at + mark.size()};
    }
    return found;
}

bool starts_upper(std::string_view word) {
    std::size_t at = 0;
    return !word.empty() && is_upper(next_character(word, at));
}

// Places are capitalised words, with small joining words inside ("Rio de Janeiro").
bool is_place(std::string_view place, bool& capitals) {
    const auto words = split_at(place, {" ", "/"});
    if (words.empty() || words.size() > place_words || !starts_upper(words.front())) return false;
    capitals = is_capitals(split_at(words.front(), {","}).empty() ? words.front()
                                                                  : split_at(words.front(), {","}).front());
    for (const auto word : words) {
        const bool joining = word.size() <= 3 && word != "The";
        if (!starts_upper(word) && !joining) return false;
        if (std::any_of(word.begin(), word.end(),
                        [](char c) { return (c >= '0' && c <= '9') || c == ':' || c == '"'; }))
            return false;
    }
    return true;
}

// (서울=연합뉴스) and 【平壌共同】: a bracket with the place, '=' and the agency.
std::optional<Dateline> bracketed(std::string_view text) {
    for (const auto& [open, close] :
         {std::pair{"(", ")"}, std::pair{"[", "]"}, std::pair{"【", "】"}, std::pair{"（", "）"}}) {
        if (!text.starts_with(open)) continue;
        const std::size_t begin = std::string_view(open).size();
        const auto end = cut_to(text, dateline_bytes).find(close);
        if (end == std::string_view::npos) continue;
        const auto inner = text.substr(begin, end - begin);
        const auto equals = inner.find('=');
        if (equals == std::string_view::npos) continue;
        Dateline found;
        found.place = tidy(inner.substr(0, equals));
        const auto agencies = split_at(inner.substr(equals + 1), {" ", "="});
        if (agencies.empty() || found.place.empty()) continue;
        const std::string* wire = wire_of(agencies.front());
        found.wire = wire != nullptr ? *wire : std::string(agencies.front());
        found.end = end + std::string_view(close).size();
        while (found.end < text.size() && text[found.end] == ' ') ++found.end;
        return found;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Dateline> find_dateline(std::string_view text, DateOrder order) {
    if (auto found = bracketed(text)) return found;
    const auto dash = first_dash(text);
    if (!dash || dash->begin == 0) return std::nullopt;
    auto head = trimmed(text.substr(0, dash->begin));
    Dateline found;
    found.end = dash->end;
    while (found.end < text.size() && text[found.end] == ' ') ++found.end;
    if (head.ends_with(')')) {
        const auto open = head.rfind('(');
        if (open == std::string_view::npos) return std::nullopt;
        const auto agency = trimmed(head.substr(open + 1, head.size() - open - 2));
        const std::string* wire = wire_of(agency);
        if (wire != nullptr) {
            found.wire = *wire;
        } else if (starts_upper(agency) && count_parts(agency) <= 4) {
            found.wire = std::string(agency);
        }
        head = trimmed(head.substr(0, open));
    }
    const auto dates = find_dates(head, order);
    if (!dates.empty()) {
        found.date = dates.front();
        const auto behind = trimmed(head.substr(dates.front().span.end));
        if (!behind.empty() && behind != "," && behind != ".") {
            const std::string* wire = wire_of(behind.front() == ',' ? trimmed(behind.substr(1)) : behind);
            if (wire == nullptr) return std::nullopt;
            found.wire = *wire;
        }
        head = trimmed(head.substr(0, dates.front().span.begin));
    }
    while (head.ends_with(',') || head.ends_with('.')) head = trimmed(head.substr(0, head.size() - 1));
    bool capitals = false;
    if (!is_place(head, capitals)) return std::nullopt;
    // A capitalised word and a dash alone may begin a sentence: what follows must begin one too.
    if (!capitals && found.wire.empty() && !found.date) {
        const auto behind = trimmed(text.substr(dash->end));
        std::size_t at = 0;
        const char32_t first = behind.empty() ? U' ' : next_character(behind, at);
        if (!is_upper(first) && first != U'“' && first != U'"' && first != U'«') return std::nullopt;
        if (count_parts(head) > 3) return std::nullopt;
    }
    found.place = tidy(head);
    return found;
}

}  // namespace dateline
