// Dates, statuses and sources in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "link/case.hpp"

namespace dateline {

// "6 March 2031", "6-8 March 2031" (with an en dash), "March 2031", "the 2010s", "up to 4 June 2025",
// "7 or 14 March 2025", "about 28 May 2025".
std::string date_words(const Edtf& date);

// The same for an event: "Thursday, 6 March 2031"; "between 19 and 25 May 2025" where the event is some
// time in it; "date unknown".
std::string when_words(const CaseDate& date);

// EDTF or an empty text.
std::string edtf_text(const std::optional<Edtf>& date);

// What a reader is told: "happened", "ongoing", "planned", "possible", "conditional", "did not happen".
std::string_view status_words(EventStatus status);
// One character: ● ◐ ○ ? ◇ ✗
std::string_view status_mark(EventStatus status);

// The outlet's name; where it is not known the wire's that the report credits, the host of its address, or
// the file's name.
std::string outlet_words(const CaseReport& report);

std::string file_name_of(std::string_view path);

// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& names);

// "1 report", "3 reports".
std::string counted(std::size_t count, std::string_view noun);

// Who says so in one report: the outlet, then those it cites, nearest first.
struct Telling {
    Index report = none;
    std::string outlet;
    std::vector<std::string> cited;  // names, without the outlet itself
};
// One for each report that tells of the event, in the order of the reports.
std::vector<Telling> tellings(const Case& made, const CaseEvent& event);
// "Coast Daily [r2] citing the ministry"
std::string telling_words(const Case& made, const Telling& telling);

// The status in words, report by report: "planned (r1), happened (r2)"; empty where it never changed.
std::string history_words(const Case& made, const CaseEvent& event);

// The disagreements about the event, each as one line.
std::vector<std::string> disagreement_words(const Case& made, std::string_view event_id);

// "2 independent sources in 3 reports", "1 source".
std::string source_words(const CaseEvent& event);

}  // namespace dateline
