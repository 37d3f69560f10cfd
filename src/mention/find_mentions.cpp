// The mention stage put together: names, who is meant, figures, who says what, quotes.
#include "mention/find_mentions.hpp"

#include "mention/attribution.hpp"
#include "mention/context.hpp"
#include "mention/figures.hpp"
#include "mention/names.hpp"
#include "mention/quotes.hpp"
#include "mention/resolver.hpp"
#include "mention/time/day_order.hpp"
#include "mention/time/expressions.hpp"

namespace dateline {

Mentions find_mentions(const Article& article, const Analysis& analysis, const Gazetteer& gazetteer) {
    Mentions out;
    if (analysis.tokens.empty()) return out;
    const Context ctx(article, analysis, gazetteer, mention_lexicon());
    Resolved resolved = Resolver(ctx, find_names(ctx)).run();
    out.entities = std::move(resolved.entities);
    out.names = std::move(resolved.mentions);
    out.times = find_times(article, analysis, day_order_of(article));
    out.attributions = find_attributions(ctx, out);
    out.figures = find_figures(ctx, out);
    out.quotes = find_quotes(ctx, out);
    return out;
}

}  // namespace dateline
