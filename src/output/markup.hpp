// Text as HTML text, and the one policy that a page may carry.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

// Safe between tags and inside quoted attributes; characters that could reorder or hide text are replaced.
std::string escaped(std::string_view text);

// The address where it is http or https, else empty: nothing else may become a link.
std::string safe_address(std::string_view url);

// "'sha256-...'" of an inline style or script, for the page's Content-Security-Policy.
std::string policy_hash(std::string_view content);

}  // namespace dateline
