// Lines around a headline, bylines, datelines and credits.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "article/byline.hpp"
#include "article/credits.hpp"
#include "article/dateline.hpp"
#include "article/head_line.hpp"
#include "article/headline.hpp"

namespace dateline {
namespace {

std::string line(std::string_view text) {
    const HeadLine read = read_head_line(text, {}, DateOrder::unknown);
    if (!read.meta) return "text";
    std::string out;
    for (const HeadDate& date : read.dates) {
        const auto edtf = edtf_of(date.date);
        out += fmt::format("{} {} '{}'; ", date.modified ? "modified" : "published",
                           edtf ? to_text(*edtf) : "no year", date.found);
    }
    for (const std::string& person : read.persons) out += "by " + person + "; ";
    if (!read.wire.empty()) out += "wire " + read.wire + "; ";
    if (!read.source.empty()) out += "source " + read.source + "; ";
    if (!read.url.empty()) out += "url " + read.url + "; ";
    if (!read.rest.empty()) out += "rest " + read.rest + "; ";
    return out;
}

TEST(HeadLine, KnownShapes) {
    const std::pair<const char*, const char*> cases[] = {
        {"date 2023-03-04 Two boats collide off Ardle, crews unhurt",
         "published 2023-03-04 'date 2023-03-04'; rest Two boats collide off Ardle, crews unhurt; "},
        {"2023-03-04 Two boats collide off Ardle",
         "published 2023-03-04 '2023-03-04'; rest Two boats collide off Ardle; "},
        {"Published: 4 March 2023 | Updated: 5 March 2023",
         "published 2023-03-04 'Published: 4 March 2023'; modified 2023-03-05 'Updated: 5 March 2023'; "},
        {"By JANE ROE and Li Wei | March 4, 2023",
         "published 2023-03-04 'March 4, 2023'; by Jane Roe; by Li Wei; "},
        {"By Jane Roe, Staff Writer", "by Jane Roe; "},
        {"Jane Roe, Staff Writer", "by Jane Roe; "},
        {"By Staff", ""},
        {"By Reuters", "wire Reuters; "},
        {"Seoul, March 4, 2023", "published 2023-03-04 'March 4, 2023'; "},
        {"Source: Ardle Gazette", "source Ardle Gazette; "},
        {"https://ardle.example/a", "url https://ardle.example/a; "},
        {"Photo: Jo Lane", ""},
        {"Title: Two boats collide", "rest Two boats collide; "},
        {"Attack of 11 September 2001", "text"},
        {"Two boats collide off Ardle", "text"},
        {"Ten years after 3 May 2011 flood, a town rebuilds", "text"},
        {"By the river, a town rebuilds", "text"},
        {"Von wegen Ruhe am See", "text"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(line(text), expected) << text;
}

TEST(HeadLine, TimeElementSaysTheDayOfRelativeText) {
    const HeadLine read = read_head_line("Updated 2 hours ago", "2023-03-04T10:00:00Z", DateOrder::unknown);
    ASSERT_EQ(read.dates.size(), 1u);
    EXPECT_TRUE(read.dates[0].modified);
    EXPECT_EQ(to_text(*edtf_of(read.dates[0].date)), "2023-03-04");
}

TEST(Byline, PersonsOnly) {
    const std::pair<const char*, std::vector<std::string>> cases[] = {
        {"Jane Roe", {"Jane Roe"}},
        {"Jane Roe, Li Wei and Ole van der Berg", {"Jane Roe", "Li Wei", "Ole van der Berg"}},
        {"JANE O'ROE", {"Jane O'Roe"}},
        {"Senior correspondent Jane Roe in Lagos", {"Jane Roe"}},
        {"Newsroom Staff", {}},
        {"Ardle Gazette, AFP", {}},
        {"admin", {}},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(read_byline(text).persons, expected) << text;
}

TEST(Dateline, Places) {
    const auto read = [](std::string_view text) {
        const auto found = find_dateline(text, DateOrder::unknown);
        if (!found) return std::string("none");
        return fmt::format("{}|{}|{}|{}", found->place,
                           found->date ? fmt::format("{}-{}", static_cast<unsigned>(found->date->month),
                                                     static_cast<unsigned>(found->date->day))
                                       : "",
                           found->wire, text.substr(found->end));
    };
    const std::pair<const char*, const char*> cases[] = {
        {"PYONGYANG, June 4 (Agency) -- Talks began.", "PYONGYANG|6-4|Agency|Talks began."},
        {"SEOUL (AP) — Talks began.", "SEOUL||AP|Talks began."},
        {"Kyiv – Talks began.", "Kyiv|||Talks began."},
        {"RIO DE JANEIRO, Brazil, Oct. 14 (Reuters) - Talks began.",
         "RIO DE JANEIRO, Brazil|10-14|Reuters|Talks began."},
        {"GENEVA, 4 June 2025 - Talks began.", "GENEVA|6-4||Talks began."},
        {"(목포=연합뉴스) 회담이 시작됐다.", "목포||Yonhap|회담이 시작됐다."},
        {"Ukraine – which has asked for more – said no.", "none"},
        {"The minister - a former judge - said no.", "none"},
        {"Talks began in Geneva.", "none"},
        {"It rained. Geneva — the city", "none"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(read(text), expected) << text;
}

TEST(Credits, LinesAndEnds) {
    for (const char* credit : {"KCNA VIA KNS / AFP", "Photo: Jo Lane", "AP Photo/Jo Lane", "(Reuters)",
                               "Getty Images", "Jo Lane/Reuters", "Image credit: Ardle Council", "© AFP"}) {
        EXPECT_TRUE(is_credit_line(credit)) << credit;
    }
    for (const char* text :
         {"Photo shows the pier, the mayor told a court on Monday that had asked him for it.",
          "Two boats collide", "Reuters said so."}) {
        EXPECT_FALSE(is_credit_line(text)) << text;
    }
    EXPECT_GE(caption_weight("The mayor leaves the hall in Ardle, Feb. 25. AFP-Yonhap"), 2);
    EXPECT_GE(caption_weight("Jo Lane, left, shakes hands with Li Wei in this photo provided by the town, "
                             "Sept. 13, 2024. Reuters"),
              2);
    EXPECT_LT(caption_weight("The mayor left the hall on Monday and said nothing."), 2);
    const auto credit = trailing_credit("The port will open. (Yonhap)");
    ASSERT_TRUE(credit);
    EXPECT_EQ(credit->wire, "Yonhap");
    EXPECT_EQ(credit->begin, std::string_view("The port will open.").size());
    EXPECT_FALSE(trailing_credit("The port will open (in June)."));
}

TEST(Headline, SiteNamesComeOff) {
    const auto split = [](const char* title, const char* outlet, const char* host) {
        const SplitTitle parts = split_site_name(title, outlet, host);
        return parts.title + "|" + parts.site;
    };
    EXPECT_EQ(split("Dam bursts | The Bay Courier", "", ""), "Dam bursts|The Bay Courier");
    EXPECT_EQ(split("Dam bursts | World | The Bay Courier", "", ""), "Dam bursts|The Bay Courier");
    EXPECT_EQ(split("Dam bursts - The Bay Courier", "The Bay Courier", ""), "Dam bursts|The Bay Courier");
    EXPECT_EQ(split("Dam bursts - Bay Courier", "", "baycourier.example"), "Dam bursts|Bay Courier");
    EXPECT_EQ(split("Dam bursts - two dead", "The Bay Courier", "baycourier.example"),
              "Dam bursts - two dead|");
}

}  // namespace
}  // namespace dateline
