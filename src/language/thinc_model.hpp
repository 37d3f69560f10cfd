// The weights of one thinc network, out of its serialised form (thinc Model.to_dict in MessagePack):
// nodes in breadth-first order, each with a name, attributes and named arrays.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace dateline {

struct ThincArray {
    std::vector<std::size_t> shape;
    std::vector<float> values;  // row-major
};

struct ThincNode {
    std::string name;                              // "maxout", "hashembed", ...
    std::map<std::string, std::int64_t> integers;  // attributes that are whole numbers or truth values
    std::map<std::string, std::vector<std::string>> lists;  // attributes that are lists of strings
    std::map<std::string, ThincArray> arrays;
};

struct ThincModel {
    std::string place;  // for errors: the file that it came from
    std::vector<ThincNode> nodes;

    // `place` begins the messages of errors. Errors: malformed, unsupported (arrays that are not float32).
    static Result<ThincModel> parse(std::string_view bytes, std::string place);

    // All nodes of that name, in order.
    std::vector<const ThincNode*> named(std::string_view name) const;

    Error malformed(std::string_view what) const;
    Error unsupported(std::string_view what) const;
};

// The array's values, where it has exactly that shape.
Result<std::span<const float>> array_of(const ThincModel& model, const ThincNode& node, std::string_view name,
                                        std::span<const std::size_t> shape);

}  // namespace dateline
