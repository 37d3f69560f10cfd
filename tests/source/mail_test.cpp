#include <gmock/gmock.h>

#include "base/limits.hpp"
#include "containers.hpp"
#include "source/mail_reader.hpp"

namespace dateline {
namespace {

using testing::HasSubstr;

const std::string newsletter =
    "From: =?utf-8?q?Lake_Courier?= <news@lake.example>\r\n"
    "To: reader@home.example\r\n"
    "Subject: Fwd: =?koi8-r?B?8MzP1MnOwQ==?= holds\r\n"
    "Date: Thu, 6 Mar 2031 07:08:09 +0200\r\n"
    "Message-ID: <m1@lake.example>\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=outer\r\n"
    "\r\n"
    "--outer\r\n"
    "Content-Type: multipart/alternative; boundary=inner\r\n"
    "\r\n"
    "--inner\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n"
    "\r\n"
    "Plain form.\r\n"
    "--inner\r\n"
    "Content-Type: text/html; charset=windows-1251\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "\r\n"
    "<p>=CF=EB=EE=F2=E8=ED=E0 held.</p>\r\n"
    "--inner--\r\n"
    "--outer\r\n"
    "Content-Type: image/png\r\n"
    "Content-Transfer-Encoding: base64\r\n"
    "\r\n"
    "iVBORw0KGgo=\r\n"
    "--outer\r\n"
    "Content-Type: text/html; name=lock.html\r\n"
    "Content-Disposition: attachment; filename=lock.html\r\n"
    "\r\n"
    "<p>The lock held.</p>\r\n"
    "--outer\r\n"
    "Content-Type: message/rfc822\r\n"
    "\r\n"
    "From: Wire <w@wire.example>\r\n"
    "Subject: Weir\r\n"
    "Message-ID: <m2@wire.example>\r\n"
    "\r\n"
    "The weir held.\r\n"
    "--outer--\r\n";

TEST(Mail, NewsletterWithAttachments) {
    EXPECT_EQ(found_in_bytes("m.eml", newsletter),
              "m.eml html: <p>Плотина held.</p>\n"
              "m.eml!lock.html html: <p>The lock held.</p>\n"
              "m.eml!message text: The weir held.\n"
              "m.eml passed over: 1 further parts of mails\n"
              "m.eml passed over: 1 images\n");
    const Page page = pages_in("m.eml", newsletter).at(0);
    EXPECT_EQ(page.stated.where, "the head of the mail");
    EXPECT_EQ(page.stated.title, "Плотина holds");
    EXPECT_EQ(page.stated.outlet, "Lake Courier");
    EXPECT_EQ(page.stated.published->iso, "2031-03-06T07:08:09+02:00");
    EXPECT_EQ(page.captured->where, "Date of the mail");
    EXPECT_EQ(page.charset, "windows-1251");
}

TEST(Mail, PlainMessageWithoutMime) {
    const std::string message =
        "Return-Path: <a@b.example>\nFrom: a@b.example\nSubject: Dam\n\nThe dam held.\n";
    EXPECT_EQ(found_in_bytes("m", message), "m text: The dam held./\n");
    EXPECT_EQ(pages_in("m", message).at(0).stated.outlet, "b.example");
    // A text that quotes a head is a text.
    const std::string quoted = "From: the archive\nSubject: Dam\n\nThe dam held.\n";
    EXPECT_EQ(found_in_bytes("m", quoted), "m text: From: the archive/Subject: Dam//The dam held./\n");
}

TEST(Mail, SavedPage) {
    const std::string saved =
        "From: <Saved by Blink>\r\n"
        "Snapshot-Content-Location: https://a.example/1\r\n"
        "Subject: Dam holds\r\n"
        "Date: Thu, 6 Mar 2031 07:08:09 -0000\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: multipart/related; type=\"text/html\"; boundary=b\r\n"
        "\r\n"
        "--b\r\nContent-Type: text/html\r\nContent-Location: https://a.example/1\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>The dam =\r\nheld.</p>\r\n"
        "--b\r\nContent-Type: text/css\r\nContent-Location: https://a.example/s.css\r\n\r\np {}\r\n"
        "--b\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/\r\n\r\n<p>Buy.</p>\r\n"
        "--b--\r\n";
    EXPECT_EQ(found_in_bytes("s.mhtml", saved),
              "s.mhtml html: <p>The dam held.</p>\n"
              "s.mhtml passed over: 2 files of the saved page\n");
    const Page page = pages_in("s.mhtml", saved).at(0);
    EXPECT_EQ(page.url, "https://a.example/1");
    EXPECT_EQ(page.captured->iso, "2031-03-06T07:08:09Z");
    EXPECT_FALSE(page.stated.published);
}

TEST(Mail, CutAndDeepMessagesAreRead) {
    for (std::size_t size = 0; size < newsletter.size(); size += 7) {
        found_in_bytes("m.eml", newsletter.substr(0, size));
    }
    EXPECT_THAT(
        found_in_bytes("m.eml", newsletter.substr(0, newsletter.find("--outer\r\nContent-Type: image"))),
        HasSubstr("m.eml html: <p>Плотина held.</p>"));
    std::string deep = "Message-ID: <d>\nFrom: a@b.example\nMIME-Version: 1.0\n";
    for (int i = 0; i < 20000; ++i) {
        deep += fmt::format("Content-Type: multipart/mixed; boundary=b{}\n\n--b{}\n", i, i);
    }
    EXPECT_FALSE(found_in_bytes("m.eml", deep + "Content-Type: text/plain\n\nThe dam held.\n").empty());
}

std::string message(int number) {
    return fmt::format(
        "From wire@b.example Thu Mar  6 07:08:09 2031\nMessage-ID: <{0}@b.example>\nFrom: Wire "
        "<a@b.example>\n"
        "Subject: Dam\n\n>From the dam: {0} held.\nFrom here on, all is well.\n\n",
        number);
}

TEST(Mbox, Messages) {
    EXPECT_EQ(found_in_bytes("box", message(1) + message(2) + message(1)),
              "box!1@b.example text: From the dam: 1 held./From here on, all is well./\n"
              "box!2@b.example text: From the dam: 2 held./From here on, all is well./\n"
              "box!1@b.example#2 text: From the dam: 1 held./From here on, all is well./\n");
}

TEST(Mbox, BadMessages) {
    std::string large = message(2);
    large.insert(large.find("\n\n") + 2, std::string(limits::report_bytes, 'a') + "\n");
    const std::string found = found_in_bytes("box", message(1) + large + message(3));
    EXPECT_THAT(found, HasSubstr("box skip over_limit: box: message at byte 161: larger than the limit"));
    EXPECT_THAT(found, HasSubstr("box!3@b.example text: From the dam: 3 held."));
    const std::string packed = gzipped(message(1) + message(2));
    EXPECT_THAT(found_in_bytes("box.gz", packed.substr(0, packed.size() - 9)),
                HasSubstr("skip malformed: box.gz: message at byte "));
}

TEST(Mbox, LinesThatBeginMessages) {
    EXPECT_TRUE(is_mbox_line("From wire@b.example Thu Mar  6 07:08:09 2031"));
    EXPECT_FALSE(is_mbox_line("From 1999 to 2031 the dam held"));
    EXPECT_FALSE(is_mbox_line("From: wire"));
}

}  // namespace
}  // namespace dateline
