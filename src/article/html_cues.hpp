// What the names that pages give their elements say: data/article/html_cues.tsv.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

struct HtmlCue {
    std::string reason;
    double weight = 0;
};

// By one word, or two words with a blank between.
using HtmlCues = std::map<std::string, HtmlCue, std::less<>>;
// malformed, naming file and line: a weight that is no negative number, or a cue for the second time.
Result<HtmlCues> read_html_cues();

// The words of class or id names: "relatedLinks story__body" = related, links, story, body.
std::vector<std::string> name_words(std::string_view names);

// The heaviest cue that the words give, or null. Views live as long as the program.
const HtmlCue* cue_of(const std::vector<std::string>& words);

}  // namespace dateline
