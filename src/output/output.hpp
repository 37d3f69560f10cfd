// A case for people and programs: timeline, page, records, and why each thing is as it is. Every function
// is pure; texts are UTF-8 and end with a line end.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "link/case.hpp"
#include "output/text_layout.hpp"

namespace dateline {

// The chronology in order of date, those without a date last with the reason; then the reports.
std::string timeline_text(const Case& made, const TextStyle& style);
std::string timeline_markdown(const Case& made);
// One page that asks nothing of the network, reads in light and dark and prints with all evidence open.
std::string timeline_html(const Case& made);

// The records of the export contract, one JSON object a call, without its line end.
void export_records(const Case& made, const std::function<void(std::string_view)>& line);

// Any record by its id ("e12", "m40", "v7", "r1", ...): what it says, its evidence in context, its whys.
// not_found names the ids that there are.
Result<std::string> show(const Case& made, std::string_view id, const TextStyle& style);

// One report: its day and the reasons for it, what was left out of the page, its times, its events.
// `report` is an id, a path as it was given to build, or the end of one at a folder's border ("a.txt").
// not_found; bad_usage where several paths end so (named).
Result<std::string> explain(const Case& made, std::string_view report, const TextStyle& style);

}  // namespace dateline
