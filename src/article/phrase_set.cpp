#include "article/phrase_set.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <fmt/format.h>
#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <re2/set.h>

namespace dateline {

namespace {

// The set's automaton is built as text is matched; RE2 throws it away and starts again beyond this.
constexpr int automaton_bytes = 64 << 20;
// Shorter words stand in most texts and would rule nothing out.
constexpr int least_word_bytes = 3;

// Finds which of many words stand in a text, in one pass.
class WordFinder {
public:
    explicit WordFinder(const std::vector<std::string>& words) : count_(words.size()) {
        for (const std::string& word : words) {
            for (const char c : word) {
                auto& code = codes_[static_cast<unsigned char>(c)];
                if (code == 0) code = static_cast<std::uint16_t>(++width_);
            }
        }
        ++width_;  // code 0: a byte of no word
        add_state();
        for (std::size_t w = 0; w < words.size(); ++w) {
            std::uint32_t state = 0;
            for (const char c : words[w]) {
                const std::size_t edge = state * width_ + codes_[static_cast<unsigned char>(c)];
                if (next_[edge] == 0) {
                    const std::uint32_t fresh = add_state();
                    next_[edge] = fresh;
                }
                state = next_[edge];
            }
            found_[state].push_back(static_cast<int>(w));
        }
        link_failures();
    }

    std::vector<int> find(std::string_view text) const {
        std::vector<int> out;
        std::vector<bool> seen(count_, false);
        std::uint32_t state = 0;
        for (const char c : text) {
            state = next_[state * width_ + codes_[static_cast<unsigned char>(c)]];
            for (const int word : found_[state]) {
                if (seen[static_cast<std::size_t>(word)]) continue;
                seen[static_cast<std::size_t>(word)] = true;
                out.push_back(word);
            }
        }
        return out;
    }

private:
    std::uint32_t add_state() {
        next_.resize(next_.size() + width_, 0);
        found_.emplace_back();
        return static_cast<std::uint32_t>(found_.size() - 1);
    }

    void link_failures() {
        std::vector<std::uint32_t> failure(found_.size(), 0);
        std::deque<std::uint32_t> queue;
        for (std::size_t c = 0; c < width_; ++c) {
            if (next_[c] != 0) queue.push_back(next_[c]);
        }
        while (!queue.empty()) {
            const std::uint32_t state = queue.front();
            queue.pop_front();
            const auto& inherited = found_[failure[state]];
            found_[state].insert(found_[state].end(), inherited.begin(), inherited.end());
            for (std::size_t c = 0; c < width_; ++c) {
                auto& to = next_[state * width_ + c];
                const std::uint32_t other = next_[failure[state] * width_ + c];
                if (to == 0) {
                    to = other;
                } else {
                    failure[to] = other;
                    queue.push_back(to);
                }
            }
        }
    }

    std::size_t count_ = 0;
    std::size_t width_ = 0;
    std::array<std::uint16_t, 256> codes_{};
    std::vector<std::uint32_t> next_;      // of each state, by code
    std::vector<std::vector<int>> found_;  // the words that end in each state
};

re2::RE2::Options quiet() {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(automaton_bytes);
    return options;
}

}  // namespace

struct PhraseSet::Engines {
    re2::RE2::Set whole{quiet(), re2::RE2::ANCHOR_START};
    std::vector<int> whole_ids;
    std::vector<std::unique_ptr<re2::RE2>> each_whole;  // for text on which the set runs out of memory
    re2::FilteredRE2 inside{least_word_bytes};
    std::vector<int> inside_ids;
    std::unique_ptr<WordFinder> words;
};

PhraseSet::PhraseSet() = default;
PhraseSet::PhraseSet(PhraseSet&&) noexcept = default;
PhraseSet& PhraseSet::operator=(PhraseSet&&) noexcept = default;
PhraseSet::~PhraseSet() = default;

bool is_whole_pattern(std::string_view pattern) {
    if (!pattern.starts_with('^') || !pattern.ends_with('$') || pattern.ends_with("\\$")) return false;
    int depth = 0;
    bool in_class = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\\') {
            ++i;
        } else if (in_class) {
            in_class = c != ']';
        } else if (c == '[') {
            in_class = true;
            // A ']' at a class's beginning is one of its signs.
            if (pattern.substr(i + 1).starts_with('^')) ++i;
            if (pattern.substr(i + 1).starts_with(']')) ++i;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')') {
            --depth;
        } else if (c == '|' && depth == 0) {
            return false;
        }
    }
    return true;
}

Result<PhraseSet> PhraseSet::create(std::span<const std::string> patterns) {
    PhraseSet set;
    set.engines_ = std::make_unique<Engines>();
    Engines& engines = *set.engines_;
    const auto options = quiet();
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        const auto wrong = [i](const std::string& what) {
            return Error{ErrorCode::malformed, fmt::format("pattern {}: {}", i, what)};
        };
        if (is_whole_pattern(patterns[i])) {
            std::string error;
            if (engines.whole.Add(patterns[i], &error) < 0) return wrong(error);
            engines.each_whole.push_back(std::make_unique<re2::RE2>(patterns[i], options));
            engines.whole_ids.push_back(static_cast<int>(i));
        } else {
            int id = 0;
            if (engines.inside.Add(patterns[i], options, &id) != re2::RE2::NoError)
                return wrong("'" + patterns[i] + "' is none");
            engines.inside_ids.push_back(static_cast<int>(i));
        }
    }
    if (!engines.whole_ids.empty() && !engines.whole.Compile())
        return Error{ErrorCode::internal, "the patterns are too large together"};
    std::vector<std::string> words;
    if (!engines.inside_ids.empty()) engines.inside.Compile(&words);
    engines.words = std::make_unique<WordFinder>(words);
    return set;
}

std::vector<int> PhraseSet::matches(std::string_view phrase) const {
    const re2::StringPiece text(phrase.data(), phrase.size());
    std::vector<int> found;
    std::vector<int> some;
    if (!engines_->whole_ids.empty()) {
        re2::RE2::Set::ErrorInfo problem{re2::RE2::Set::kNoError};
        if (!engines_->whole.Match(text, &some, &problem) && problem.kind != re2::RE2::Set::kNoError) {
            some.clear();
            for (std::size_t i = 0; i < engines_->each_whole.size(); ++i) {
                if (re2::RE2::PartialMatch(text, *engines_->each_whole[i]))
                    some.push_back(static_cast<int>(i));
            }
        }
        for (const int i : some) found.push_back(engines_->whole_ids[static_cast<std::size_t>(i)]);
    }
    if (!engines_->inside_ids.empty()) {
        some.clear();
        engines_->inside.AllMatches(text, engines_->words->find(phrase), &some);
        for (const int i : some) found.push_back(engines_->inside_ids[static_cast<std::size_t>(i)]);
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace dateline
