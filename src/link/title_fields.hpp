// What field of work a title belongs to: a minister and a goalkeeper of one name are two persons.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.hpp"

namespace dateline {

class TitleFields {
public:
    // data/link/title_fields.tsv. malformed names file and line.
    static Result<TitleFields> load();
    // The built-in ones, parsed once.
    static const TitleFields& instance();

    // Of the last word of the title that has a field; empty where none has.
    std::string field_of(std::string_view title) const;

private:
    std::unordered_map<std::string, std::string> field_of_word_;
};

}  // namespace dateline
