#include "language/tokenizer.hpp"

#include <fmt/format.h>

#include "base/file.hpp"
#include "language/affixes.hpp"
#include "language/idle_pool.hpp"
#include "language/lexicon.hpp"
#include "language/model_archive.hpp"
#include "language/msgpack_reader.hpp"
#include "language/pipeline_config.hpp"
#include "language/special_cases.hpp"
#include "language/special_matcher.hpp"
#include "language/word_cache.hpp"
#include "language/words.hpp"

namespace dateline {

namespace {

constexpr std::string_view kMember = "tokenizer";
constexpr std::string_view kConfig = "config.cfg";
constexpr std::string_view kTokenizer = "spacy.Tokenizer.v1";

// A language's own tokenizer (Chinese, Japanese, Korean, ...) is code that the model does not carry.
Status check_kind(const ModelFiles& files) {
    const auto bytes = files.read(kConfig);
    if (!bytes) return bytes.error();
    const auto config = ConfigFile::parse(*bytes, files.place(kConfig));
    if (!config) return config.error();
    for (const std::string_view kind :
         {config->value("nlp", "tokenizer"), config->value("nlp.tokenizer", "@tokenizers")}) {
        if (!kind.empty() && kind.find(kTokenizer) == std::string_view::npos) {
            return Error{ErrorCode::unsupported, fmt::format("{}: the tokenizer {}; only {} is followed",
                                                             files.place(kConfig), kind, kTokenizer)};
        }
    }
    return Done{};
}

}  // namespace

struct Tokenizer::Parts {
    Lexicon lexicon;
    Affixes affixes;
    SpecialCases special_cases;
    SpecialMatcher special_matcher;
    IdlePool<WordCache> caches;  // one to a call at a time

    Parts(Lexicon the_lexicon, Affixes the_affixes, SpecialCases the_cases, SpecialMatcher matcher)
        : lexicon(std::move(the_lexicon)),
          affixes(std::move(the_affixes)),
          special_cases(std::move(the_cases)),
          special_matcher(std::move(matcher)) {}

    std::span<const WordForm* const> cut(std::string_view word, std::uint64_t hash, WordCache& cache) const;
};

Tokenizer::Tokenizer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

Result<Tokenizer> Tokenizer::load(const ModelFiles& files) {
    if (const Status kind = check_kind(files); !kind) return kind.error();
    auto lexicon = Lexicon::load(files);
    if (!lexicon) return lexicon.error();
    const auto bytes = files.read(kMember);
    if (!bytes) return bytes.error();
    const std::string place = files.place(kMember);
    const auto document = MsgpackDocument::parse(*bytes, place);
    if (!document) return document.error();
    const MsgpackValue root = document->root();
    const auto exceptions = root.find("exceptions");
    if (!exceptions || !exceptions->is_map()) {
        return Error{ErrorCode::malformed, fmt::format("{}: no map of exceptions in it", place)};
    }
    auto affixes = Affixes::load(root, place);
    if (!affixes) return affixes.error();
    auto cases = SpecialCases::load(*exceptions, *lexicon, place);
    if (!cases) return cases.error();

    const auto heuristics = root.find("faster_heuristics");
    const bool all_cases = heuristics && heuristics->boolean() == false;
    RegexScratch scratch;
    auto matcher = SpecialMatcher::build(
        *cases, *affixes, all_cases ? SpecialMatcher::Cases::all : SpecialMatcher::Cases::with_affixes,
        scratch);
    for (SpecialCase& special : cases->all()) {
        for (WordForm& form : special.tokens) form.special_node = matcher.root_edge(form.id);
    }
    return Tokenizer(std::make_unique<Parts>(std::move(*lexicon), std::move(*affixes), std::move(*cases),
                                             std::move(matcher)));
}

std::span<const WordForm* const> Tokenizer::Parts::cut(std::string_view word, std::uint64_t hash,
                                                       WordCache& cache) const {
    const auto form_of = [&](std::string_view text) {
        return cache.form(text, [&](std::string_view new_text) {
            WordForm form = lexicon.form(new_text);
            form.special_node = special_matcher.root_edge(form.id);
            return form;
        });
    };
    cache.pieces.clear();
    cache.piece_forms.clear();
    if (const SpecialCase* special = special_cases.find(word)) {
        cache.pieces.push_back({word, special});
    } else {
        affixes.split(word, &special_cases, cache.scratch, cache.pieces);
    }
    for (const WordPiece& piece : cache.pieces) {
        if (piece.special == nullptr) {
            cache.piece_forms.push_back(form_of(piece.text));
        } else {
            for (const WordForm& form : piece.special->tokens) cache.piece_forms.push_back(&form);
        }
    }
    return cache.add(word, hash, cache.piece_forms);
}

void Tokenizer::tokenize(std::string_view text, std::vector<RawToken>& out) const {
    std::unique_ptr<WordCache> cache = parts_->caches.take();
    std::vector<FormToken>& tokens = cache->tokens;
    tokens.clear();
    bool may_be_special = false;
    for_each_word(
        text,
        [&](Span word) {
            const std::uint64_t hash = hash64(word.of(text));
            auto forms = cache->find(word.of(text), hash);
            if (forms.empty()) forms = parts_->cut(word.of(text), hash, *cache);
            std::uint32_t begin = word.begin;
            for (const WordForm* form : forms) {
                const std::uint32_t end = begin + static_cast<std::uint32_t>(form->text.size());
                tokens.push_back({form, {begin, end}, false});
                may_be_special = may_be_special || form->special_node >= 0;
                begin = end;
            }
        },
        [&] { tokens.back().space_after = true; });
    if (may_be_special) parts_->special_matcher.apply(text, parts_->special_cases, tokens);
    out.reserve(out.size() + tokens.size());
    for (const FormToken& token : tokens) {
        RawToken& added = out.emplace_back();
        added.span = token.span;
        added.space_after = token.space_after;
        added.features = token.form->features;
        added.features.spacy = token.space_after ? 1 : 0;
        added.norm = token.form->norm;
    }
    cache->clear_if_full();
    parts_->caches.give_back(std::move(cache));
}

}  // namespace dateline
