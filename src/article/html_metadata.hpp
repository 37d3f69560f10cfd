// What an HTML page says about its article outside of the text: JSON-LD, Open Graph and other meta tags,
// microdata, the canonical address.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "article/date_reader.hpp"
#include "article/html_tree.hpp"

namespace dateline {

struct Metadata {
    std::string title;   // without the site's name
    std::string outlet;  // name; empty where only the host is known
    std::string host;
    std::string url;
    std::string language;
    std::vector<std::string> authors;  // persons
    std::string credit;                // without persons, whom the byline names: "Staff"
    std::string wire;
    std::string section;
    std::vector<StatedDate> published;  // the surest first (date_choice.hpp)
    std::vector<StatedDate> modified;
    std::vector<FieldOrigin> origins;
    std::vector<LeftOut> refused;  // dates that cannot be
    std::string body;              // JSON-LD articleBody, for pages that put their text in by script
    DateOrder order = DateOrder::unknown;
};

// `page` gives what its container states, its address and the day it was saved.
Metadata read_metadata(const HtmlTree& tree, const Page& page, const ArticleOptions& options);

// data/article/meta_names.tsv: by kind ("meta", "microdata") and lower-case name, the role and its rank.
struct MetaName {
    std::string role;
    int rank = 0;
};
using MetaNames = std::map<std::string, std::map<std::string, MetaName, std::less<>>, std::less<>>;
Result<MetaNames> read_meta_names();

// What the JSON-LD blocks of a page say of its article.
struct JsonLd {
    std::string headline;
    std::string publisher;
    std::string published;
    std::string modified;
    std::string url;
    std::string language;
    std::string section;
    std::string body;
    std::vector<std::string> authors;
    std::vector<std::string> organisations;  // named as author
    bool found = false;                      // an article's object was there
};
// Any nesting, arrays and @graph; broken JSON is passed over. The object with most of an article's
// fields wins.
JsonLd read_json_ld(const std::vector<std::string_view>& scripts);

// A date of a metadata field: ISO with time and zone, compact (20250527), seconds or milliseconds since 1970
// (told in UTC), or written; absent where it is none.
std::optional<StatedDate> stated_date(std::string_view value, std::string where, DateOrder order);

}  // namespace dateline
