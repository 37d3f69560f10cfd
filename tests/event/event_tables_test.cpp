// The tables of data/events: every row loads, says only what the code knows, and does what it says on its
// own example through the whole read path.
#include "event/event_tables.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <set>

#include "event_dump.hpp"

namespace dateline {
namespace {

const EventTables& tables() {
    return EventTables::built_in();
}

TEST(EventTables, Load) {
    const auto loaded = EventTables::load();
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(loaded->triggers.rows().size(), tables().triggers.rows().size());
    EXPECT_GE(loaded->triggers.rows().size(), 1200u);
}

TEST(EventTables, NameEveryEventType) {
    std::set<std::string_view> used;
    for (const TriggerRow& row : tables().triggers.rows()) used.insert(row.type);
    for (const std::string_view type : event_types()) EXPECT_TRUE(used.contains(type)) << type;
}

TEST(EventTables, HaveNoTriggerTwice) {
    std::set<std::string> seen;
    for (const TriggerRow& row : tables().triggers.rows()) {
        std::string needs;
        for (const Need& need : row.needs)
            needs += fmt::format(" {}={}", static_cast<int>(need.where), need.noun_class);
        const std::string key =
            fmt::format("{} {} {} {}", row.verb, fmt::join(row.words, " "), row.type, needs);
        EXPECT_TRUE(seen.insert(key).second) << row.file << " line " << row.line << ": " << key;
    }
}

TEST(EventTables, FindEachTriggerInItsExample) {
    for (const TriggerRow& row : tables().triggers.rows()) {
        const ToldEvents told = read_events(row.example);
        const bool found = std::ranges::any_of(told.events, [&](const EventMention& e) {
            return e.type == row.type && e.mode == row.mode && e.cameo == row.cameo;
        });
        EXPECT_TRUE(found) << row.file << " line " << row.line << ": " << row.example << "\n"
                           << dump_events(row.example);
    }
}

TEST(EventTables, ReadEachStatusCueInItsExample) {
    for (const StatusCue& cue : tables().status_cues) {
        const ToldEvents told = read_events(cue.example);
        const bool found = std::ranges::any_of(told.events, [&](const EventMention& e) {
            // 'same' passes on that the governing act happened.
            if (!cue.status) return e.status == EventStatus::happened;
            return e.status == *cue.status && e.status_why.find(cue.why) != std::string::npos;
        });
        EXPECT_TRUE(found) << "line " << cue.line << ": " << cue.example << "\n" << dump_events(cue.example);
    }
}

TEST(EventTables, TellEachEventNounWhereEveryClauseIsAskedFor) {
    for (const std::string_view noun : tables().event_nouns) {
        const std::string text = fmt::format("The engineers remembered the {}.", noun);
        const ToldEvents told = read_events(text, EventScope::every_clause);
        const bool found = std::ranges::any_of(
            told.events, [&](const EventMention& e) { return e.trigger.of(told.article.text) == noun; });
        EXPECT_TRUE(found) << text << "\n" << dump_events(text, EventScope::every_clause);
    }
}

TEST(EventTables, CarryTalksWithEachSupportVerb) {
    for (const SupportVerb& row : tables().support_verbs) {
        const bool subject = row.relation == SupportRelation::subject;
        const std::string text = subject
                                     ? fmt::format("The attack by Denmark {} two sailors in Oslo.", row.words)
                                     : fmt::format("Denmark {} the talks with Norway.", row.words);
        const bool harms = row.verb == "kill" || row.verb == "injure" || row.verb == "wound";
        const std::string told_text =
            subject && !harms ? fmt::format("The talks between Denmark and Norway {}.", row.words) : text;
        const ToldEvents told = read_events(told_text);
        const auto wanted = row.status.value_or(EventStatus::happened);
        // One event of that kind, not a holding and a meeting.
        const auto found = std::ranges::count_if(told.events, [&](const EventMention& e) {
            if (e.type != "CONSULT" && e.type != "ASSAULT") return false;
            const bool takes_part = std::ranges::any_of(e.participants, [&](const Participant& p) {
                return entity_name(told, p.entity) == "Denmark";
            });
            const bool part_right = subject || takes_part == (row.subject_part != SlotUse::nothing);
            return e.status == wanted && part_right;
        });
        EXPECT_EQ(found, 1) << "line " << row.line << ": " << told_text << "\n" << dump_events(told_text);
    }
}

TEST(EventTables, HaveNoNounClassThatNothingAsksFor) {
    std::set<std::string_view> asked = {"human", "collective", "transparent", "area", "measure"};
    for (const TriggerRow& row : tables().triggers.rows()) {
        for (const Need& need : row.needs) asked.insert(need.noun_class);
    }
    for (const auto& [noun, classes] : tables().noun_classes) {
        for (const std::string_view one : classes) EXPECT_TRUE(asked.contains(one)) << noun << ": " << one;
    }
}

}  // namespace
}  // namespace dateline
