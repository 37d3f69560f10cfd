#include "link/day_constraint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

#include "link/mention_dates.hpp"
#include "report_builder.hpp"

namespace dateline::test {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

DayConstraint constraint(Ground ground, double weight, std::string_view days, std::string reason) {
    DayConstraint made;
    made.ground = ground;
    made.weight = weight;
    made.days = DaySet::of(edtf(days));
    made.reason = std::move(reason);
    return made;
}

TEST(Narrow, WhatAgreesIsTakenTogether) {
    const Narrowed narrowed =
        narrow(DaySet::all(), {constraint(Ground::arithmetic, 1, "2024-05-03/..", "bound"),
                               constraint(Ground::shared_event, 3, "2024-05", "month")});
    EXPECT_EQ(describe(narrowed.days), "29 days, 2024-05-03 to 2024-05-31");
    EXPECT_THAT(narrowed.reasons, ElementsAre(HasSubstr("bound"), HasSubstr("month")));
    EXPECT_THAT(narrowed.conflicts, IsEmpty());
}

TEST(Narrow, AMisreadDateDoesNotOutweighTwoEventsThatAgreeAndTheSmallestConflictIsSaid) {
    const Narrowed narrowed =
        narrow(DaySet::all(), {constraint(Ground::arithmetic, 1, "2026-01-01/..", "misread"),
                               constraint(Ground::shared_event, 4, "2024-05-06/2024-05-12", "meeting"),
                               constraint(Ground::shared_event, 3.5, "2024-05-10/2024-05-16", "visit"),
                               constraint(Ground::order, 3, "../2026-06-01", "order")});
    EXPECT_EQ(describe(narrowed.days), "3 days, 2024-05-10 to 2024-05-12");
    ASSERT_EQ(narrowed.conflicts.size(), 1U);
    // One of the two suffices to contradict it; the bound that agrees with it is no part of that.
    EXPECT_THAT(narrowed.conflicts.front(), AllOf(HasSubstr("misread — against meeting"),
                                                  Not(HasSubstr("visit")), Not(HasSubstr("order"))));
}

TEST(Narrow, OfTwoThatAreEquallyTrustedBothStay) {
    const Narrowed narrowed =
        narrow(DaySet::all(), {constraint(Ground::shared_event, 3, "2024-05-06/2024-05-07", "one"),
                               constraint(Ground::shared_event, 3.5, "2024-09-01", "other")});
    EXPECT_EQ(describe(narrowed.days), "3 days, 2024-05-06 to 2024-09-01");
    EXPECT_EQ(narrowed.conflicts.size(), 2U);
}

TEST(Narrow, AWeakOneOnlyNarrows) {
    DayConstraint weak = constraint(Ground::shared_event, 1, "2024-05-06", "weak");
    weak.narrows_only = true;
    EXPECT_FALSE(narrow(DaySet::all(), {weak}).days.bounded());
    EXPECT_THAT(narrow(DaySet::all(), {weak}).idle, ElementsAre("weak"));
    const DayConstraint month = constraint(Ground::shared_event, 3, "2024-05", "month");
    EXPECT_EQ(describe(narrow(DaySet::all(), {weak, month}).days), "2024-05-06");
    const DayConstraint june = constraint(Ground::shared_event, 3, "2024-06", "june");
    const Narrowed aside = narrow(DaySet::all(), {weak, june});
    EXPECT_EQ(aside.days.count(), 30);
    EXPECT_THAT(aside.conflicts, ElementsAre(HasSubstr("weak")));
}

// The order in which constraints come changes nothing, and days are only left out for a reason that is said.
TEST(NarrowProperties, OrderChangesNothingAndConsistentOnesIntersect) {
    std::mt19937 random(5);
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    const Day base = hull(edtf("2024-05-01")).first;
    for (int round = 0; round < 500; ++round) {
        std::vector<DayConstraint> all;
        DaySet common = DaySet::all();
        for (int i = 2 + pick(4); i > 0; --i) {
            const Day first = base + std::chrono::days{pick(30)};
            DayConstraint made;
            made.ground = static_cast<Ground>(pick(4));
            made.weight = 2 + pick(3);
            made.days = DaySet({{first, first + std::chrono::days{pick(20)}}});
            made.reason = "c" + std::to_string(i);
            common = common & *made.days;
            all.push_back(std::move(made));
        }
        const Narrowed narrowed = narrow(DaySet::all(), all);
        ASSERT_FALSE(narrowed.days.empty());
        if (!common.empty()) {
            ASSERT_EQ(narrowed.days, common);
        } else {
            ASSERT_FALSE(narrowed.conflicts.empty());
        }
        std::shuffle(all.begin(), all.end(), random);
        const Narrowed shuffled = narrow(DaySet::all(), all);
        ASSERT_EQ(shuffled.days, narrowed.days);
        ASSERT_EQ(shuffled.reasons, narrowed.reasons);
        ASSERT_EQ(shuffled.conflicts, narrowed.conflicts);
    }
}

TEST(MentionDates, WhatMayHappenIsNotNarrowedByAnotherReport) {
    MentionDate own;
    own.date.day = edtf("2025-03-21/2025-12-31");
    own.hold = DateHold::told;
    EXPECT_EQ(day_text(date_by_event(own, edtf("2025-05"), "r2").day), "2025-05");
    own.supposed = true;
    EXPECT_EQ(day_text(date_by_event(own, edtf("2025-05"), "r2").day), "2025-03-21/2025-12-31");
}

}  // namespace
}  // namespace dateline::test
