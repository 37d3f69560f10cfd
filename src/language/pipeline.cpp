#include "language/pipeline.hpp"

#include <optional>
#include <vector>

#include "language/attribute_ruler.hpp"
#include "language/idle_pool.hpp"
#include "language/lemmatizer.hpp"
#include "language/model_archive.hpp"
#include "language/network.hpp"
#include "language/pipeline_config.hpp"
#include "language/tokenizer.hpp"

namespace dateline {
namespace {

// Working memory that grew for a longer document than this is given back to the system after the call.
constexpr std::size_t most_kept_tokens = 16384;

struct CallMemory {
    std::optional<NetworkWorkspace> network;
    std::vector<RawToken> raw;
    std::vector<TokenFeatures> features;
};

}  // namespace

struct Pipeline::Parts {
    Parts(ModelInfo i, Tokenizer t, Network n, AttributeRuler r, Lemmatizer l)
        : info(std::move(i)),
          tokenizer(std::move(t)),
          network(std::move(n)),
          ruler(std::move(r)),
          lemmatizer(std::move(l)) {}

    ModelInfo info;
    Tokenizer tokenizer;
    Network network;
    AttributeRuler ruler;
    Lemmatizer lemmatizer;
    IdlePool<CallMemory> idle;

    void add_document(std::string_view text, Span piece, CallMemory& memory, Analysis& analysis) const;
};

Pipeline::Pipeline(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

Result<Pipeline> Pipeline::load(const std::filesystem::path& path) {
    const auto files = ModelFiles::open(path);
    if (!files) return files.error();
    const auto config = PipelineConfig::read(*files);
    if (!config) return config.error();
    auto tokenizer = Tokenizer::load(*files);
    if (!tokenizer) return tokenizer.error();
    auto network = Network::load(*files, *config);
    if (!network) return network.error();
    auto ruler = AttributeRuler::load(*files);
    if (!ruler) return ruler.error();
    auto lemmatizer = Lemmatizer::load(*files);
    if (!lemmatizer) return lemmatizer.error();
    return Pipeline(std::make_unique<Parts>(files->info(), std::move(*tokenizer), std::move(*network),
                                            std::move(*ruler), std::move(*lemmatizer)));
}

const ModelInfo& Pipeline::info() const {
    return parts_->info;
}

void Pipeline::Parts::add_document(std::string_view text, Span piece, CallMemory& memory,
                                   Analysis& analysis) const {
    memory.raw.clear();
    memory.features.clear();
    tokenizer.tokenize(piece.of(text), memory.raw);
    const std::size_t first = analysis.tokens.size();
    analysis.tokens.reserve(first + memory.raw.size());
    for (RawToken& raw : memory.raw) {
        Token token;
        token.span = {piece.begin + raw.span.begin, piece.begin + raw.span.end};
        token.space_after = raw.space_after;
        token.norm = std::move(raw.norm);
        analysis.tokens.push_back(std::move(token));
        memory.features.push_back(raw.features);
    }
    network.run(memory.features, first, *memory.network, analysis);
    ruler.apply(text, analysis, first);
    lemmatizer.apply(text, analysis, first);
}

Analysis Pipeline::analyse(std::string_view text) const {
    const Span all{0, static_cast<std::uint32_t>(text.size())};
    return analyse(text, std::span(&all, 1));
}

Analysis Pipeline::analyse(std::string_view text, std::span<const Span> pieces) const {
    auto memory = parts_->idle.take();
    if (!memory->network) memory->network = parts_->network.workspace();
    Analysis analysis;
    std::size_t longest = 0;
    for (const Span piece : pieces) {
        const std::size_t before = analysis.tokens.size();
        parts_->add_document(text, piece, *memory, analysis);
        longest = std::max(longest, analysis.tokens.size() - before);
    }
    if (longest <= most_kept_tokens) parts_->idle.give_back(std::move(memory));
    return analysis;
}

}  // namespace dateline
