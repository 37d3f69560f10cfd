#include "language/regex.hpp"

#include <gtest/gtest.h>
#include <optional>

#include "language/suffix_reach.hpp"

namespace dateline {
namespace {

// What re.search finds in Python 3.11, as BEGIN-END in bytes.
TEST(Regex, FindsWhatPythonFinds) {
    struct Case {
        std::string_view python;
        std::string_view subject;
        std::string_view match;  // "" for none
    };
    for (const auto& [python, subject, match] : {
             Case{"b+", "abbbc", "1-4"},
             Case{"\\u00e9|\\U0001F600", "caf\u00e9", "3-5"},
             Case{"[\\u0430-\\u044f]+", "abв\u0433", "2-6"},
             Case{"\\s", "a\x1c", "1-2"},
             Case{"\\s", "a\u180e", ""},
             Case{"[^\\S\\n]", "a\n\u2003", "2-5"},
             Case{"\\S+", "\u00a0x\u180e\u00a0", "2-6"},
             Case{"\\d+", "a\u0663\u00b2", "1-3"},
             Case{"\\w+", "-a_\u00b2\u4e2d-", "1-8"},
             Case{"\\W", "a\u0301", "1-3"},
             Case{"[\\w.]+", "-a.b-", "1-4"},
             Case{"[\\D]", "1a", "1-2"},
             Case{"\\v", "\n\x0b", "1-2"},
             Case{"a$", "ba\n", "1-2"},
             Case{"a\\Z", "ba\n", ""},
             Case{"a.b", "a\nb", ""},
             Case{"a.b", "a\rb", "0-3"},
             Case{"[[:alpha]+", "x:[", "1-3"},
             Case{"[]a]+", "]a", "0-2"},
             Case{"[^]a]", "]ab", "2-3"},
             Case{"a{,2}b", "aaab", "1-4"},
             Case{"(?u)^(?i:AB)", "ab", "0-2"},
             Case{"(?iu)AB", "ab", "0-2"},
             Case{"(?<=[0-9])(?:km|m)$", "10km", "2-4"},
             Case{"(?P<q>['\"])x(?P=q)", "'x'", "0-3"},
         }) {
        RegexScratch scratch;
        const auto regex = Regex::compile(python, Regex::Start::anywhere, "test");
        ASSERT_TRUE(regex) << regex.error().message;
        const auto found = regex->search(subject, scratch);
        EXPECT_EQ(found ? std::to_string(found->begin) + "-" + std::to_string(found->end) : "", match)
            << python << " in " << subject;
    }
}

TEST(Regex, SearchesFromAPlaceAndSeesWhatLiesBefore) {
    RegexScratch scratch;
    const auto regex = Regex::compile("(?<=a)b|^b", Regex::Start::anywhere, "test");
    ASSERT_TRUE(regex);
    EXPECT_EQ(regex->search("bab", scratch, 1)->begin, 2u);
    EXPECT_FALSE(regex->search("bbb", scratch, 1));
    const auto anchored = Regex::compile("b", Regex::Start::subject_begin, "test");
    ASSERT_TRUE(anchored);
    EXPECT_FALSE(anchored->search("ab", scratch));
    const auto maybe = Regex::compile("x?", Regex::Start::anywhere, "test");
    ASSERT_TRUE(maybe);
    EXPECT_EQ(maybe->search("ax", scratch)->size(), 0u);
    EXPECT_EQ(maybe->search("ax", scratch, 0, Regex::Empty::not_at_from)->begin, 1u);
}

TEST(Regex, RefusesWhatHasNoEqual) {
    struct Case {
        std::string_view python;
        std::string_view message;
    };
    for (const auto& [python, message] : {
             Case{"\\N{DASH}", "here: \\N{...} at byte 0"},
             Case{"a\\ud800", "here: a surrogate at byte 1"},
             Case{"\\u12", "here: a short \\u escape at byte 0"},
             Case{"(?a)b", "here: a flag of (?aLx) at byte 0"},
             Case{"[\\W]", "here: \\W in a set at byte 1"},
             Case{"ab\\", "here: a lone backslash at byte 2"},
             Case{"a(b", "here: PCRE2 does not take this expression: missing closing parenthesis at byte 3"},
         }) {
        const auto regex = Regex::compile(python, Regex::Start::anywhere, "here");
        ASSERT_FALSE(regex) << python;
        EXPECT_EQ(regex.error().code, ErrorCode::unsupported);
        EXPECT_EQ(regex.error().message.substr(0, message.size()), message);
    }
}

TEST(Regex, GivesUpOnHostileBacktracking) {
    RegexScratch scratch;
    const auto regex = Regex::compile("(?:a|a)*(?:a|a)*(?:a|a)*[bc]", Regex::Start::subject_begin, "test");
    ASSERT_TRUE(regex);
    EXPECT_FALSE(regex->search(std::string(5000, 'a'), scratch));
    EXPECT_TRUE(regex->search("aaab", scratch)) << "the scratch is usable afterwards";
}

TEST(SuffixReach, IsTheGreatestWidthOrNoneWhereItIsNotKnown) {
    struct Case {
        std::string_view python;
        std::string_view reach;
    };
    for (const auto& [python, reach] : {
             Case{",$|\\)$", "1"},
             Case{"'s$|\u2019s$|\u2014$", "2"},
             Case{"\\.\\.+$|\u2026$", "2 and runs"},
             Case{"(?<=[0-9])(?:km|km\u00b2|m/s)$", "3"},
             Case{"(?<=[a-z|)(]x)\\.$", "1"},
             Case{"[\\u00A6\\]]$|\\U0001F9FF$", "1"},
             Case{"(?<=\u00b0[FfCcKk])\\.$", "1"},
             Case{"ab?c$", "3"},
             Case{"[x]+$", "1 and runs"},
             Case{",", "none"},        // may match before the end
             Case{",$|a+b$", "none"},  // a tail of a match is not always one
             Case{"ab+$", "none"},
             Case{"a*$", "none"},
             Case{"a{2,9}$", "none"},
             Case{"(?:a(?:b))$", "none"},
             Case{"(a)$", "none"},
             Case{"\\b,$", "none"},
             Case{"$", "none"},
             Case{"", "none"},
         }) {
        const auto found = suffix_reach(python);
        EXPECT_EQ(!found ? "none" : std::to_string(found->characters) + (found->runs ? " and runs" : ""),
                  reach)
            << python;
    }
}

}  // namespace
}  // namespace dateline
