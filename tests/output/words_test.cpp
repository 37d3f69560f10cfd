#include "output/words.hpp"

#include "casefile/sample_case.hpp"

namespace dateline {
namespace {

TEST(DateWords, SayWhatTheDateSays) {
    const std::pair<const char*, const char*> table[] = {
        {"2031-03-06", "6 March 2031"},
        {"2031-03", "March 2031"},
        {"2031", "2031"},
        {"2031-03-06/2031-03-08", "6–8 March 2031"},
        {"2031-03-28/2031-04-02", "28 March – 2 April 2031"},
        {"2030-12-30/2031-01-02", "30 December 2030 – 2 January 2031"},
        {"2031-03-01/2031-05-31", "March–May 2031"},
        {"2030-11-01/2031-02-28", "November 2030 – February 2031"},
        {"2029/2031", "2029–2031"},
        {"../2031-03-06", "up to 6 March 2031"},
        {"2031-03-06/..", "6 March 2031 or later"},
        {"2031-03-06~", "about 6 March 2031"},
        {"2031-03-06?", "6 March 2031, uncertain"},
        {"[2031-03-07,2031-03-14]", "7 or 14 March 2031"},
        {"[2031-03-07,2031-03-14,2031-04-01]", "7, 14 March 2031 or 1 April 2031"},
        {"{2019,2023}", "2019 and 2023"},
    };
    for (const auto& [text, words] : table) EXPECT_EQ(date_words(edtf(text)), words) << text;
    Edtf decade = edtf_interval(Day{std::chrono::year{2010} / 1 / 1}, Day{std::chrono::year{2019} / 12 / 31});
    decade.granularity = Granularity::decade;
    EXPECT_EQ(date_words(decade), "the 2010s");
}

TEST(WhenWords, TellASpanFromADayWithinIt) {
    const auto words = [](const char* text, const char* precision) {
        return when_words({edtf(text), precision, "", "", "", {}});
    };
    EXPECT_EQ(words("2031-03-06", "day"), "Thursday, 6 March 2031");
    EXPECT_EQ(words("2031-03-06~", "about"), "about 6 March 2031");
    EXPECT_EQ(words("2031-03-03/2031-03-09", "within"), "between 3 and 9 March 2031");
    EXPECT_EQ(words("2031-03-28/2031-04-02", "within"), "between 28 March and 2 April 2031");
    EXPECT_EQ(words("2031-03-03/2031-03-09", "interval"), "3–9 March 2031");
    EXPECT_EQ(words("2031-03", "within"), "March 2031");
    EXPECT_EQ(words("../2031-03-09", "within"), "up to 9 March 2031");
    EXPECT_EQ(when_words({}), "date unknown");
}

TEST(OutletWords, FallBackToWhatIsKnown) {
    CaseReport report;
    report.path = "folder/a.txt";
    EXPECT_EQ(outlet_words(report), "a.txt");
    report.article.url = "https://news.example.org:8080/a?b";
    EXPECT_EQ(outlet_words(report), "news.example.org");
    report.article.wire = "Agency";
    EXPECT_EQ(outlet_words(report), "Agency (wire)");
    report.article.outlet = "The Paper";
    EXPECT_EQ(outlet_words(report), "The Paper");
}

TEST(Listed, JoinsNames) {
    EXPECT_EQ(listed({}), "");
    EXPECT_EQ(listed({"a"}), "a");
    EXPECT_EQ(listed({"a", "b"}), "a and b");
    EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
}

TEST(SourceWords, CountOriginsAndReports) {
    CaseEvent event;
    const auto words = [&](std::uint32_t sources, std::uint32_t reports) {
        event.sources = sources;
        event.reports = reports;
        return source_words(event);
    };
    EXPECT_EQ(words(1, 1), "1 source");
    EXPECT_EQ(words(1, 3), "1 source in 3 reports");
    EXPECT_EQ(words(2, 2), "2 independent sources in 2 reports");
}

TEST(HistoryWords, OnlyWhereTheStatusChanged) {
    const Case made = sample_case();
    EXPECT_EQ(history_words(made, made.events[0]), "");
    EXPECT_EQ(history_words(made, made.events[1]), "planned [r1], then happened [r2]");
}

}  // namespace
}  // namespace dateline
