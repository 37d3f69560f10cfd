#include <map>
#include <regex>
#include <set>

#include "casefile/sample_case.hpp"
#include "output/golden.hpp"
#include "output/markup.hpp"
#include "output/output.hpp"

namespace dateline {
namespace {

TEST(Timeline, ReadsAsText) {
    expect_golden("timeline.txt", timeline_text(sample_case(), {100, Colour::off}));
    expect_golden("timeline-narrow.txt", timeline_text(sample_case(), {48, Colour::off}));
    expect_golden("timeline-colour.txt", timeline_text(sample_case(), {100, Colour::on}));
}

TEST(Timeline, ReadsAsMarkdown) {
    expect_golden("timeline.md", timeline_markdown(sample_case()));
}

TEST(Timeline, ReadsAsPage) {
    // Style and script are data files of their own.
    const std::string page = timeline_html(sample_case());
    const auto style = page.find("<style>");
    const auto script = page.find("<script>");
    ASSERT_NE(style, std::string::npos);
    ASSERT_NE(script, std::string::npos);
    expect_golden("timeline.html", page.substr(page.find("</head>"), script - page.find("</head>")));
}

TEST(Timeline, OfNothingIsStillOne) {
    EXPECT_THAT(timeline_text(Case{}, {}), testing::StartsWith("Timeline\n0 reports\n0 events\n"));
    EXPECT_THAT(timeline_markdown(Case{}), testing::StartsWith("# Timeline\n"));
    EXPECT_THAT(timeline_html(Case{}), testing::HasSubstr("<h1>Timeline</h1>"));
}

// A case whose every text tries to break out of the form that it is put into.
Case hostile_case() {
    Case made = sample_case();
    const std::string attack =
        "</style></script><img src=x onerror=alert(1)>\"'&\x1b]0;x\x07\u202E *_`[x](y)";
    made.stories[0].label = attack;
    for (CaseEvent& event : made.events) event.label = event.date.why = attack;
    for (CaseEntity& entity : made.entities) entity.name = attack;
    for (CaseReport& report : made.reports) {
        report.article.title = report.article.outlet = report.path = report.published.why = attack;
        report.article.url = "javascript:alert(1)";
    }
    for (CaseMention& mention : made.mentions)
        mention.told.status_why = mention.date.why = mention.date.text = attack;
    for (Disagreement& disagreement : made.disagreements) disagreement.claims[0].value = attack;
    for (SkippedReport& skipped : made.skipped) skipped.message = attack;
    return made;
}

TEST(Timeline, NothingInAReportBecomesMarkup) {
    const std::string page = timeline_html(hostile_case());
    EXPECT_EQ(page.find("<img"), std::string::npos);
    EXPECT_EQ(page.find("javascript:"), std::string::npos);
    EXPECT_EQ(page.find("</style></script>"), std::string::npos);
    for (const std::string& text :
         {page, timeline_text(hostile_case(), {80, Colour::off}), timeline_markdown(hostile_case())}) {
        EXPECT_EQ(text.find('\x1b'), std::string::npos);
        EXPECT_EQ(text.find('\x07'), std::string::npos);
        EXPECT_EQ(text.find("\u202E"), std::string::npos);
    }
    EXPECT_EQ(timeline_markdown(hostile_case()).find("<img"), std::string::npos);
    EXPECT_EQ(timeline_markdown(hostile_case()).find(" *_`[x]"), std::string::npos);
}

std::vector<std::string> all_matches(const std::string& text, const char* pattern) {
    const std::regex expression(pattern);
    std::vector<std::string> found;
    for (std::sregex_iterator one(text.begin(), text.end(), expression), end; one != end; ++one)
        found.push_back((*one)[1]);
    return found;
}

TEST(Page, IsOneWellFormedWhole) {
    Case made = sample_case();
    made.reports[0].article.url = "https://tribune.example/a?b=1&c=2";
    const std::string page = timeline_html(made);
    const auto ids = all_matches(page, " id=\"([^\"]*)\"");
    EXPECT_EQ(std::set(ids.begin(), ids.end()).size(), ids.size()) << "ids are unique";
    for (const std::string& target : all_matches(page, "href=\"#([^\"]*)\"")) {
        EXPECT_THAT(ids, testing::Contains(target));
    }
    for (const std::string& heading : all_matches(page, "aria-labelledby=\"([^\"]*)\"")) {
        EXPECT_THAT(ids, testing::Contains(heading));
    }
    // Every element that is opened is closed, in order.
    std::vector<std::string> open;
    const std::regex tag("<(/?)([a-z0-9]+)[^>]*>");
    const std::string body = page.substr(page.find("<body>"), page.find("<script>") - page.find("<body>"));
    for (std::sregex_iterator one(body.begin(), body.end(), tag), end; one != end; ++one) {
        if ((*one)[1].length() == 0) {
            open.push_back((*one)[2]);
        } else {
            ASSERT_FALSE(open.empty());
            EXPECT_EQ(open.back(), (*one)[2]);
            open.pop_back();
        }
    }
    EXPECT_EQ(open, std::vector<std::string>{"body"});
}

TEST(Page, AsksForNothing) {
    Case made = sample_case();
    made.reports[0].article.url = "https://tribune.example/a";
    const std::string page = timeline_html(made);
    EXPECT_TRUE(all_matches(page, "(src=|@import|url\\(|<link|<iframe)").empty());
    EXPECT_THAT(page, testing::HasSubstr("default-src &#39;none&#39;"));
    // The policy lets in exactly the page's own style and script.
    const auto between = [&](const std::string& from, const std::string& to) {
        const auto begin = page.find(from) + from.size();
        return page.substr(begin, page.find(to, begin) - begin);
    };
    EXPECT_THAT(page,
                testing::HasSubstr("style-src " + escaped(policy_hash(between("<style>", "</style>")))));
    EXPECT_THAT(page,
                testing::HasSubstr("script-src " + escaped(policy_hash(between("<script>", "</script>")))));
    EXPECT_EQ(policy_hash(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
}

TEST(Page, LightsTheEvidence) {
    EXPECT_THAT(
        timeline_html(sample_case()),
        testing::HasSubstr(
            "<blockquote><mark>About 1,200 dockers <b>stopped work</b> on Thursday</mark>.</blockquote>"));
}

TEST(Markup, OnlyWebAddressesBecomeLinks) {
    EXPECT_EQ(safe_address("https://a.example/"), "https://a.example/");
    EXPECT_EQ(safe_address("HTTP://a.example/"), "HTTP://a.example/");
    EXPECT_EQ(safe_address("javascript:alert(1)"), "");
    EXPECT_EQ(safe_address("data:text/html,x"), "");
    EXPECT_EQ(safe_address(""), "");
}

}  // namespace
}  // namespace dateline
