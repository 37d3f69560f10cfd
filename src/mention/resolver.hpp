// Who is meant by each name, title, description and pronoun of one report. Walks the text once from
// left to right and keeps what was told before as candidates; looks back a bounded number of mentions, so
// the whole is linear. The rules are those of classic salience resolution (Lappin and Leass 1994): same
// sentence before earlier ones, subjects before others, agreement, and no argument of the pronoun's own verb.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mention/context.hpp"
#include "mention/institutions.hpp"
#include "mention/names.hpp"
#include "mention/titles.hpp"

namespace dateline {

struct Resolved {
    std::vector<ReportEntity> entities;
    std::vector<EntityMention> mentions;  // in order of their spans
};

class Resolver {
public:
    Resolver(const Context& ctx, std::vector<Name> names);
    Resolved run();

private:
    // What is known of a person's offices, for matching descriptions.
    struct Office {
        std::vector<std::string> words;  // without generic ones; the head noun last
        std::string title_class;
        std::string country;
    };
    enum class Standing { any, leader };
    enum class Gender { unknown, male, female };
    struct Known {  // beside each entity
        std::vector<Office> offices;
        Gender gender = Gender::unknown;
        std::string core;   // an institution's noun phrase
        std::string seat;   // an embassy's host
        std::string group;  // a group's noun
        bool plural = false;
        bool listed = false;                     // an organisation of the tables
        std::vector<std::string> words;          // of the fullest name
        std::uint32_t first_told = none;         // by a full name: the first token
        std::vector<std::string> title_classes;  // of the titles told with a full name
    };
    enum class Step { name, institution, title, group, pronoun, pair };
    struct Item {
        std::uint32_t at = 0;  // the head token
        Step step = Step::name;
        Index index = 0;
    };

    const Context& ctx_;
    std::vector<Name> names_;
    std::vector<Institution> institutions_;
    std::vector<Title> titles_;
    std::vector<ReportEntity> entities_;
    std::vector<Known> known_;
    std::vector<EntityMention> mentions_;
    std::vector<Index> name_entity_;         // by name
    std::vector<Index> institution_entity_;  // by institution
    std::vector<Index> name_at_;             // by head token; the outer one where names nest
    std::vector<Index> institution_at_;      // by every token of the institution's own words
    std::vector<Index> title_at_;            // by every token
    std::vector<std::uint32_t> last_told_;   // by entity: its last head token + 1
    std::vector<Index> officers_;            // persons with an office, at most `most_officers`
    Index last_speaker_ = none;              // organisation or country that was said to say something
    Index last_outlet_ = none;               // news organisation that was
    Index last_person_speaking_ = none;
    std::vector<std::vector<Index>> at_head_;  // entities told by each token
    std::map<std::string, Index> by_key_;
    std::map<std::string, std::vector<Index>> same_word_;  // persons and organisations that share a word
    std::map<std::string, Index> state_agency_;            // country -> the name of its state's agency
    std::map<std::string, int> country_counts_;            // how often the report tells each country

    // resolver.cpp
    Index add_entity(EntityType type, std::string name);
    void add_mention(Index entity, std::uint32_t first, std::uint32_t last, std::uint32_t head,
                     MentionForm form, bool as_government = false);
    void add_alias(Index entity, std::string_view alias);
    Index country_entity(const std::string& alpha3);
    std::vector<Item> items() const;
    std::string country_of_place(const std::string& name) const;
    void settle();

    // resolver_names.cpp
    void resolve_persons();
    void attach_titles();
    void resolve_name(Index name);
    bool told_otherwise(Index name) const;
    Index place_entity(const Name& name);
    Index area_entity(const Name& name);
    Index organization_entity(const Name& name);
    Index longer_organization(const std::string& text, const std::vector<std::string>& words);
    std::string singular_of(const Title& title) const;
    std::string office_before(const Name& name) const;
    bool another_of_the_name(Index person, const Name& name, const std::string& office) const;
    Index full_person(const std::string& text, std::vector<std::string> words);
    Index person_for(const Name& name, const std::vector<Index>& last_told);

    // resolver_institutions.cpp
    void resolve_institution(Index institution);
    Index institution_entity(const Institution& told, const std::string& country);
    std::string main_country() const;
    std::string dateline_country() const;
    Index ministry_of(const Institution& told);
    void take_acronym(Index entity, std::uint32_t last);
    Index earlier_institution(const Institution& told) const;
    Index earlier_company(std::uint32_t before) const;
    Index body_by_noun(const Institution& told);
    std::string owner_country(std::uint32_t token) const;
    std::string nearest_country(std::uint32_t before) const;

    // resolver_descriptions.cpp
    void resolve_title(Index title);
    Index person_by_office(const Title& title, const std::string& country) const;
    void resolve_group(std::uint32_t head);
    std::vector<Index> nations_of(std::uint32_t noun) const;
    Index unnamed(EntityType type, const std::string& name, const std::string& key,
                  const std::string& country);
    std::vector<Index> origins_of(std::uint32_t noun);
    std::vector<Index> officers_told(std::uint32_t noun) const;
    bool resolve_report(std::uint32_t noun);
    bool led_by(std::uint32_t noun, std::vector<Index>& out) const;
    Office office_of(const Title& title, const std::string& country) const;

    // resolver_pronouns.cpp
    void tell_person(std::uint32_t pronoun, Gender gender);
    void resolve_pronoun(std::uint32_t token);
    void resolve_pair(std::uint32_t token);
    Index antecedent(std::uint32_t pronoun, std::initializer_list<EntityType> types, Gender gender) const;
    std::vector<Index> plural_antecedent(std::uint32_t pronoun) const;
    double weight(std::uint32_t told, std::uint32_t pronoun) const;
    void note_speaker(std::uint32_t token);
    std::vector<Index> last_pair(std::uint32_t before, std::initializer_list<EntityType> types,
                                 Standing standing) const;
    std::vector<Index> countries_told_most();
    bool has_office(Index person) const;
    bool coargument(std::uint32_t pronoun, std::uint32_t other) const;
};

// Whether a capital or seat of government stands for the government here ("Nairobi said") or for the
// city ("arrived in Nairobi").
bool stands_for_government(const Context& ctx, const Name& name, bool is_city);

// The country that "the North", "the South" mean in this report (alpha-3), if they mean one.
std::string country_of_direction(const Context& ctx, std::uint32_t token, const std::vector<Name>& names);

}  // namespace dateline
