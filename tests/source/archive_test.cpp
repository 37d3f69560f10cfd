#include <gmock/gmock.h>
#include <zstd.h>

#include "base/limits.hpp"
#include "containers.hpp"
#include "source/side_files.hpp"

namespace dateline {
namespace {

using namespace std::string_literals;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

std::string zstd_packed(std::string_view bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
    return out;
}

TEST(Packed, FilesAreToldByTheirBytes) {
    EXPECT_EQ(found_in_bytes("a.html", gzipped("The dam held.")), "a.html text: The dam held.\n");
    EXPECT_EQ(found_in_bytes("a", zstd_packed("The dam held.")), "a text: The dam held.\n");
    EXPECT_EQ(found_in_bytes("a.gz", gzipped(gzipped("The dam held."))), "a.gz text: The dam held.\n");
    EXPECT_EQ(found_in_bytes("a.gz", gzipped("The dam ") + gzipped("held.")), "a.gz text: The dam held.\n");
    EXPECT_EQ(found_in_bytes("a.gz", gzipped("The dam held.") + std::string(512, '\0')),
              "a.gz text: The dam held.\n");
    EXPECT_EQ(found_in_bytes("a.warc.zst", zstd_packed(answer("u:1", "<html>x"))),
              "a.warc.zst!u:1 html: <html>x\n");
}

TEST(Packed, DamageIsTold) {
    const std::string whole = gzipped("The dam held through the night.");
    EXPECT_EQ(found_in_bytes("a.gz", whole.substr(0, whole.size() - 12)),
              fmt::format("a.gz skip malformed: a.gz: gzip data is cut off at byte {}\n", whole.size() - 12));
    EXPECT_THAT(found_in_bytes("a.gz", whole + "junk"),
                StartsWith("a.gz skip malformed: a.gz: gzip data is followed"));
    const std::string zstd = zstd_packed("The dam held through the night.");
    EXPECT_THAT(found_in_bytes("a", zstd.substr(0, zstd.size() - 3)),
                HasSubstr("skip malformed: a: Zstandard data is cut off"));
    EXPECT_THAT(found_in_bytes("a.gz", gzipped(gzipped(gzipped("x")))),
                HasSubstr("skip over_limit: a.gz: packed more than 2 times over"));
}

// What hostile bytes can cost is bounded by their size.
TEST(Packed, Bombs) {
    std::string bomb(limits::unpack_free_bytes / 8, '\0');
    bomb = gzipped(bomb);
    std::string many;
    for (int i = 0; i < 12; ++i) many += bomb;  // ratio about 1000
    EXPECT_THAT(found_in_bytes("a.gz", many), HasSubstr("skip over_limit"));
    const std::string large(limits::report_bytes - 100, ' ');
    const std::string records = answer("u:1", large) + answer("u:2", large) + answer("u:3", large);
    EXPECT_THAT(found_in_bytes("a.warc.gz", gzipped(records)),
                HasSubstr("unpacks to more than 200 times its size, like an archive made to do harm"));
    EXPECT_THAT(found_in_bytes("a.zip", zipped({{"a", large}, {"b", large}, {"c.txt", "The dam held."}})),
                HasSubstr("a.zip!b skip over_limit: a.zip!b: unpacks to more than 200 times"));
    const std::string coded = warc({.url = "u:1", .content = http(many, "Content-Encoding: gzip")});
    EXPECT_THAT(found_in_bytes("a.warc", coded + answer("u:2", "<html>x")),
                HasSubstr("a.warc!u:2 html: <html>x"));
}

TEST(Packed, MembersWithoutEnd) {
    // Beginnings of members everywhere, none of them one: each is tried once.
    std::string hostile;
    for (int i = 0; i < 200000; ++i) hostile += "\x1F\x8B\x08\0\0\0\0\0\0\0\x4B"s;
    EXPECT_THAT(found_in_bytes("a.gz", hostile), StartsWith("a.gz skip malformed"));
}

TEST(Zip, MembersInOrder) {
    const std::string inner = zipped({{"q.html", "<html><p>The weir held.</p>"}});
    const Members members = {{"in/a.html", "<html><p>The dam held.</p>"},
                             {"in/a_files/frame.html", "<p>An advertisement.</p>"},
                             {"in/s.css", "p {}"},
                             {"in/i.png", "\x89PNG\r\n\x1A\n"},
                             {"__MACOSX/in/._a.html", "x"},
                             {"b.txt", "The lock held."},
                             {"inner.zip", inner},
                             {"c.html.gz", gzipped("<html><p>The pier held.</p>")},
                             {"empty.txt", ""}};
    EXPECT_EQ(found_in_bytes("z.zip", zipped(members)),
              "z.zip!in/a.html html: <html><p>The dam held.</p>\n"
              "z.zip!b.txt text: The lock held.\n"
              "z.zip!inner.zip!q.html html: <html><p>The weir held.</p>\n"
              "z.zip!c.html.gz html: <html><p>The pier held.</p>\n"
              "z.zip!empty.txt skip empty: z.zip!empty.txt: the file is empty\n"
              "z.zip passed over: 1 files beside a saved page\n"
              "z.zip passed over: 1 hidden files\n"
              "z.zip passed over: 1 images\n"
              "z.zip passed over: 1 style sheets\n");
}

TEST(Zip, ArchivesWithinArchives) {
    std::string nested = zipped({{"a.txt", "The dam held."}});
    for (std::size_t depth = 1; depth <= limits::container_depth; ++depth) {
        nested = zipped({{"b.txt", "The lock held."}, {"in.zip", nested}});
    }
    const std::string found = found_in_bytes("z.zip", nested);
    EXPECT_THAT(
        found,
        HasSubstr("skip over_limit: z.zip!in.zip!in.zip!in.zip!in.zip: a ZIP archive within 4 others"));
    EXPECT_THAT(found, StartsWith("z.zip!b.txt text: The lock held.\n"));
}

TEST(Zip, BadArchives) {
    const std::string good = zipped({{"a.txt", "The dam held."}, {"b.txt", "The lock held."}});
    for (const std::size_t size : {std::size_t{10}, good.size() / 2, good.size() - 5}) {
        EXPECT_THAT(found_in_bytes("z.zip", good.substr(0, size)),
                    HasSubstr("skip malformed: z.zip: a ZIP archive without a readable directory"));
    }
    std::string flipped = good;
    flipped[36] = static_cast<char>(flipped[36] ^ 0x55);  // within the first member's bytes
    const std::string found = found_in_bytes("z.zip", flipped);
    EXPECT_THAT(found, StartsWith("z.zip!a.txt skip malformed: z.zip!a.txt: damaged in the archive"));
    EXPECT_THAT(found, EndsWith("z.zip!b.txt text: The lock held.\n"));
    EXPECT_THAT(
        found_in_bytes("z.docx", zipped({{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<x/>"}})),
        HasSubstr("skip not_text: z.docx: looks like an office document"));
}

TEST(Zip, WebArchives) {
    EXPECT_EQ(found_in_bytes("w.wacz", zipped({{"datapackage.json", "{}"},
                                               {"archive/data.warc.gz", gzipped(answer("u:1", "<html>x"))},
                                               {"pages/pages.jsonl", "{}"},
                                               {"indexes/index.cdx.gz", "x"}})),
              "w.wacz!archive/data.warc.gz!u:1 html: <html>x\n"
              "w.wacz passed over: 3 indexes of the archive\n");
}

// What a folder holds is told like what was named, but for pictures.
TEST(Folder, PicturesAreNamedOnlyWhenAskedFor) {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "in");
    put_bytes(folder / "in/i.png", "\x89PNG\r\n\x1A\n");
    put_bytes(folder / "in/a.7z", "7z\xBC\xAF\x27\x1C\x01\x02");
    const std::string all = found_in(folder, {"in"});
    EXPECT_THAT(all, HasSubstr("in/a.7z skip not_text"));
    EXPECT_THAT(all, HasSubstr("in passed over: 1 images\n"));
    EXPECT_THAT(found_in(folder, {"in/i.png"}), HasSubstr("in/i.png skip not_text"));
}

TEST(SourceTables, SideFiles) {
    const auto rows = read_side_files();
    ASSERT_TRUE(rows) << rows.error().message;
    for (const SideFile& row : *rows) {
        const auto has_page = [](const std::string& name) { return name == "x.htm"; };
        EXPECT_EQ(row.kind == SideFile::Kind::file ? side_file("x" + row.ending)
                                                   : side_folder("x" + row.ending, has_page),
                  row.what);
    }
    EXPECT_EQ(side_file("A.CSS"), "style sheets");
    EXPECT_EQ(side_folder("y_files", [](const std::string&) { return false; }), std::nullopt);
}

}  // namespace
}  // namespace dateline
