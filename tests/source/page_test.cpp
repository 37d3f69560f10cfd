#include "source/page.hpp"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "source/charset.hpp"
#include "source/charset_labels.hpp"
#include "source/content_kind.hpp"

namespace dateline {
namespace {

using namespace std::string_literals;

bool encode(std::string_view text, const char* converter, std::string& bytes) {
    UErrorCode failed = U_ZERO_ERROR;
    bytes.resize(4 * text.size());
    const int32_t size = ucnv_convert(converter, "UTF-8", bytes.data(), static_cast<int32_t>(bytes.size()),
                                      text.data(), static_cast<int32_t>(text.size()), &failed);
    bytes.resize(U_SUCCESS(failed) ? static_cast<std::size_t>(size) : 0);
    return U_SUCCESS(failed);
}

// "kind charset text", or the error's code.
std::string read(const std::string& bytes) {
    const auto page = page_from_bytes("p", bytes);
    if (!page) return error_code_name(page.error().code);
    EXPECT_TRUE(valid_utf8(page->text));
    EXPECT_EQ(page->sha256, sha256_hex(bytes));
    return std::string(page->kind == PageKind::html ? "html" : "text") + " " + page->charset + " " +
           page->text;
}

std::string message(const std::string& bytes) {
    const auto page = page_from_bytes("some/file", bytes);
    return page ? std::string("none") : page.error().message;
}

TEST(Page, LineEndsAndControlCharacters) {
    EXPECT_EQ(read("one\r\ntwo\rthree\n"), "text UTF-8 one\ntwo\nthree\n");
    EXPECT_EQ(
        read("The dam held through the night, the board said, and the town was told to go to sleep.\0\n"s),
        "text UTF-8 The dam held through the night, the board said, and the town was told to go to sleep.\n");
}

TEST(Page, NothingInIt) {
    EXPECT_EQ(read(""), "empty");
    EXPECT_EQ(read(" \r\n\t"), "empty");
    EXPECT_EQ(read("\xEF\xBB\xBF"), "empty");
    EXPECT_EQ(read("\xC2\xA0\xE3\x80\x80"), "empty");
}

TEST(Page, BinariesAreNamed) {
    const std::pair<std::string, const char*> cases[] = {
        {"\x89PNG\r\n\x1A\n\0\0"s, "a PNG image"},
        {"\xFF\xD8\xFF\xE0\0\x10JFIF"s, "a JPEG image"},
        {"\x7F"
         "ELF\x02\x01\x01\0"s,
         "an executable (ELF)"},
        {"MZ\x90\0\x03\0\0\0\x04\0"s, "an executable (Windows)"},
        {"RIFF\x24\0\0\0WEBPVP8 "s, "a WebP image"},
        {"SQLite format 3\0\x10"s, "an SQLite database"},
        {"\x01\x02\x03\x04\x05\x06 and so on"s, "binary data of an unknown kind"},
    };
    for (const auto& [bytes, what] : cases) {
        EXPECT_EQ(read(bytes), "not_text") << what;
        EXPECT_THAT(message(bytes),
                    testing::AllOf(testing::StartsWith("some/file: "), testing::HasSubstr(what)));
    }
    EXPECT_EQ(read("MZ is how the note began."), "text UTF-8 MZ is how the note began.");
}

TEST(Page, OtherTextFormatsAreUnsupported) {
    EXPECT_EQ(read("<?xml version='1.0'?><rss version='2.0'><channel/></rss>"), "unsupported");
    EXPECT_EQ(read("{\"title\": \"x\"}"), "unsupported");
    EXPECT_EQ(read("From: a\nMIME-Version: 1.0\nContent-Type: multipart/related\n\nx"), "unsupported");
    EXPECT_EQ(read("PK\x03\x04\x14\0\0\0"s), "unsupported");
    EXPECT_EQ(read("\x1F\x8B\x08\0\0\0"s), "unsupported");
    EXPECT_EQ(read("<?xml version='1.0'?><urlset><url/></urlset>"), "unsupported");
    EXPECT_EQ(read("WARC/1.0\r\nWARC-Type: response\r\n"), "unsupported");
    EXPECT_TRUE(read("<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'>")
                    .starts_with("html"));
}

TEST(Page, HtmlIsToldByItsBytes) {
    EXPECT_TRUE(read("  <!-- saved --><!DOCTYPE HTML><p>x").starts_with("html"));
    EXPECT_TRUE(read("<div><p>one</p><p>two</p></div>").starts_with("html"));
    EXPECT_TRUE(read("The sum a<b and c>d holds, <they> say.").starts_with("text"));
}

TEST(Page, TooLarge) {
    EXPECT_EQ(read(std::string(limits::report_bytes + 1, 'a')), "over_limit");
}

TEST(Charset, Marks) {
    EXPECT_EQ(read("\xEF\xBB\xBFé"), "text UTF-8 é");
    EXPECT_EQ(read("\xFF\xFE"
                   "d\0a\0m\0\n\0"s),
              "text UTF-16LE dam\n");
    EXPECT_EQ(read("\xFE\xFF\0d\0a\0m"s), "text UTF-16BE dam");
    EXPECT_EQ(read("d\0a\0m\0 \0h\0e\0l\0d\0"s), "text UTF-16LE dam held");
}

TEST(Charset, DeclaredInThePage) {
    const auto declared = [](std::string_view head) { return declared_charset(head).value_or("none"); };
    EXPECT_EQ(declared("<meta charset=\"KOI8-R\">"), "koi8-r");
    EXPECT_EQ(declared("<META http-equiv='Content-Type' content='text/html; charset=windows-1251'>"),
              "windows-1251");
    EXPECT_EQ(declared("<meta content=\"text/html;charset = 'euc-kr'\" http-equiv=content-type>"), "euc-kr");
    EXPECT_EQ(declared("<!-- <meta charset=big5> --><meta charset=utf-8>"), "utf-8");
    EXPECT_EQ(declared("<a title='<meta charset=big5>'><meta charset=utf-8>"), "utf-8");
    EXPECT_EQ(declared("<meta name=description content='charset=big5'>"), "none");
    EXPECT_EQ(declared("<metaphor charset=big5>"), "none");
    EXPECT_EQ(declared("<?xml version='1.0' encoding='ISO-8859-2'?>"), "iso-8859-2");
    EXPECT_EQ(declared(std::string(5000, ' ') + "<meta charset=big5>"), "none");
    EXPECT_EQ(declared("<meta charset"), "none");
    EXPECT_EQ(read("<html><meta charset=windows-1251><p>\xCF\xEB\xEE\xF2\xE8\xED\xE0"),
              "html windows-1251 <html><meta charset=windows-1251><p>Плотина");
    // Saved anew as UTF-8, the old tag left in.
    EXPECT_EQ(read("<html><meta charset=windows-1251><p>Плотина"),
              "html UTF-8 <html><meta charset=windows-1251><p>Плотина");
}

TEST(Charset, Detected) {
    const char* const russian =
        "Плотина выше города устояла этой ночью, сообщили в управлении водного хозяйства в понедельник "
        "утром.";
    const char* const ukrainian =
        "Гребля вище міста встояла цієї ночі, повідомили в управлінні водного господарства в понеділок "
        "уранці.";
    const char* const japanese =
        "町の上流にあるダムは一晩持ちこたえたと、水道局が月曜日の朝に発表した。住民は家に戻った。";
    const char* const polish =
        "Zapora powyżej miasta wytrzymała noc, poinformował w poniedziałek rano zarząd wód. Mieszkańcy "
        "wrócili do "
        "swoich domów, powiedziała szefowa zarządu. Żadnych strat nie zgłoszono.";
    const char* const czech =
        "Přehrada nad městem v noci vydržela, oznámila v pondělí ráno správa vod. Obyvatelé se vrátili do "
        "svých domů.";
    const char* const greek =
        "Το φράγμα πάνω από την πόλη άντεξε τη νύχτα, ανακοίνωσε η υπηρεσία υδάτων τη Δευτέρα. Άδειασε η "
        "λίμνη.";
    struct Case {
        const char* label;
        const char* name;
        const char* text;
    };
    const Case cases[] = {
        {"windows-1251", "windows-1251", russian},
        {"koi8-r", "KOI8-R", russian},
        {"ibm866", "IBM866", russian},
        {"iso-8859-5", "ISO-8859-5", russian},
        {"windows-1251", "windows-1251", ukrainian},
        {"koi8-u", "KOI8-U", ukrainian},
        {"gb18030", "GB18030",
         "城市上方的大坝在夜里经受住了洪水的考验，水务局星期一早上表示，居民可以回到自己的家中。"},
        {"big5", "Big5",
         "城市上方的大壩在夜裡經受住了洪水的考驗，水務局星期一早上表示，居民可以回到自己的家中。"},
        {"euc-kr", "EUC-KR",
         "도시 위쪽의 댐이 밤새 무너지지 않고 버텼다고 수자원 당국이 월요일 아침에 밝혔다. 주민들은 집으로 "
         "돌아갔다."},
        {"shift_jis", "Shift_JIS", japanese},
        {"euc-jp", "EUC-JP", japanese},
        {"iso-2022-jp", "ISO-2022-JP", japanese},
        {"windows-1250", "windows-1250", polish},
        {"iso-8859-2", "ISO-8859-2", polish},
        {"windows-1250", "windows-1250", czech},
        {"iso-8859-2", "ISO-8859-2", czech},
        {"windows-1253", "windows-1253", greek},
        {"windows-1254", "windows-1254",
         "Şehrin yukarısındaki baraj gece boyunca dayandı, su idaresi pazartesi sabahı açıkladı. Halk "
         "evlerine döndü."},
        {"windows-1255", "windows-1255",
         "הסכר שמעל העיר החזיק מעמד במהלך הלילה, כך מסרה רשות המים ביום שני בבוקר. התושבים חזרו לבתיהם."},
        {"windows-1256", "windows-1256",
         "صمد السد الواقع فوق المدينة خلال الليل، حسبما أعلنت هيئة المياه صباح يوم الاثنين. وعاد السكان إلى "
         "منازلهم."},
        {"windows-874", "windows-874", "เขื่อนเหนือเมืองทนอยู่ได้ตลอดคืน สำนักงานน้ำกล่าวเมื่อเช้าวันจันทร์ ชาวบ้านกลับบ้านแล้ว"},
        {"windows-1252", "windows-1252",
         "Le barrage situé au-dessus de la ville a tenu toute la nuit, a déclaré l’agence de l’eau ; les "
         "habitants "
         "sont rentrés."},
    };
    const std::string head =
        "<html><head><script>var shown = 1; function open(a) { return a < 2; }</script></head>"
        "<body><ul class=\"menu\"><li><a href=\"/\">Home</a></ul><p>";
    for (const Case& one : cases) {
        std::string bytes;
        ASSERT_TRUE(encode(one.text, find_charset(one.label)->converter.c_str(), bytes)) << one.label;
        EXPECT_EQ(read(bytes), std::string("text ") + one.name + " " + one.text);
        EXPECT_EQ(read(head + bytes), std::string("html ") + one.name + " " + head + one.text);
    }
}

TEST(Charset, OfTheContainer) {
    std::string bytes;
    ASSERT_TRUE(encode("Плотина", find_charset("koi8-r")->converter.c_str(), bytes));
    const std::string page = "<html><meta charset=windows-1251>" + bytes;
    EXPECT_EQ(decode(page, "koi8-r").charset, "KOI8-R");
    EXPECT_EQ(decode(page, "x-unheard-of").charset, "windows-1251");
    EXPECT_EQ(decode("\xEF\xBB\xBFПлотина", "koi8-r").text, "Плотина");
    EXPECT_EQ(decode("Плотина", "koi8-r").charset, "UTF-8");
    std::string wide;
    ASSERT_TRUE(encode("Плотина устояла", "UTF-16LE", wide));
    EXPECT_EQ(decode(wide).text, "Плотина устояла");
}

TEST(Charset, CutUtf8StaysUtf8) {
    const std::string text = "Плотина выше города устояла этой ночью, сообщили утром.";
    EXPECT_EQ(read(text.substr(0, text.size() - 2)),
              "text UTF-8 " + text.substr(0, text.size() - 3) + "\xEF\xBF\xBD");
}

TEST(SourceTables, Read) {
    const auto labels = read_charset_labels();
    ASSERT_TRUE(labels) << labels.error().message;
    for (const CharsetLabel& label : *labels) {
        const CharsetLabel* found = find_charset(label.label);
        ASSERT_NE(found, nullptr);
        EXPECT_EQ(found->name, label.name);
        // Each converter is there: a plain text comes out as it went in.
        const std::string page = "<meta charset=" + label.label + ">\xFFx";
        EXPECT_EQ(decode(page).charset, label.name);
    }
    const auto signatures = read_binary_signatures();
    ASSERT_TRUE(signatures) << signatures.error().message;
    for (const BinarySignature& signature : *signatures) {
        std::string bytes(signature.offset, '\0');
        bytes += signature.bytes + std::string(20, '\0');
        EXPECT_NE(binary_kind(bytes), std::nullopt) << signature.what;
    }
}

}  // namespace
}  // namespace dateline
