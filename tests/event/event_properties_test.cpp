// What holds of the events of any text: spans lie inside one another and indexes inside their vectors, the
// same text gives the same events, and odd input gives few or none.
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "event_dump.hpp"

namespace dateline {
namespace {

std::string all_reports() {
    std::ifstream file(std::string(DATELINE_SOURCE_DIR) + "/tests/cases/event/reports.txt");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

TEST(EventProperties, SpansAndIndexesHold) {
    const ToldEvents told = read_events(all_reports());
    ASSERT_GT(told.events.size(), 100u);
    Span before;
    for (const EventMention& e : told.events) {
        SCOPED_TRACE(e.trigger.of(told.article.text));
        EXPECT_FALSE(e.trigger.empty());
        EXPECT_TRUE(e.sentence.contains(e.evidence));
        EXPECT_TRUE(e.sentence.contains(e.trigger));
        EXPECT_TRUE(e.evidence.overlaps(e.trigger));
        EXPECT_LE(before.begin, e.trigger.begin + 64);  // in the order of the trigger's token
        before = e.trigger;
        EXPECT_FALSE(e.status_why.empty());
        EXPECT_FALSE(e.time_why.empty());
        EXPECT_EQ(e.times.empty(), e.time_basis == TimeBasis::tense || e.time_basis == TimeBasis::none);
        for (const Participant& p : e.participants) EXPECT_LT(p.entity, told.mentions.entities.size());
        for (const Index t : e.times) EXPECT_LT(t, told.mentions.times.size());
        for (const Index f : e.figures) EXPECT_LT(f, told.mentions.figures.size());
        for (const Index a : e.attributed_to) EXPECT_LT(a, told.mentions.entities.size());
        EXPECT_TRUE(e.place == none || e.place < told.mentions.entities.size());
    }
}

TEST(EventProperties, EveryClauseHoldsTheNews) {
    const ToldEvents news = read_events(all_reports());
    const ToldEvents every = read_events(all_reports(), EventScope::every_clause);
    EXPECT_GT(every.events.size(), 2 * news.events.size());
    std::vector<Index> kept;
    for (const EventMention& e : every.events) {
        if (!e.minor) kept.push_back(e.trigger_token);
        for (const Participant& p : e.participants) EXPECT_LT(p.entity, every.mentions.entities.size());
    }
    std::vector<Index> told;
    for (const EventMention& e : news.events) told.push_back(e.trigger_token);
    EXPECT_EQ(kept, told);
    for (std::size_t i = 1; i < every.mentions.names.size(); ++i)
        EXPECT_LE(every.mentions.names[i - 1].span.begin, every.mentions.names[i].span.begin);
}

TEST(EventProperties, TheSameTextGivesTheSameEvents) {
    const std::string text = all_reports();
    EXPECT_EQ(dump_events(text), dump_events(text));
}

TEST(EventProperties, OddInputIsRead) {
    EXPECT_EQ(dump_events(""), "");
    EXPECT_EQ(dump_events("...\n---\n!!! ???"), "");
    EXPECT_EQ(dump_events("\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0 \xF0\x9F\x98\x80"), "");
    std::string chain = "Denmark met Norway";
    for (int i = 0; i < 500; ++i) chain += " and met Sweden";
    EXPECT_FALSE(read_events(chain + ".").events.empty());
    std::string nested = "Denmark met Norway";
    for (int i = 0; i < 300; ++i) nested = "Oman said that " + nested;
    EXPECT_FALSE(read_events(nested + ".").events.empty());
}

}  // namespace
}  // namespace dateline
