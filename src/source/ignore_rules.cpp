#include "source/ignore_rules.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::size_t most_rules = 1000;

// The pattern as a regular expression, which RE2 matches in linear time.
std::string expression_of(std::string_view pattern) {
    const bool from_here = pattern.substr(0, pattern.size() - 1).find('/') != std::string_view::npos;
    if (pattern.starts_with('/')) pattern.remove_prefix(1);
    std::string out = from_here ? "" : "(?:.*/)?";
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const auto rest = pattern.substr(at);
        if (rest.starts_with("**/")) {
            out += "(?:.*/)?";
            at += 2;
        } else if (rest.starts_with("**")) {
            out += ".*";
            at += 1;
        } else if (rest[0] == '*') {
            out += "[^/]*";
        } else if (rest[0] == '?') {
            out += "[^/]";
        } else if (rest[0] == '[' && rest.find(']', 2) != std::string_view::npos) {
            const auto end = rest.find(']', 2);
            auto set = rest.substr(1, end - 1);
            out += set[0] == '!' || set[0] == '^' ? "[^" : "[";
            if (set[0] == '!' || set[0] == '^') set.remove_prefix(1);
            for (const char c : set) {
                if (c == '[' || c == ']' || c == '\\' || c == '^' || c == '&') out += '\\';
                out += c;
            }
            out += ']';
            at += end;
        } else {
            out += re2::RE2::QuoteMeta(re2::StringPiece(rest.data(), 1));
        }
    }
    return out;
}

}  // namespace

Result<IgnoreRules> IgnoreRules::parse(std::string_view text) {
    IgnoreRules out;
    int number = 0;
    re2::RE2::Options options(re2::RE2::Quiet);
    options.set_encoding(re2::RE2::Options::EncodingLatin1);  // names are bytes
    options.set_dot_nl(true);
    for (std::size_t at = 0; at < text.size() && out.rules_.size() < most_rules;) {
        const auto end = std::min(text.find('\n', at), text.size());
        auto line = trimmed(text.substr(at, end - at));
        at = end + 1;
        ++number;
        if (line.empty() || line.starts_with('#')) continue;
        Rule rule;
        rule.takes_back = line.starts_with('!');
        if (rule.takes_back) line.remove_prefix(1);
        rule.folders_only = line.ends_with('/');
        const std::string whole(line);
        if (rule.folders_only) line.remove_suffix(1);
        if (line.empty()) continue;
        // The slash at the end says nothing of where the pattern begins.
        rule.pattern = std::make_shared<const re2::RE2>(expression_of(line), options);
        if (!rule.pattern->ok()) {
            return Error{ErrorCode::malformed, fmt::format("line {}: not a pattern: {}", number, whole)};
        }
        out.rules_.push_back(std::move(rule));
    }
    return out;
}

IgnoreRules::Verdict IgnoreRules::judge(const std::string& path, bool is_folder) const {
    Verdict verdict = Verdict::unsaid;
    for (const Rule& rule : rules_) {
        if (rule.folders_only && !is_folder) continue;
        if (re2::RE2::FullMatch(path, *rule.pattern)) {
            verdict = rule.takes_back ? Verdict::wanted : Verdict::ignored;
        }
    }
    return verdict;
}

}  // namespace dateline
