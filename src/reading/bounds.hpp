// Checks that what was read from outside points only into what is there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "mention/mentions.hpp"

namespace dateline {

// Notes the first span or index that is out of range; later ones are not looked at.
class Bounds {
public:
    void span(std::string_view field, Span span, std::string_view text);
    // `none` is allowed.
    void index(std::string_view field, Index index, std::size_t size);
    // `none` is not.
    void all(std::string_view field, const std::vector<Index>& indexes, std::size_t size);
    // The paragraphs' spans.
    void article(const Article& article);

    bool hold() const { return wrong_.empty(); }
    const std::string& wrong() const { return wrong_; }

private:
    std::string wrong_;
};

}  // namespace dateline
