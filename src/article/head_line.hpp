// The lines that stand around a headline and are not the article: dates, bylines, labelled fields.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "article/date_reader.hpp"
#include "base/result.hpp"

namespace dateline {

// `as_of`: the day that the text holds for ("Stand:").
// `other_date`: of something else than the report ("Joined:", "Valid until").
enum class LabelRole { published, modified, as_of, other_date, author, title, source, url, ignore };

// data/article/head_labels.tsv, the longest labels first.
struct HeadLabel {
    LabelRole role = LabelRole::ignore;
    std::string words;  // lower case
};
Result<std::vector<HeadLabel>> read_head_labels();

// A date of a head line, and how it was said.
struct HeadDate {
    FoundDate date;
    bool modified = false;
    bool labelled = false;
    std::string found;  // the exact words with the label
};

struct HeadLine {
    bool meta = false;  // nothing of the line is article text but `rest`
    std::vector<HeadDate> dates;
    std::vector<std::string> persons;
    std::string wire;
    std::string source;  // "Source: The Bay Courier"
    std::string url;
    std::string rest;            // a headline on the same line, what was before it cut off
    bool rest_is_title = false;  // labelled "Title:"
};

// `datetime` is the machine-readable date of a <time> in the line, or empty; it is taken where the text
// itself says no full date ("2 hours ago").
HeadLine read_head_line(std::string_view text, std::string_view datetime, DateOrder order);

// What the words right before a date say that it is: "Updated: ", "Veröffentlicht am ".
enum class DateLabel { none, published, modified, other };
DateLabel date_label_before(std::string_view text);

// The text behind labels that name a writer ("By", "Posted by", "Autor:") at its beginning; the text itself
// where it begins with none.
std::string_view without_author_label(std::string_view text);

}  // namespace dateline
