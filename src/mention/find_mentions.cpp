// The mention stage put together: names, who is meant, figures, who says what, quotes.
#include "mention/find_mentions.hpp"

#include "mention/context.hpp"
#include "mention/names.hpp"
#include "mention/resolver.hpp"

namespace dateline {

Mentions find_mentions(const Article& article, const Analysis& analysis, const Gazetteer& gazetteer) {
    Mentions out;
    if (analysis.tokens.empty()) return out;
    const Context ctx(article, analysis, gazetteer, lexicon());
    Resolved resolved = Resolver(ctx, find_names(ctx)).run();
    out.entities = std::move(resolved.entities);
    out.names = std::move(resolved.mentions);
    return out;
}

}  // namespace dateline
