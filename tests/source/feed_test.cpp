#include <gmock/gmock.h>

#include "containers.hpp"
#include "source/json_reader.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

// What the containers state of one page, a line.
std::string stated(const Page& page) {
    const StatedMetadata& told = page.stated;
    std::string authors;
    for (const auto& author : told.authors) authors += (authors.empty() ? "" : "; ") + author;
    const auto time = [](const std::optional<ToldTime>& one) { return one ? one->iso : "-"; };
    return fmt::format("{} | {} | {} | {} | {} | {} | {}{}", page.url, told.title, authors, told.outlet,
                       told.language, time(told.published), time(told.modified),
                       told.summary ? " | summary" : "");
}

TEST(Feed, Rss) {
    const std::string feed =
        "<?xml version='1.0' encoding='windows-1252'?><rss version='2.0' "
        "xmlns:content='http://purl.org/rss/1.0/modules/content/' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        "<channel><title>Lake Courier</title><language>en-gb</language>"
        "<item><title>Dam &amp; lock</title><link>https://a.example/1</link><dc:creator>Ann Lee</dc:creator>"
        "<pubDate>Thu, 06 Mar 2031 07:08:09 GMT</pubDate><description>Short.</description>"
        "<content:encoded><![CDATA[<p>The dam held \x96 twice.</p>]]></content:encoded></item>"
        "<item><guid>https://a.example/2</guid><author>b@a.example (Bo Li)</author>"
        "<description>&lt;p&gt;The lock held.&lt;/p&gt;</description></item>"
        "<item><title>Nothing in it</title></item>"
        "</channel></rss>";
    EXPECT_EQ(found_in_bytes("f.xml", feed),
              "f.xml!https://a.example/1 html: <p>The dam held – twice.</p>\n"
              "f.xml!https://a.example/2 html: <p>The lock held.</p>\n"
              "f.xml passed over: 1 feed items without a text\n");
    const auto pages = pages_in("f.xml", feed);
    EXPECT_EQ(stated(pages.at(0)),
              "https://a.example/1 | Dam & lock | Ann Lee | Lake Courier | en-gb | 2031-03-06T07:08:09Z | -");
    EXPECT_EQ(stated(pages.at(1)), "https://a.example/2 |  | Bo Li | Lake Courier | en-gb | - | - | summary");
}

TEST(Feed, RssOfOldAndAtom) {
    EXPECT_EQ(
        found_in_bytes("f.rdf",
                       "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
                       "xmlns='http://purl.org/rss/1.0/'><channel><title>Lake</title></channel>"
                       "<item rdf:about='https://a.example/1'><description>The dam held.</description></item>"
                       "</rdf:RDF>"),
        "f.rdf!https://a.example/1 text: The dam held.\n");
    const std::string atom =
        "\xEF\xBB\xBF<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Lake</title>"
        "<entry><id>urn:1</id><title>Dam</title><link rel='self' href='https://a.example/feed'/>"
        "<link href='https://a.example/1'/><author><name>Ann Lee</name></author>"
        "<published>2031-03-06T07:08:09Z</published><updated>2031-03-07T00:00:00+01:00</updated>"
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>The dam "
        "<b>held</b>.</p></div></content>"
        "</entry><entry><id>urn:2</id><summary>The lock held &amp;c.</summary></entry></feed>";
    EXPECT_EQ(found_in_bytes("f.atom", atom),
              "f.atom!https://a.example/1 html: <div xmlns=\"http://www.w3.org/1999/xhtml\"><p>The dam "
              "<b>held</b>.</p></div>\n"
              "f.atom!urn:2 text: The lock held &c.\n");
    const auto pages = pages_in("f.atom", atom);
    EXPECT_EQ(
        stated(pages.at(0)),
        "https://a.example/1 | Dam | Ann Lee | Lake | en | 2031-03-06T07:08:09Z | 2031-03-07T00:00:00+01:00");
    EXPECT_TRUE(pages.at(1).stated.summary);
}

TEST(Feed, BadFeeds) {
    const std::string cut =
        "<rss><channel><item><link>u:1</link><description>The dam held.</description></item>"
        "<item><link>u:2</li";
    EXPECT_THAT(found_in_bytes("f.xml", cut), StartsWith("f.xml!u:1 text: The dam held.\n"));
    std::string deep = "<rss>";
    for (int i = 0; i < 100000; ++i) deep += "<a>";
    EXPECT_THAT(found_in_bytes("f.xml", deep),
                HasSubstr("skip over_limit: f.xml: XML with more than 200 elements"));
    EXPECT_THAT(found_in_bytes("f.xml", "<urlset><url><loc>https://a.example/</loc></url></urlset>"),
                HasSubstr("skip unsupported"));
}

TEST(Opml, FilesBesideTheList) {
    const TemporaryFolder folder;
    const auto rss = [](int number) {
        return fmt::format(
            "<rss><channel><item><link>u:{0}</link><description>Dam {0} held.</description></item>"
            "</channel></rss>",
            number);
    };
    std::filesystem::create_directory(folder / "feeds");
    put_bytes(folder / "feeds/a.xml", rss(1));
    put_bytes(folder / "b.xml", rss(2));
    put_bytes(folder / "list.opml",
              "<opml version='2.0'><body><outline text='x'><outline xmlUrl='feeds/a.xml'/></outline>"
              "<outline xmlUrl='https://a.example/rss'/><outline xmlUrl='../secret.xml'/>"
              "<outline xmlUrl='missing.xml'/></body></opml>");
    EXPECT_EQ(found_in(folder, {"list.opml", "b.xml"}),
              "list.opml!feeds/a.xml!u:1 text: Dam 1 held.\n"
              "list.opml!missing.xml skip not_found: list.opml!missing.xml: missing.xml: no such file\n"
              "b.xml!u:2 text: Dam 2 held.\n"
              "list.opml passed over: 2 feeds on the net, which are not fetched\n");
    EXPECT_THAT(found_in(folder, {"list.opml", "feeds"}),
                HasSubstr("list.opml passed over: 1 files that are read anyway\n"));
    put_bytes(folder / "far.opml", "<opml><body><outline xmlUrl='https://a.example/rss'/></body></opml>");
    EXPECT_THAT(found_in(folder, {"far.opml"}),
                HasSubstr("far.opml skip unsupported: far.opml: a list of feeds, none"));
}

TEST(Json, OtherToolsArticles) {
    const std::string lines =
        // trafilatura
        "{\"title\": \"Dam\", \"author\": \"Ann Lee; Bo Li\", \"hostname\": \"a.example\", \"date\": "
        "\"2031-03-06\", "
        "\"source\": \"https://a.example/1\", \"text\": \"The dam held.\", \"language\": \"en\"}\n"
        // news-please
        "{\"maintext\": \"The lock held.\", \"authors\": [\"Ann Lee\"], \"date_publish\": \"2031-03-06 "
        "07:08:09\", "
        "\"date_download\": \"2031-03-07 01:00:00\", \"source_domain\": \"a.example\", \"url\": "
        "\"https://a.example/2\", \"description\": \"Short.\"}\n"
        "\n"
        // fundus
        "{\"body\": {\"sections\": [{\"headline\": [], \"paragraphs\": [\"The weir held.\", \"So it "
        "did.\"]}], "
        "\"summary\": []}, \"publishing_date\": \"2031-03-06T07:08:09+01:00\", \"publisher\": \"Lake\"}\n"
        "{\"name\": \"x\"}\n"
        "{broken\n"
        "{\"html\": \"<html><p>The pier held.</p></html>\", \"timestamp\": \"2031-03-08T00:00:00Z\"}\n"
        "{\"description\": \"The quay held.\"}\n";
    EXPECT_EQ(found_in_bytes("a.jsonl", lines),
              "a.jsonl!https://a.example/1 text: The dam held.\n"
              "a.jsonl!https://a.example/2 text: The lock held.\n"
              "a.jsonl!line 4 text: The weir held.//So it did.\n"
              "a.jsonl skip unsupported: a.jsonl: line 5: JSON without a field that holds an article's text\n"
              "a.jsonl skip malformed: a.jsonl: line 6: not well-formed JSON\n"
              "a.jsonl!line 7 html: <html><p>The pier held.</p></html>\n"
              "a.jsonl!line 8 text: The quay held.\n");
    const auto pages = pages_in("a.jsonl", lines);
    EXPECT_EQ(stated(pages.at(0)),
              "https://a.example/1 | Dam | Ann Lee; Bo Li | a.example | en | 2031-03-06 | -");
    EXPECT_EQ(stated(pages.at(1)),
              "https://a.example/2 |  | Ann Lee | a.example |  | 2031-03-06T07:08:09 | -");
    EXPECT_EQ(pages.at(1).captured->where, "the JSON's \"date_download\"");
    EXPECT_EQ(stated(pages.at(2)), " |  |  | Lake |  | 2031-03-06T07:08:09+01:00 | -");
    EXPECT_EQ(pages.at(3).captured->iso, "2031-03-08T00:00:00Z");
    EXPECT_TRUE(pages.at(4).stated.summary);
}

TEST(Json, FeedsAndArrays) {
    const std::string feed =
        "{\n \"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Lake\", \"language\": \"en\",\n"
        " \"items\": [{\"id\": \"1\", \"url\": \"https://a.example/1\", \"content_html\": \"The dam &amp; "
        "lock held.\", "
        "\"authors\": [{\"name\": \"Ann Lee\"}], \"date_published\": \"2031-03-06T07:08:09Z\"}]\n}\n";
    EXPECT_EQ(found_in_bytes("f.json", feed), "f.json!https://a.example/1 html: The dam &amp; lock held.\n");
    EXPECT_EQ(stated(pages_in("f.json", feed).at(0)),
              "https://a.example/1 |  | Ann Lee | Lake | en | 2031-03-06T07:08:09Z | -");
    EXPECT_EQ(found_in_bytes("f.json", "[\n{\"text\": \"The dam held.\"},\n{\"text\": \"The lock held.\"}]"),
              "f.json!item 1 text: The dam held.\nf.json!item 2 text: The lock held.\n");
    EXPECT_EQ(found_in_bytes("note.txt", "[Photo] The dam held."), "note.txt text: [Photo] The dam held.\n");
}

TEST(Json, BadJson) {
    const std::string deep = "{\"text\": \"The dam held.\"}\n{\"text\": " + std::string(1000000, '[') + "\n";
    EXPECT_EQ(found_in_bytes("a.jsonl", deep),
              "a.jsonl!line 1 text: The dam held.\n"
              "a.jsonl skip malformed: a.jsonl: line 2: not well-formed JSON\n");
    const std::string nested = "{\"text\": " + std::string(100000, '[') + std::string(100000, ']') + "}\n";
    EXPECT_THAT(found_in_bytes("a.jsonl", nested), HasSubstr("skip unsupported: a.jsonl: line 1"));
    const std::string packed = gzipped("{\"text\": \"The dam held.\"}\n{\"text\": \"The lock held.\"}\n");
    const std::string cut = found_in_bytes("a.jsonl.gz", packed.substr(0, packed.size() - 9));
    EXPECT_THAT(cut, HasSubstr("skip malformed: a.jsonl.gz: line "));
}

TEST(SourceTables, JsonFields) {
    const auto fields = read_json_fields();
    ASSERT_TRUE(fields) << fields.error().message;
    for (const JsonField& field : *fields) {
        const std::string value = field.role == JsonRole::text ? "" : ", \"text\": \"The dam held.\"";
        const std::string line = fmt::format("{{\"{}\": \"2031-03-06\"{}}}\n", field.field, value);
        EXPECT_EQ(pages_in("a.jsonl", line).size(), 1u) << field.field;
    }
}

}  // namespace
}  // namespace dateline
