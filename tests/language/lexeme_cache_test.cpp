#include "language/lexeme_cache.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TokenFeatures key(std::uint64_t number) {
    return {number, number % 7, number % 11, number % 13, number % 2, 0};
}

// A row holds its own key, so that any mix-up shows.
void expect_row(LexemeCache& cache, std::uint64_t number, std::size_t& filled) {
    const auto found = cache.find_or_add(key(number));
    if (found.is_new) {
        found.row[0] = static_cast<float>(number);
        found.row[15] = static_cast<float>(number + 1);
        ++filled;
    }
    ASSERT_EQ(found.row[0], static_cast<float>(number));
    ASSERT_EQ(found.row[15], static_cast<float>(number + 1));
}

TEST(LexemeCache, NeverMixesUpRowsHoweverManyPassThrough) {
    LexemeCache cache(16, 64);
    std::size_t filled = 0;
    std::uint64_t state = 1;
    for (int i = 0; i < 20000; ++i) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        const std::uint64_t number = state >> 33;
        cache.make_room(1);
        expect_row(cache, i % 2 ? number % 500 : number % 10, filled);
    }
    // Ten lexemes make up half of the look-ups and stay; of the 500 most are forgotten in between.
    EXPECT_GT(filled, 5000u);
    EXPECT_LT(filled, 11000u);
}

TEST(LexemeCache, KeepsRowsInPlaceUntilRoomIsMade) {
    LexemeCache cache(16, 64);
    cache.make_room(32);
    std::vector<float*> rows;
    for (std::uint64_t number = 0; number < 32; ++number) {
        const auto found = cache.find_or_add(key(number));
        ASSERT_TRUE(found.is_new);
        found.row[0] = static_cast<float>(number);
        rows.push_back(found.row);
    }
    for (std::uint64_t number = 0; number < 32; ++number) {
        const auto again = cache.find_or_add(key(number));
        EXPECT_FALSE(again.is_new);
        EXPECT_EQ(again.row, rows[number]);
        EXPECT_EQ(rows[number][0], static_cast<float>(number));
    }
    // The next generation still finds them, moved.
    cache.make_room(32);
    EXPECT_FALSE(cache.find_or_add(key(5)).is_new);
    EXPECT_EQ(cache.find_or_add(key(5)).row[0], 5.0f);
    // Two generations on, what was not asked for is forgotten.
    cache.make_room(32);
    EXPECT_TRUE(cache.find_or_add(key(6)).is_new);
    EXPECT_FALSE(cache.find_or_add(key(5)).is_new);
}

TEST(LexemeCache, TellsApartLexemesThatDifferInOneIdOnly) {
    LexemeCache cache(16, 64);
    cache.make_room(8);
    const TokenFeatures variants[] = {{1, 2, 3, 4, 0, 0}, {9, 2, 3, 4, 0, 0}, {1, 9, 3, 4, 0, 0},
                                      {1, 2, 9, 4, 0, 0}, {1, 2, 3, 9, 0, 0}, {1, 2, 3, 4, 1, 0},
                                      {1, 2, 3, 4, 0, 1}};
    for (const TokenFeatures& variant : variants) EXPECT_TRUE(cache.find_or_add(variant).is_new);
    for (const TokenFeatures& variant : variants) EXPECT_FALSE(cache.find_or_add(variant).is_new);
}

}  // namespace
}  // namespace dateline
