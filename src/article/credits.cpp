#include "article/credits.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <re2/re2.h>

#include "article/phrase_set.hpp"
#include "article/text_form.hpp"
#include "base/data_file.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

// A credit behind a caption or last line has at most this many bytes.
constexpr std::size_t credit_bytes = 80;
constexpr std::size_t credit_line_bytes = 120;
constexpr std::size_t caption_bytes = 1200;

const WireNames& wires() {
    static const WireNames names = [] {
        auto read = read_wires();
        return read ? std::move(*read) : WireNames{};
    }();
    return names;
}

// The first agency in words joined by '/', '-', "via", ','.
const std::string* wire_in(std::string_view credit) {
    if (const std::string* whole = wire_of(credit)) return whole;
    for (const auto part :
         split_at(credit, {"/", ",", " via ", " VIA ", " - ", "–", "—", "|", " and ", "+", ";"})) {
        if (const std::string* wire = wire_of(part)) return wire;
        for (const auto piece : split_at(part, {"-"})) {
            if (const std::string* wire = wire_of(piece)) return wire;
        }
    }
    return nullptr;
}

bool ends_sentence_before(std::string_view text) {
    text = trimmed(text);
    return text.ends_with('.') || text.ends_with('"') || text.ends_with("”") || text.ends_with('!') ||
           text.ends_with('?') || text.ends_with("。");
}

struct CaptionCues {
    std::vector<CaptionCue> rules;
    std::optional<PhraseSet> patterns;
};

const CaptionCues& cues() {
    static const CaptionCues table = [] {
        CaptionCues built;
        auto read = read_caption_cues();
        if (!read) return built;
        std::vector<std::string> patterns;
        for (const CaptionCue& cue : *read) patterns.push_back(cue.pattern);
        if (auto set = PhraseSet::create(patterns)) built.patterns.emplace(std::move(*set));
        built.rules = std::move(*read);
        return built;
    }();
    return table;
}

}  // namespace

Result<WireNames> read_wires() {
    constexpr std::string_view file = "article/wires.tsv";
    const auto rows = data_rows(file, 2, 2);
    if (!rows) return rows.error();
    WireNames names;
    for (const DataRow& row : *rows) {
        for (const auto form : split_at(row.fields[1], {"|"})) {
            const auto [place, fresh] = names.emplace(std::string(form), std::string(row.fields[0]));
            if (!fresh && place->second != row.fields[0]) {
                return Error{ErrorCode::malformed,
                             fmt::format("data/{} line {}: '{}' for a second agency", file, row.line, form)};
            }
            // Credits are often set in capitals; short names would then be words ("ANI", "MAP").
            std::string capitals;
            for (const char c : form) capitals += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
            if (form.size() >= 4) names.emplace(std::move(capitals), std::string(row.fields[0]));
        }
    }
    return names;
}

const std::string* wire_of(std::string_view words) {
    const auto found = wires().find(trimmed(words));
    return found == wires().end() ? nullptr : &found->second;
}

std::optional<TrailingCredit> trailing_credit(std::string_view text) {
    const auto whole = trimmed(text);
    if (whole.size() < 4) return std::nullopt;
    const std::size_t window = whole.size() > credit_bytes ? whole.size() - credit_bytes : 0;
    if (const char last = whole.back(); last == ')' || last == ']') {
        const auto open = whole.rfind(last == ')' ? '(' : '[');
        if (open == std::string_view::npos || open < window) return std::nullopt;
        const std::string* wire = wire_in(whole.substr(open + 1, whole.size() - open - 2));
        if (wire == nullptr) return std::nullopt;
        const auto before = trimmed(whole.substr(0, open));
        return TrailingCredit{before.size(), *wire, true};
    }
    // Behind the last sentence end or dash: ". AFP-Yonhap", " - AP", " — Reuters".
    const auto last_part = whole.substr(window);
    std::size_t begin = std::string_view::npos;
    for (const std::string_view mark :
         {". ", ".” ", ".\" ", "! ", "? ", " - ", " – ", " — ", " -- ", ".— ", "。"}) {
        const auto at = last_part.rfind(mark);
        if (at == std::string_view::npos) continue;
        const std::size_t behind = window + at + mark.size();
        if (begin == std::string_view::npos || behind > begin) begin = behind;
    }
    if (begin == std::string_view::npos || begin >= whole.size()) return std::nullopt;
    auto credit = whole.substr(begin);
    if (credit.ends_with('.')) credit.remove_suffix(1);
    if (count_parts(credit) > 6) return std::nullopt;
    const std::string* wire = wire_in(credit);
    if (wire == nullptr) return std::nullopt;
    auto before = trimmed(whole.substr(0, begin));
    for (const std::string_view dash : {"--", "-", "–", "—"}) {
        if (before.ends_with(dash)) before = trimmed(before.substr(0, before.size() - dash.size()));
    }
    if (!ends_sentence_before(before)) return std::nullopt;
    return TrailingCredit{before.size(), *wire, false};
}

bool is_credit_line(std::string_view text) {
    if (text.size() > credit_line_bytes) return false;
    auto line = trimmed(text);
    if (line.size() > 2 &&
        ((line.front() == '(' && line.back() == ')') || (line.front() == '[' && line.back() == ']'))) {
        line = trimmed(line.substr(1, line.size() - 2));
    }
    if (line.starts_with("©")) line = trimmed(line.substr(std::string_view("©").size()));
    if (wire_of(line) != nullptr) return true;
    static const re2::RE2 named(
        "^(photos?|image|images|pictures?|picture credit|photo credit|image credit|credit|file "
        "photo|handout|screenshot|video|"
        "graphic|illustration|courtesy|фото|foto|사진|写真|图片|来源)( by| courtesy( of)?| from| "
        "credit)?\\s?[:/|=]?\\s?[^.!?]*\\.?$");
    const std::string phrase = phrase_form(line);
    const std::size_t words = count_parts(line);
    if (words <= 9 && re2::RE2::FullMatch(phrase, named)) return true;
    if (line.ends_with('.') || words > 9) return false;
    const auto parts = split_at(line, {"/", " via ", " VIA ", "|", ",", " - "});
    if (parts.size() < 2) return false;
    bool wire = false;
    bool short_parts = true;
    for (const auto part : parts) {
        wire = wire || wire_of(part) != nullptr;
        short_parts = short_parts && count_parts(part) <= 4;
    }
    return wire && short_parts;
}

Result<std::vector<CaptionCue>> read_caption_cues() {
    constexpr std::string_view file = "article/caption_cues.tsv";
    const auto rows = data_rows(file, 4, 4);
    if (!rows) return rows.error();
    std::vector<CaptionCue> table;
    re2::RE2::Options quiet;
    quiet.set_log_errors(false);
    for (const DataRow& row : *rows) {
        CaptionCue cue{row.fields[0] == "2" ? 2.0 : 1.0, std::string(row.fields[1]),
                       std::string(row.fields[2]), std::string(row.fields[3])};
        const bool placed = cue.place == "start" || cue.place == "any" || cue.place == "end";
        if (!placed || (row.fields[0] != "1" && row.fields[0] != "2") || !re2::RE2(cue.pattern, quiet).ok()) {
            return Error{
                ErrorCode::malformed,
                fmt::format(
                    "data/{} line {}: a weight other than 1 or 2, an unknown place, or a broken pattern",
                    file, row.line)};
        }
        table.push_back(std::move(cue));
    }
    return table;
}

namespace {

// A photographer behind the last sentence: ". HENG CHIVOAN", "(State Emergency Service/Telegram)".
bool ends_with_photographer(std::string_view text) {
    const auto whole = trimmed(text);
    const std::size_t window = whole.size() > credit_bytes ? whole.size() - credit_bytes : 0;
    if (whole.ends_with(')')) {
        const auto open = whole.rfind('(');
        if (open == std::string_view::npos || open < window || !ends_sentence_before(whole.substr(0, open)))
            return false;
        const auto inner = whole.substr(open + 1, whole.size() - open - 2);
        return inner.find('/') != std::string_view::npos && inner.find("://") == std::string_view::npos &&
               split_at(inner, {" ", "/"}).size() <= 8;
    }
    const auto tail_dot = whole.substr(window).rfind(". ");
    if (tail_dot == std::string_view::npos) return false;
    const auto dot = window + tail_dot;
    const auto words = split_at(whole.substr(dot + 2), {" "});
    return words.size() >= 2 && words.size() <= 5 && std::all_of(words.begin(), words.end(), is_capitals);
}

}  // namespace

double caption_weight(std::string_view text, std::string_view phrase,
                      const std::optional<TrailingCredit>& credit) {
    if (text.size() > caption_bytes) return 0;
    double weight = 0;
    if (cues().patterns) {
        for (const int i : cues().patterns->matches(phrase))
            weight += cues().rules[static_cast<std::size_t>(i)].weight;
    }
    if (credit && !credit->bracketed) {
        weight += 2;
    } else if (ends_with_photographer(text)) {
        weight += 2;
    }
    return weight;
}

double caption_weight(std::string_view text) {
    return caption_weight(text, phrase_form(text), trailing_credit(text));
}

}  // namespace dateline
