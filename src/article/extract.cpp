#include <fmt/format.h>

#include "article/article.hpp"
#include "article/assemble.hpp"
#include "article/block.hpp"
#include "article/pick.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

Error about_page(const Page& page, const Error& error) {
    return {error.code, fmt::format("{}: {}", page.path, error.message)};
}

Result<Article> extract_plain(const Page& page) {
    const auto blocks = plain_blocks(page.text);
    PickHints hints;
    hints.order = date_order({}, host_of(page.url));
    auto picked = pick_article(blocks, hints);
    if (!picked) return about_page(page, picked.error());
    Article article = assemble(std::move(*picked), hints.order);
    if (article.url.empty()) article.url = page.url;
    if (auto dated = date_of_url(article.url)) article.published.push_back(std::move(*dated));
    if (article.outlet.empty()) article.outlet = host_of(article.url);
    return article;
}

}  // namespace

Result<Article> extract_article(const Page& page) {
    return extract_plain(page);
}

}  // namespace dateline
