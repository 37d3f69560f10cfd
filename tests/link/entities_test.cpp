#include "link/entities.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "link/country_words.hpp"
#include "link/names.hpp"
#include "link/title_fields.hpp"
#include "report_builder.hpp"

namespace dateline::test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(Names, FormsOfOneNameHaveOneKey) {
    EXPECT_EQ(name_key("Pak Yong-ho"), "pak yong ho");
    EXPECT_EQ(name_key("PAK  YONG HO"), "pak yong ho");
    EXPECT_EQ(name_key("José Muñoz’s"), "jose munoz");
    EXPECT_EQ(name_key("The U.S. Treasury"), "u s treasury");
    EXPECT_THAT(acronyms_of("bank of japan"), ElementsAre("bj", "boj"));
}

TEST(Names, TitleFieldsLoadAndEveryFieldIsFound) {
    const auto loaded = TitleFields::load();
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(loaded->field_of("deputy foreign minister"), "public affairs");
    EXPECT_EQ(loaded->field_of("reserve goalkeeper"), "sport");
    EXPECT_EQ(loaded->field_of("folk singer"), "arts");
    EXPECT_EQ(loaded->field_of("bus driver"), "private life");
    EXPECT_EQ(loaded->field_of("aficionado"), "");
}

TEST(Names, OrganisationsAreTheSameHoweverTheirCountryIsSaid) {
    const auto loaded = CountryWords::load();
    ASSERT_TRUE(loaded) << loaded.error().message;
    for (const char* form :
         {"Norway's Defence Ministry", "the Norwegian Ministry of Defence", "Defence Ministry of Norway"}) {
        const auto parted = loaded->part(name_key(form), "NOR");
        EXPECT_EQ(parted.rest, "defence ministry") << form;
        EXPECT_EQ(parted.country, "NOR") << form;
    }
    EXPECT_EQ(loaded->part("norway", "NOR").rest, "norway");
    EXPECT_EQ(loaded->name_of("NOR"), "Norway");
}

// The entities of two reports of one entity each: one, or two.
std::size_t count(const ReportEntity& a, const ReportEntity& b) {
    ReportBuilder one("1.txt");
    ReportBuilder two("2.txt");
    one.sentence("One.").entity(a);
    two.sentence("Two.").entity(b);
    return link_entities(std::vector<Reading>{one.reading(), two.reading()}).entities.size();
}

ReportEntity person(std::string name, std::string country, std::vector<std::string> titles = {}) {
    ReportEntity told;
    told.surname_only = name.find(' ') == std::string::npos;
    told.name = std::move(name);
    told.country = std::move(country);
    told.titles = std::move(titles);
    return told;
}

ReportEntity organisation(std::string name, std::string country, std::vector<std::string> aliases = {}) {
    ReportEntity told;
    told.type = EntityType::organization;
    told.name = std::move(name);
    told.country = std::move(country);
    told.aliases = std::move(aliases);
    return told;
}

TEST(Entities, MergeTheSameAndKeepHomonymsApart) {
    EXPECT_EQ(count(person("Pak Yong-ho", "KOR"), person("Pak Yong Ho", "KOR")), 1U);
    EXPECT_EQ(count(person("Park Young-ho", "KOR"), person("Pak Yong Ho", "")), 1U);
    EXPECT_EQ(count(person("Park Young-ho", "KOR"), person("Pak Yŏng-ho", "KOR")), 1U);
    EXPECT_EQ(count(person("Park Young-ho", "KOR"), person("Pak Yong Ho", "PRK")), 2U);
    EXPECT_EQ(count(person("Park Young-ho", "KOR"), person("Park Young-hwan", "KOR")), 2U);
    EXPECT_EQ(count(person("Sergey Ivanov", "RUS"), person("Сергей Иванов", "")), 1U);
    EXPECT_EQ(count(person("Bill Meyer", "USA"), person("William Meyer", "")), 1U);
    EXPECT_EQ(count(person("Paul Meyer", "DEU"), person("Paul Meyer", "CHE")), 2U);
    EXPECT_EQ(count(person("Paul Meyer", "DEU", {"minister"}), person("Paul Meyer", "DEU", {"goalkeeper"})),
              2U);
    EXPECT_EQ(count(person("Paul Meyer", "DEU", {"minister"}), person("Paul Meyer", "", {"senator"})), 1U);
    EXPECT_EQ(count(person("P. Meyer", "DEU"), person("Paul Meyer", "DEU")), 1U);
    EXPECT_EQ(count(person("Meyer", "DEU"), person("Paul Meyer", "DEU")), 2U);
    EXPECT_EQ(count(person("Meyer", "DEU", {"minister"}), person("Paul Meyer", "DEU", {"minister"})), 1U);
    EXPECT_EQ(count(person("Meyer", "", {"captain"}), person("Paul Meyer", "", {"captain"})), 1U);
    EXPECT_EQ(count(person("Mercy Meyer", ""), organisation("Mercy Meyer", "")), 1U);
    EXPECT_EQ(count(person("Meyer", "DEU", {"soldier"}), person("Paul Meyer", "DEU", {"minister"})), 2U);
    EXPECT_EQ(count(organisation("ANSA", "ITA"), organisation("Ansa", "ITA")), 1U);
    EXPECT_EQ(count(organisation("NCTA", ""), organisation("National Coffee Trade Association", "KEN")), 1U);
    EXPECT_EQ(
        count(organisation("Kenya's Coffee Board", "KEN"), organisation("Coffee Board of Kenya", "KEN")), 1U);
    EXPECT_EQ(count(organisation("Interior Ministry", "KEN"), organisation("Interior Ministry", "UGA")), 2U);
}

TEST(Entities, AnUnknownNamesakeOfTwoJoinsNeither) {
    std::vector<Reading> readings;
    const std::vector<ReportEntity> told = {person("Paul Meyer", "DEU"), person("Paul Meyer", "CHE"),
                                            person("Paul Meyer", "")};
    for (std::size_t i = 0; i < told.size(); ++i) {
        ReportBuilder b(std::to_string(i));
        b.sentence("Text.").entity(told[i]);
        readings.push_back(b.reading());
    }
    const LinkedEntities linked = link_entities(readings);
    ASSERT_EQ(linked.entities.size(), 3U);
    EXPECT_THAT(linked.entities[1].why, Contains(HasSubstr("kept apart")));
    EXPECT_THAT(linked.entities[2].why, Contains(HasSubstr("could be any of 2")));
}

TEST(Entities, TheFullestNameIsShownAndTheOthersAreAliases) {
    ReportBuilder one("1.txt");
    one.sentence("The Kenya Coffee Board met. The Coffee Board spoke.");
    const Index board = one.organisation("Kenya Coffee Board", "KEN", {"Coffee Board"});
    one.named(board, "Kenya Coffee Board").named(board, "Coffee Board");
    ReportBuilder two("2.txt");
    two.sentence("KCB met.");
    two.organisation("KCB", "");
    const LinkedEntities linked = link_entities(std::vector<Reading>{one.reading(), two.reading()});
    ASSERT_EQ(linked.entities.size(), 1U);
    EXPECT_EQ(linked.entities[0].name, "Kenya Coffee Board");
    EXPECT_THAT(linked.entities[0].aliases, Contains("KCB"));
    EXPECT_THAT(linked.entities[0].aliases, Contains("Coffee Board"));
    EXPECT_THAT(linked.entities[0].why, Contains(HasSubstr("acronym")));
}

}  // namespace
}  // namespace dateline::test
