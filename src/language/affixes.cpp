#include "language/affixes.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string>

namespace dateline {

namespace {

// What spaCy's URL expression allows before the '@' of a user name. "\S+" alone allows the same texts and
// does not try every ':' with every '@', which takes time in the cube of a hostile word's length.
constexpr std::string_view kUserBacktracking = "(?:\\S+(?::\\S*)?@)?";
constexpr std::string_view kUserLinear = "(?:\\S+@)?";

// An expression of the member, or none where the model has none.
Status read_expression(MsgpackValue tokenizer, std::string_view name, Regex::Start start,
                       std::string_view place, std::optional<Regex>& into) {
    const auto value = tokenizer.find(name);
    if (!value || value->is_nil()) return Done{};
    const auto python = value->text();
    if (!python) {
        return Error{ErrorCode::malformed, fmt::format("{}: {} is not a text", place, name)};
    }
    std::string pattern(*python);
    if (const auto user = pattern.find(kUserBacktracking); user != std::string::npos) {
        pattern.replace(user, kUserBacktracking.size(), kUserLinear);
    }
    auto compiled = Regex::compile(pattern, start, fmt::format("{}: {}", place, name));
    if (!compiled) return compiled.error();
    into.emplace(std::move(*compiled));
    return Done{};
}

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The begin of the last `count` characters before `end`.
std::size_t characters_back(std::string_view word, std::size_t end, std::size_t count) {
    while (end > 0 && count > 0) {
        --end;
        if (!continues_character(word[end])) --count;
    }
    return end;
}

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !continues_character(c); }));
}

}  // namespace

Result<Affixes> Affixes::load(MsgpackValue tokenizer, std::string_view place) {
    Affixes affixes;
    using Start = Regex::Start;
    for (const Status& read :
         {read_expression(tokenizer, "prefix_search", Start::anywhere, place, affixes.prefix_),
          read_expression(tokenizer, "suffix_search", Start::anywhere, place, affixes.suffix_),
          read_expression(tokenizer, "infix_finditer", Start::anywhere, place, affixes.infix_),
          read_expression(tokenizer, "token_match", Start::subject_begin, place, affixes.token_match_),
          read_expression(tokenizer, "url_match", Start::subject_begin, place, affixes.url_match_)}) {
        if (!read) return read.error();
    }
    if (affixes.suffix_) affixes.suffix_reach_ = suffix_reach(*tokenizer.find("suffix_search")->text());
    return affixes;
}

std::size_t Affixes::prefix_size(std::string_view word, RegexScratch& scratch) const {
    if (!prefix_) return 0;
    const auto match = prefix_->search(word, scratch);
    if (!match) return 0;
    if (match->begin == 0) return match->size();
    // spaCy takes as many characters off the begin as the match has, wherever it lies.
    const std::size_t kept = characters_in(word) - characters_in(word.substr(match->begin, match->size()));
    return characters_back(word, word.size(), kept);
}

std::size_t Affixes::suffix_size(std::string_view word, RegexScratch& scratch) const {
    if (!suffix_) return 0;
    // One character more than the reach, because '$' also matches before a last newline.
    std::size_t reach = suffix_reach_ ? suffix_reach_->characters + 1 : word.size();
    for (;;) {
        const std::size_t from = characters_back(word, word.size(), reach);
        const auto match = suffix_->search(word, scratch, from);
        if (!match) return 0;
        const bool may_begin_before =
            match->begin == from && from > 0 && suffix_reach_ && suffix_reach_->runs;
        if (!may_begin_before) {
            if (match->end == word.size()) return match->size();
            const std::size_t count = characters_in(word.substr(match->begin, match->size()));
            return word.size() - characters_back(word, word.size(), count);
        }
        reach *= 2;
    }
}

bool Affixes::whole_token(std::string_view word, RegexScratch& scratch) const {
    return token_match_ && token_match_->search(word, scratch);
}

bool Affixes::found_in(std::string_view word, RegexScratch& scratch) const {
    return prefix_size(word, scratch) > 0 || suffix_size(word, scratch) > 0 ||
           (infix_ && infix_->search(word, scratch));
}

void Affixes::split(std::string_view word, const SpecialCases* special_cases, RegexScratch& scratch,
                    std::vector<WordPiece>& pieces) const {
    const auto special = [&](std::string_view text) {
        return special_cases != nullptr && !text.empty() ? special_cases->find(text) : nullptr;
    };
    std::vector<std::string_view> suffixes;  // outermost first
    std::size_t last_size = 0;
    while (!word.empty() && word.size() != last_size) {
        if (whole_token(word, scratch) || special(word) != nullptr) break;
        last_size = word.size();
        const std::size_t before = prefix_size(word, scratch);
        if (before > 0 && special(word.substr(before)) != nullptr) {
            pieces.push_back({word.substr(0, before)});
            word.remove_prefix(before);
            break;
        }
        const std::size_t after = suffix_size(word.substr(before), scratch);
        const std::size_t kept = word.size() - after;
        if (after > 0 && special(word.substr(0, kept)) != nullptr) {
            suffixes.push_back(word.substr(kept));
            word = word.substr(0, kept);
            break;
        }
        if (after > 0) suffixes.push_back(word.substr(kept));
        if (before > 0) pieces.push_back({word.substr(0, before)});
        word = word.substr(before, kept - before);
    }
    if (const SpecialCase* whole = special(word)) {
        pieces.push_back({word, whole});
    } else if (!word.empty()) {
        if (whole_token(word, scratch) || (url_match_ && url_match_->search(word, scratch))) {
            pieces.push_back({word});
        } else {
            split_infixes(word, scratch, pieces);
        }
    }
    for (auto suffix = suffixes.rbegin(); suffix != suffixes.rend(); ++suffix) pieces.push_back({*suffix});
}

void Affixes::split_infixes(std::string_view word, RegexScratch& scratch,
                            std::vector<WordPiece>& pieces) const {
    std::size_t begin = 0;
    std::size_t from = 0;
    Regex::Empty empty = Regex::Empty::allowed;
    while (infix_ && from <= word.size()) {
        const auto match = infix_->search(word, scratch, from, empty);
        if (!match) break;
        // As re.finditer: after an empty match the next one may begin at the same place but not be empty.
        from = match->end;
        empty = match->size() == 0 ? Regex::Empty::not_at_from : Regex::Empty::allowed;
        if (match->begin == 0) continue;
        if (match->begin != begin) pieces.push_back({word.substr(begin, match->begin - begin)});
        if (match->size() > 0) pieces.push_back({word.substr(match->begin, match->size())});
        begin = match->end;
    }
    if (begin < word.size()) pieces.push_back({word.substr(begin)});
}

}  // namespace dateline
