// Regular expressions of Python's `re`, matched by PCRE2.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace dateline {

// The working memory of matching; one to a thread at a time, for any number of expressions.
class RegexScratch {
public:
    RegexScratch();
    RegexScratch(RegexScratch&&) noexcept;
    RegexScratch& operator=(RegexScratch&&) noexcept;
    ~RegexScratch();

private:
    friend class Regex;
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

struct RegexMatch {
    std::size_t begin = 0;  // bytes of the subject
    std::size_t end = 0;
    std::size_t size() const { return end - begin; }
};

// Immutable and shareable between threads. Subjects are valid UTF-8. A match that would run beyond the
// limits of backtracking (10 million steps, 32 MiB) counts as none.
class Regex {
public:
    enum class Start { anywhere, subject_begin };  // re.search or re.match
    enum class Empty { allowed, not_at_from };

    // `python` is a pattern as `re.compile` takes it for str. Errors: unsupported (a construct that has
    // no equal in PCRE2, or that PCRE2 refuses), beginning with `place` and naming the offset.
    static Result<Regex> compile(std::string_view python, Start start, std::string_view place);

    Regex(Regex&&) noexcept;
    Regex& operator=(Regex&&) noexcept;
    ~Regex();

    // The first match that begins at `from` or later; look-behind sees what lies before `from`.
    std::optional<RegexMatch> search(std::string_view subject, RegexScratch& scratch, std::size_t from = 0,
                                     Empty empty = Empty::allowed) const;

private:
    struct Parts;
    explicit Regex(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

// The same expression in PCRE2's syntax, for the options UTF and UCP. Errors: unsupported.
Result<std::string> pcre2_from_python(std::string_view python, std::string_view place);

}  // namespace dateline
