#include "link/names.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace dateline {
namespace {

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

bool is_small_word(std::string_view token) {
    return token == "of" || token == "and" || token == "for" || token == "the" || token == "in" ||
           token == "on" || token == "de" || token == "la";
}

}  // namespace

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
