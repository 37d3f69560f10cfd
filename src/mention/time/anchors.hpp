// What each expression is counted from: the report's day, or the time last told ("the previous day", "a day
// earlier", "later in the day").
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "mention/mentions.hpp"
#include "mention/time/context.hpp"
#include "mention/time/tables.hpp"

namespace dateline {

// What one expression asks for; element i belongs to times[i].
struct AnchorRequest {
    time_tables::AnchorWish wish = time_tables::AnchorWish::report;
    std::uint32_t sentence = 0;
    std::uint32_t governor = 0;  // token
    bool in_brackets = false;    // "(1876–1910)", beside what the sentence tells
    bool of_noun = false;        // "the crisis of 1917"
};

// How a text tells its times. A history tells of days long past, most of them with their year, and hardly any
// from the day it was written: in it "August" and "the next month" go on from the time last told.
enum class Telling { report, history };

// Of a text whose own day is `written`, where that is known.
Telling telling_of(std::span<const TimeExpression> times, std::span<const AnchorRequest> requests,
                   const std::optional<Edtf>& written);

// Fills anchor and anchor_time, and adds to `why` where an antecedent was found or missed.
void set_anchors(std::vector<TimeExpression>& times, std::span<const AnchorRequest> requests,
                 const TimeContext& context, bool has_dateline_day, Telling telling);

}  // namespace dateline
