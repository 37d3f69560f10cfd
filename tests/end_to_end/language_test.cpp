// Reports in a language that the model does not read are kept with their page's facts, and no event is
// made of words that were not understood.
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

constexpr const char* german = R"(Neuer Pier in Varnel eröffnet

Veröffentlicht: 2031-03-05

Der Hafen von Varnel hat am Dienstag seinen zweiten Pier eröffnet, vier Jahre nachdem die ersten Zeichnungen dem Stadtrat gezeigt worden waren. Die Bürgermeisterin Ilse Marrow traf am Mittwoch den Minister in Berlin und sagte, die Fähren würden ihn ab Ende des Monats nutzen. Die Arbeiten kosteten 1599 Kronen je Meter.

Die Erbauer hatten den Pier zwei Jahre früher versprochen, und der Stadtrat teilte am Montag mit, ein Drittel der Kosten sei aus dem Fonds für die nördliche Küste gekommen, den der Kreis 2026 eingerichtet hatte.
)";

constexpr const char* english = R"(Harbour of Varnel opens a second pier

Published: 2031-03-05

The harbour of Varnel opened its second pier on Tuesday, four years after the first drawings were shown to the town council. Mayor Ilse Marrow met the transport minister in Berlin on Wednesday and said the ferries would use it from the end of the month.

The builders had promised the pier two years earlier, and the council said on Monday that a third of the cost had come from the fund for the northern coast, which the county set up in 2026.
)";

TEST(OtherLanguages, AreKeptAndNotRead) {
    const TemporaryFolder folder;
    put_bytes(folder / "de.txt", german);
    put_bytes(folder / "en.txt", english);
    const std::string made = (folder / "pier.case").string();
    ASSERT_EQ(
        run_dateline({"build", (folder / "de.txt").string(), (folder / "en.txt").string(), "-o", made}).code,
        0);

    std::map<std::string, Json> reports;
    std::map<std::string, int> mentions;
    std::istringstream lines(run_dateline({"export", made}).out);
    for (std::string line; std::getline(lines, line);) {
        const Json record = Json::parse(line);
        if (record["kind"] == "report") reports[record["language"]] = record;
        if (record["kind"] == "mention") ++mentions[record["report"]];
    }
    ASSERT_EQ(reports.size(), 2u);
    EXPECT_EQ(reports["de"]["unread"], "its text is in German, and the model reads English");
    EXPECT_EQ(reports["de"]["published"]["edtf"], "2031-03-05");
    EXPECT_EQ(mentions[reports["de"]["id"]], 0);
    EXPECT_TRUE(reports["en"]["unread"].is_null());
    EXPECT_GT(mentions[reports["en"]["id"]], 0);
    EXPECT_THAT(run_dateline({"timeline", made}).out, HasSubstr("1 not read (in another language)"));
    EXPECT_THAT(run_dateline({"explain", made, "de.txt"}).out, HasSubstr("its text is in German"));
}

}  // namespace
}  // namespace dateline
