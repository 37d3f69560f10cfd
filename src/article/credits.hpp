// Who is credited: news agencies in datelines, captions and last lines, and captions of pictures.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

// data/article/wires.tsv: the forms of agencies' names, to the name shown.
using WireNames = std::map<std::string, std::string, std::less<>>;
Result<WireNames> read_wires();

// The agency that exactly these words name, or null; "AFP" and, for names of four letters and more,
// any case. Views live as long as the program.
const std::string* wire_of(std::string_view words);

// "(Reuters)", "- AP", ". AFP-Yonhap" at the end of a block.
struct TrailingCredit {
    std::size_t begin = 0;   // byte of the block where the credit starts, blanks before it taken in
    std::string wire;        // the first agency of it
    bool bracketed = false;  // "(Reuters)", "[AP]": as last lines have it; else as captions have it
};
std::optional<TrailingCredit> trailing_credit(std::string_view text);

// A block that is nothing but a credit: "Photo: City Hall", "KCNA VIA KNS / AFP", "AP Photo/Jane Roe".
bool is_credit_line(std::string_view text);

// data/article/caption_cues.tsv and trailing credits; 2 and more is a caption. `phrase` is the text in
// phrase_form(), `credit` its trailing_credit().
double caption_weight(std::string_view text, std::string_view phrase,
                      const std::optional<TrailingCredit>& credit);
double caption_weight(std::string_view text);

// What data/article/caption_cues.tsv says, for its check.
struct CaptionCue {
    double weight = 0;
    std::string place;  // "start", "any", "end"
    std::string pattern;
    std::string example;  // a text that the pattern holds for
};
Result<std::vector<CaptionCue>> read_caption_cues();

}  // namespace dateline
