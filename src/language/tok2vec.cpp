#include "language/tok2vec.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dateline {
namespace {

// Rows of the cache. In news text 8,192 lexemes cover about 97 in 100 tokens; the bound keeps a thread's
// caches for both networks of en_core_web_sm below 65 MB.
constexpr std::size_t most_cached_rows = 8192;

constexpr std::size_t block = 128;  // rows embedded at a time
constexpr std::size_t layer_block =
    56;  // rows of a layer at a time: their sums stay in the second-level cache
constexpr std::size_t most_pieces = 8;
constexpr std::size_t most_layers = 16;
constexpr std::size_t most_width = 1024;
constexpr std::size_t neighbours = 3;  // a window of 1: the token before, the token, the token after

}  // namespace

// A layer's weights are outputs × pieces × inputs; the pieces of all outputs are laid side by side for
// maxout_norm.
Result<Tok2Vec::Layer> Tok2Vec::load_layer(const ThincModel& model, const ThincNode& maxout,
                                           const ThincNode& layernorm, std::size_t width,
                                           std::size_t inputs) {
    const auto weights = maxout.arrays.find("W");
    if (weights == maxout.arrays.end() || weights->second.shape.size() != 3) {
        return model.malformed("maxout has no weights W of three dimensions");
    }
    Layer layer;
    layer.pieces = weights->second.shape[1];
    if (layer.pieces == 0 || layer.pieces > most_pieces) {
        return model.unsupported(
            fmt::format("maxout of {} pieces (1 to {} are handled)", layer.pieces, most_pieces));
    }
    const auto w = array_of(model, maxout, "W", std::array{width, layer.pieces, inputs});
    if (!w) return w.error();
    const auto b = array_of(model, maxout, "b", std::array{width, layer.pieces});
    if (!b) return b.error();
    const auto gain = array_of(model, layernorm, "G", std::array{width});
    if (!gain) return gain.error();
    const auto shift = array_of(model, layernorm, "b", std::array{width});
    if (!shift) return shift.error();
    std::vector<float> ordered(w->size());
    std::vector<float> bias(b->size());
    for (std::size_t o = 0; o < width; ++o) {
        for (std::size_t p = 0; p < layer.pieces; ++p) {
            std::copy_n(w->data() + (o * layer.pieces + p) * inputs, inputs,
                        ordered.data() + (p * width + o) * inputs);
            bias[p * width + o] = (*b)[o * layer.pieces + p];
        }
    }
    layer.affine = Affine(ordered, bias, width * layer.pieces, inputs);
    layer.norm.gain.assign(gain->begin(), gain->end());
    layer.norm.bias.assign(shift->begin(), shift->end());
    return layer;
}

// The first layer's sum for a token is a share of the token before, of itself and of the token after, each of
// which depends on that token's ids alone. So its weights are turned into one map from a token to the three
// shares that it has: in the sums of the token after it, its own, and of the token before it.
Status Tok2Vec::load_first_layer(const ThincModel& model, const ThincNode& maxout) {
    Layer& layer = layers_.front();
    const std::size_t inputs = neighbours * width_;
    const auto w = array_of(model, maxout, "W", std::array{width_, layer.pieces, inputs});
    if (!w) return w.error();
    const std::size_t units = width_ * layer.pieces;
    std::vector<float> ordered(w->size());
    for (std::size_t n = 0; n < neighbours; ++n) {
        for (std::size_t o = 0; o < width_; ++o) {
            for (std::size_t p = 0; p < layer.pieces; ++p) {
                std::copy_n(w->data() + (o * layer.pieces + p) * inputs + n * width_, width_,
                            ordered.data() + (n * units + p * width_ + o) * width_);
            }
        }
    }
    first_bias_.assign(layer.affine.bias(), layer.affine.bias() + units);
    layer.affine = Affine(ordered, {}, neighbours * units, width_);
    padding_.assign(width_ + neighbours * units, 0.0f);
    return Done{};
}

Result<Tok2Vec> Tok2Vec::load(const ThincModel& model) {
    Tok2Vec net;
    const auto extracts = model.named("extract_features");
    const auto hashembeds = model.named("hashembed");
    const auto maxouts = model.named("maxout");
    const auto layernorms = model.named("layernorm");
    const auto windows = model.named("expand_window");
    if (!model.named("static_vectors").empty()) {
        return model.unsupported("a network with word vectors; models without (the sm models) are handled");
    }
    if (extracts.empty() || !extracts[0]->lists.contains("columns")) {
        return model.unsupported("no MultiHashEmbed (no node extract_features)");
    }
    const auto& columns = extracts[0]->lists.at("columns");
    if (columns.empty() || hashembeds.size() != columns.size()) {
        return model.malformed(
            fmt::format("{} attributes but {} embedding tables", columns.size(), hashembeds.size()));
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto embed = HashEmbed::load(model, *hashembeds[i], columns[i]);
        if (!embed) return embed.error();
        const auto column = hashembeds[i]->integers.find("column");
        if (column == hashembeds[i]->integers.end() || column->second != static_cast<std::int64_t>(i)) {
            return model.unsupported("embedding tables in another order than their attributes");
        }
        net.embeds_.push_back(std::move(*embed));
        if (net.embeds_.back().width() != net.embeds_.front().width()) {
            return model.unsupported("embedding tables of different widths");
        }
    }
    net.width_ = net.embeds_.front().width();
    if (net.width_ == 0 || net.width_ > most_width || net.width_ % vector_width != 0) {
        return model.unsupported(fmt::format("vectors of width {} (multiples of {} up to {} are handled)",
                                             net.width_, vector_width, most_width));
    }
    const std::size_t depth = windows.size();
    if (depth == 0 || depth > most_layers || maxouts.size() != depth + 1 || layernorms.size() != depth + 1) {
        return model.unsupported(
            fmt::format("{} convolutions, {} maxout and {} layer norm nodes: no "
                        "MaxoutWindowEncoder with 1 to {} layers",
                        depth, maxouts.size(), layernorms.size(), most_layers));
    }
    for (const ThincNode* window : windows) {
        const auto size = window->integers.find("window_size");
        if (size == window->integers.end() || size->second != 1)
            return model.unsupported("a window size other than 1");
    }
    auto mix = load_layer(model, *maxouts[0], *layernorms[0], net.width_, columns.size() * net.width_);
    if (!mix) return mix.error();
    net.mix_ = std::move(*mix);
    for (std::size_t i = 1; i <= depth; ++i) {
        auto layer = load_layer(model, *maxouts[i], *layernorms[i], net.width_, neighbours * net.width_);
        if (!layer) return layer.error();
        net.layers_.push_back(std::move(*layer));
    }
    if (auto done = net.load_first_layer(model, *maxouts[1]); !done) return done.error();
    return net;
}

Tok2VecWorkspace Tok2Vec::workspace() const {
    return Tok2VecWorkspace(LexemeCache(padding_.size(), most_cached_rows));
}

// Ids that no table reads must not make two lexemes of one.
TokenFeatures Tok2Vec::key_of(const TokenFeatures& token) const {
    TokenFeatures key;
    for (const HashEmbed& embed : embeds_) embed.copy_id(token, key);
    return key;
}

// Fills in the cache's new rows: the mixed vector, then the three shares in the first layer.
void Tok2Vec::compute_rows(Tok2VecWorkspace& w) const {
    const std::size_t count = w.new_keys.size();
    const Affine& first = layers_.front().affine;
    const std::size_t embedded_width = embeds_.size() * width_;
    w.embedded.resize(std::max(w.embedded.size(), count * embedded_width));
    w.mixed.resize(std::max(w.mixed.size(), count * width_));
    w.sums.resize(std::max(w.sums.size(), count * std::max(mix_.affine.stride(), first.stride())));
    for (std::size_t i = 0; i < count; ++i) {
        float* out = w.embedded.data() + i * embedded_width;
        for (const HashEmbed& embed : embeds_) {
            embed.look_up(embed.id(w.new_keys[i]), out);
            out += width_;
        }
    }
    mix_.affine.apply(w.embedded.data(), embedded_width, count, w.sums.data());
    maxout_norm(w.sums.data(), mix_.affine.stride(), count, width_, mix_.pieces, mix_.norm, nullptr,
                w.mixed.data());
    first.apply(w.mixed.data(), width_, count, w.sums.data());
    for (std::size_t i = 0; i < count; ++i) {
        std::copy_n(w.mixed.data() + i * width_, width_, w.new_rows[i]);
        std::copy_n(w.sums.data() + i * first.stride(), first.outputs(), w.new_rows[i] + width_);
    }
}

// Rows first to last - 1 of the first layer, from the shares of the tokens first - 1 - depth to last - depth.
void Tok2Vec::first_layer(std::span<const TokenFeatures> tokens, std::size_t first, std::size_t last,
                          Tok2VecWorkspace& w) const {
    const Layer& layer = layers_.front();
    const std::size_t depth = layers_.size();
    const std::size_t units = width_ * layer.pieces;
    w.cache.make_room(last - first + 2);
    w.block_rows.clear();
    w.new_rows.clear();
    w.new_keys.clear();
    for (std::size_t row = first - 1; row <= last; ++row) {
        if (row < depth || row >= depth + tokens.size()) {
            w.block_rows.push_back(padding_.data());
            continue;
        }
        const TokenFeatures key = key_of(tokens[row - depth]);
        const auto found = w.cache.find_or_add(key);
        w.block_rows.push_back(found.row);
        if (!found.is_new) continue;
        w.new_rows.push_back(found.row);
        w.new_keys.push_back(key);
    }
    if (!w.new_keys.empty()) compute_rows(w);
    for (std::size_t row = first; row < last; ++row) {
        const float* const* around = w.block_rows.data() + (row - first);
        std::copy_n(around[1], width_, w.from.data() + row * width_);
        const float* const shares[4] = {first_bias_.data(), around[0] + width_, around[1] + width_ + units,
                                        around[2] + width_ + 2 * units};
        sum_four_rows(shares, units, w.sums.data() + (row - first) * units);
    }
    maxout_norm(w.sums.data(), units, last - first, width_, layer.pieces, layer.norm,
                w.from.data() + first * width_, w.to.data() + first * width_);
}

// thinc's with_array sets one row of zeros a layer before and after the tokens, and these rows go through the
// net too. Row r is token r - depth; of layer l, counted from 1, rows l to rows - 1 - l have a say in the
// outcome.
const float* Tok2Vec::run(std::span<const TokenFeatures> tokens, Tok2VecWorkspace& w) const {
    const std::size_t depth = layers_.size();
    const std::size_t rows = tokens.size() + 2 * depth;
    for (Floats* vectors : {&w.from, &w.to}) vectors->resize(std::max(vectors->size(), rows * width_));
    w.sums.resize(std::max(w.sums.size(), block * layers_.back().affine.stride()));
    for (std::size_t first = 1; first < rows - 1; first += block) {
        first_layer(tokens, first, std::min(first + block, rows - 1), w);
    }
    for (std::size_t l = 1; l < depth; ++l) {
        std::swap(w.from, w.to);
        const Layer& layer = layers_[l];
        const std::size_t end = rows - 1 - l;
        for (std::size_t first = l + 1; first < end; first += layer_block) {
            const std::size_t count = std::min(layer_block, end - first);
            layer.affine.apply(w.from.data() + (first - 1) * width_, width_, count, w.sums.data());
            maxout_norm(w.sums.data(), layer.affine.stride(), count, width_, layer.pieces, layer.norm,
                        w.from.data() + first * width_, w.to.data() + first * width_);
        }
    }
    return w.to.data() + depth * width_;
}

}  // namespace dateline
