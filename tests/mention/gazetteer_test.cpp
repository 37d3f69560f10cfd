#include "mention/gazetteer.hpp"

#include <algorithm>

#include "mention_dump.hpp"

namespace dateline {
namespace {

std::vector<PlaceRow> three_rows() {
    return {{"Ñuñoa", {"Nunyoa"}, PlaceKind::city, "CHL", "12", 163511, -33.45, -70.6, 3874941},
            {"Chile", {}, PlaceKind::country, "CHL", "", 18729160, {}, {}, 3895114},
            {"Santiago", {}, PlaceKind::capital, "CHL", "12", 4837295, -33.45, -70.64, 3871336}};
}

std::string names(const std::vector<Place>& places) {
    std::string out;
    for (const Place& place : places) out += std::string(place.country) + " " + std::string(place.name) + ";";
    return out;
}

TEST(Gazetteer, FindsByFoldedNameAndOtherNames) {
    const auto world = Gazetteer::from_bytes(pack_places(three_rows()), "test");
    ASSERT_TRUE(world);
    EXPECT_EQ(world->size(), 3u);
    const auto found = world->find("NUNOA");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].name, "Ñuñoa");
    EXPECT_EQ(found[0].country, "CHL");
    EXPECT_EQ(found[0].admin1, "12");
    EXPECT_EQ(found[0].population, 163511u);
    EXPECT_EQ(found[0].geonames, 3874941u);
    EXPECT_NEAR(found[0].latitude.value(), -33.45, 1e-5);
    EXPECT_EQ(names(world->find("nunyoa")), "CHL Ñuñoa;");
    EXPECT_FALSE(world->find("Chile").front().latitude.has_value());
    EXPECT_TRUE(world->find("Talca").empty());
    EXPECT_TRUE(world->find("").empty());
}

TEST(Gazetteer, TheMostImportantComesFirst) {
    EXPECT_EQ(names(small_gazetteer().find("Paris")), "FRA Paris;USA Paris;");
    EXPECT_EQ(names(small_gazetteer().find("Georgia")), "GEO Georgia;USA Georgia;");
    EXPECT_EQ(small_gazetteer().find_in("Paris", "USA")->admin1, "TX");
    EXPECT_FALSE(small_gazetteer().find_in("Paris", "KEN").has_value());
}

TEST(Gazetteer, TheOrderOfRowsChangesNothing) {
    auto rows = three_rows();
    const std::string packed = pack_places(rows);
    std::reverse(rows.begin(), rows.end());
    EXPECT_EQ(pack_places(rows), packed);
}

TEST(Gazetteer, EveryCutIsRefused) {
    const std::string packed = pack_places(three_rows());
    for (std::size_t size = 0; size < packed.size(); ++size) {
        const auto cut = Gazetteer::from_bytes(packed.substr(0, size), "cut.bin");
        ASSERT_FALSE(cut) << size;
        EXPECT_EQ(cut.error().code, ErrorCode::malformed) << size;
        EXPECT_NE(cut.error().message.find("cut.bin"), std::string::npos) << size;
    }
}

TEST(Gazetteer, EveryDamagedByteIsRefused) {
    const std::string packed = pack_places(three_rows());
    for (std::size_t at = 0; at < packed.size(); ++at) {
        std::string damaged = packed;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        EXPECT_FALSE(Gazetteer::from_bytes(damaged, "damaged.bin")) << at;
    }
}

TEST(Gazetteer, AnotherVersionSaysWhatToDo) {
    std::string packed = pack_places(three_rows());
    packed[8] = 9;
    const auto other = Gazetteer::from_bytes(packed, "old.bin");
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, ErrorCode::unsupported);
    EXPECT_NE(other.error().message.find("version 9"), std::string::npos);
    EXPECT_EQ(Gazetteer::open("no/such/gazetteer.bin").error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace dateline
