// When an HTML page says its article was published and modified: every claim, the one to believe first.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "article/date_reader.hpp"
#include "article/page_view.hpp"

namespace dateline {

enum class DateRole { published, modified };

// A date as one field of the page gives it.
struct SaidDate {
    DateRole role = DateRole::published;
    std::string value;
    std::string where;  // "JSON-LD datePublished", "meta article:published_time"
    double belief = 0;  // date_belief, below
};

// How much is believed of each kind of claim, the highest first; what is seen adds to its belief by label,
// element and nearness to the headline (date_choice.cpp). Set on the even halves (by the CRC-32 of their file
// names) of the evaluation pages of trafilatura and htmldate.
namespace date_belief {
inline constexpr double meta_published = 6.1;  // article:published_time and other names that say it
inline constexpr double json_ld = 6;
inline constexpr double stated = 5.8;  // by the container: a feed's pubDate
inline constexpr double microdata = 5.5;
inline constexpr double address = 4.5;
inline constexpr double meta_date = 4;  // "date", "dc.date": may be any date of the page
}  // namespace date_belief

struct DateBounds {
    // Nothing was published after it: the day the page was saved. Absent: not known.
    std::optional<Day> latest;
};

struct ChosenDates {
    std::vector<StatedDate> published;  // the most believed first
    std::vector<StatedDate> modified;
    std::vector<LeftOut> refused;  // later than possible, or a database's empty date
};

// The rule: the claims are sorted by belief. The day that a reader sees beside the headline goes before a
// field that tells another one where it is the day next to it, or the day of the last change by the fields;
// where it is earlier, or later without that, the field is believed. Dates of comments and menus are no
// claims; those of teasers, footers and prose count only where a label says what they are.
ChosenDates choose_dates(const PageView& view, const std::vector<SaidDate>& said, int headline,
                         DateOrder order, const DateBounds& bounds);

}  // namespace dateline
