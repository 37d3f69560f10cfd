#include "output/text_layout.hpp"

namespace dateline {
namespace {

TEST(DisplayWidth, CountsColumns) {
    const std::pair<const char*, std::size_t> table[] = {{"", 0},
                                                         {"abc", 3},
                                                         {"é", 1},
                                                         {"e\u0301", 1},
                                                         {"한국", 4},
                                                         {"日本", 4},
                                                         {"\U0001F600", 2},
                                                         {"Ａ", 2},
                                                         {"a\u200Bb", 2},
                                                         {"\u1112\u1161\u11AB", 2},
                                                         {"\x1b[1mbold\x1b[0m", 4},
                                                         {"\x1b[1", 0}};
    for (const auto& [text, columns] : table) EXPECT_EQ(display_width(text), columns) << text;
}

TEST(Printable, LetsNothingSteerTheTerminal) {
    EXPECT_EQ(printable("a\tb\nc"), "a b c");
    EXPECT_EQ(printable("\x1b[2Jx\x07"), "\uFFFD[2Jx\uFFFD");
    EXPECT_EQ(printable("safe\u202Eelif"), "safe\uFFFDelif");
    EXPECT_EQ(printable("\u009B31m"), "\uFFFD31m");
    EXPECT_EQ(printable("Inês 한국"), "Inês 한국");
}

std::string wrapped_at(std::size_t width, std::string_view text, std::string_view first = "",
                       std::string_view rest = "") {
    return wrapped(text, first, rest, {width, Colour::off});
}

TEST(Wrapped, BreaksAtSpaces) {
    EXPECT_EQ(wrapped_at(20, "short"), "short\n");
    EXPECT_EQ(wrapped_at(10, "one two three four"), "one two\nthree four\n");
    EXPECT_EQ(wrapped_at(10, "one two three", "- ", "  "), "- one two\n  three\n");
    EXPECT_EQ(wrapped_at(10, "  one   two  "), "one two\n");
    EXPECT_EQ(wrapped_at(10, ""), "\n");
    EXPECT_EQ(wrapped_at(10, "abcdefghijklmno pq"), "abcdefghij\nklmno pq\n");
    EXPECT_EQ(wrapped_at(10, "한국한국한국 국"), "한국한국한\n국 국\n");
    EXPECT_EQ(wrapped_at(1, "ab", "", ""), "ab\n") << "a line always takes some text";
}

TEST(Wrapped, NoLineIsWider) {
    const std::string text =
        "Ein 한국어 wörd \U0001F600\U0001F600\U0001F600\U0001F600 antidisestablishmentarianism of e\u0301 "
        "kinds";
    for (std::size_t width = 10; width < 70; ++width) {
        const std::string lines = wrapped_at(width, text, "* ", "  ");
        std::string joined;
        for (std::size_t at = 0; at < lines.size();) {
            const auto end = lines.find('\n', at);
            EXPECT_LE(display_width(std::string_view(lines).substr(at, end - at)), width);
            joined += lines.substr(at + 2, end - at - 2);
            at = end + 1;
        }
        std::string expected = text;
        std::erase(expected, ' ');
        std::erase(joined, ' ');
        EXPECT_EQ(joined, expected) << width;
    }
}

TEST(Wrapped, PaintEndsWithItsLine) {
    const TextStyle style{8, Colour::on};
    EXPECT_EQ(wrapped(painted("one two three", Paint::strong, style), "", "> ", style),
              "\x1b[1mone two\x1b[0m\n> \x1b[1mthree\x1b[0m\n");
    EXPECT_EQ(painted("x", Paint::strong, {8, Colour::off}), "x");
}

TEST(Padded, FillsUpToColumns) {
    EXPECT_EQ(padded("한", 4), "한  ");
    EXPECT_EQ(padded("long", 2), "long");
}

}  // namespace
}  // namespace dateline
