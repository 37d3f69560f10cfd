#include "language/token_pattern.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dateline {

namespace {

std::string upper_ascii(std::string_view text) {
    std::string upper(text);
    for (char& c : upper) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return upper;
}

std::optional<TokenPattern::Attribute> attribute_named(std::string_view name) {
    using Attribute = TokenPattern::Attribute;
    if (name == "ORTH" || name == "TEXT") return Attribute::text;
    if (name == "LOWER") return Attribute::lower;
    if (name == "TAG") return Attribute::tag;
    if (name == "DEP") return Attribute::dep;
    return std::nullopt;
}

std::string_view value_of(TokenPattern::Attribute attribute, const TokenFacts& facts) {
    switch (attribute) {
        case TokenPattern::Attribute::text: return facts.text;
        case TokenPattern::Attribute::lower: return facts.lower;
        case TokenPattern::Attribute::tag: return facts.tag;
        case TokenPattern::Attribute::dep: return facts.dep;
    }
    return {};
}

Error refused(ErrorCode code, std::string_view place, std::string_view what) {
    return Error{code, fmt::format("{}: {}", place, what)};
}

}  // namespace

Result<TokenPattern> TokenPattern::load(MsgpackValue spec, std::string_view place) {
    if (!spec.is_map()) return refused(ErrorCode::malformed, place, "a token's pattern is not a map");
    TokenPattern pattern;
    for (const auto [key, value] : spec.entries()) {
        const auto name = key.text();
        if (!name) return refused(ErrorCode::unsupported, place, "a key that is not a text");
        if (const Status added = pattern.add(upper_ascii(*name), value, place); !added) return added.error();
    }
    std::stable_partition(pattern.conditions_.begin(), pattern.conditions_.end(),
                          [](const Condition& condition) { return condition.test != Test::regex; });
    return pattern;
}

Status TokenPattern::add(std::string_view name, MsgpackValue value, std::string_view place) {
    if (name == "IS_SPACE" && value.boolean()) {
        is_space_ = value.boolean();
        return Done{};
    }
    const auto attribute = attribute_named(name);
    if (!attribute) return refused(ErrorCode::unsupported, place, fmt::format("the key {}", name));
    if (const auto text = value.text()) {
        Condition condition;
        condition.attribute = *attribute;
        condition.texts.emplace_back(*text);
        conditions_.push_back(std::move(condition));
        return Done{};
    }
    if (!value.is_map()) return refused(ErrorCode::unsupported, place, fmt::format("the value of {}", name));
    for (const auto [key, operand] : value.entries()) {
        const std::string predicate = upper_ascii(key.text().value_or(""));
        if (const Status added = add_predicate(*attribute, predicate, operand, place); !added) return added;
    }
    return Done{};
}

Status TokenPattern::add_predicate(Attribute attribute, std::string_view name, MsgpackValue value,
                                   std::string_view place) {
    Condition condition;
    condition.attribute = attribute;
    if (name == "REGEX" && value.text()) {
        auto regex = Regex::compile(*value.text(), Regex::Start::anywhere, place);
        if (!regex) return regex.error();
        condition.test = Test::regex;
        condition.regex.emplace(std::move(*regex));
    } else if ((name == "IN" || name == "NOT_IN") && value.is_array()) {
        condition.test = name == "IN" ? Test::one_of : Test::none_of;
        for (const MsgpackValue element : value.elements()) {
            if (!element.text())
                return refused(ErrorCode::unsupported, place, "a member of IN that is not a text");
            condition.texts.emplace_back(*element.text());
        }
    } else {
        return refused(ErrorCode::unsupported, place, fmt::format("the operator {}", name));
    }
    conditions_.push_back(std::move(condition));
    return Done{};
}

bool TokenPattern::matches(const TokenFacts& facts, RegexScratch& scratch) const {
    if (is_space_ && *is_space_ != facts.is_space) return false;
    for (const Condition& condition : conditions_) {
        const std::string_view value = value_of(condition.attribute, facts);
        if (condition.test == Test::regex) {
            if (!condition.regex->search(value, scratch)) return false;
            continue;
        }
        const bool found =
            std::find(condition.texts.begin(), condition.texts.end(), value) != condition.texts.end();
        if (found != (condition.test == Test::one_of)) return false;
    }
    return true;
}

std::vector<std::string_view> TokenPattern::required(Attribute attribute) const {
    for (const Condition& condition : conditions_) {
        if (condition.attribute == attribute && condition.test == Test::one_of) {
            return {condition.texts.begin(), condition.texts.end()};
        }
    }
    return {};
}

}  // namespace dateline
