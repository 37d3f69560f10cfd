// The title of an HTML page, without the site's name: by the agreement of its headings with what its
// metadata says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/page_view.hpp"

namespace dateline {

// A title as some field of the page gives it, perhaps with the site's name.
struct SaidTitle {
    std::string text;
    std::string where;  // "JSON-LD headline", "meta og:title", "<title>"
};

struct SiteNames {
    std::string outlet;  // by the metadata; empty where it says none
    std::string host;
};

struct ChosenTitle {
    std::string title;
    std::string where;
    std::string site;                   // what was taken off as the site's name
    std::optional<std::uint32_t> node;  // of the heading that shows it
};

// The rule: of all headings the one that agrees best with the said titles, that is not the site's name and
// not among teasers, comments or menus, nearest the top; its visible words are the title. Where no heading
// will do: the said titles in their order, the site's name taken off either end.
ChosenTitle choose_title(const PageView& view, const std::vector<SaidTitle>& said, const SiteNames& names);

}  // namespace dateline
