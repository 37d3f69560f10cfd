#include "source/collect.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/file.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// A folder of its own, gone at the end.
class Collect : public testing::Test {
protected:
    Collect() {
        std::string name = (fs::temp_directory_path() / "collectXXXXXX").string();
        root_ = mkdtemp(name.data());
    }
    ~Collect() override {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }

    void file(const std::string& name) {
        fs::create_directories((root_ / name).parent_path());
        ASSERT_TRUE(write_file(root_ / name, fmt::format("text of {}", name)));
    }

    // Files and skips, relative to the folder.
    std::string dump(const std::vector<std::string>& arguments) {
        std::vector<std::string> full;
        for (const auto& argument : arguments) full.push_back((root_ / argument).string());
        const Collected collected = collect(full);
        std::string out;
        for (const auto& file : collected.files)
            out += file.path.string().substr(root_.string().size() + 1) + "\n";
        for (const Skip& skip : collected.skipped) {
            out += std::string(error_code_name(skip.why.code)) + " " +
                   skip.path.substr(root_.string().size() + 1) + "\n";
            EXPECT_TRUE(skip.why.message.starts_with(skip.path)) << skip.why.message;
        }
        return out;
    }

    fs::path root_;
};

TEST_F(Collect, FoldersInByteOrderWithoutHidden) {
    file("in/b.txt");
    file("in/a/z.txt");
    file("in/a.txt");
    file("in/.hidden.txt");
    file("in/.git/config");
    file("in/é.txt");
    EXPECT_EQ(dump({"in"}), "in/a.txt\nin/a/z.txt\nin/b.txt\nin/é.txt\n");
    EXPECT_EQ(dump({"in/.hidden.txt"}), "in/.hidden.txt\n");
    EXPECT_EQ(dump({"in/.git"}), "in/.git/config\n");
}

TEST_F(Collect, NoFileTwice) {
    file("in/a.txt");
    file("in/b.txt");
    fs::create_symlink(root_ / "in/a.txt", root_ / "in/c.txt");
    EXPECT_EQ(dump({"in/b.txt", "in", "in/../in/b.txt"}), "in/b.txt\nin/a.txt\n");
}

TEST_F(Collect, LinksInCirclesAreNoted) {
    file("in/sub/a.txt");
    fs::create_directory_symlink(root_ / "in", root_ / "in/sub/up");
    EXPECT_EQ(dump({"in"}), "in/sub/a.txt\nunreadable in/sub/up\n");
}

TEST_F(Collect, FoldersLinkedManyTimesAreWalkedOnce) {
    for (int i = 0; i < 40; ++i) {
        const fs::path here = root_ / fmt::format("d{}", i);
        fs::create_directories(here);
        const fs::path next = root_ / fmt::format("d{}", i + 1);
        fs::create_directory_symlink(next, here / "left");
        fs::create_directory_symlink(next, here / "right");
    }
    file("d40/a.txt");
    const Collected collected = collect({(root_ / "d0").string()});
    EXPECT_EQ(collected.files.size(), 1u);
}

TEST_F(Collect, WhatIsNotThereOrCannotBeReadIsSkipped) {
    file("in/a.txt");
    fs::create_symlink(root_ / "nowhere", root_ / "in/broken");
    ASSERT_EQ(mkfifo((root_ / "in/pipe").c_str(), 0600), 0);
    fs::create_directories(root_ / "none");
    EXPECT_EQ(dump({"missing", "in", "none"}),
              "in/a.txt\nnot_found missing\nnot_found in/broken\nunreadable in/pipe\nempty none\n");
}

TEST_F(Collect, FoldersTooDeepAreNoted) {
    std::string name = "deep";
    for (int i = 0; i < 70; ++i) name += "/d";
    file(name + "/a.txt");
    const Collected collected = collect({(root_ / "deep").string()});
    EXPECT_TRUE(collected.files.empty());
    ASSERT_EQ(collected.skipped.size(), 1u);
    EXPECT_EQ(collected.skipped[0].why.code, ErrorCode::over_limit);
}

}  // namespace
}  // namespace dateline
