// Which tellings of other reports may be of the event that one report tells, and how sure that is, whatever
// their days.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "link/telling_score.hpp"
#include "link/tellings.hpp"

namespace dateline {

// Weights of a match, by what the tellings have in common. Set on stories of our own and the examples'.
inline constexpr double weight_two_persons = 4;
inline constexpr double weight_person_and_place = 3;
inline constexpr double weight_person_and_country = 2.5;
inline constexpr double weight_person_and_word = 2;
inline constexpr double weight_two_countries = 1.5;
inline constexpr double weight_country_and_word = 1;

class EventMatches {
public:
    EventMatches(std::span<const Reading> readings, std::span<const CaseTelling> tellings,
                 const std::vector<CaseEntity>& entities);

    // Tellings that share a participant, or the kind of event with a place, a word or a mode. In order; at
    // most `most_compared` a key, so that a case of many reports stays near-linear.
    std::vector<Index> candidates(Index telling) const;

    // How sure it is that both are of one event; 0 where it is not at all.
    struct Weight {
        double value = 0;
        bool nameless = false;  // known by kind, place and words alone
    };
    Weight weight(Index a, Index b) const;

    // A journey and a meeting: of one place, not of one day.
    bool is_presence(Index a, Index b) const;

    const ScoredTelling& scored(Index telling) const { return scored_[telling]; }
    // Who and where a report tells of, no countries, sorted.
    const std::vector<Index>& told_of(Index report) const { return told_of_[report]; }

private:
    bool place_in_words(Index placed, Index told) const;
    double named_weight(Index a, Index b, const Agreement& agreed) const;
    double nameless_weight(Index a, Index b, const Agreement& agreed) const;
    std::vector<std::string> keys_of(Index telling) const;

    std::span<const Reading> readings_;
    std::span<const CaseTelling> tellings_;
    const std::vector<CaseEntity>& entities_;
    std::vector<std::vector<Index>> told_of_;
    std::vector<ScoredTelling> scored_;
    std::vector<std::vector<std::uint64_t>> sentence_words_;  // of each telling, no names
    std::unordered_map<Index, std::vector<Index>> of_entity_;
    std::unordered_map<std::string, std::vector<Index>> of_key_;
};

}  // namespace dateline
