// The phrases by which page furniture is known: data/article/furniture.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/phrase_set.hpp"
#include "base/result.hpp"

namespace dateline {

enum class Reach {
    line,   // the block alone
    pitch,  // the blocks behind it are likely of the pitch as well
    tail,   // a list or the page's end begins: what follows is likely not the article's
    end,    // nothing of the article follows
};

struct FurnitureRule {
    std::string reason;
    double weight = 0;
    Reach reach = Reach::line;
    std::string pattern;
    std::string example;  // a text that the pattern holds for
    bool whole = false;   // '^…$': holds for short blocks only
};

struct FurnitureSigns {
    double weight = 0;          // of all rules that hold, at most 10
    std::string reason;         // of the heaviest
    Reach reach = Reach::line;  // the farthest of the rules with weight 3 and more
};

class FurnitureLexicon {
public:
    // malformed, naming file and line: a weight, reach or pattern that is none.
    static Result<FurnitureLexicon> create();
    const std::vector<FurnitureRule>& rules() const { return rules_; }
    // `phrase` in phrase_form(). Linear. Safe from many threads.
    FurnitureSigns signs(std::string_view phrase) const;
    // The rules that hold, by their index in rules().
    std::vector<int> matches(std::string_view phrase) const;

private:
    FurnitureLexicon(std::vector<FurnitureRule> rules, PhraseSet patterns);
    std::vector<FurnitureRule> rules_;
    PhraseSet patterns_;
};

// The one of this program, read once.
const Result<FurnitureLexicon>& furniture_lexicon();

}  // namespace dateline
