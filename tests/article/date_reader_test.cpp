#include "article/date_reader.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "article/assemble.hpp"

namespace dateline {
namespace {

std::string read(std::string_view text, DateOrder order = DateOrder::unknown) {
    std::string out;
    for (const FoundDate& date : find_dates(text, order)) {
        if (!out.empty()) out += "; ";
        const auto edtf = edtf_of(date);
        out += edtf ? to_text(*edtf)
                    : fmt::format("--{:02}-{:02}", static_cast<unsigned>(date.month),
                                  static_cast<unsigned>(date.day));
        if (!date.time.empty()) out += " " + date.time;
        out += fmt::format(" <{}>", date.span.of(text));
    }
    return out;
}

TEST(DateReader, WrittenForms) {
    const std::pair<const char*, const char*> cases[] = {
        {"Published: 27 May. 2025, 10:03", "2025-05-27 10:03 <27 May. 2025, 10:03>"},
        {"June 4, 2025", "2025-06-04 <June 4, 2025>"},
        {"Sept. 13th, 2024", "2024-09-13 <Sept. 13th, 2024>"},
        {"the 1st of March, 1999", "1999-03-01 <1st of March, 1999>"},
        {"Tue 27 May", "--05-27 <Tue 27 May>"},
        {"Tuesday, 27 May 2025 at 9.15 pm", "2025-05-27 21:15 <Tuesday, 27 May 2025 at 9.15 pm>"},
        {"2025-05-27T10:03:00+09:00", "2025-05-27 10:03+09:00 <2025-05-27T10:03:00+09:00>"},
        {"2025-05-27T10:03:00.250Z", "2025-05-27 10:03+00:00 <2025-05-27T10:03:00.250Z>"},
        {"2025-05-27T10:03:00-0330", "2025-05-27 10:03-03:30 <2025-05-27T10:03:00-0330>"},
        {"10:03 KST, 27 May 2025", "2025-05-27 10:03+09:00 <10:03 KST, 27 May 2025>"},
        {"May 27, 2025 12:30 a.m. EST", "2025-05-27 00:30-05:00 <May 27, 2025 12:30 a.m. EST>"},
        {"May 27, 2025 12 p.m. ET", "2025-05-27 12:00 <May 27, 2025 12 p.m. ET>"},
        {"27/06/2023 11:02 GMT+2", "2023-06-27 11:02+02:00 <27/06/2023 11:02 GMT+2>"},
        {"27.05.2025", "2025-05-27 <27.05.2025>"},
        {"05.06.2025", "2025-06-05 <05.06.2025>"},
        {"27-May-2025", "2025-05-27 <27-May-2025>"},
        {"27. Mai 2025, 18 Uhr", "2025-05-27 <27. Mai 2025>"},
        {"27. Mai 2025, 18:30 Uhr", "2025-05-27 18:30 <27. Mai 2025, 18:30 Uhr>"},
        {"14 décembre 2022 à 18h30", "2022-12-14 18:30 <14 décembre 2022 à 18h30>"},
        {"1er août 2020", "2020-08-01 <1er août 2020>"},
        {"27 de mayo de 2025", "2025-05-27 <27 de mayo de 2025>"},
        {"12 августа 2020 г., 10:15", "2020-08-12 10:15 <12 августа 2020 г., 10:15>"},
        {"3 września 2021", "2021-09-03 <3 września 2021>"},
        {"2025年6月4日 18時5分", "2025-06-04 18:05 <2025年6月4日 18時5分>"},
        {"2025년 6월 4일 오후 3:20", "2025-06-04 15:20 <2025년 6월 4일 오후 3:20>"},
        {"2025. 6. 4. 15:20", "2025-06-04 15:20 <2025. 6. 4. 15:20>"},
        {"13/01/2022 and 01/13/2022", "2022-01-13 <13/01/2022>; 2022-01-13 <01/13/2022>"},
        {"05/06/2021", "[2021-05-06,2021-06-05] <05/06/2021>"},
        {"05/05/2021", "2021-05-05 <05/05/2021>"},
        {"from 3 May 2021 to 5 May 2021", "2021-05-03 <3 May 2021>; 2021-05-05 <5 May 2021>"},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(read(text), expected) << text;
}

TEST(DateReader, NoDates) {
    for (const char* text :
         {"", "31 June 2025", "2025-13-01", "version 1.2.2025.3", "10:03", "2025", "May 2025",
          "call 0123-45-6789", "the score was 3-2-1", "99/99/2024", "30 February 2024", "in 4000 words"}) {
        EXPECT_EQ(read(text), "") << text;
    }
}

TEST(DateReader, OrderSettlesFigures) {
    EXPECT_EQ(read("05/06/2021", DateOrder::day_first), "2021-06-05 <05/06/2021>");
    EXPECT_EQ(read("05/06/2021", DateOrder::month_first), "2021-05-06 <05/06/2021>");
    EXPECT_EQ(date_order("en-US", ""), DateOrder::month_first);
    EXPECT_EQ(date_order("en-GB", ""), DateOrder::day_first);
    EXPECT_EQ(date_order("de", ""), DateOrder::day_first);
    EXPECT_EQ(date_order("en", "harbour.example"), DateOrder::unknown);
    EXPECT_EQ(date_order("", "harbour.co.uk"), DateOrder::day_first);
    EXPECT_EQ(date_order("", ""), DateOrder::unknown);
}

TEST(DateReader, Addresses) {
    const auto day = [](std::string_view url) {
        const auto date = date_of_url(url);
        return date ? to_text(date->date) : std::string("none");
    };
    EXPECT_EQ(day("https://a.example/2025/06/04/slug"), "2025-06-04");
    EXPECT_EQ(day("https://a.example/news/2025-06-04-slug"), "2025-06-04");
    EXPECT_EQ(day("https://a.example/news/20250604/1"), "2025-06-04");
    EXPECT_EQ(day("https://a.example/2025/6/4/"), "2025-06-04");
    EXPECT_EQ(day("https://a.example/2025/06/slug"), "none");
    EXPECT_EQ(day("https://a.example/id/12345678"), "none");
    EXPECT_EQ(day("https://a.example/?d=2025/06/04"), "none");
    EXPECT_EQ(day("not an address"), "none");
}

}  // namespace
}  // namespace dateline
