// What the names that pages give their elements say: data/article/html_cues.tsv.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dateline {

enum class CueRole {
    against,     // furniture
    body,        // the article's text
    standfirst,  // the lines between headline and text
    caption,
};

struct HtmlCue {
    std::string reason;
    double weight = 0;  // below zero for furniture, above for the article's text
    CueRole role = CueRole::against;
};

// By one word, or two words with a blank between.
using HtmlCues = std::map<std::string, HtmlCue, std::less<>>;
// malformed, naming file and line: an unknown role, a weight that is no number of it, or a cue for the
// second time.
Result<HtmlCues> read_html_cues();

// What the words of class and id names say: "relatedLinks story__body" = related, links, story, body, each
// alone and with the one before it. Views live as long as the program.
struct CueHits {
    const HtmlCue* against = nullptr;  // the heaviest
    const HtmlCue* body = nullptr;
    bool standfirst = false;
    bool caption = false;
};
CueHits cue_hits(std::string_view classes, std::string_view id);

}  // namespace dateline
