// Words around and inside names, and forms of one given name: data/names/words.tsv and forms.tsv.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace dateline {

enum class NameWordKind {
    title,       // before a name, no part of it: "dr"
    suffix,      // behind a name: "jr"
    particle,    // inside a name, often left out or glued: "de", "al", "bin"
    servant,     // joined with the word behind it into one name: "abd" al-Rahman
    sign,        // a whole word that tells the tradition
    sign_end,    // an ending that tells the tradition
    patronymic,  // an ending of a father's name that may be left out
};

// A set of given names that may stand for one another.
struct NameForms {
    std::string tradition;
    std::vector<std::string> forms;  // lower case, without marks
    int line = 0;
};

class NameVocabulary {
public:
    // Errors name file and line: an unknown kind, a word told twice.
    static Result<NameVocabulary> load();
    static const NameVocabulary& instance();  // the built-in tables, parsed once

    // Whether `word` (plain, lower case) is a word of that kind in the tradition or in all ("").
    bool has(NameWordKind kind, std::string_view tradition, std::string_view word) const;
    // Whether one of the kind's endings closes the word, at least two letters being before it.
    bool ends(NameWordKind kind, std::string_view tradition, std::string_view word) const;

    const std::vector<NameForms>& forms() const { return forms_; }
    struct Word {
        NameWordKind kind = NameWordKind::title;
        std::string_view tradition;  // empty: all
        std::string_view word;
    };
    std::vector<Word> words() const;  // all of them, for checking

private:
    using Key = std::pair<NameWordKind, std::string>;
    std::map<Key, std::vector<std::string>, std::less<>> words_;  // sorted
    std::vector<NameForms> forms_;
};

}  // namespace dateline
