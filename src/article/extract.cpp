// The whole way from a page to its article.
#include <algorithm>
#include <fmt/format.h>

#include "article/article.hpp"
#include "article/assemble.hpp"
#include "article/block.hpp"
#include "article/html_blocks.hpp"
#include "article/html_metadata.hpp"
#include "article/html_tree.hpp"
#include "article/pick.hpp"
#include "article/text_language.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

Error about_page(const Page& page, const Error& error) {
    return {error.code, fmt::format("{}: {}", page.path, error.message)};
}

// What every kind of page ends with: its dateline, its address, the day in the address, the outlet's host.
void finish(Article& article, const Page& page, const std::optional<Dateline>& dateline, DateOrder order) {
    settle_dateline(article, dateline, order);
    if (article.url.empty()) article.url = page.url;
    auto dated = date_of_url(article.url);
    const bool known =
        dated && std::any_of(article.published.begin(), article.published.end(),
                             [&](const StatedDate& date) { return date.where == dated->where; });
    if (dated && !known) article.published.push_back(std::move(*dated));
    if (article.outlet.empty()) article.outlet = host_of(article.url);
    // The words are believed before the page's own claim, which is often that of its template.
    if (std::string told = language_of_text(article.text); !told.empty()) article.language = std::move(told);
}

Result<Article> extract_plain(const Page& page) {
    const auto blocks = plain_blocks(page.text);
    PickHints hints;
    hints.order = date_order({}, host_of(page.url));
    auto picked = pick_article(blocks, hints);
    if (!picked) return about_page(page, picked.error());
    const auto dateline = picked->dateline;
    Article article = assemble(std::move(*picked));
    finish(article, page, dateline, hints.order);
    return article;
}

// What the metadata says goes before what stands beside the text; both are kept.
void take_metadata(Article& article, Metadata&& metadata) {
    // The dates that stand beside the text are among the metadata's, weighed with the fields.
    article.published = std::move(metadata.published);
    article.modified = std::move(metadata.modified);
    if (!metadata.outlet.empty()) article.outlet = std::move(metadata.outlet);
    if (!metadata.url.empty()) article.url = std::move(metadata.url);
    if (!metadata.authors.empty()) article.byline = std::move(metadata.authors);
    article.credit = std::move(metadata.credit);
    if (article.wire.empty()) article.wire = std::move(metadata.wire);
    if (article.language.empty()) article.language = std::move(metadata.language);
    article.section = std::move(metadata.section);
    article.origins = std::move(metadata.origins);
    article.left_out.insert(article.left_out.end(), std::make_move_iterator(metadata.refused.begin()),
                            std::make_move_iterator(metadata.refused.end()));
}

Result<Article> extract_html(const Page& page, const ArticleOptions& options) {
    const auto tree = HtmlTree::parse(page.text);
    if (!tree) return about_page(page, tree.error());
    Metadata metadata = read_metadata(*tree, page, options);
    PickHints hints;
    hints.order = metadata.order;
    hints.title = metadata.title;
    const auto& words = furniture_lexicon();
    if (!words) return words.error();
    HtmlBlocks judged = html_blocks(*tree, *words);
    auto picked = pick_article(judged.blocks, hints);
    if (!picked && !metadata.body.empty()) {
        // A page that shows its text by script still gives it to search engines.
        picked = pick_article(plain_blocks(metadata.body), hints);
    }
    if (!picked) return about_page(page, picked.error());
    const auto dateline = picked->dateline;
    Article article = assemble(std::move(*picked));
    take_metadata(article, std::move(metadata));
    article.left_out.insert(article.left_out.end(), std::make_move_iterator(judged.far_off.begin()),
                            std::make_move_iterator(judged.far_off.end()));
    article.partial = article.partial || tree->cut();
    finish(article, page, dateline, hints.order);
    return article;
}

}  // namespace

Result<Article> extract_article(const Page& page, const ArticleOptions& options) {
    return page.kind == PageKind::html ? extract_html(page, options) : extract_plain(page);
}

Result<Article> article_metadata(const Page& page, const ArticleOptions& options) {
    const auto tree = HtmlTree::parse(page.kind == PageKind::html ? std::string_view(page.text) : "");
    if (!tree) return about_page(page, tree.error());
    Metadata metadata = read_metadata(*tree, page, options);
    Article article;
    article.title = metadata.title;
    take_metadata(article, std::move(metadata));
    finish(article, page, std::nullopt, DateOrder::unknown);
    return article;
}

}  // namespace dateline
