// The bridge from the stage to the public API, for programs that have a Page already.
#pragma once

#include "base/result.hpp"
#include "dateline/article.hpp"
#include "source/page.hpp"

namespace dateline::api {

Result<Article> article_of(const Page& page);
Result<Article> metadata_of(const Page& page);

}  // namespace dateline::api
