// Every rule is tried against the document as the tagger and the parser left it; then, of the rules that
// reach a token, the last one that sets an attribute wins it (spaCy sorts matches by the rule's index and
// lets later ones overwrite). A rule is looked up by a word or a tag that it requires of its first token.
// Held by tests/parity.
#include "language/attribute_ruler.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/idle_pool.hpp"
#include "language/model_archive.hpp"
#include "language/msgpack_reader.hpp"
#include "language/python_text.hpp"
#include "language/token_pattern.hpp"
#include "language/vocab.hpp"

namespace dateline {

namespace {

constexpr std::string_view kMember = "attribute_ruler/patterns";

enum Attribute : std::size_t { kTag, kPos, kMorph, kLemma, kDep, kAttributeCount };
constexpr std::array<std::string_view, kAttributeCount> kAttributeNames = {"TAG", "POS", "MORPH", "LEMMA",
                                                                           "DEP"};

struct Rule {
    std::vector<std::vector<TokenPattern>> patterns;  // any of them
    std::array<std::optional<std::string_view>, kAttributeCount> sets;
    std::int64_t target = 0;  // which token of the match is set; negative counts from its end
};

// Where a rule's pattern is tried: the rule's index and the pattern's in it.
struct Candidate {
    std::uint32_t rule = 0;
    std::uint32_t pattern = 0;
};

// The rule that sets each attribute of a token, -1 where none does.
using Winners = std::array<std::int32_t, kAttributeCount>;

// What one call works with.
struct Scratch {
    RegexScratch regex;
    std::vector<std::string> lowers;  // of the tokens whose text is not lower case already
    std::vector<TokenFacts> facts;
    std::vector<Winners> winners;
};

bool lower_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

void gather_facts(std::string_view text, std::span<const Token> tokens, Scratch& scratch) {
    scratch.lowers.resize(tokens.size());
    scratch.facts.resize(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string_view word = tokens[i].span.of(text);
        TokenFacts& facts = scratch.facts[i];
        facts.text = word;
        facts.lower = word;
        if (!lower_ascii(word)) {
            scratch.lowers[i] = python_lower(word);
            facts.lower = scratch.lowers[i];
        }
        facts.tag = tokens[i].tag;
        facts.dep = tokens[i].dep;
        facts.is_space = python_isspace(word);
    }
}

// UD features in order of their names; "_" stands for none.
std::string_view normalised_features(std::string_view features) {
    if (features == "_" || features.empty()) return {};
    std::vector<std::string_view> parts;
    while (!features.empty()) {
        const auto bar = std::min(features.find('|'), features.size());
        parts.push_back(features.substr(0, bar));
        features.remove_prefix(std::min(bar + 1, features.size()));
    }
    std::sort(parts.begin(), parts.end());
    return intern(fmt::format("{}", fmt::join(parts, "|")));
}

Result<Rule> read_rule(MsgpackValue value, std::string_view place) {
    const auto patterns = value.find("patterns");
    const auto attributes = value.find("attrs");
    if (!patterns || !patterns->is_array() || !attributes || !attributes->is_map()) {
        return Error{ErrorCode::malformed, fmt::format("{}: no patterns or attrs in it", place)};
    }
    Rule rule;
    const auto index = value.find("index");
    rule.target = index ? index->integer().value_or(0) : 0;
    for (const auto [key, set_to] : attributes->entries()) {
        const std::string_view name = key.text().value_or("");
        const auto known = std::find(kAttributeNames.begin(), kAttributeNames.end(), name);
        if (known == kAttributeNames.end() || !set_to.text()) {
            return Error{ErrorCode::unsupported, fmt::format("{}: it sets the attribute '{}'", place, name)};
        }
        const auto attribute = static_cast<std::size_t>(known - kAttributeNames.begin());
        rule.sets[attribute] =
            attribute == kMorph ? normalised_features(*set_to.text()) : intern(*set_to.text());
    }
    for (const MsgpackValue sequence : patterns->elements()) {
        std::vector<TokenPattern> tokens;
        for (const MsgpackValue token : sequence.elements()) {
            auto pattern = TokenPattern::load(token, place);
            if (!pattern) return pattern.error();
            tokens.push_back(std::move(*pattern));
        }
        const auto size = static_cast<std::int64_t>(tokens.size());
        if (size == 0 || rule.target >= size || rule.target < -size) {
            return Error{ErrorCode::malformed,
                         fmt::format("{}: its index lies outside of its pattern", place)};
        }
        rule.patterns.push_back(std::move(tokens));
    }
    return rule;
}

}  // namespace

struct AttributeRuler::Parts {
    std::vector<Rule> rules;
    std::unordered_map<std::string_view, std::vector<Candidate>> by_lower;  // views into the rules
    std::unordered_map<std::string_view, std::vector<Candidate>> by_tag;
    std::vector<Candidate> anywhere;
    IdlePool<Scratch> scratches;

    void index_rule(std::uint32_t rule);
    void try_at(Candidate candidate, std::size_t at, Scratch& scratch) const;
};

AttributeRuler::AttributeRuler(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
AttributeRuler::AttributeRuler(AttributeRuler&&) noexcept = default;
AttributeRuler& AttributeRuler::operator=(AttributeRuler&&) noexcept = default;
AttributeRuler::~AttributeRuler() = default;

void AttributeRuler::Parts::index_rule(std::uint32_t rule) {
    for (std::uint32_t pattern = 0; pattern < rules[rule].patterns.size(); ++pattern) {
        const TokenPattern& first = rules[rule].patterns[pattern].front();
        const auto words = first.required(TokenPattern::Attribute::lower);
        const auto tags = first.required(TokenPattern::Attribute::tag);
        for (const std::string_view word : words) by_lower[word].push_back({rule, pattern});
        if (!words.empty()) continue;
        for (const std::string_view tag : tags) by_tag[tag].push_back({rule, pattern});
        if (tags.empty()) anywhere.push_back({rule, pattern});
    }
}

Result<AttributeRuler> AttributeRuler::load(const ModelFiles& files) {
    const auto bytes = files.read(kMember);
    if (!bytes) return bytes.error();
    const std::string place = files.place(kMember);
    const auto document = MsgpackDocument::parse(*bytes, place);
    if (!document) return document.error();
    if (!document->root().is_array()) {
        return Error{ErrorCode::malformed, fmt::format("{}: not a list of rules", place)};
    }
    auto parts = std::make_unique<Parts>();
    parts->rules.reserve(document->root().size());
    for (const MsgpackValue value : document->root().elements()) {
        auto rule = read_rule(value, fmt::format("{}: rule {}", place, parts->rules.size()));
        if (!rule) return rule.error();
        parts->rules.push_back(std::move(*rule));
    }
    for (std::uint32_t rule = 0; rule < parts->rules.size(); ++rule) parts->index_rule(rule);
    return AttributeRuler(std::move(parts));
}

void AttributeRuler::Parts::try_at(Candidate candidate, std::size_t at, Scratch& scratch) const {
    const Rule& rule = rules[candidate.rule];
    const auto& pattern = rule.patterns[candidate.pattern];
    if (at + pattern.size() > scratch.facts.size()) return;
    // The last token first: of "y'" before "all" it is the rarer.
    for (std::size_t i = pattern.size(); i-- > 0;) {
        if (!pattern[i].matches(scratch.facts[at + i], scratch.regex)) return;
    }
    const std::size_t target =
        at + static_cast<std::size_t>(
                 rule.target < 0 ? rule.target + static_cast<std::int64_t>(pattern.size()) : rule.target);
    for (std::size_t attribute = 0; attribute < kAttributeCount; ++attribute) {
        std::int32_t& winner = scratch.winners[target][attribute];
        if (rule.sets[attribute]) winner = std::max(winner, static_cast<std::int32_t>(candidate.rule));
    }
}

void AttributeRuler::apply(std::string_view text, Analysis& analysis, std::size_t first,
                           std::size_t end) const {
    auto scratch = parts_->scratches.take();
    const std::span<Token> tokens =
        std::span(analysis.tokens).subspan(first, std::min(end, analysis.tokens.size()) - first);
    gather_facts(text, tokens, *scratch);
    Winners nobody;
    nobody.fill(-1);
    scratch->winners.assign(tokens.size(), nobody);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto try_all = [&](const std::vector<Candidate>& candidates) {
            for (const Candidate candidate : candidates) parts_->try_at(candidate, at, *scratch);
        };
        try_all(parts_->anywhere);
        const TokenFacts& facts = scratch->facts[at];
        if (const auto found = parts_->by_tag.find(facts.tag); found != parts_->by_tag.end())
            try_all(found->second);
        if (const auto found = parts_->by_lower.find(facts.lower); found != parts_->by_lower.end()) {
            try_all(found->second);
        }
    }
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const auto set = [&](Attribute attribute, auto& field) {
            const std::int32_t winner = scratch->winners[at][attribute];
            if (winner >= 0) field = *parts_->rules[static_cast<std::size_t>(winner)].sets[attribute];
        };
        set(kTag, tokens[at].tag);
        set(kPos, tokens[at].pos);
        set(kMorph, tokens[at].morph);
        set(kLemma, tokens[at].lemma);
        set(kDep, tokens[at].dep);
    }
    parts_->scratches.give_back(std::move(scratch));
}

}  // namespace dateline
