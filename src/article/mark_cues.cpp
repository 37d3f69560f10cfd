#include "article/mark_cues.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_map>

#include "article/text_form.hpp"
#include "base/data_file.hpp"

namespace dateline {

namespace {

constexpr std::size_t names_bytes = 300;
constexpr std::size_t word_bytes = 24;

constexpr std::array<std::pair<std::string_view, MarkCues>, 14> kinds = {{{"date", mark_cue::date},
                                                                          {"modified", mark_cue::modified},
                                                                          {"author", mark_cue::author},
                                                                          {"profile", mark_cue::profile},
                                                                          {"meta", mark_cue::meta},
                                                                          {"title", mark_cue::title},
                                                                          {"kicker", mark_cue::kicker},
                                                                          {"comment", mark_cue::comment},
                                                                          {"aside", mark_cue::aside},
                                                                          {"footer", mark_cue::footer},
                                                                          {"menu", mark_cue::menu},
                                                                          {"article", mark_cue::article},
                                                                          {"site", mark_cue::site},
                                                                          {"neutral", mark_cue::neutral}}};

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using Lookup = std::unordered_map<std::string, MarkCues, Hash, std::equal_to<>>;

const Lookup& lookup() {
    static const Lookup table = [] {
        Lookup words;
        if (const auto read = read_mark_cues()) words.insert(read->begin(), read->end());
        return words;
    }();
    return table;
}

}  // namespace

Result<MarkCueTable> read_mark_cues() {
    constexpr std::string_view file = "article/mark_cues.tsv";
    const auto rows = data_rows(file, 2, 2);
    if (!rows) return rows.error();
    MarkCueTable table;
    for (const DataRow& row : *rows) {
        const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                       [&](const auto& known) { return known.first == row.fields[0]; });
        if (kind == kinds.end())
            return Error{ErrorCode::malformed,
                         fmt::format("data/{} line {}: unknown kind '{}'", file, row.line, row.fields[0])};
        for (const auto word : split_at(row.fields[1], {"|"})) table[std::string(word)] |= kind->second;
    }
    return table;
}

MarkCues mark_cues_of(std::string_view names) {
    const Lookup& words = lookup();
    MarkCues found = 0;
    // The word now, with the one before it and a blank: "posted by".
    std::array<char, 2 * word_bytes + 1> pair{};
    std::size_t before = 0;
    std::size_t size = 0;
    bool too_long = false;
    const auto flush = [&] {
        if (size == 0) return;
        if (!too_long) {
            const char* const word = pair.data() + (before == 0 ? 0 : before + 1);
            if (const auto at = words.find(std::string_view(word, size)); at != words.end())
                found |= at->second;
            if (before != 0) {
                if (const auto at = words.find(std::string_view(pair.data(), before + 1 + size));
                    at != words.end())
                    found |= at->second;
                std::copy(word, word + size, pair.data());
            }
            before = size;
            pair[before] = ' ';
        } else {
            before = 0;
        }
        size = 0;
        too_long = false;
    };
    bool small = false;
    for (const char c : cut_to(names, names_bytes)) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool letter = upper || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (!letter || (upper && small)) flush();
        if (letter) {
            if (size < word_bytes)
                pair[(before == 0 ? 0 : before + 1) + size++] = upper ? static_cast<char>(c + 32) : c;
            else
                too_long = true;
        }
        small = letter && !upper;
    }
    flush();
    if ((found & mark_cue::neutral) != 0) found &= ~mark_cue::aside;
    return found;
}

}  // namespace dateline
