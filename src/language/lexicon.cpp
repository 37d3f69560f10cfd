#include "language/lexicon.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/data_file.hpp"
#include "base/utf8.hpp"
#include "language/model_archive.hpp"
#include "language/msgpack_reader.hpp"
#include "language/python_text.hpp"
#include "language/vocab.hpp"

namespace dateline {

namespace {

constexpr std::string_view kLookups = "vocab/lookups.bin";
constexpr std::string_view kBaseNorms = "language/base_norms.tsv";
// Languages whose norms spaCy computes by code of their own (a NORM getter under spacy/lang/).
constexpr std::array<std::string_view, 3> kNormsInCode = {"hi", "ht", "ne"};
constexpr std::size_t kLongWord = 100;  // characters
constexpr int kLongestRun = 4;          // of one shape character
constexpr int kSuffixCharacters = 3;

std::size_t character_count(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

std::string_view first_character(std::string_view text) {
    std::size_t end = 0;
    next_character(text, end);
    return text.substr(0, end);
}

std::string_view last_characters(std::string_view text, int count) {
    std::size_t begin = text.size();
    while (begin > 0 && count > 0) {
        --begin;
        if ((static_cast<unsigned char>(text[begin]) & 0xC0) != 0x80) --count;
    }
    return text.substr(begin);
}

}  // namespace

std::string word_shape(std::string_view text) {
    if (text.size() >= kLongWord && character_count(text) >= kLongWord) return "LONG";
    std::string shape;
    char32_t last = 0;
    int run = 0;
    for (std::size_t at = 0; at < text.size();) {
        char32_t c = next_character(text, at);
        if (python_isalpha(c)) {
            c = python_isupper(c) ? U'X' : U'x';
        } else if (python_isdigit(c)) {
            c = U'd';
        }
        run = c == last && !shape.empty() ? run + 1 : 0;
        last = c;
        if (run < kLongestRun) append_utf8(shape, c);
    }
    return shape;
}

Result<Lexicon> Lexicon::load(const ModelFiles& files) {
    if (const Status symbols = check_reserved_symbols(); !symbols) return symbols.error();
    if (std::find(kNormsInCode.begin(), kNormsInCode.end(), files.language()) != kNormsInCode.end()) {
        return Error{ErrorCode::unsupported,
                     fmt::format("{}: the language '{}', whose norms spaCy computes by code of its own",
                                 files.place("meta.json"), files.language())};
    }
    Lexicon lexicon;
    const auto rows = data_rows(kBaseNorms, 2, 2);
    if (!rows) return rows.error();
    for (const DataRow& row : *rows) {
        if (!lexicon.base_norms_.emplace(row.fields[0], row.fields[1]).second) {
            return Error{ErrorCode::malformed, fmt::format("data/{} line {}: '{}' stands there twice",
                                                           kBaseNorms, row.line, row.fields[0])};
        }
    }
    if (!files.has(kLookups)) return lexicon;
    const auto bytes = files.read(kLookups);
    if (!bytes) return bytes.error();
    const auto tables = MsgpackDocument::parse(*bytes, files.place(kLookups));
    if (!tables) return tables.error();
    const auto norms = tables->root().find("lexeme_norm");
    if (!norms) return lexicon;
    for (const auto [key, value] : norms->entries()) {
        const auto id = key.unsigned_integer();
        const auto norm = value.text();
        if (!id || !norm) {
            return Error{ErrorCode::malformed,
                         fmt::format("{}: the table lexeme_norm has an entry that is not id and text",
                                     files.place(kLookups))};
        }
        lexicon.model_norms_.insert_or_assign(*id, std::string(*norm));
    }
    return lexicon;
}

std::string Lexicon::norm(std::string_view text, std::uint64_t id) const {
    if (const auto found = model_norms_.find(id); found != model_norms_.end()) return found->second;
    if (const auto found = base_norms_.find(text); found != base_norms_.end())
        return std::string(found->second);
    return python_lower(text);
}

WordForm Lexicon::form(std::string_view text) const {
    WordForm form;
    form.text = text;
    form.id = string_id(text);
    form.norm = norm(text, form.id);
    form.features.norm = string_id(form.norm);
    form.features.prefix = string_id(first_character(text));
    form.features.suffix = string_id(last_characters(text, kSuffixCharacters));
    form.features.shape = string_id(word_shape(text));
    form.features.is_space = python_isspace(text) ? 1 : 0;
    return form;
}

}  // namespace dateline
