// What every form of the timeline shows, in its order.
#pragma once

#include <string>
#include <vector>

#include "link/case.hpp"

namespace dateline {

struct UndatedGroup {
    std::string reason;
    std::vector<Index> events;
};

struct Outline {
    std::string title;         // the story's label where there is one story
    std::string reports_line;  // "5 reports, 27 May to 14 June 2025; 2 of them without a day; 1 file skipped"
    std::string events_line;   // "23 events from March to June 2025: 14 happened, 5 planned, ..."
    std::vector<Index> dated;  // in order of date
    std::vector<Index> bounded;         // known only as before or after some day
    std::vector<UndatedGroup> undated;  // with the reason why no date is given, commonest first
    std::vector<EventStatus> statuses;  // that occur, in their order
};

Outline outline(const Case& made);

// "stated", "inferred: WHY", "day unknown: WHY", after the day in words.
std::string published_words(const Published& published);
// The same for a report, then whose text it carries and why its words were not read.
std::string report_words(const Case& made, const CaseReport& report);

}  // namespace dateline
