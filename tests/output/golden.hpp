// Texts that are compared with a file. DATELINE_RENEW_GOLDEN=1 writes them anew; read the difference.
#pragma once

#include <cstdlib>
#include <gtest/gtest.h>

#include "casefile/temporary_folder.hpp"

namespace dateline {

inline void expect_golden(const std::string& name, const std::string& text) {
    const std::filesystem::path path =
        std::filesystem::path(DATELINE_SOURCE_DIR) / "tests" / "output" / "golden" / name;
    if (std::getenv("DATELINE_RENEW_GOLDEN") != nullptr) put_bytes(path, text);
    EXPECT_EQ(text, bytes_of(path)) << path;
}

}  // namespace dateline
