#include "casefile/casefile.hpp"

#include "casefile/case_fields.hpp"
#include "casefile/check_case.hpp"
#include "casefile/sample_case.hpp"
#include "casefile/sqlite.hpp"
#include "casefile/temporary_folder.hpp"
#include "reading/json_codec.hpp"
#include "reading/random_fields.hpp"

namespace dateline {
namespace {

template <class T>
class CaseFieldList : public testing::Test {};
using Listed =
    testing::Types<Published, CaseReport, CaseRole, CaseEntity, CaseDate, CaseMention, HistoryStep, CaseEvent,
                   CaseFigure, CaseQuote, CaseAttribution, Claim, Disagreement, Story, SkippedReport>;
TYPED_TEST_SUITE(CaseFieldList, Listed);

TYPED_TEST(CaseFieldList, NamesEveryMember) {
    EXPECT_EQ(listed_fields<TypeParam>(), member_count<TypeParam>());
}

TEST(CaseTables, NameEveryList) {
    std::size_t count = 1;  // the head
    Case made;
    tables(made, [&](const char*, const auto&) { ++count; });
    EXPECT_EQ(count, member_count<Case>());
}

// The whole case as text, to compare.
std::string dump(const Case& made) {
    std::string text;
    meta_texts(made.head,
               [&](const char* key, const std::string& value) { text += key + (": " + value + "\n"); });
    tables(made, [&](const char* table, const auto& records) {
        for (const auto& record : records)
            text += table + (" " + json_text(JsonWriter::encode(record)) + "\n");
    });
    return text;
}

TEST(CaseFile, GivesBackWhatWasSaved) {
    const TemporaryFolder folder;
    const Case made = sample_case();
    const CaseExtras extras{{{"key1", "{\"a\":1}"}, {"key2", "{}"}}, {"{\"merge\":[\"v1\",\"v2\"]}"}};
    ASSERT_TRUE(save_case(folder / "c.case", made, extras));
    const auto back = load_case(folder / "c.case");
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(dump(*back), dump(made));
    const auto more = load_extras(folder / "c.case");
    ASSERT_TRUE(more) << more.error().message;
    ASSERT_EQ(more->readings.size(), 2u);
    EXPECT_EQ(more->readings[0].key, "key1");
    EXPECT_EQ(more->readings[0].json, "{\"a\":1}");
    EXPECT_EQ(more->corrections, extras.corrections);
    EXPECT_TRUE(is_case_file(folder / "c.case"));
}

TEST(CaseFile, IsTheSameBytesForTheSameCase) {
    const TemporaryFolder folder;
    const CaseExtras extras{{{"key1", "{}"}}, {}};
    ASSERT_TRUE(save_case(folder / "a.case", sample_case(), extras));
    ASSERT_TRUE(save_case(folder / "b.case", sample_case(), extras));
    EXPECT_EQ(bytes_of(folder / "a.case"), bytes_of(folder / "b.case"));
    // Over an older, larger one.
    Case larger = sample_case();
    larger.reports[0].article.text += std::string(100000, 'x');
    ASSERT_TRUE(save_case(folder / "b.case", larger, extras));
    ASSERT_TRUE(save_case(folder / "b.case", sample_case(), extras));
    EXPECT_EQ(bytes_of(folder / "a.case"), bytes_of(folder / "b.case"));
}

TEST(CaseFile, AnswersSql) {
    const TemporaryFolder folder;
    ASSERT_TRUE(save_case(folder / "c.case", sample_case(), {}));
    auto database = Database::open_read_only(folder / "c.case");
    ASSERT_TRUE(database);
    const auto number = [&](const char* sql) {
        const auto answer = database->number(sql);
        return answer ? *answer : (ADD_FAILURE() << sql << ": " << answer.error().message, -1);
    };
    EXPECT_EQ(number("SELECT count(*) FROM report_text WHERE report_text MATCH 'dockers'"), 2);
    EXPECT_EQ(number("SELECT count(*) FROM report_text WHERE report_text MATCH 'ines AND duarte'"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM timeline WHERE date = '2031-03-06' AND place = 'Vila Nova'"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM event_participant WHERE name = 'Pereira' AND role = 'actor'"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM report WHERE basis = 'stated' AND outlet = 'Harbour Tribune'"), 1);
    EXPECT_EQ(
        number(
            "SELECT count(*) FROM mention JOIN report ON report.n = mention.report WHERE report.id = 'r1'"),
        2);
    EXPECT_EQ(number("SELECT count(*) FROM skipped WHERE code = 'not_text'"), 1);
    EXPECT_EQ(number("SELECT max(version) FROM migration"), number("PRAGMA user_version"));
}

TEST(CaseFile, NeverForgetsACorrection) {
    const TemporaryFolder folder;
    ASSERT_TRUE(save_case(folder / "c.case", sample_case(), {{}, {"{}"}}));
    auto database = Database::create(folder / "c.case");
    ASSERT_TRUE(database);
    EXPECT_TRUE(database->run("INSERT INTO correction (body) VALUES ('{}')"));
    EXPECT_FALSE(database->run("DELETE FROM correction"));
    EXPECT_FALSE(database->run("UPDATE correction SET body = ''"));
}

// What load_case says of a file of these bytes.
std::string said_of(const TemporaryFolder& folder, std::string_view bytes) {
    put_bytes(folder / "broken.case", bytes);
    const auto loaded = load_case(folder / "broken.case");
    static_cast<void>(load_extras(folder / "broken.case"));
    return loaded ? "whole" : loaded.error().message;
}

TEST(CaseFile, SaysWhatIsWrongWithAFile) {
    const TemporaryFolder folder;
    EXPECT_EQ(load_case(folder / "absent").error().code, ErrorCode::not_found);
    EXPECT_EQ(load_case(folder.path()).error().code, ErrorCode::bad_usage);
    EXPECT_THAT(said_of(folder, ""), testing::HasSubstr("not a case file"));
    EXPECT_THAT(said_of(folder, "just some text\n"), testing::HasSubstr("not a case file"));
    put_bytes(folder / "other.db", "");
    {
        auto other = Database::create(folder / "other.db");
        ASSERT_TRUE(other);
        ASSERT_TRUE(other->run("CREATE TABLE t (x)"));
    }
    EXPECT_THAT(said_of(folder, bytes_of(folder / "other.db")), testing::HasSubstr("not a case file"));

    ASSERT_TRUE(save_case(folder / "c.case", sample_case(), {}));
    const auto changed = [&](const char* sql) {
        put_bytes(folder / "d.case", bytes_of(folder / "c.case"));
        auto database = Database::create(folder / "d.case");
        EXPECT_TRUE(database->run(sql)) << sql;
        const auto loaded = load_case(folder / "d.case");
        return loaded ? std::string("whole") : loaded.error().message;
    };
    EXPECT_THAT(changed("PRAGMA user_version = 99"), testing::HasSubstr("schema 99"));
    EXPECT_THAT(changed("DROP TABLE event"), testing::HasSubstr("damaged"));
    EXPECT_THAT(changed("DELETE FROM event WHERE n = 1"), testing::HasSubstr("event 1 is missing"));
    EXPECT_THAT(changed("UPDATE event SET body = replace(body, '2031-03-06', '2031-03-07')"),
                testing::HasSubstr("changed after it was written"));
    EXPECT_THAT(changed("UPDATE event SET body = '{}' WHERE n = 0"),
                testing::HasSubstr("event 0: field \"id\""));
    EXPECT_EQ(changed("ANALYZE"), "whole");
}

TEST(CaseFile, NoCutAndNoOverwrittenByteIsTakenForWhole) {
    const TemporaryFolder folder;
    ASSERT_TRUE(save_case(folder / "c.case", sample_case(), {{{"key", "{}"}}, {}}));
    const std::string whole = bytes_of(folder / "c.case");
    const std::string expected = dump(*load_case(folder / "c.case"));
    for (std::size_t size = 0; size < whole.size(); size += size < 200 ? 7 : 509) {
        EXPECT_NE(said_of(folder, std::string_view(whole).substr(0, size)), "whole") << "cut at " << size;
    }
    // One byte overwritten: refused, or nothing that is read was touched.
    for (std::size_t at = 0; at < whole.size(); at += at < 400 ? 3 : 401) {
        std::string spoiled = whole;
        spoiled[at] = static_cast<char>(~spoiled[at]);
        if (said_of(folder, spoiled) == "whole") {
            EXPECT_EQ(dump(*load_case(folder / "broken.case")), expected) << "byte " << at;
        }
    }
}

TEST(CaseFile, LeavesTheOldOneWhereTheNewCannotBeWritten) {
    const TemporaryFolder folder;
    const auto saved = save_case(folder / "no-such-folder/c.case", sample_case(), {});
    ASSERT_FALSE(saved);
    EXPECT_THAT(saved.error().message, testing::HasSubstr("no-such-folder"));
    std::filesystem::create_directory(folder / "c.case");
    put_bytes(folder / "c.case/kept", "kept");
    EXPECT_FALSE(save_case(folder / "c.case", sample_case(), {}));
    EXPECT_EQ(bytes_of(folder / "c.case/kept"), "kept");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1)
        << "nothing is left behind";
}

TEST(CaseFile, DamagedReadingsAreLeftOut) {
    const TemporaryFolder folder;
    ASSERT_TRUE(save_case(folder / "c.case", sample_case(), {{{"a", "{\"x\":1}"}, {"b", "{\"x\":2}"}}, {}}));
    {
        auto database = Database::create(folder / "c.case");
        ASSERT_TRUE(database->run("UPDATE reading SET body = '{\"x\":3}' WHERE key = 'a'"));
    }
    const auto extras = load_extras(folder / "c.case");
    ASSERT_TRUE(extras);
    ASSERT_EQ(extras->readings.size(), 1u);
    EXPECT_EQ(extras->readings[0].key, "b");
}

TEST(CheckCase, FindsWhatPointsNowhere) {
    EXPECT_TRUE(check_case(sample_case()));
    EXPECT_TRUE(check_case(Case{}));
    const auto refused = [](void (*spoil)(Case&), const char* expected) {
        Case made = sample_case();
        spoil(made);
        const Status checked = check_case(made);
        ASSERT_FALSE(checked) << expected;
        EXPECT_THAT(checked.error().message, testing::HasSubstr(expected));
    };
    refused([](Case& c) { c.reports[0].article.paragraphs[0].span.end = 99999; }, "paragraph");
    refused([](Case& c) { c.reports[0].sentences[0].end = 99999; }, "report.sentences");
    refused([](Case& c) { c.reports[0].same_text_as = 3; }, "report.same_text_as 3");
    refused([](Case& c) { c.reports[0].story = 3; }, "report.story 3");
    refused([](Case& c) { c.events[0].participants[0].entity = none; }, "participant");
    refused([](Case& c) { c.events[0].place = 70; }, "event.place 70");
    refused([](Case& c) { c.events[0].mentions = {70}; }, "event.mentions 70");
    refused([](Case& c) { c.events[0].history[0].report = none; }, "event.history.report");
    refused([](Case& c) { c.events[0].story = 2; }, "event.story");
    refused([](Case& c) { c.mentions[0].report = 70; }, "mention.report 70");
    refused([](Case& c) { c.mentions[0].event = 70; }, "mention.event 70");
    refused([](Case& c) { c.mentions[0].told.evidence.end = 99999; }, "mention.evidence");
    refused([](Case& c) { c.mentions[0].told.sentence.end = 99999; }, "mention.sentence");
    refused([](Case& c) { c.mentions[0].told.trigger.end = 99999; }, "mention.trigger");
    refused([](Case& c) { c.mentions[0].place = 70; }, "mention.place 70");
    refused([](Case& c) { c.mentions[0].attributed_to = {70}; }, "mention.attributed_to 70");
    refused([](Case& c) { c.figures[0].report = none; }, "figure.report");
    refused([](Case& c) { c.figures[0].told.span.end = 99999; }, "figure.span");
    refused([](Case& c) { c.figures[0].event = 70; }, "figure.event 70");
    refused([](Case& c) { c.figures[0].attributed_to = {70}; }, "figure.attributed_to 70");
    refused([](Case& c) { c.quotes[0].report = 70; }, "quote.report 70");
    refused([](Case& c) { c.quotes[0].told.span.end = 99999; }, "quote.span");
    refused([](Case& c) { c.quotes[0].speaker = 70; }, "quote.speaker 70");
    refused([](Case& c) { c.attributions[0].report = 70; }, "attribution.report 70");
    refused([](Case& c) { c.attributions[0].told.cue.end = 99999; }, "attribution.cue");
    refused([](Case& c) { c.attributions[0].source = 70; }, "attribution.source 70");
    refused([](Case& c) { c.attributions[0].nested_in = 70; }, "attribution.nested_in 70");
    refused([](Case& c) { c.disagreements[0].claims[0].mentions = {70}; }, "disagreement.claims 70");
    refused([](Case& c) { c.disagreements[0].claims[0].attributed_to = {70}; },
            "disagreement.attributed_to 70");
    refused([](Case& c) { c.stories[0].reports = {70}; }, "story.reports 70");
    refused([](Case& c) { c.stories[0].events = {70}; }, "story.events 70");
}

}  // namespace
}  // namespace dateline
