// What the case files do not show: types, anchors, alternatives, whys, and behaviour on hostile text.
#include <algorithm>

#include "mention/time/expressions.hpp"
#include "time_test.hpp"

namespace dateline {
namespace {

using namespace time_test;

const TimeExpression& only(const Read& made) {
    EXPECT_EQ(made.times.size(), 1u) << dump(made, day("2025-06-04"));
    static const TimeExpression nothing;
    return made.times.empty() ? nothing : made.times.front();
}

TEST(TimeExpressions, HaveTimexTypes) {
    EXPECT_EQ(only(read("The yard reopened on Tuesday.")).type, TimexType::date);
    EXPECT_EQ(only(read("The yard reopened on Tuesday evening.")).type, TimexType::time);
    EXPECT_EQ(only(read("The yard reopened at 10:03 GMT.")).type, TimexType::time);
    EXPECT_EQ(only(read("The yard was shut for three days.")).type, TimexType::duration);
    EXPECT_EQ(only(read("The yard is swept every day.")).type, TimexType::set);
}

TEST(TimeExpressions, TellTheClock) {
    struct {
        const char* text;
        const char* clock;
        const char* zone;
    } const rows[] = {
        {"The yard reopened at 10:03 GMT.", "10:03", "gmt"},
        {"The yard reopened at 9 p.m. on Tuesday.", "21:00", ""},
        {"The yard reopened at 12 a.m. on Tuesday.", "00:00", ""},
        {"The yard reopened at 12 p.m. on Tuesday.", "12:00", ""},
        {"The yard reopened at 5 o'clock in the afternoon.", "17:00", ""},
        {"The yard reopened at noon.", "12:00", ""},
    };
    for (const auto& row : rows) {
        const Read made = read(row.text);
        EXPECT_EQ(only(made).rule.clock, row.clock) << row.text;
        EXPECT_EQ(only(made).rule.zone, row.zone) << row.text;
    }
}

TEST(TimeExpressions, SayWhatTheyCountFrom) {
    const Read told = read("The crew left on 3 May 2023.\nThe following day the ship sank.");
    ASSERT_EQ(told.times.size(), 2u);
    EXPECT_EQ(told.times[0].anchor, AnchorKind::none);
    EXPECT_EQ(told.times[1].anchor, AnchorKind::time_expression);
    EXPECT_EQ(told.times[1].anchor_time, 0u);
    EXPECT_NE(told.times[1].why.find("time last told"), std::string::npos) << told.times[1].why;

    const Read later = read("The ship left the previous day, the agency said Tuesday.");
    ASSERT_EQ(later.times.size(), 2u);
    EXPECT_EQ(later.times[0].anchor, AnchorKind::report_day);
    EXPECT_EQ(resolve(later.times[0].rule, day("2025-06-04")), edtf_day(day("2025-06-02")));
    EXPECT_NE(describe(later.times[0].rule).find("Tuesday"), std::string::npos);

    const Read untold = read("That year the ship sank.");
    EXPECT_EQ(only(untold).anchor, AnchorKind::event);

    EXPECT_EQ(only(read("The ship sank on Tuesday.")).anchor, AnchorKind::report_day);
}

TEST(TimeExpressions, CountFromTheDatelineWhereThereIsOne) {
    Read made = read("The ship sank on Tuesday.");
    made.article.dateline_day = edtf_day(day("2025-06-03"));
    made.times = find_times(made.article, made.analysis);
    EXPECT_EQ(only(made).anchor, AnchorKind::dateline);
}

TEST(TimeExpressions, KeepTheOtherReadingWhereUsageIsSplit) {
    const Read last = read("The ship sank last Monday.");
    ASSERT_EQ(only(last).alternatives.size(), 1u);
    EXPECT_EQ(resolve(only(last).rule, day("2025-06-05")), edtf_day(day("2025-06-02")));
    EXPECT_EQ(resolve(only(last).alternatives[0], day("2025-06-05")), edtf_day(day("2025-05-26")));

    const Read next = read("The ship will sail next Thursday.");
    ASSERT_EQ(only(next).alternatives.size(), 1u);
    EXPECT_EQ(resolve(only(next).rule, day("2025-06-03")), edtf_day(day("2025-06-05")));
    EXPECT_EQ(resolve(only(next).alternatives[0], day("2025-06-03")), edtf_day(day("2025-06-12")));

    const Read figures = read("The ship sank on 03/04/2025.");
    ASSERT_EQ(only(figures).alternatives.size(), 2u);

    const Read week = read("The ship sank last week.");
    ASSERT_EQ(only(week).alternatives.size(), 1u);
    EXPECT_EQ(to_text(*resolve(only(week).alternatives[0], day("2025-06-08"))), "2025-06-02/2025-06-08");
}

TEST(TimeExpressions, SayWhyADateIsImpossible) {
    const Read made = read("The ship sank on 31 June.");
    EXPECT_NE(only(made).why.find("no such day"), std::string::npos) << only(made).why;
    EXPECT_EQ(only(made).rule.kind, RuleKind::absolute);
    EXPECT_FALSE(only(made).rule.absolute);
}

TEST(TimeExpressions, SayWhyADirectionWasTaken) {
    EXPECT_NE(only(read("The ship sank on Tuesday.")).why.find("looks back"), std::string::npos);
    EXPECT_NE(only(read("The ship will sail on Tuesday.")).why.find("looks ahead"), std::string::npos);
    EXPECT_NE(only(read("Talks on Tuesday")).why.find("nearest"), std::string::npos);
}

TEST(TimeExpressions, NameTheMembersOfAList) {
    const Read made = read("The ship called in July 2023 and September last year.");
    ASSERT_EQ(only(made).member_spans.size(), 2u);
    EXPECT_EQ(only(made).member_spans[0].of(made.article.text), "July 2023");
    EXPECT_EQ(only(made).member_spans[1].of(made.article.text), "September last year");
}

TEST(TimeExpressions, SpansGiveTheirTokensInOrderWhateverTheText) {
    std::string digits;
    std::string mixed;
    std::string days;
    for (int i = 0; i < 3000; ++i) {
        digits += "12-";
        mixed += i % 3 == 0 ? "May " : i % 3 == 1 ? "the 3 " : "of last ";
        days += "Monday, ";
    }
    for (const std::string& text :
         {digits, mixed, days, std::string(20000, '7'), std::string("’’–– 30.02.2025 ½ \xF0\x9F\x98\x80 May"),
          std::string("99/99/9999 0/0/0 9999-99-99 ’90s '10s 31st of the")}) {
        const Read made = read(text);
        std::uint32_t end = 0;
        for (Index i = 0; i < made.times.size(); ++i) {
            const TimeExpression& time = made.times[i];
            ASSERT_LE(end, time.span.begin);
            ASSERT_LT(time.span.begin, time.span.end);
            ASSERT_LE(made.analysis.tokens[time.first_token].span.begin, time.span.begin);
            ASSERT_GE(made.analysis.tokens[time.last_token].span.end, time.span.end);
            ASSERT_FALSE(time.why.empty());
            end = time.span.end;
            resolve_time(made.times, i, day("2025-06-04"));
        }
    }
    EXPECT_TRUE(read("").times.empty());
}

}  // namespace
}  // namespace dateline
