// Puts the picked paragraphs together as the Article that the rest of the program reads.
#pragma once

#include "article/article.hpp"
#include "article/pick.hpp"

namespace dateline {

// Text with its spans, and dates beside the text as StatedDates. Cuts at
// limits::article_bytes. Fields that a page's metadata gives better are set afterwards.
Article assemble(Picked picked);

// The day that an address holds, "/2025/06/04/" or "/20250604"; absent otherwise.
std::optional<StatedDate> date_of_url(std::string_view url);

// "www.bay-courier.example" of an address, without "www."; empty where it is none.
std::string host_of(std::string_view url);

// Finds the dateline (`line`, else at the beginning of one of the first paragraphs) and gives it its
// year by the first stated day: the one within half a year of it.
void settle_dateline(Article& article, const std::optional<Dateline>& line, DateOrder order);

}  // namespace dateline
