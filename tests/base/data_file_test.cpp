#include "base/data_file.hpp"

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(DataFile, MissingFileIsNamed) {
    const auto missing = data_file("no/such.tsv");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::not_found);
    EXPECT_NE(missing.error().message.find("data/no/such.tsv"), std::string::npos);
}

}  // namespace
}  // namespace dateline
