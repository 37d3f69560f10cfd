// Who wrote an HTML page's article: persons, by the metadata or by what a reader sees.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/date_reader.hpp"
#include "article/page_view.hpp"

namespace dateline {

// Authors as one field of the page gives them.
struct SaidAuthors {
    std::vector<std::string> names;  // as told, one entry each where the field tells them apart
    std::string where;               // "JSON-LD author", "meta author"
    double belief = 0;               // before the names themselves are looked at
    bool organisations = false;      // the field says that they are no persons
};

// Beliefs in fields, comparable with those in what is seen (author_choice.cpp). Set on the even half (by the
// CRC-32 of their file names) of trafilatura's evaluation pages.
inline constexpr double json_ld_author_belief = 6;
inline constexpr double meta_author_belief = 4;

struct ChosenAuthors {
    std::vector<std::string> persons;
    std::string credit;  // without persons: whom the byline names instead, "Staff", "Bay Courier newsroom"
    std::string wire;
    std::string where;
    std::string found;  // the words themselves
};

// The rule: every field and every visible byline that holds a name is a claim. Its belief is by its kind,
// more for whole names and for bylines beside the headline, less in boxes about authors and among other
// reports, none in comments and menus. The most believed claim wins, the earlier of two alike; persons of the
// same kind of mark right beside it write with it. `headline` is the line of the headline, or negative.
ChosenAuthors choose_authors(const PageView& view, const std::vector<SaidAuthors>& said, int headline,
                             std::string_view outlet);

}  // namespace dateline
