// Expected trees were read off spaCy 3.8 itself (nonproj.deprojectivize and Doc with the same heads and
// labels).
#include "language/dependency_tree.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

struct TreeCase {
    const char* name;
    std::vector<std::uint32_t> heads;
    std::vector<std::string_view> labels;
    std::vector<std::uint64_t> spaces;  // 1 at tokens of white space; empty for none
    const char* finished;               // head:label a token, '|' before a sentence start
};

std::string finish(const TreeCase& c) {
    DependencyTree tree{c.heads, c.labels, {}};
    std::vector<TokenFeatures> tokens(c.heads.size());
    for (std::size_t i = 0; i < c.spaces.size(); ++i) tokens[i].is_space = c.spaces[i];
    finish_tree(tokens, tree);
    std::string out;
    for (std::size_t i = 0; i < tree.heads.size(); ++i) {
        out += fmt::format("{}{}{}:{}", i > 0 ? " " : "", tree.sentence_starts[i] ? "|" : "", tree.heads[i],
                           tree.labels[i]);
    }
    return out;
}

const TreeCase cases[] = {
    {"one root", {0}, {"ROOT"}, {}, "|0:ROOT"},
    {"two sentences", {1, 1, 3, 3}, {"a", "ROOT", "b", "ROOT"}, {}, "|1:a 1:ROOT |3:b 3:ROOT"},
    {"a decorated label finds its head among the children",
     {0, 0, 1, 0},
     {"ROOT", "obj", "amod", "nmod||obj"},
     {},
     "|0:ROOT 0:obj 1:amod 1:nmod"},
    {"and further down, breadth first",
     {0, 0, 1, 2, 0},
     {"ROOT", "x", "y", "obj", "nmod||obj"},
     {},
     "|0:ROOT 0:x 1:y 2:obj 3:nmod"},
    {"the nearer of two levels wins",
     {0, 0, 1, 0, 0},
     {"ROOT", "x", "obj", "obj", "nmod||obj"},
     {},
     "|0:ROOT 0:x 1:obj 0:obj 3:nmod"},
    {"the first of one level wins",
     {0, 0, 0, 0},
     {"ROOT", "obj", "obj", "nmod||obj"},
     {},
     "|0:ROOT 0:obj 0:obj 1:nmod"},
    {"white space is passed over",
     {0, 0, 0, 0},
     {"ROOT", "obj", "obj", "nmod||obj"},
     {0, 1, 0, 0},
     "|0:ROOT 0:obj 0:obj 2:nmod"},
    {"without a match the head stays", {0, 0, 0}, {"ROOT", "x", "nmod||obj"}, {}, "|0:ROOT 0:x 0:nmod"},
    {"not itself", {0, 0}, {"ROOT", "obj||obj"}, {}, "|0:ROOT 0:obj"},
    {"two decorated labels, the second below the first",
     {0, 0, 0, 0},
     {"ROOT", "obj", "nmod||obj", "amod||nmod"},
     {},
     "|0:ROOT 0:obj 1:nmod 0:amod"},
    {"an arc that crosses a sentence border joins the sentences",
     {0, 0, 3, 3, 1},
     {"ROOT", "x", "y", "ROOT", "z"},
     {},
     "|0:ROOT 0:x |3:y 3:ROOT 1:z"},
    {"crossing arcs", {2, 3, 2, 2, 1}, {"a", "b", "ROOT", "c", "d"}, {}, "|2:a 3:b 2:ROOT 2:c 1:d"},
    {"any tree 1",
     {6, 1, 5, 4, 7, 7, 1, 1},
     {"d||a", "ROOT", "d||a", "b", "a", "d||b", "a", "b||b"},
     {0, 0, 0, 0, 0, 0, 0, 1},
     "|6:d 1:ROOT 5:d 4:b 7:a 3:d 1:a 1:b"},
    {"any tree 2",
     {5, 0, 8, 4, 2, 10, 2, 5, 8, 0, 2},
     {"d", "d||a", "a", "b", "b", "d||a", "c||c", "d", "ROOT", "d||a", "c"},
     {0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0},
     "|5:d 0:d 8:a 4:b 2:b 10:d 10:c 5:d 8:ROOT 0:d 2:c"},
    {"any tree 3",
     {5, 2, 2, 6, 5, 1, 2},
     {"b", "c", "ROOT", "d", "c", "c", "d"},
     {0, 0, 0, 0, 0, 0, 0},
     "|5:b 2:c 2:ROOT 6:d 5:c 1:c 2:d"},
    {"any tree 4",
     {0, 3, 5, 2, 0, 0},
     {"ROOT", "d", "d||d", "a||b", "d||c", "a||b"},
     {0, 0, 0, 1, 0, 0},
     "|0:ROOT 3:d 5:d 2:a 0:d 0:a"},
    {"any tree 5",
     {3, 8, 8, 2, 5, 7, 3, 0, 8, 0, 8},
     {"b", "b", "c||a", "c", "a", "c", "b", "b", "ROOT", "c", "b"},
     {0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0},
     "|3:b 8:b 8:c 2:c 5:a 7:c 3:b 0:b 8:ROOT 0:c 8:b"},
    {"any tree 6",
     {7, 6, 2, 2, 2, 8, 7, 4, 1},
     {"c", "a", "ROOT", "a", "b", "b", "c||d", "d", "a"},
     {0, 0, 0, 0, 0, 0, 0, 0, 0},
     "|7:c 6:a 2:ROOT 2:a 2:b 8:b 7:c 4:d 1:a"},
};

TEST(DependencyTree, FinishesAsSpacyDoes) {
    for (const TreeCase& c : cases) EXPECT_EQ(finish(c), c.finished) << c.name;
}

TEST(DependencyTree, TakesAnEmptyDocument) {
    DependencyTree tree;
    finish_tree({}, tree);
    EXPECT_TRUE(tree.sentence_starts.empty());
}

}  // namespace
}  // namespace dateline
