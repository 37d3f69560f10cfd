#include "article/byline.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "article/credits.hpp"
#include "article/text_form.hpp"
#include "base/data_file.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t name_words = 5;
constexpr std::size_t name_bytes = 60;
constexpr std::size_t handle_words = 4;
constexpr std::size_t least_signs = 3;
constexpr std::size_t least_wide_signs = 2;
constexpr char32_t first_wide = 0x2E80;

const BylineWords& words() {
    static const BylineWords table = [] {
        auto read = read_byline_words();
        return read ? std::move(*read) : BylineWords{};
    }();
    return table;
}

bool is_particle(std::string_view word) {
    static constexpr std::array<std::string_view, 22> particles = {
        "de",  "da",  "do", "dos", "di", "del", "della", "van", "von", "der", "den",
        "bin", "ibn", "al", "el",  "la", "le",  "ben",   "y",   "ter", "zu",  "af"};
    return std::find(particles.begin(), particles.end(), word) != particles.end();
}

// "JANE O'ROE" as "Jane O'Roe"; names with any small letter stay.
std::string name_case(std::string_view name) {
    std::size_t small = 0;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_character(name, at);
        small += is_alpha(c) && !is_upper(c);
    }
    if (small > 0) return std::string(name);
    std::string out;
    bool first = true;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t from = at;
        const char32_t c = next_character(name, at);
        const auto piece = name.substr(from, at - from);
        out += first ? std::string(piece) : lower(piece);
        first = !is_alpha(c);
    }
    return out;
}

// Takes a role off either end: "Jane Roe, staff writer", "Senior correspondent Jane Roe".
std::string_view without_role(std::string_view piece, bool& had_role) {
    for (bool again = true; again;) {
        again = false;
        const std::string phrase = phrase_form(piece);
        if (phrase.size() != piece.size()) break;
        for (const std::string& role : words().roles) {
            const bool many = phrase.size() == role.size() + 1 && phrase.back() == 's';
            if (phrase == role || (many && phrase.starts_with(role))) {
                had_role = true;
                return {};
            }
            if (phrase.size() <= role.size()) continue;
            if (phrase.ends_with(role) && phrase[phrase.size() - role.size() - 1] == ' ') {
                piece = trimmed(piece.substr(0, piece.size() - role.size()));
                again = had_role = true;
                break;
            }
            if (phrase.starts_with(role) && phrase[role.size()] == ' ') {
                piece = trimmed(piece.substr(role.size()));
                again = had_role = true;
                break;
            }
        }
    }
    return piece;
}

bool contains(const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// "Courier-Reporter Jane Roe": the first word is an office.
std::string_view without_hyphened_role(std::string_view piece) {
    const auto space = piece.find(' ');
    if (space == std::string_view::npos) return piece;
    const auto hyphen = piece.substr(0, space).rfind('-');
    if (hyphen == std::string_view::npos ||
        !contains(words().roles, lower(piece.substr(hyphen + 1, space - hyphen - 1))))
        return piece;
    return trimmed(piece.substr(space));
}

// "Jane Roe in Seoul", "Jane Roe on": what is behind the name goes.
std::string_view without_tail(std::string_view piece) {
    const auto parts = split_at(piece, {" "});
    for (std::size_t i = 1; i < parts.size(); ++i) {
        std::string small = lower(parts[i]);
        if (!contains(words().tails, small)) continue;
        if (is_particle(small) && i + 1 < parts.size()) continue;
        return trimmed(piece.substr(0, static_cast<std::size_t>(parts[i].data() - piece.data())));
    }
    return piece;
}

// "staff", "Bay-Redaktion": the word or a part of it between hyphens and full stops.
bool names_no_person(std::string_view small) {
    if (contains(words().never, small)) return true;
    const auto parts = split_at(small, {"-", "."});
    return parts.size() > 1 && std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
               return contains(words().never, part);
           });
}

// A writer's handle: "wintermoth", "R. R.", "Kay", "孔德明". Not an address, not a sentence, no figures
// alone.
bool is_handle(std::string_view text) {
    if (text.size() > name_bytes || wire_of(text) != nullptr) return false;
    const auto parts = split_at(text, {" "});
    if (parts.empty() || parts.size() > handle_words) return false;
    std::size_t letters = 0;
    std::size_t signs = 0;
    bool wide = false;  // a script whose names are of two or three signs
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        letters += is_alpha(c);
        signs += is_alpha(c) || is_digit(c) || c == '.';
        wide = wide || c >= first_wide;
        if (c == '@' || c == ':' || c == '!' || c == '?' || c == '"' || c == '%' || c == '=' || c == '#' ||
            c == '[' || c == '<' || c == '(' || c == ')' || c == U'»' || c == U'→' || c == U'…')
            return false;
    }
    if (letters < 1 || signs < (wide ? least_wide_signs : least_signs)) return false;
    std::size_t figures = 0;
    for (const auto part : parts) {
        std::string small = lower(part);
        while (small.ends_with('.')) small.pop_back();
        if (names_no_person(small)) return false;
        figures += std::all_of(small.begin(), small.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (figures > 1) return false;
        const auto dot = small.rfind('.');
        if (parts.size() == 1 && dot != std::string::npos && dot + 2 < small.size() &&
            small.size() - dot <= 4)
            return false;  // "harbour.example" is a host
    }
    return true;
}

}  // namespace

Result<BylineWords> read_byline_words() {
    constexpr std::string_view file = "article/not_persons.tsv";
    const auto rows = data_rows(file, 2, 2);
    if (!rows) return rows.error();
    BylineWords table;
    for (const DataRow& row : *rows) {
        auto* const words_of = row.fields[0] == "never"  ? &table.never
                               : row.fields[0] == "role" ? &table.roles
                               : row.fields[0] == "tail" ? &table.tails
                                                         : nullptr;
        if (words_of == nullptr) {
            return Error{ErrorCode::malformed,
                         fmt::format("data/{} line {}: the kind is none of 'never', 'role' and 'tail'", file,
                                     row.line)};
        }
        for (const auto word : split_at(row.fields[1], {"|"})) words_of->emplace_back(word);
    }
    // The longest role first, so that "senior correspondent" goes whole.
    std::stable_sort(table.roles.begin(), table.roles.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    return table;
}

bool is_person_name(std::string_view text) {
    if (text.size() > name_bytes || wire_of(text) != nullptr) return false;
    const auto parts = split_at(text, {" "});
    if (parts.size() < 2 || parts.size() > name_words) return false;
    std::size_t capitalised = 0;
    for (const auto part : parts) {
        std::size_t at = 0;
        const char32_t first = next_character(part, at);
        if (!is_alpha(first)) return false;
        for (std::size_t i = 0; i < part.size();) {
            const char32_t c = next_character(part, i);
            if (!is_alpha(c) && c != '.' && c != '-' && c != '\'' && c != U'’' && !(c >= 0x300 && c <= 0x36F))
                return false;
        }
        std::string small = lower(part);
        while (small.ends_with('.')) small.pop_back();
        if (std::find(words().never.begin(), words().never.end(), small) != words().never.end()) return false;
        if (is_upper(first)) {
            ++capitalised;
        } else if (!is_particle(small)) {
            return false;
        }
    }
    return capitalised >= 2;
}

Byline read_byline(std::string_view text, NameShape shape) {
    Byline found;
    found.credible = true;
    bool whole = false;
    const auto pieces =
        split_at(text, {",", " and ",  " AND ", " And ", "&",     ";",    " und ", " et ", " y ", " и ", "|",
                        "/", " with ", "、",    "，",    " och ", " og ", " • ",   " · ",  " - ", " – "});
    if (pieces.empty()) found.credible = false;
    for (const auto raw : pieces) {
        bool had_role = false;
        auto piece = without_tail(without_role(without_hyphened_role(raw), had_role));
        // "Roving Reporter" signs like that.
        const bool signs = shape == NameShape::marked && had_role && found.persons.empty() &&
                           piece.find(' ') == std::string_view::npos && !piece.empty();
        if (signs) piece = raw;
        if (piece.empty()) continue;
        // Behind a whole name what is none is a place, an agency or an office.
        const bool handle = shape == NameShape::marked && !whole && is_handle(piece);
        if (is_person_name(piece) || handle) {
            whole = whole || is_person_name(piece);
            std::string name = name_case(tidy(piece));
            if (std::find(found.persons.begin(), found.persons.end(), name) == found.persons.end()) {
                found.persons.push_back(std::move(name));
            }
            continue;
        }
        if (const std::string* wire = wire_of(piece)) {
            if (found.wire.empty()) found.wire = *wire;
            continue;
        }
        const auto small = lower_words(piece, 8);
        const bool staff = std::any_of(small.begin(), small.end(), [](const std::string& word) {
            return std::find(words().never.begin(), words().never.end(), word) != words().never.end();
        });
        const bool mail = piece.find('@') != std::string_view::npos;
        // Behind a person may stand where they sit or write for: "Jane Roe in Seoul", "Jane Roe, The Bay".
        if (!staff && !mail && !had_role && (found.persons.empty() || small.size() > 3))
            found.credible = false;
        if (const auto in = piece.find(" in ");
            in != std::string_view::npos && is_person_name(piece.substr(0, in))) {
            found.persons.push_back(name_case(tidy(piece.substr(0, in))));
            found.credible = true;
        }
    }
    return found;
}

}  // namespace dateline
