// The moments that containers write in their own notations, as ISO 8601.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "source/page.hpp"

namespace dateline {

// Reads ISO 8601 with a four-digit year ("2024-05-06T07:08:09+02:00", a space for the T, "20240506",
// "20240506070809", "2024/05/06"), mail dates (RFC 5322: "Mon, 6 May 2024 07:08:09 +0200"), what C and
// JavaScript print ("Mon May  6 07:08:09 2024", "Mon May 06 2024 07:08:09 GMT+0200 (CEST)"), and seconds or
// milliseconds since 1970 (as UTC). Absent where the words hold no whole day of the calendar from 1900 to
// 2199. Looks at the first 100 bytes.
std::optional<ToldTime> told_time(std::string_view words, std::string_view where);

}  // namespace dateline
