// How likely two tellings are of one event, as a sum of named weights.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "link/mention_dates.hpp"
#include "link/tellings.hpp"

namespace dateline {

// At least this much makes two tellings one event. Set on stories of our own and the two examples'.
inline constexpr double one_event_score = 3.0;

// What scoring needs of a telling, made once.
struct ScoredTelling {
    const CaseTelling* telling = nullptr;
    const EventMention* event = nullptr;
    const MentionDate* date = nullptr;            // null where only likeness is asked for
    const ReportDay* report = nullptr;            // likewise
    const std::vector<Index>* told_of = nullptr;  // who and where its report tells of, no countries, sorted
    std::string stem;                             // of the trigger
    std::vector<std::uint64_t> words;  // content words of the evidence, sorted, no participants' names
};

// Who and where the events of each report are told of, no countries, sorted.
std::vector<std::vector<Index>> told_of_in(std::size_t reports, std::span<const CaseTelling> tellings,
                                           const std::vector<CaseEntity>& entities);

ScoredTelling scored(const Reading& reading, const CaseTelling& telling, const std::vector<Index>& told_of);
ScoredTelling scored(const Reading& reading, const CaseTelling& telling, const MentionDate& date,
                     const ReportDay& report, const std::vector<Index>& told_of);

struct PairScore {
    double score = 0;    // below zero where something forbids it
    std::string reason;  // what speaks for it: "Ana Lopez, same place, same day"
};

// The words of a text that are no names, by hash, sorted; without the trigger.
std::vector<std::uint64_t> content_words(std::string_view text, std::string_view trigger);
// The share of the shorter list, taken as four words at least, that the other has too; 0 below two in common.
double shared_content(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

// How alike they are told, whatever their days: the same people, place and words.
PairScore likeness(const ScoredTelling& a, const ScoredTelling& b, const std::vector<CaseEntity>& entities);

// Likeness, and how well their days agree.
PairScore score_pair(const ScoredTelling& a, const ScoredTelling& b, const std::vector<CaseEntity>& entities);

}  // namespace dateline
