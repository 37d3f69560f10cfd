#include "article/furniture.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "base/data_file.hpp"

namespace dateline {

namespace {

constexpr std::string_view file = "article/furniture.tsv";
// Longer blocks than these are prose, whatever phrase they hold.
constexpr std::size_t whole_block_bytes = 240;
constexpr std::size_t searched_bytes = 2400;
constexpr double most_weight = 10;
constexpr double weight_of_reach = 3;

}  // namespace

FurnitureLexicon::FurnitureLexicon(std::vector<FurnitureRule> rules, PhraseSet patterns)
    : rules_(std::move(rules)), patterns_(std::move(patterns)) {}

Result<FurnitureLexicon> FurnitureLexicon::create() {
    const auto rows = data_rows(file, 5, 5);
    if (!rows) return rows.error();
    std::vector<FurnitureRule> rules;
    std::vector<std::string> patterns;
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
        rule.whole = is_whole_pattern(rule.pattern);
        if (const auto alone = PhraseSet::create(std::span(&rule.pattern, 1)); !alone)
            return wrong(alone.error().message);
        patterns.push_back(rule.pattern);
        rules.push_back(std::move(rule));
    }
    auto set = PhraseSet::create(patterns);
    if (!set) return Error{set.error().code, fmt::format("data/{}: {}", file, set.error().message)};
    return FurnitureLexicon(std::move(rules), std::move(*set));
}

std::vector<int> FurnitureLexicon::matches(std::string_view phrase) const {
    std::vector<int> found;
    if (phrase.size() > searched_bytes) return found;
    found = patterns_.matches(phrase);
    std::erase_if(found, [&](int i) {
        return rules_[static_cast<std::size_t>(i)].whole && phrase.size() > whole_block_bytes;
    });
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
