// The date of each event mention, from its own words and its report's day; then from the event that it
// turns out to tell.
#pragma once

#include <span>
#include <vector>

#include "link/case.hpp"
#include "link/report_days.hpp"

namespace dateline {

// How firmly a mention is dated.
enum class DateHold {
    unknown,    // nothing can be said
    open,       // before or after the report, by tense
    inherited,  // the day of a clause around it: that day, or the one before
    told,       // by its own words
};

struct MentionDate {
    CaseDate date;
    DateHold hold = DateHold::unknown;
    // The days it can be, for comparing: of `inherited` with the day before, of `open` with its open end.
    std::optional<Edtf> possible;
    bool supposed = false;  // of what may be: no other report narrows what its own words say
};

MentionDate date_mention(const Reading& reading, const EventMention& event, const ReportDay& day);

// "day", "month", "within", "before", ...: the precision of records.md.
std::string precision_of(const Edtf& date);

// The mention's date once its event's is known; `source` says who dates it ("r2").
CaseDate date_by_event(const MentionDate& own, const Edtf& event, const std::string& source);

}  // namespace dateline
