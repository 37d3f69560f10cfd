// spaCy's rule lemmatizer (pipeline/lemmatizer.py, rule_lemmatize) with English's notion of a base form
// (lang/en/lemmatizer.py). Held by tests/parity.
#include "language/lemmatizer.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "language/model_archive.hpp"
#include "language/msgpack_reader.hpp"
#include "language/pipeline_config.hpp"
#include "language/python_text.hpp"
#include "language/vocab.hpp"

namespace dateline {

namespace {

constexpr std::string_view kMember = "lemmatizer/lookups/lookups.bin";
constexpr std::string_view kLanguage = "en";
constexpr std::string_view kConfig = "config.cfg";
constexpr std::string_view kSection = "components.lemmatizer";
constexpr std::string_view kMode = "rule";

struct SuffixRule {
    std::string_view ending;
    std::string_view replacement;
};

// The tables of one part of speech.
struct PosTables {
    std::vector<SuffixRule> rules;
    std::unordered_map<std::string_view, std::vector<std::string_view>> exceptions;
    std::unordered_set<std::string_view> index;

    bool empty() const { return rules.empty() && exceptions.empty() && index.empty(); }
};

// The value of `feature` in "Number=Sing|Person=3"; empty if it is not among them.
std::string_view feature_value(std::string_view morph, std::string_view feature) {
    while (!morph.empty()) {
        const std::string_view part = morph.substr(0, morph.find('|'));
        if (part.size() > feature.size() && part.starts_with(feature) && part[feature.size()] == '=') {
            return part.substr(feature.size() + 1);
        }
        morph.remove_prefix(std::min(part.size() + 1, morph.size()));
    }
    return {};
}

bool is_base_form(std::string_view pos, std::string_view morph) {
    if (morph.empty()) return false;
    const std::string_view form = feature_value(morph, "VerbForm");
    if (form == "Inf" || form == "None" || feature_value(morph, "Degree") == "Pos") return true;
    if (pos == "NOUN") return feature_value(morph, "Number") == "Sing";
    return pos == "VERB" && form == "Fin" && feature_value(morph, "Tense") == "Pres" &&
           feature_value(morph, "Number").empty();
}

Status check_mode(const ModelFiles& files) {
    const auto bytes = files.read(kConfig);
    if (!bytes) return bytes.error();
    const std::string place = files.place(kConfig);
    const auto config = ConfigFile::parse(*bytes, place);
    if (!config) return config.error();
    const std::string mode = config->text(kSection, "mode");
    const bool overwrites = config->value(kSection, "overwrite") == "true";
    if (files.language() == kLanguage && mode == kMode && !overwrites) return Done{};
    return Error{
        ErrorCode::unsupported,
        fmt::format(
            "{}: a lemmatizer of language '{}', mode '{}'{}; only English's in mode '{}' that keeps the "
            "attribute ruler's lemmas is applied",
            place, files.language(), mode, overwrites ? ", overwriting" : "", kMode)};
}

Error malformed(std::string_view place, std::string_view what) {
    return Error{ErrorCode::malformed, fmt::format("{}: {}", place, what)};
}

}  // namespace

struct Lemmatizer::Parts {
    std::string bytes;  // of the member; the tables' texts are views into it
    std::unordered_map<std::uint64_t, PosTables> by_pos;  // by the id of the part of speech in lower case

    Status read_rules(MsgpackValue table, std::string_view place);
    Status read_exceptions(MsgpackValue table, std::string_view place);
    Status read_index(MsgpackValue table, std::string_view place);
    std::string lemma(std::string_view word, const PosTables& tables) const;
};

Lemmatizer::Lemmatizer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Lemmatizer::Lemmatizer(Lemmatizer&&) noexcept = default;
Lemmatizer& Lemmatizer::operator=(Lemmatizer&&) noexcept = default;
Lemmatizer::~Lemmatizer() = default;

Result<Lemmatizer> Lemmatizer::load(const ModelFiles& files) {
    if (const Status mode = check_mode(files); !mode) return mode.error();
    auto bytes = files.read(kMember);
    if (!bytes) return bytes.error();
    auto parts = std::make_unique<Parts>();
    parts->bytes = std::move(*bytes);
    const std::string place = files.place(kMember);
    const auto document = MsgpackDocument::parse(parts->bytes, place);
    if (!document) return document.error();
    const auto rules = document->root().find("lemma_rules");
    if (!rules) return malformed(place, "no table lemma_rules in it");
    Status read = parts->read_rules(*rules, place);
    if (const auto exceptions = document->root().find("lemma_exc"); read && exceptions) {
        read = parts->read_exceptions(*exceptions, place);
    }
    if (const auto index = document->root().find("lemma_index"); read && index) {
        read = parts->read_index(*index, place);
    }
    if (!read) return read.error();
    return Lemmatizer(std::move(parts));
}

Status Lemmatizer::Parts::read_rules(MsgpackValue table, std::string_view place) {
    for (const auto [pos, rules] : table.entries()) {
        if (!pos.unsigned_integer()) return malformed(place, "a key of lemma_rules is no id");
        PosTables& tables = by_pos[*pos.unsigned_integer()];
        for (const MsgpackValue rule : rules.elements()) {
            std::vector<std::string_view> texts;
            for (const MsgpackValue text : rule.elements()) texts.push_back(text.text().value_or(""));
            if (texts.size() != 2) return malformed(place, "a rule of lemma_rules is no pair of endings");
            tables.rules.push_back({texts[0], texts[1]});
        }
    }
    return Done{};
}

Status Lemmatizer::Parts::read_exceptions(MsgpackValue table, std::string_view place) {
    for (const auto [pos, words] : table.entries()) {
        if (!pos.unsigned_integer()) return malformed(place, "a key of lemma_exc is no id");
        PosTables& tables = by_pos[*pos.unsigned_integer()];
        tables.exceptions.reserve(words.size());
        for (const auto [word, lemmas] : words.entries()) {
            if (!word.text()) return malformed(place, "a word of lemma_exc is no text");
            auto& kept = tables.exceptions[*word.text()];
            for (const MsgpackValue lemma : lemmas.elements()) kept.push_back(lemma.text().value_or(""));
        }
    }
    return Done{};
}

Status Lemmatizer::Parts::read_index(MsgpackValue table, std::string_view place) {
    for (const auto [pos, words] : table.entries()) {
        if (!pos.unsigned_integer()) return malformed(place, "a key of lemma_index is no id");
        PosTables& tables = by_pos[*pos.unsigned_integer()];
        tables.index.reserve(words.size());
        for (const MsgpackValue word : words.elements()) tables.index.insert(word.text().value_or(""));
    }
    return Done{};
}

// Forms that the index knows come first, the last rule's before the others', then those that are no
// words of letters; forms it does not know only if there is no other. Exceptions go before all of them.
std::string Lemmatizer::Parts::lemma(std::string_view word, const PosTables& tables) const {
    const std::string lower = python_lower(word);
    std::vector<std::string> forms;
    std::optional<std::string> unknown;
    for (const SuffixRule& rule : tables.rules) {
        if (!lower.ends_with(rule.ending)) continue;
        std::string form = lower.substr(0, lower.size() - rule.ending.size());
        form += rule.replacement;
        if (form.empty()) continue;
        if (tables.index.contains(form)) {
            forms.insert(forms.begin(), std::move(form));
        } else if (!python_isalpha(form)) {
            forms.push_back(std::move(form));
        } else if (!unknown) {
            unknown = std::move(form);
        }
    }
    if (const auto exceptions = tables.exceptions.find(lower); exceptions != tables.exceptions.end()) {
        for (const std::string_view form : exceptions->second) {
            if (std::find(forms.begin(), forms.end(), form) == forms.end())
                forms.emplace(forms.begin(), form);
        }
    }
    if (!forms.empty()) return std::move(forms.front());
    return unknown ? std::move(*unknown) : std::string(word);
}

void Lemmatizer::apply(std::string_view text, Analysis& analysis, std::size_t first) const {
    for (Token& token : std::span(analysis.tokens).subspan(first)) {
        if (!token.lemma.empty()) continue;
        const std::string_view word = token.span.of(text);
        if (token.pos.empty() || token.pos == "SPACE" || token.pos == "EOL" ||
            is_base_form(token.pos, token.morph)) {
            token.lemma = python_lower(word);
            continue;
        }
        const auto tables = parts_->by_pos.find(string_id(python_lower(token.pos)));
        if (tables != parts_->by_pos.end() && !tables->second.empty()) {
            token.lemma = parts_->lemma(word, tables->second);
        } else {
            token.lemma = token.pos == "PROPN" ? std::string(word) : python_lower(word);
        }
    }
}

}  // namespace dateline
