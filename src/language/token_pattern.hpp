// One token's conditions in a rule of the attribute ruler: the part of spaCy's Matcher language that
// published rulers use.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "language/msgpack_reader.hpp"
#include "language/regex.hpp"

namespace dateline {

// What a condition can look at.
struct TokenFacts {
    std::string_view text;
    std::string_view lower;
    std::string_view tag;
    std::string_view dep;
    bool is_space = false;
};

class TokenPattern {
public:
    // `spec` is a map of attribute to value: ORTH, TEXT, LOWER, TAG or DEP to a text, or to IN, NOT_IN or
    // REGEX with theirs; IS_SPACE to true or false. Errors: malformed, unsupported, beginning with `place`.
    static Result<TokenPattern> load(MsgpackValue spec, std::string_view place);

    bool matches(const TokenFacts& facts, RegexScratch& scratch) const;

    enum class Attribute { text, lower, tag, dep };

    // The texts of which `attribute` must be one; empty where any text may do.
    std::vector<std::string_view> required(Attribute attribute) const;

private:
    enum class Test { one_of, none_of, regex };
    struct Condition {
        Attribute attribute = Attribute::text;
        Test test = Test::one_of;
        std::vector<std::string> texts;  // for one_of and none_of
        std::optional<Regex> regex;
    };

    Status add(std::string_view name, MsgpackValue value, std::string_view place);
    Status add_predicate(Attribute attribute, std::string_view name, MsgpackValue value,
                         std::string_view place);

    std::vector<Condition> conditions_;  // regular expressions last
    std::optional<bool> is_space_;
};

}  // namespace dateline
