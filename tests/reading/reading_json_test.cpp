#include "reading/json_codec.hpp"
#include "reading/random_fields.hpp"

namespace dateline {
namespace {

// A field that the list forgets is lost on the way to the case file and back.
template <class T>
class FieldList : public testing::Test {};
using Listed =
    testing::Types<Paragraph, StatedDate, LeftOut, Article, TimeRule, TimeExpression, ReportEntity,
                   EntityMention, Figure, Attribution, Quote, Mentions, Participant, EventMention, Reading>;
TYPED_TEST_SUITE(FieldList, Listed);

TYPED_TEST(FieldList, NamesEveryMember) {
    EXPECT_EQ(listed_fields<TypeParam>(), member_count<TypeParam>());
}

TEST(ReadingJson, AnyReadingComesBackAsItWas) {
    for (unsigned seed = 0; seed < 300; ++seed) {
        RandomFields random(seed);
        Reading reading;
        random.fill(reading);
        const std::string json = to_json(reading);
        EXPECT_EQ(json.find('\n'), std::string::npos) << "one line";
        const auto back = from_json_text<Reading>(json, "reading");
        ASSERT_TRUE(back) << back.error().message;
        ASSERT_EQ(to_json(*back), json) << "seed " << seed;
        ASSERT_EQ(back->article.published.size(), reading.article.published.size());
        for (std::size_t i = 0; i < reading.article.published.size(); ++i) {
            ASSERT_EQ(back->article.published[i].date, reading.article.published[i].date) << "seed " << seed;
        }
    }
}

Reading small_reading() {
    Reading reading;
    reading.path = "a.txt";
    reading.article.text = "The mayor opened the bridge on Monday.";
    reading.article.paragraphs = {{{0, 38}, ParagraphKind::body}};
    reading.sentences = {{0, 38}};
    reading.mentions.entities.resize(1);
    reading.mentions.times.resize(2);
    reading.mentions.times[1].anchor_time = 0;
    reading.mentions.names.push_back({.span = {4, 9}, .entity = 0});
    reading.mentions.figures.resize(1);
    reading.mentions.attributions.resize(1);
    reading.mentions.quotes.resize(1);
    reading.events.resize(1);
    reading.events[0].participants = {{0, Role::actor}};
    return reading;
}

TEST(ReadingJson, KeepsWhatItSays) {
    const auto back = reading_from_json(to_json(small_reading()));
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(back->mentions.names.at(0).span.of(back->article.text), "mayor");
    EXPECT_EQ(back->mentions.names.at(0).head_token, none);
    EXPECT_EQ(back->events.at(0).participants.at(0).role, Role::actor);
}

TEST(ReadingJson, RefusesWhatPointsOutside) {
    const auto refused = [](void (*spoil)(Reading&), const char* expected) {
        Reading reading = small_reading();
        spoil(reading);
        const auto back = reading_from_json(to_json(reading));
        ASSERT_FALSE(back) << expected;
        EXPECT_EQ(back.error().code, ErrorCode::malformed);
        EXPECT_THAT(back.error().message, testing::HasSubstr(expected));
    };
    refused([](Reading& r) { r.article.paragraphs[0].span = {0, 39}; }, "paragraph [0, 39)");
    refused([](Reading& r) { r.sentences[0] = {9, 4}; }, "sentence [9, 4)");
    refused([](Reading& r) { r.mentions.names[0].span.end = 400; }, "names.span");
    refused([](Reading& r) { r.mentions.names[0].entity = 1; }, "names.entity 1");
    refused([](Reading& r) { r.mentions.times[0].span.end = 400; }, "times.span");
    refused([](Reading& r) { r.mentions.times[1].anchor_time = 1; }, "times.anchor_time 1");
    refused([](Reading& r) { r.mentions.figures[0].span.end = 400; }, "figures.span");
    refused([](Reading& r) { r.mentions.figures[0].attributed_to = {none}; }, "figures.attributed_to");
    refused([](Reading& r) { r.mentions.attributions[0].source = 7; }, "attributions.source");
    refused([](Reading& r) { r.mentions.attributions[0].cue.end = 400; }, "attributions.cue");
    refused([](Reading& r) { r.mentions.attributions[0].nested_in = 1; }, "attributions.nested_in");
    refused([](Reading& r) { r.mentions.quotes[0].span.end = 400; }, "quotes.span");
    refused([](Reading& r) { r.mentions.quotes[0].speaker = 1; }, "quotes.speaker");
    refused([](Reading& r) { r.mentions.quotes[0].time = 2; }, "quotes.time");
    refused([](Reading& r) { r.events[0].trigger.end = 400; }, "events.trigger");
    refused([](Reading& r) { r.events[0].participants[0].entity = 1; }, "events.participants.entity");
    refused([](Reading& r) { r.events[0].times = {2}; }, "events.times");
    refused([](Reading& r) { r.events[0].place = 1; }, "events.place");
    refused([](Reading& r) { r.events[0].figures = {1}; }, "events.figures");
}

TEST(ReadingJson, NamesTheFieldThatIsWrong) {
    Json json = Json::parse(to_json(small_reading()));
    const auto message = [](const Json& changed) {
        const auto back = reading_from_json(json_text(changed));
        return back ? std::string("taken") : back.error().message;
    };
    Json other = json;
    other["events"][0]["status"] = "over";
    EXPECT_THAT(message(other), testing::HasSubstr("\"events.status\""));
    other = json;
    other["article"].erase("outlet");
    EXPECT_THAT(message(other), testing::HasSubstr("\"article.outlet\""));
    other = json;
    other["sentences"][0][1] = 1ull << 40;
    EXPECT_THAT(message(other), testing::HasSubstr("\"sentences\""));
    other = json;
    other["article"]["dateline_day"] = "yesterday";
    EXPECT_THAT(message(other), testing::HasSubstr("\"article.dateline_day\""));
    EXPECT_THAT(message(Json::array()), testing::HasSubstr("not a JSON object"));
}

TEST(ReadingJson, RulesWithinRulesEnd) {
    Reading reading = small_reading();
    TimeRule rule;
    for (int depth = 0; depth < 1000; ++depth) {
        TimeRule outer;
        outer.members.push_back(std::move(rule));
        rule = std::move(outer);
    }
    reading.mentions.times[0].rule = std::move(rule);
    const auto back = reading_from_json(to_json(reading));
    ASSERT_FALSE(back);
    EXPECT_THAT(back.error().message, testing::HasSubstr("mentions.times.rule.members"));
}

TEST(ReadingJson, AnyCutIsRefused) {
    const std::string json = to_json(small_reading());
    for (std::size_t size = 0; size < json.size(); ++size) {
        EXPECT_FALSE(reading_from_json(std::string_view(json).substr(0, size))) << size;
    }
}

}  // namespace
}  // namespace dateline
