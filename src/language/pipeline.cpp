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

// Documents are gathered until they have this many tokens, so that reading the network's weights (3.5 MB)
// costs little beside the arithmetic. One document a call was about a fifth slower; 256 to 2,048 tokens
// measured alike.
constexpr std::size_t batch_tokens = 512;

// Working memory that grew for a longer document than this is given back to the system after the call.
constexpr std::size_t most_kept_tokens = 16384;

struct CallMemory {
    std::optional<NetworkWorkspace> network;
    std::vector<RawToken> raw;
    std::vector<TokenFeatures> features;  // of the documents that go through the network together
    std::vector<std::size_t> lengths;     // tokens of each
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

    void add_tokens(std::string_view text, Span piece, CallMemory& memory, Analysis& analysis) const;
    void analyse_batch(std::string_view text, CallMemory& memory, Analysis& analysis) const;
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

void Pipeline::Parts::add_tokens(std::string_view text, Span piece, CallMemory& memory,
                                 Analysis& analysis) const {
    memory.raw.clear();
    tokenizer.tokenize(piece.of(text), memory.raw);
    for (RawToken& raw : memory.raw) {
        Token token;
        token.span = {piece.begin + raw.span.begin, piece.begin + raw.span.end};
        token.space_after = raw.space_after;
        token.norm = std::move(raw.norm);
        analysis.tokens.push_back(std::move(token));
        memory.features.push_back(raw.features);
    }
    memory.lengths.push_back(memory.raw.size());
}

void Pipeline::Parts::analyse_batch(std::string_view text, CallMemory& memory, Analysis& analysis) const {
    const std::size_t first = analysis.tokens.size() - memory.features.size();
    network.run(memory.features, memory.lengths, first, *memory.network, analysis);
    std::size_t begin = first;
    for (const std::size_t length : memory.lengths) {
        ruler.apply(text, analysis, begin, begin + length);
        begin += length;
    }
    lemmatizer.apply(text, analysis, first);
    memory.features.clear();
    memory.lengths.clear();
}

Analysis Pipeline::analyse(std::string_view text) const {
    const Span all{0, static_cast<std::uint32_t>(text.size())};
    return analyse(text, std::span(&all, 1));
}

Analysis Pipeline::analyse(std::string_view text, std::span<const Span> pieces) const {
    auto memory = parts_->idle.take();
    if (!memory->network) memory->network = parts_->network.workspace();
    Analysis analysis;
    std::size_t largest = 0;
    for (const Span piece : pieces) {
        parts_->add_tokens(text, piece, *memory, analysis);
        if (memory->features.size() < batch_tokens) continue;
        largest = std::max(largest, memory->features.size());
        parts_->analyse_batch(text, *memory, analysis);
    }
    if (!memory->features.empty()) parts_->analyse_batch(text, *memory, analysis);
    memory->lengths.clear();
    if (largest <= most_kept_tokens) parts_->idle.give_back(std::move(memory));
    return analysis;
}

}  // namespace dateline
