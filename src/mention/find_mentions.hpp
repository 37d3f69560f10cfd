// The mention stage: from an analysed article to what it mentions.
#pragma once

#include "article/article.hpp"
#include "base/result.hpp"
#include "language/analysis.hpp"
#include "mention/mentions.hpp"

namespace dateline {

class Gazetteer;  // mention/gazetteer.hpp: countries and cities, one packed file, read only

// Pure: the same article and analysis give the same mentions. Safe to call from many threads.
Mentions find_mentions(const Article& article, const Analysis& analysis, const Gazetteer& gazetteer);

}  // namespace dateline
