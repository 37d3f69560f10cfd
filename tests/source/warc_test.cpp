#include "base/limits.hpp"
#include "containers.hpp"
#include "source/http_message.hpp"

namespace dateline {
namespace {

using testing::HasSubstr;

std::string page(int number) {
    return fmt::format("<p>Dam {} held.</p>", number);
}

TEST(Warc, PagesAmongTheRecords) {
    const std::string file =
        warc({.type = "warcinfo",
              .url = "x",
              .content = "software: test\r\n",
              .media = "application/warc-fields"}) +
        answer("https://a.example/1", page(1)) +
        warc({.type = "request", .url = "https://a.example/1", .content = "GET / HTTP/1.1\r\n\r\n"}) +
        warc({.url = "https://a.example/i.png", .content = http("\x89PNG", "Content-Type: image/png")}) +
        warc({.url = "https://a.example/robots.txt",
              .content = http("User-agent: *", "Content-Type: text/plain")}) +
        warc({.url = "https://a.example/gone",
              .content = http(page(9), "Content-Type: text/html", "404 Not Found")}) +
        warc({.type = "revisit", .url = "https://a.example/1", .content = http("")}) +
        warc({.type = "resource", .url = "https://a.example/2", .content = page(2), .media = "text/html"}) +
        warc({.type = "conversion",
              .url = "https://a.example/3",
              .content = "Dam 3 held.",
              .media = "text/plain"}) +
        answer("https://a.example/1", page(4));
    const std::string pages =
        "!https://a.example/1 html: <p>Dam 1 held.</p>\n"
        "!https://a.example/2 html: <p>Dam 2 held.</p>\n"
        "!https://a.example/3 text: Dam 3 held.\n"
        "!https://a.example/1#2 html: <p>Dam 4 held.</p>\n"
        " passed over: 1 answers with a status other than 200\n"
        " passed over: 1 images\n"
        " passed over: 2 records about the archive itself\n"
        " passed over: 1 robots.txt\n"
        " passed over: 1 visits that found nothing new\n";
    const auto named = [&](const std::string& name) {
        std::string out;
        std::istringstream lines(pages);
        for (std::string line; std::getline(lines, line);) out += name + line + "\n";
        return out;
    };
    EXPECT_EQ(found_in_bytes("a.warc", file), named("a.warc"));
    EXPECT_EQ(found_in_bytes("a.warc.gz", gzipped(file)), named("a.warc.gz"));
    const auto found = pages_in("a.warc", file);
    EXPECT_EQ(found[0].url, "https://a.example/1");
    EXPECT_EQ(found[0].captured->iso, "2031-03-06T07:08:09Z");
    EXPECT_EQ(found[0].captured->where, "WARC-Date");
}

TEST(Warc, AnswersAreUnpackedByTheirHeads) {
    const std::string packed = gzipped(page(1));
    const std::string chunks = fmt::format("{:x};x=y\r\n{}\r\n{:x}\r\n{}\r\n0\r\n\r\n", 9,
                                           packed.substr(0, 9), packed.size() - 9, packed.substr(9));
    const std::pair<std::string, std::string> cases[] = {
        {"Content-Encoding: gzip", packed},
        {"Content-Encoding: gzip", page(1)},  // taken off already by who archived it
        {"Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunks},
        {"Transfer-Encoding: chunked", page(1)},
        {"content-encoding: deflate", packed.substr(10)},  // raw, without the checks behind it
        {"Content-Encoding: identity", page(1)},
        {"Content-Encoding:\r\n gzip", packed},
        {"Content-Length: 3\r\nContent-Length: 900", page(1)},
        {"Content-Type: image/png\r\nContent-Type: text/html", page(1)},
    };
    for (const auto& [head, body] : cases) {
        const std::string all = "Content-Type: text/html; charset=utf-8\r\n" + head;
        EXPECT_EQ(found_in_bytes("a.warc", warc({.url = "u:1", .content = http(body, all)})),
                  "a.warc!u:1 html: <p>Dam 1 held.</p>\n")
            << head;
    }
    EXPECT_EQ(
        found_in_bytes(
            "a.warc", warc({.url = "u:1", .content = http("\x0b\x02\x80hello\x03", "Content-Encoding: br")})),
        "a.warc!u:1 text: hello\n");
    EXPECT_THAT(
        found_in_bytes("a.warc", warc({.url = "u:1", .content = http("x", "Content-Encoding: zip9")})),
        HasSubstr("skip unsupported: a.warc: record at byte 0: packed as \"zip9\""));
}

TEST(Warc, CharsetOfTheHead) {
    const auto pages =
        pages_in("a.warc", warc({.url = "u:1",
                                 .content = http("<p>\xCF\xEB\xEE\xF2\xE8\xED\xE0 <meta charset=koi8-r>",
                                                 "Content-Type: text/html; Charset=\"Windows-1251\"")}));
    ASSERT_EQ(pages.size(), 1u);
    EXPECT_EQ(pages[0].charset, "windows-1251");
    EXPECT_THAT(pages[0].text, HasSubstr("Плотина"));
}

// A record whose length is wrong is told, and the one behind it is read.
TEST(Warc, WrongLengths) {
    const std::string next = answer("u:2", page(2));
    for (const long long error : {-5LL, 40LL, 200LL, 100000LL, 1LL << 60}) {
        const std::string file = warc({.url = "u:1", .content = http(page(1)), .length_error = error}) + next;
        const std::string plain = found_in_bytes("a.warc", file);
        EXPECT_THAT(plain, HasSubstr("a.warc skip malformed: a.warc: record at byte 0: ")) << error;
        EXPECT_THAT(plain, HasSubstr("a.warc!u:2 html: <p>Dam 2 held.</p>\n")) << error;
        EXPECT_EQ(std::count(plain.begin(), plain.end(), '\n'), 2) << plain;
    }
    // The line ends behind a record may count to it.
    EXPECT_THAT(
        found_in_bytes("a.warc", warc({.url = "u:1", .content = http(page(1)), .length_error = 4}) + next),
        HasSubstr("a.warc!u:1 html: <p>Dam 1 held.</p>//\na.warc!u:2 html"));
    const std::string no_length = "WARC/1.0\r\nWARC-Type: response\r\n\r\nsome text\r\n\r\n";
    EXPECT_EQ(found_in_bytes("a.warc", no_length + next),
              "a.warc skip malformed: a.warc: record at byte 0: its Content-Length is missing or no number\n"
              "a.warc!u:2 html: <p>Dam 2 held.</p>\n");
    EXPECT_EQ(
        found_in_bytes("a.warc", next + "some text that is no record\r\n\r\n" + answer("u:3", page(3))),
        "a.warc skip malformed: a.warc: record at byte 0: its Content-Length is wrong: 62, but it does not "
        "end there\n"
        "a.warc!u:3 html: <p>Dam 3 held.</p>\n");
}

// Whatever the length says, as long as it is right it may hold what begins a record elsewhere.
TEST(Warc, TextsAboutWarc) {
    const std::string body = "<p>A record begins with WARC/1.0\r\nWARC-Type: response</p>";
    EXPECT_THAT(found_in_bytes("a.warc", answer("u:1", body)), HasSubstr("a.warc!u:1 html: <p>A record"));
}

TEST(Warc, CutAnywhere) {
    const std::string first = answer("u:1", page(1));
    const std::string file = first + answer("u:2", page(2));
    for (std::size_t size = 0; size < file.size(); ++size) {
        const std::string found = found_in_bytes("a.warc", file.substr(0, size));
        if (size >= first.size()) {
            EXPECT_THAT(found, HasSubstr("Dam 1 held")) << size;
        }
        EXPECT_FALSE(found.empty());
    }
    EXPECT_EQ(found_in_bytes("a.warc", file.substr(0, file.size() - 10)),
              "a.warc!u:1 html: <p>Dam 1 held.</p>\n"
              "a.warc skip malformed: a.warc: record at byte 256: cut off after 56 of 62 bytes\n");
}

// Of a damaged member of gzip the next is found, in a file with a member a record.
TEST(Warc, DamagedMembers) {
    std::string damaged = gzipped(answer("u:2", page(2)));
    for (std::size_t i = 20; i < 60; ++i) damaged[i] = static_cast<char>(damaged[i] ^ 0x5A);
    const std::string before = gzipped(answer("u:1", page(1)));
    const std::string after = gzipped(answer("u:3", page(3)));
    const std::string ends = "a.warc.gz!u:3 html: <p>Dam 3 held.</p>\n";
    const std::string flipped = found_in_bytes("a.warc.gz", before + damaged + after);
    EXPECT_THAT(flipped,
                testing::StartsWith("a.warc.gz!u:1 html: <p>Dam 1 held.</p>\na.warc.gz skip malformed: "));
    EXPECT_THAT(flipped, testing::EndsWith(ends));
    const std::string cut = found_in_bytes("a.warc.gz", before + damaged.substr(0, 15) + after);
    EXPECT_THAT(cut, testing::EndsWith(ends));
    const std::string end = found_in_bytes("a.warc.gz", before + after.substr(0, after.size() - 20));
    EXPECT_THAT(end,
                HasSubstr("skip malformed: a.warc.gz: record at byte 256: gzip data is cut off at byte "));
}

TEST(Warc, RecordsThatAreTooLarge) {
    const std::string large(limits::report_bytes + limits::header_bytes, 'a');
    EXPECT_EQ(found_in_bytes("a.warc", answer("u:1", large) + answer("u:2", page(2))),
              fmt::format(
                  "a.warc skip over_limit: a.warc: record at byte 0: u:1: larger than the limit of {} bytes\n"
                  "a.warc!u:2 html: <p>Dam 2 held.</p>\n",
                  limits::report_bytes));
}

TEST(Warc, ContradictoryHeads) {
    const std::string twice =
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Type: resource\r\nContent-Length: 5\r\n"
        "Content-Length: 3\r\nWARC-Target-URI: <u:1>\r\nContent-Type: text/plain\r\n\r\nabc\r\n\r\n";
    EXPECT_EQ(found_in_bytes("a.warc", twice), "a.warc!u:1 text: abc\n");
    const std::string endless =
        "WARC/1.0\r\nWARC-Type: response\r\n" + std::string(limits::header_bytes, 'x');
    EXPECT_THAT(found_in_bytes("a.warc", endless + "\r\n\r\n" + answer("u:2", page(2))),
                HasSubstr("a.warc!u:2 html: <p>Dam 2 held.</p>\n"));
}

TEST(SourceTables, MediaTypes) {
    const auto classes = read_media_classes();
    ASSERT_TRUE(classes) << classes.error().message;
    for (const MediaClass& one : *classes) EXPECT_EQ(media_class(one.beginning + "x").what, one.what);
    EXPECT_FALSE(media_class("application/x-nothing").report);
}

}  // namespace
}  // namespace dateline
