// The cases under tests/cases/mention: texts of our own, and what is found in them. A case is the text, a
// line '---', and the dump; cases are parted by a line '==='. With DATELINE_RENEW_CASES set in the
// environment the dumps are written anew, for review with git diff.
#include <cstdlib>
#include <fstream>
#include <vector>

#include "base/file.hpp"
#include "mention_dump.hpp"

namespace dateline {
namespace {

struct Case {
    std::string text;
    std::string dump;
};

std::vector<Case> read_cases(const std::string& path) {
    std::vector<Case> out;
    std::ifstream file(path);
    std::string line;
    std::string* part = nullptr;
    while (std::getline(file, line)) {
        if (line == "===") {
            part = nullptr;
        } else if (line == "---") {
            part = &out.back().dump;
        } else {
            if (!part) {
                out.emplace_back();
                part = &out.back().text;
            }
            *part += line + '\n';
        }
    }
    return out;
}

void check(const std::string& name, std::string (*dump)(std::string_view)) {
    const std::string path = std::string(DATELINE_SOURCE_DIR) + "/tests/cases/mention/" + name + ".txt";
    auto cases = read_cases(path);
    ASSERT_FALSE(cases.empty()) << path;
    std::string renewed;
    for (const Case& one : cases) {
        const std::string found = dump(std::string_view(one.text).substr(0, one.text.size() - 1));
        EXPECT_EQ(found, one.dump) << one.text;
        renewed += (renewed.empty() ? "" : "===\n") + one.text + "---\n" + found;
    }
    if (std::getenv("DATELINE_RENEW_CASES")) {
        ASSERT_TRUE(write_file(path, renewed));
    }
}

TEST(MentionCases, Names) {
    check("names", who);
}
TEST(MentionCases, Institutions) {
    check("institutions", who);
}
TEST(MentionCases, Coreference) {
    check("coreference", who);
}
TEST(MentionCases, Capitals) {
    check("capitals", who);
}
TEST(MentionCases, Figures) {
    check("figures", figures);
}
TEST(MentionCases, Accounts) {
    check("accounts", accounts);
}
TEST(MentionCases, Quotes) {
    check("quotes", quotes);
}

// Every span gives its text inside the article, whatever the text is.
TEST(Mentions, SpansLieInTheText) {
    const char* texts[] = {"",
                           " ",
                           "\n\n",
                           "“”",
                           "\"",
                           "surnamed",
                           "the the the two two",
                           "of of of 1,2,3 % $ € km",
                           "said said said, said. According to according to",
                           "Ministry of of the of, the Ministry (X)",
                           "他说：「你好」。 İstanbul’s “Ğ” ‘x’ 1,000,,000 -5 --- 3-",
                           "A A A A A A A A A and B and B's C's D's the two"};
    for (const char* text : texts) {
        const Told told = read_text(text);
        const auto inside = [&](Span span) {
            EXPECT_LE(span.begin, span.end) << text;
            EXPECT_LE(span.end, told.article.text.size()) << text;
        };
        for (const EntityMention& name : told.mentions.names) {
            inside(name.span);
            EXPECT_LT(name.entity, told.mentions.entities.size());
        }
        for (const Figure& figure : told.mentions.figures) inside(figure.span);
        for (const Quote& quote : told.mentions.quotes) inside(quote.span);
        for (const Attribution& account : told.mentions.attributions) {
            inside(account.content);
            inside(account.cue);
        }
    }
}

// A long list must not cost the square of its length; this takes minutes if one rule does.
TEST(Mentions, LongListsAreRead) {
    std::string text = "The men, surnamed ";
    for (int i = 0; i < 2000; ++i) text += "Mwangi and Otieno of Kenya, the minister, and ";
    text += "Ruiz, said on Monday they had met.";
    const Told told = read_text(text);
    EXPECT_FALSE(told.mentions.entities.empty());
}

}  // namespace
}  // namespace dateline
