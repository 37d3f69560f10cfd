#include "article/furniture.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <re2/re2.h>
#include <re2/set.h>

#include "base/data_file.hpp"

namespace dateline {

namespace {

constexpr std::string_view file = "article/furniture.tsv";
// The set's automaton is built as text is matched; RE2 throws it away and starts again beyond this.
constexpr int automaton_bytes = 64 << 20;
// Longer blocks than these are prose, whatever phrase they hold.
constexpr std::size_t whole_block_bytes = 240;
constexpr std::size_t searched_bytes = 2400;
constexpr double most_weight = 10;
constexpr double weight_of_reach = 3;

}  // namespace

struct FurnitureLexicon::Patterns {
    re2::RE2::Set set;
    std::vector<std::unique_ptr<re2::RE2>> each;  // for text on which the set runs out of memory
};

FurnitureLexicon::FurnitureLexicon() = default;
FurnitureLexicon::FurnitureLexicon(FurnitureLexicon&&) noexcept = default;
FurnitureLexicon& FurnitureLexicon::operator=(FurnitureLexicon&&) noexcept = default;
FurnitureLexicon::~FurnitureLexicon() = default;

Result<FurnitureLexicon> FurnitureLexicon::create() {
    const auto rows = data_rows(file, 5, 5);
    if (!rows) return rows.error();
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(automaton_bytes);
    FurnitureLexicon lexicon;
    lexicon.patterns_.reset(new Patterns{re2::RE2::Set(options, re2::RE2::UNANCHORED), {}});
    for (const DataRow& row : *rows) {
        const auto wrong = [&row](std::string_view what) {
            return Error{ErrorCode::malformed, fmt::format("data/{} line {}: {}", file, row.line, what)};
        };
        FurnitureRule rule;
        rule.reason = std::string(row.fields[0]);
        int weight = 0;
        const auto [end, failed] =
            std::from_chars(row.fields[1].data(), row.fields[1].data() + row.fields[1].size(), weight);
        if (failed != std::errc{} || end != row.fields[1].data() + row.fields[1].size() || weight < 1 ||
            weight > 5) {
            return wrong("the weight is not 1 to 5");
        }
        rule.weight = weight;
        if (row.fields[2] == "line") {
            rule.reach = Reach::line;
        } else if (row.fields[2] == "pitch") {
            rule.reach = Reach::pitch;
        } else if (row.fields[2] == "tail") {
            rule.reach = Reach::tail;
        } else if (row.fields[2] == "end") {
            rule.reach = Reach::end;
        } else {
            return wrong("the reach is none of line, pitch, tail, end");
        }
        rule.pattern = std::string(row.fields[3]);
        rule.example = std::string(row.fields[4]);
        rule.whole = rule.pattern.starts_with('^') && rule.pattern.ends_with('$');
        std::string error;
        if (lexicon.patterns_->set.Add(rule.pattern, &error) < 0) return wrong("the pattern: " + error);
        lexicon.patterns_->each.push_back(std::make_unique<re2::RE2>(rule.pattern, options));
        lexicon.rules_.push_back(std::move(rule));
    }
    if (!lexicon.patterns_->set.Compile()) {
        return Error{ErrorCode::internal, fmt::format("data/{}: the patterns are too large together", file)};
    }
    return lexicon;
}

std::vector<int> FurnitureLexicon::matches(std::string_view phrase) const {
    std::vector<int> found;
    if (phrase.size() > searched_bytes) return found;
    const re2::StringPiece text(phrase.data(), phrase.size());
    re2::RE2::Set::ErrorInfo problem{re2::RE2::Set::kNoError};
    if (!patterns_->set.Match(text, &found, &problem) && problem.kind != re2::RE2::Set::kNoError) {
        found.clear();
        for (std::size_t i = 0; i < patterns_->each.size(); ++i) {
            if (re2::RE2::PartialMatch(text, *patterns_->each[i])) found.push_back(static_cast<int>(i));
        }
    }
    std::erase_if(found, [&](int i) {
        return rules_[static_cast<std::size_t>(i)].whole && phrase.size() > whole_block_bytes;
    });
    std::sort(found.begin(), found.end());
    return found;
}

FurnitureSigns FurnitureLexicon::signs(std::string_view phrase) const {
    FurnitureSigns signs;
    double heaviest = 0;
    for (const int i : matches(phrase)) {
        const FurnitureRule& rule = rules_[static_cast<std::size_t>(i)];
        signs.weight += rule.weight;
        if (rule.weight > heaviest) {
            heaviest = rule.weight;
            signs.reason = rule.reason;
        }
        if (rule.weight >= weight_of_reach) signs.reach = std::max(signs.reach, rule.reach);
    }
    signs.weight = std::min(signs.weight, most_weight);
    return signs;
}

const Result<FurnitureLexicon>& furniture_lexicon() {
    static const auto created = FurnitureLexicon::create();
    return created;
}

}  // namespace dateline
