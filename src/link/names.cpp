#include "link/names.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "base/data_file.hpp"
#include "base/utf8.hpp"

namespace dateline {
namespace {

constexpr std::string_view rules_file = "names/romanisation.tsv";
constexpr std::string_view countries_file = "names/romanisation_countries.tsv";

std::vector<std::string> tokens_of(std::string_view key) {
    std::vector<std::string> tokens;
    std::size_t at = 0;
    while (at < key.size()) {
        const std::size_t space = std::min(key.find(' ', at), key.size());
        if (space > at) tokens.emplace_back(key.substr(at, space - at));
        at = space + 1;
    }
    return tokens;
}

std::string joined(const std::vector<std::string>& tokens) {
    std::string key;
    for (const std::string& token : tokens) {
        if (!key.empty()) key += ' ';
        key += token;
    }
    return key;
}

void respell(std::string& token, const Romanisation::Respelling& rule) {
    using Where = Romanisation::Respelling::Where;
    switch (rule.where) {
        case Where::token:
            if (token == rule.from) token = rule.to;
            return;
        case Where::start:
            if (token.starts_with(rule.from)) token.replace(0, rule.from.size(), rule.to);
            return;
        case Where::end:
            if (token.ends_with(rule.from)) {
                token.replace(token.size() - rule.from.size(), rule.from.size(), rule.to);
            }
            return;
        case Where::any: break;
    }
    std::size_t at = 0;
    while ((at = token.find(rule.from, at)) != std::string::npos) {
        token.replace(at, rule.from.size(), rule.to);
        at += rule.to.size();
    }
}

Result<Romanisation::Respelling::Where> where_of(const DataRow& row) {
    using Where = Romanisation::Respelling::Where;
    const std::string_view word = row.fields[1];
    if (word == "token") return Where::token;
    if (word == "start") return Where::start;
    if (word == "end") return Where::end;
    if (word == "any") return Where::any;
    return Error{ErrorCode::malformed, fmt::format("data/{} line {}: '{}' is none of token, start, end, any",
                                                   rules_file, row.line, word)};
}

bool is_small_word(std::string_view token) {
    return token == "of" || token == "and" || token == "for" || token == "the" || token == "in" ||
           token == "on" || token == "de" || token == "la";
}

}  // namespace

Result<std::vector<Romanisation>> load_romanisations() {
    auto country_rows = data_rows(countries_file, 2, 3);
    if (!country_rows) return country_rows.error();
    std::vector<Romanisation> traditions;
    for (const DataRow& row : *country_rows) {
        Romanisation tradition;
        tradition.tradition = row.fields[0];
        for (std::string& code : tokens_of(row.fields[1])) {
            if (code.size() != 3 ||
                !std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
                return Error{ErrorCode::malformed,
                             fmt::format("data/{} line {}: '{}' is no ISO 3166-1 alpha-3 code",
                                         countries_file, row.line, code)};
            }
            tradition.countries.push_back(std::move(code));
        }
        traditions.push_back(std::move(tradition));
    }
    auto rule_rows = data_rows(rules_file, 4, 5);
    if (!rule_rows) return rule_rows.error();
    for (const DataRow& row : *rule_rows) {
        const auto tradition = std::find_if(traditions.begin(), traditions.end(), [&](const Romanisation& t) {
            return t.tradition == row.fields[0];
        });
        if (tradition == traditions.end()) {
            return Error{ErrorCode::malformed,
                         fmt::format("data/{} line {}: tradition '{}' is not in data/{}", rules_file,
                                     row.line, row.fields[0], countries_file)};
        }
        const auto where = where_of(row);
        if (!where) return where.error();
        const std::string to = row.fields[3] == "-" ? std::string() : std::string(row.fields[3]);
        for (std::string& from : tokens_of(row.fields[2])) {
            if (from == to) {
                return Error{ErrorCode::malformed, fmt::format("data/{} line {}: '{}' is respelt as itself",
                                                               rules_file, row.line, from)};
            }
            tradition->respellings.push_back({*where, std::move(from), to});
        }
    }
    return traditions;
}

const std::vector<Romanisation>& romanisations() {
    static const std::vector<Romanisation> traditions = [] {
        auto loaded = load_romanisations();
        return loaded ? std::move(*loaded) : std::vector<Romanisation>();
    }();
    return traditions;
}

std::string name_key(std::string_view name) {
    const std::string plain = folded(name);
    std::string spaced;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const char c = plain[i];
        if (c == '\'' && i + 1 < plain.size() && plain[i + 1] == 's' &&
            (i + 2 == plain.size() || plain[i + 2] == ' ')) {
            ++i;
            continue;
        }
        if (c == '\'') continue;
        const bool breaks = c == '-' || c == '.' || c == ',' || c == '"' || c == '(' || c == ')' || c == '/';
        spaced += breaks ? ' ' : c;
    }
    std::vector<std::string> tokens = tokens_of(spaced);
    if (tokens.size() > 1 && (tokens.front() == "the" || tokens.front() == "a" || tokens.front() == "an")) {
        tokens.erase(tokens.begin());
    }
    return joined(tokens);
}

std::string romanised_key(std::string_view key, const Romanisation& tradition) {
    std::vector<std::string> tokens = tokens_of(key);
    for (std::string& token : tokens) {
        for (const auto& rule : tradition.respellings) respell(token, rule);
    }
    std::erase_if(tokens, [](const std::string& token) { return token.empty(); });
    return joined(tokens);
}

std::vector<const Romanisation*> traditions_of(std::string_view country) {
    std::vector<const Romanisation*> at_home;
    for (const Romanisation& tradition : romanisations()) {
        const auto& codes = tradition.countries;
        if (country.empty() || std::find(codes.begin(), codes.end(), country) != codes.end()) {
            at_home.push_back(&tradition);
        }
    }
    return at_home;
}

std::vector<std::string> acronyms_of(std::string_view key) {
    std::string whole;
    std::string large;
    for (const std::string& token : tokens_of(key)) {
        whole += token.front();
        if (!is_small_word(token)) large += token.front();
    }
    std::vector<std::string> forms;
    if (large.size() >= 2) forms.push_back(large);
    if (whole.size() >= 2 && whole != large) forms.push_back(whole);
    return forms;
}

bool is_acronym(std::string_view name) {
    std::size_t letters = 0;
    for (const char c : name) {
        if (c == '.') continue;
        if (c < 'A' || c > 'Z') return false;
        ++letters;
    }
    return letters >= 2 && letters <= 7;
}

std::size_t token_count(std::string_view key) {
    return key.empty() ? 0 : static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
}

}  // namespace dateline
