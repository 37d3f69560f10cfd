#include "language/tok2vec.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dateline {
namespace {

// Rows of the cache. Of 838,650 tokens of news, 7 in 100 were not among this many lexemes (16 in 100 with a
// quarter of them); for both networks of en_core_web_sm they take 28 MB.
constexpr std::size_t most_cached_rows = 32768;

constexpr std::size_t block = 128;  // rows embedded at a time
constexpr std::size_t most_pieces = 8;
constexpr std::size_t most_layers = 16;
constexpr std::size_t most_width = 1024;
constexpr std::size_t neighbours = 3;  // a window of 1: the token before, the token, the token after

}  // namespace

// A layer's weights are outputs × pieces × inputs; the pieces of all outputs are laid side by side for
// maxout_norm.
Result<Tok2Vec::Layer> Tok2Vec::read_layer(const ThincModel& model, const ThincNode& maxout,
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
    layer.weights.resize(w->size());
    layer.bias.resize(b->size());
    for (std::size_t o = 0; o < width; ++o) {
        for (std::size_t p = 0; p < layer.pieces; ++p) {
            std::copy_n(w->data() + (o * layer.pieces + p) * inputs, inputs,
                        layer.weights.data() + (p * width + o) * inputs);
            layer.bias[p * width + o] = (*b)[o * layer.pieces + p];
        }
    }
    layer.norm.gain.assign(gain->begin(), gain->end());
    layer.norm.bias.assign(shift->begin(), shift->end());
    return layer;
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
    const std::size_t concatenated = columns.size() * net.width_;
    auto mix = read_layer(model, *maxouts[0], *layernorms[0], net.width_, concatenated);
    if (!mix) return mix.error();
    net.mix_ = Affine(mix->weights, mix->bias, net.width_ * mix->pieces, concatenated);
    net.mix_pieces_ = mix->pieces;
    net.mix_norm_ = std::move(mix->norm);
    for (std::size_t i = 1; i <= depth; ++i) {
        auto layer = read_layer(model, *maxouts[i], *layernorms[i], net.width_, neighbours * net.width_);
        if (!layer) return layer.error();
        net.layers_.emplace_back(layer->weights, layer->bias, std::move(layer->norm), net.width_,
                                 layer->pieces);
    }
    net.compute_padding();
    return net;
}

// A layer's result where there is nothing around but padding: the same in every text.
void Tok2Vec::compute_padding() {
    constexpr std::size_t around = 4;  // rows that one pair of results is made from
    constexpr RowRange row = {1, 2, 0};
    ConvolutionWorkspace workspace;
    paddings_.emplace_back(width_, 0.0f);
    for (const Convolution& layer : layers_) {
        Floats rows;
        for (std::size_t r = 0; r < around; ++r)
            rows.insert(rows.end(), paddings_.back().begin(), paddings_.back().end());
        Floats result(width_);
        layer.apply(rows.data(), std::span(&row, 1), workspace, result.data());
        paddings_.push_back(std::move(result));
    }
}

Tok2VecWorkspace Tok2Vec::workspace() const {
    return Tok2VecWorkspace(LexemeCache(width_, most_cached_rows));
}

// Ids that no table reads must not make two lexemes of one.
TokenFeatures Tok2Vec::key_of(const TokenFeatures& token) const {
    TokenFeatures key;
    for (const HashEmbed& embed : embeds_) embed.copy_id(token, key);
    return key;
}

// Fills in the cache's new rows.
void Tok2Vec::mix(Tok2VecWorkspace& w) const {
    const std::size_t count = w.new_keys.size();
    const std::size_t embedded_width = embeds_.size() * width_;
    w.embedded.resize(std::max(w.embedded.size(), count * embedded_width));
    w.sums.resize(std::max(w.sums.size(), count * mix_.stride()));
    for (std::size_t i = 0; i < count; ++i) {
        float* out = w.embedded.data() + i * embedded_width;
        for (const HashEmbed& embed : embeds_) {
            embed.look_up(embed.id(w.new_keys[i]), out);
            out += width_;
        }
    }
    mix_.apply(w.embedded.data(), embedded_width, count, w.sums.data());
    for (std::size_t i = 0; i < count; ++i) {
        maxout_norm(w.sums.data() + i * mix_.stride(), mix_.stride(), 1, width_, mix_pieces_, mix_norm_,
                    w.new_rows[i]);
    }
}

// Writes the mixed row of each token, at most `block` of them, to the row of `from` with its number in
// `targets`.
void Tok2Vec::look_up(std::span<const TokenFeatures> tokens, std::span<const std::size_t> targets,
                      Tok2VecWorkspace& w) const {
    w.cache.make_room(tokens.size());
    w.rows.clear();
    w.new_rows.clear();
    w.new_keys.clear();
    for (const TokenFeatures& token : tokens) {
        const TokenFeatures key = key_of(token);
        const auto found = w.cache.find_or_add(key);
        w.rows.push_back(found.row);
        if (!found.is_new) continue;
        w.new_rows.push_back(found.row);
        w.new_keys.push_back(key);
    }
    if (!w.new_keys.empty()) mix(w);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        std::copy_n(w.rows[i], width_, w.from.data() + targets[i] * width_);
    }
}

// thinc's with_array sets one row of zeros a layer before the first document, after the last and between two,
// and these rows go through the net too. After layer l, a row that lies d rows from a document differs from
// padding only where d <= l, and has a say in the outcome only where d <= depth - l; so one document never
// reaches another.
const float* Tok2Vec::run(std::span<const TokenFeatures> tokens, std::span<const std::size_t> lengths,
                          Tok2VecWorkspace& w) const {
    const std::size_t depth = layers_.size();
    const std::size_t rows = tokens.size() + depth * (lengths.size() + 1);
    for (Floats* vectors : {&w.from, &w.to}) vectors->resize(std::max(vectors->size(), (rows + 1) * width_));
    const auto set_padding = [&](Floats& vectors, const Floats& padding) {
        std::size_t row = 0;
        for (std::size_t gap = 0; gap <= lengths.size(); ++gap) {
            for (std::size_t i = 0; i < depth; ++i)
                std::copy_n(padding.data(), width_, vectors.data() + row++ * width_);
            if (gap < lengths.size()) row += lengths[gap];
        }
    };
    w.token_rows.clear();
    std::size_t row = depth;
    for (const std::size_t length : lengths) {
        for (std::size_t i = 0; i < length; ++i) w.token_rows.push_back(row++);
        row += depth;
    }
    set_padding(w.from, paddings_[0]);
    for (std::size_t at = 0; at < tokens.size(); at += block) {
        const std::size_t count = std::min(block, tokens.size() - at);
        look_up(tokens.subspan(at, count), std::span(w.token_rows).subspan(at, count), w);
    }
    for (std::size_t l = 1; l <= depth; ++l) {
        const std::size_t beside = std::min(l, depth - l);
        w.ranges.clear();
        std::size_t first = depth;
        std::size_t token = 0;
        for (const std::size_t length : lengths) {
            const std::size_t target =
                l == depth ? token : first - beside;  // at last, one token's row after another's
            if (length > 0) w.ranges.push_back({first - beside, first + length + beside, target});
            first += length + depth;
            token += length;
        }
        if (l < depth) set_padding(w.to, paddings_[l]);
        layers_[l - 1].apply(w.from.data(), w.ranges, w.convolution, w.to.data());
        std::swap(w.from, w.to);
    }
    return w.from.data();
}

}  // namespace dateline
