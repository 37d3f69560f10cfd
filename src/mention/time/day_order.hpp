// How the outlet of an article writes dates in figures, by its country: data/time/day_order.tsv.
#pragma once

#include <string_view>

#include "article/article.hpp"
#include "base/result.hpp"
#include "dateline/time.hpp"

namespace dateline {

// malformed names file and line.
Status check_day_orders();

// By the ending of the article's host ("example.co.uk"), else by the country of its outlet or of the agency
// that it is credited to, where data/mention/agencies.tsv knows one. Unknown where neither tells.
api::DayOrder day_order_of(const Article& article);

// Of a host, "example.co.uk", or an address.
api::DayOrder day_order_of_host(std::string_view host);
api::DayOrder day_order_of_country(std::string_view alpha3);

}  // namespace dateline
