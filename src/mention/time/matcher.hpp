// The cascade: the pieces of one sentence become items; level by level, runs of items that a pattern knows
// become one item with a rule (finite-state cascade after Abney 1996, "Partial parsing via finite-state
// cascades"). Each level is one pass, and patterns are of bounded length, so the cost is linear in the
// pieces.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "mention/time/context.hpp"
#include "mention/time/pieces.hpp"
#include "mention/time/tables.hpp"

namespace dateline {

// What a match says, before the text around gives it an anchor.
struct MatchedTime {
    TimeRule rule;
    TimexType type = TimexType::date;
    time_tables::AnchorWish anchor = time_tables::AnchorWish::report;
    std::string why;
    std::vector<TimeRule> alternatives;
    std::vector<std::pair<std::uint32_t, std::uint32_t>>
        member_pieces;    // first and last of each of rule.members, or of the two ends of a range
    bool halves = false;  // member_pieces part the whole span in two
};

struct TimeItem {
    std::uint32_t first_piece = 0;
    std::uint32_t last_piece = 0;
    time_tables::ClassSet classes;
    std::vector<time_tables::ClassValue> values;
    int match = -1;  // of SentenceTimes::matches
};

struct SentenceTimes {
    std::vector<TimeItem> items;  // what is left when all levels are done
    std::vector<MatchedTime> matches;
    // Rows that took part, of Tables::word_rows and pattern_rows; filled where asked for.
    std::vector<std::uint32_t> words_used;
    std::vector<std::uint32_t> patterns_used;
};

SentenceTimes match_times(std::span<const Piece> pieces, const TimeContext& context,
                          const time_tables::Tables& tables);

// Makes a match's rule from a row and the items it matched; false where the row has no sense here ("the 41st
// of May" is kept as an impossible date, "2019-07" as years is not a range).
// `by_number[n]` is the item that the row's element n+1 matched, or null.
bool build_time(const time_tables::PatternRow& row, std::span<const TimeItem* const> by_number,
                std::span<const Piece> pieces, std::span<const MatchedTime> matches, MatchedTime& made,
                int& value);

}  // namespace dateline
