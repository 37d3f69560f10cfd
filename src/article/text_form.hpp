// The forms in which article text is kept and compared.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// As kept: every run of white space (with non-breaking ones) is one blank, ends trimmed, zero-width and
// direction marks gone.
std::string tidy(std::string_view text);

// The same for a text that comes in pieces, appended to `out`: `blank` says that white space stood before the
// piece, the answer that it stands behind it.
bool append_tidy(std::string& out, std::string_view piece, bool blank);

// For matching phrases: lower case, plain quotes and dashes, "…" as "...". Never shown.
std::string phrase_form(std::string_view text);

// The words of a text in lower case (letters, digits, inner apostrophes and hyphens), at most `most`.
std::vector<std::string> lower_words(std::string_view text, std::size_t most);

// Parts between any of the separators, tidied; empty parts are left out.
std::vector<std::string_view> split_at(std::string_view text,
                                       std::initializer_list<std::string_view> separators);
// How many parts split_at(text, {" "}) has.
std::size_t count_parts(std::string_view text);

// Two letters or more, all of them capital.
bool is_capitals(std::string_view word);

// At most `most` bytes of the text, cut between characters.
std::string_view cut_to(std::string_view text, std::size_t most);

}  // namespace dateline
