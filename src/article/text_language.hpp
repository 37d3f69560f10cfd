// The language that a text is written in, told from its words alone.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// ISO 639-1 ("en", "de"), or ISO 639-3 where there is no shorter code; empty where the text is too short
// or too mixed to tell. `text` is valid UTF-8; only its beginning is looked at. By Compact Language
// Detector 2, which tells 83 languages by their letter sequences.
std::string language_of_text(std::string_view text);

// "German" of "de" or "de-AT"; the code itself where it has no English name.
std::string language_name(const std::string& code);

// Whether the codes name one language, whatever the country or script: "en-GB" and "en".
bool same_language(std::string_view a, std::string_view b);

}  // namespace dateline
