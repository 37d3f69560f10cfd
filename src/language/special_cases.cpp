#include "language/special_cases.hpp"

#include <fmt/format.h>

#include "language/vocab.hpp"

namespace dateline {

namespace {

// spaCy's ids of the two attributes that an exception may give (spacy/attrs.pyx).
constexpr std::uint64_t kOrth = 65;
constexpr std::uint64_t kNorm = 67;

enum class Attribute { orth, norm, other };

Attribute attribute_of(MsgpackValue key) {
    const auto id = key.unsigned_integer();
    const auto name = key.text();
    if (id == kOrth || name == "ORTH") return Attribute::orth;
    if (id == kNorm || name == "NORM") return Attribute::norm;
    return Attribute::other;
}

}  // namespace

Result<SpecialCases> SpecialCases::load(MsgpackValue exceptions, const Lexicon& lexicon,
                                        std::string_view place) {
    SpecialCases special;
    special.cases_.reserve(exceptions.size());
    for (const auto [key, tokens] : exceptions.entries()) {
        const auto text = key.text();
        if (!text || text->empty() || !tokens.is_array()) {
            return Error{ErrorCode::malformed,
                         fmt::format("{}: an exception is not a text with a list", place)};
        }
        SpecialCase added;
        added.text = *text;
        std::string joined;
        for (const MsgpackValue token : tokens.elements()) {
            std::string_view orth;
            std::optional<std::string_view> norm;
            for (const auto [name, value] : token.entries()) {
                const Attribute attribute = attribute_of(name);
                if (attribute == Attribute::other) {
                    return Error{
                        ErrorCode::unsupported,
                        fmt::format("{}: the exception '{}' sets an attribute other than ORTH and NORM",
                                    place, *text)};
                }
                (attribute == Attribute::orth ? orth : norm.emplace()) = value.text().value_or("");
            }
            if (orth.empty()) {
                return Error{ErrorCode::malformed,
                             fmt::format("{}: the exception '{}' has a token without text", place, *text)};
            }
            joined += orth;
            WordForm form = lexicon.form(orth);
            if (norm && !norm->empty()) {
                form.norm = *norm;
                form.features.norm = string_id(form.norm);
            }
            added.tokens.push_back(std::move(form));
        }
        if (joined != *text) {
            return Error{ErrorCode::malformed,
                         fmt::format("{}: the tokens of the exception '{}' are not its text", place, *text)};
        }
        special.cases_.push_back(std::move(added));
    }
    for (std::size_t i = 0; i < special.cases_.size(); ++i) {
        const std::string& text = special.cases_[i].text;
        special.by_text_.insert_or_assign(text, i);
        special.longest_ = std::max(special.longest_, text.size());
    }
    return special;
}

}  // namespace dateline
