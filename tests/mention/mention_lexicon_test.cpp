#include "mention/mention_lexicon.hpp"

#include <set>

#include "base/data_file.hpp"
#include "base/utf8.hpp"
#include "mention/context.hpp"
#include "mention_dump.hpp"

namespace dateline {
namespace {

std::vector<std::string> parts(std::string_view list) {
    std::vector<std::string> out;
    while (!list.empty() && list != "-") {
        const auto bar = std::min(list.find('|'), list.size());
        out.emplace_back(list.substr(0, bar));
        list.remove_prefix(std::min(bar + 1, list.size()));
    }
    return out;
}

// The phrase as the tokenizer cuts it, looked up as the rules look it up.
template <class Value>
const Value* found_in_text(const PhraseTable<Value>& table, const std::string& phrase, Compare compare) {
    // Abbreviated titles keep their full stop only with a capital.
    std::string written = phrase;
    if (written.find('.') == written.size() - 1)
        written[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(written[0])));
    const Told told = read_text("We saw " + written + " Ruiz today.");
    const Analysis analysis = analyse(told.article);
    const Context context(told.article, analysis, small_gazetteer(), mention_lexicon());
    for (std::uint32_t i = 2; i < context.size(); ++i) {
        const auto hit = phrase_at(context, table, i, compare);
        if (hit.value) return hit.value;
    }
    return nullptr;
}

TEST(MentionLexicon, Loads) {
    const auto loaded = load_mention_lexicon();
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_GT(loaded->names.size(), 1000u);
}

TEST(MentionLexicon, EveryCountryNameMeansItsCountry) {
    const auto rows = data_rows("places/demonyms.tsv", 6, 6);
    ASSERT_TRUE(rows);
    // Words that two countries share; the first in the order of kinds has it.
    const std::set<std::string> shared = {"Samoan", "Lao", "Macedonian", "Dominican", "Guinean"};
    for (const DataRow& row : *rows) {
        for (std::size_t field = 1; field < row.fields.size(); ++field) {
            for (const std::string& name : parts(row.fields[field])) {
                if (shared.contains(name)) continue;
                const KnownName* known = mention_lexicon().names.find(name);
                ASSERT_NE(known, nullptr) << name;
                EXPECT_EQ(known->country, row.fields[0]) << name;
            }
        }
    }
}

TEST(MentionLexicon, EveryPhraseIsFoundInText) {
    const auto check = [](std::string_view file, std::size_t fields, const auto& table, Compare compare) {
        const auto rows = data_rows(file, fields, fields);
        ASSERT_TRUE(rows);
        for (const DataRow& row : *rows)
            EXPECT_NE(found_in_text(table, std::string(row.fields[0]), compare), nullptr)
                << file << ":" << row.line << ": " << row.fields[0];
    };
    check("mention/institutions.tsv", 2, mention_lexicon().institutions, Compare::lemma);
    check("mention/titles.tsv", 2, mention_lexicon().titles, Compare::lemma);
    check("mention/groups.tsv", 3, mention_lexicon().groups, Compare::lemma);
    check("mention/reporting_verbs.tsv", 2, mention_lexicon().cues, Compare::lemma);
    check("mention/figures.tsv", 3, mention_lexicon().figures, Compare::lemma);
    check("mention/words.tsv", 2, mention_lexicon().words, Compare::text);
    check("mention/agencies.tsv", 4, mention_lexicon().names, Compare::text);
    check("mention/organizations.tsv", 3, mention_lexicon().names, Compare::text);
    check("places/wide_areas.tsv", 3, mention_lexicon().names, Compare::text);
}

TEST(MentionLexicon, PersonNamesAndOutlets) {
    const auto families = data_rows("names/family_first.tsv", 2, 2);
    const auto given = data_rows("names/given_names.tsv", 2, 2);
    const auto outlets = data_rows("mention/outlet_names.tsv", 2, 2);
    ASSERT_TRUE(families && given && outlets);
    const MentionLexicon& words = mention_lexicon();
    for (const DataRow& row : *families)
        for (const std::string& name : parts(row.fields[1]))
            EXPECT_TRUE(words.family_first.contains(folded(name))) << name;
    for (const DataRow& row : *given) {
        for (const std::string& name : parts(row.fields[1])) {
            const auto held = words.given_names.find(folded(name));
            ASSERT_NE(held, words.given_names.end()) << name;
            EXPECT_EQ(held->second, row.fields[0][0]) << name;
        }
    }
    for (const DataRow& row : *outlets) {
        const auto& table = row.fields[0] == "last" ? words.outlet_last : words.outlet_first;
        EXPECT_TRUE(table.contains(phrase_key(row.fields[1]))) << row.fields[1];
    }
}

}  // namespace
}  // namespace dateline
