// Every table of data/article/ reads, and each row of the phrase tables holds for its own example.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include "article/byline.hpp"
#include "article/credits.hpp"
#include "article/date_words.hpp"
#include "article/furniture.hpp"
#include "article/head_line.hpp"
#include "article/html_cues.hpp"
#include "article/html_metadata.hpp"
#include "article/mark_cues.hpp"
#include "article/prose_words.hpp"
#include "article/text_form.hpp"
#include "base/utf8.hpp"

namespace dateline {
namespace {

template <class T>
std::string problem(const Result<T>& result) {
    return result ? std::string("none") : result.error().message;
}

TEST(ArticleLexicons, AllRead) {
    EXPECT_EQ(problem(read_byline_words()), "none");
    EXPECT_EQ(problem(read_wires()), "none");
    EXPECT_EQ(problem(read_caption_cues()), "none");
    EXPECT_EQ(problem(read_date_words()), "none");
    EXPECT_EQ(problem(read_head_labels()), "none");
    EXPECT_EQ(problem(read_html_cues()), "none");
    EXPECT_EQ(problem(read_mark_cues()), "none");
    EXPECT_EQ(problem(read_meta_names()), "none");
    EXPECT_EQ(problem(read_prose_words()), "none");
    EXPECT_EQ(problem(FurnitureLexicon::create()), "none");
}

TEST(ArticleLexicons, EveryFurnitureRuleHoldsForItsExample) {
    const auto lexicon = FurnitureLexicon::create();
    ASSERT_TRUE(lexicon);
    for (std::size_t i = 0; i < lexicon->rules().size(); ++i) {
        const FurnitureRule& rule = lexicon->rules()[i];
        EXPECT_THAT(lexicon->matches(phrase_form(rule.example)), testing::Contains(static_cast<int>(i)))
            << rule.reason << ": " << rule.pattern << " <- " << rule.example;
    }
}

TEST(ArticleLexicons, NewsIsNotFurniture) {
    const auto lexicon = FurnitureLexicon::create();
    ASSERT_TRUE(lexicon);
    for (const char* sentence : {
             "Police found videos of the attack on Telegram and arrested two men.",
             "He refused to join the armed group, his family said.",
             "The spokesman told a daily briefing that talks would go on.",
             "Finland, already a member of the alliance, backed the plan.",
             "Residents must register to vote before the end of June.",
             "The country has a legitimate interest in the strait, the minister said.",
             "Auditors found an error in the count and ordered another one.",
             "By giving the ministry more time, the court avoided a clash today.",
             "The agreement covers food and fuel for the northern provinces.",
             "Drones must not be used near the airport without permission.",
             "The bank hopes to unlock the full potential of the valley.",
             "Opinion: Why the bridge was never built",
             "A message from the sea: bottle found after a hundred years",
             "Workers urged the firm to keep the plant open.",
             "Nine people commented on the plan at the hearing.",
         }) {
        const FurnitureSigns signs = lexicon->signs(phrase_form(sentence));
        EXPECT_LT(signs.weight, 2) << sentence << " <- " << signs.reason;
    }
}

TEST(ArticleLexicons, EveryCaptionCueHoldsForItsExample) {
    const auto cues = read_caption_cues();
    ASSERT_TRUE(cues);
    for (const CaptionCue& cue : *cues) {
        EXPECT_TRUE(re2::RE2::PartialMatch(phrase_form(cue.example), cue.pattern)) << cue.pattern;
        EXPECT_GE(caption_weight(cue.example), cue.weight) << cue.example;
    }
}

TEST(ArticleLexicons, AgenciesAreKnownByEachForm) {
    const auto wires = read_wires();
    ASSERT_TRUE(wires);
    for (const auto& [form, name] : *wires) {
        const std::string* wire = wire_of(form);
        ASSERT_NE(wire, nullptr) << form;
        EXPECT_EQ(*wire, name);
        EXPECT_TRUE(is_credit_line("(" + form + ")")) << form;
    }
    EXPECT_EQ(wire_of("Storm"), nullptr);
}

TEST(ArticleLexicons, MarkCuesAreFoundInNamesOfElements) {
    const auto cues = read_mark_cues();
    ASSERT_TRUE(cues);
    MarkCues all = 0;
    for (const auto& [words, kinds] : *cues) {
        std::string name = "x-" + words;
        std::replace(name.begin(), name.end(), ' ', '_');
        const MarkCues found = mark_cues_of(name);
        const MarkCues wanted = kinds;
        EXPECT_EQ(found & wanted, wanted) << words;
        all |= kinds;
    }
    EXPECT_EQ(all, (mark_cue::neutral << 1) - 1);
    EXPECT_EQ(mark_cues_of("entryDate"), mark_cue::article | mark_cue::date);
    EXPECT_EQ(mark_cues_of("river level"), 0u);
    EXPECT_EQ(mark_cues_of("elementor-widget"), mark_cue::neutral);
}

TEST(ArticleLexicons, MetaNamesCoverEveryField) {
    const auto names = read_meta_names();
    ASSERT_TRUE(names);
    std::set<std::string> roles;
    for (const auto& [kind, table] : *names) {
        for (const auto& [name, meta] : table) {
            roles.insert(meta.role);
            EXPECT_EQ(name, lower(name)) << kind;
        }
    }
    EXPECT_THAT(roles, testing::ElementsAre("author", "date", "language", "modified", "outlet", "published",
                                            "section", "title", "url"));
}

TEST(ArticleLexicons, CuesAreFoundInNamesOfElements) {
    const auto cues = read_html_cues();
    ASSERT_TRUE(cues);
    std::set<CueRole> roles;
    for (const auto& [words, cue] : *cues) {
        std::string name = words;
        std::replace(name.begin(), name.end(), ' ', '-');
        const CueHits hits = cue_hits(name + "-x", "");
        roles.insert(cue.role);
        switch (cue.role) {
            case CueRole::against:
                ASSERT_NE(hits.against, nullptr) << words;
                EXPECT_LE(hits.against->weight, cue.weight) << words;
                break;
            case CueRole::body:
                ASSERT_NE(hits.body, nullptr) << words;
                EXPECT_GE(hits.body->weight, cue.weight) << words;
                break;
            case CueRole::standfirst: EXPECT_TRUE(hits.standfirst) << words; break;
            case CueRole::caption: EXPECT_TRUE(hits.caption) << words; break;
        }
    }
    EXPECT_EQ(roles.size(), 4u);
    EXPECT_EQ(cue_hits("river-level", "bridge").against, nullptr);
    EXPECT_EQ(cue_hits("relatedLinks story__body2", "").against->reason, "related list");
    EXPECT_EQ(cue_hits("relatedLinks story__body2", "").body->weight, 3);
    EXPECT_EQ(cue_hits("", "ARTICLE-BODY").body->weight, 3);
}

}  // namespace
}  // namespace dateline
