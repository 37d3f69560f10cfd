// The mention stage's word lists (data/mention, data/names, data/places), read once.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.hpp"
#include "mention/phrase_table.hpp"

namespace dateline {

// What a known name stands for.
enum class KnownKind { country, adjective, people, government, agency, organization, area, area_adjective };

struct KnownName {
    KnownKind kind = KnownKind::country;
    std::string surface;    // as the table writes it: its capitals are asked of the text
    std::string canonical;  // the entity's name
    std::string country;    // alpha-3 or empty
    bool speaks_for_state = false;
};

enum class InstitutionKind { government, institution, media, local, company, body };
enum class GroupKind { state, people, voice };

struct GroupNoun {
    GroupKind kind = GroupKind::people;
    bool collective = false;  // a group in the singular too: "delegation"
};

enum class CueKind { say, announce, judge, praise, cite, carry, according, adverb };

// One line of data/mention/figures.tsv.
enum class FigureWord {
    number,
    scale,
    short_scale,
    vague,
    fraction,
    about,
    at_least,
    at_most,
    exactly,
    currency,
    money,
    measure,
    not_counted,
    outcome
};

struct FigureTerm {
    FigureWord kind = FigureWord::number;
    double low = 0;
    double high = 0;   // equal to low but for vague words
    std::string unit;  // of currency, money, measure; what an outcome is called
};

struct MentionLexicon {
    PhraseTable<KnownName> names;
    std::vector<std::string> country_codes;                  // alpha-3, in the table's order
    std::unordered_map<std::string, std::string> countries;  // alpha-3 -> name
    PhraseTable<InstitutionKind> institutions;
    PhraseTable<GroupNoun> groups;
    PhraseTable<std::string> titles;  // title -> class
    PhraseTable<CueKind> cues;
    PhraseTable<FigureTerm> figures;
    std::unordered_set<std::string> outlet_last;  // keys
    std::unordered_set<std::string> outlet_first;
    std::unordered_set<std::string> family_first;       // folded surnames told before the given name
    std::unordered_map<std::string, char> given_names;  // folded -> 'm' or 'f'
    PhraseTable<std::string> words;                     // word -> class (data/mention/words.tsv)
};

// Errors name the file and line.
Result<MentionLexicon> load_mention_lexicon();

// The built-in lexicon. Empty only if the data files this program was built with are broken, which
// load_mention_lexicon() tells and a test refuses.
const MentionLexicon& mention_lexicon();

}  // namespace dateline
