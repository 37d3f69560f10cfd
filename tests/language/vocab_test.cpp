#include "language/vocab.hpp"

#include <gtest/gtest.h>
#include <thread>

#include "base/data_file.hpp"

namespace dateline {
namespace {

TEST(StringId, IsSpacys) {
    struct Case {
        std::string_view text;
        std::uint64_t id;
    };
    for (const auto& [text, id] : {
             Case{"", 0},
             Case{"IS_ALPHA", 1},
             Case{"X", 101},
             Case{"mark", 423},
             Case{"apple", 8566208034543834098u},
             Case{"coffee", 3197928453018144401u},
             Case{"the", 7425985699627899538u},
             Case{"a", 11901859001352538922u},
             Case{"naïve", 0xE12A155500FDEAE0u},
         }) {
        EXPECT_EQ(string_id(text), id) << text;
    }
}

TEST(StringId, OfEveryReservedSymbolIsItsNumber) {
    ASSERT_TRUE(check_reserved_symbols());
    const auto rows = data_rows("language/reserved_symbols.tsv", 2, 2);
    ASSERT_TRUE(rows) << rows.error().message;
    for (const DataRow& row : *rows) {
        EXPECT_EQ(std::to_string(string_id(row.fields[0])), row.fields[1]);
        EXPECT_NE(string_id(std::string(row.fields[0]) + "?"), string_id(row.fields[0]));
    }
}

TEST(Intern, GivesOneLastingViewForEqualLabels) {
    std::string label = "made-up-label";
    const std::string_view first = intern(label);
    label[0] = 'M';
    EXPECT_EQ(first, "made-up-label");
    EXPECT_NE(intern(label).data(), first.data());
    std::vector<std::string_view> seen(4);
    {
        std::vector<std::jthread> threads;
        for (auto& view : seen) threads.emplace_back([&view] { view = intern("made-up-label"); });
    }
    for (const auto view : seen) EXPECT_EQ(view.data(), first.data());
}

}  // namespace
}  // namespace dateline
