// A whole Tok2Vec against plain loops written from spaCy's and thinc's definitions. The network is the pinned
// model's smallest, its sentence recogniser's: width 16, five attributes, two layers of two pieces.
#include "language/tok2vec.hpp"

#include <cmath>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "model_files.hpp"

namespace dateline {
namespace {

using Row = std::vector<double>;

const ThincModel& network() {
    static const Result<ThincModel> model = [] {
        const auto files = ModelFiles::open(model_wheel());
        return ThincModel::parse(*files->read("senter/model"), "senter/model");
    }();
    return *model;
}

Row plain_layer(const ThincNode& maxout, const ThincNode& norm, const Row& in) {
    const auto& w = maxout.arrays.at("W");
    const std::size_t width = w.shape[0], pieces = w.shape[1], inputs = w.shape[2];
    Row out(width);
    for (std::size_t o = 0; o < width; ++o) {
        out[o] = -1e30;
        for (std::size_t p = 0; p < pieces; ++p) {
            double sum = maxout.arrays.at("b").values[o * pieces + p];
            for (std::size_t k = 0; k < inputs; ++k)
                sum += double{w.values[(o * pieces + p) * inputs + k]} * in[k];
            out[o] = std::max(out[o], sum);
        }
    }
    double mean = 0, variance = 1e-8;
    for (const double x : out) mean += x / static_cast<double>(width);
    for (const double x : out) variance += (x - mean) * (x - mean) / static_cast<double>(width);
    for (std::size_t o = 0; o < width; ++o) {
        out[o] = (out[o] - mean) / std::sqrt(variance) * double{norm.arrays.at("G").values[o]} +
                 double{norm.arrays.at("b").values[o]};
    }
    return out;
}

Row concatenated(std::initializer_list<Row> rows) {
    Row all;
    for (const Row& row : rows) all.insert(all.end(), row.begin(), row.end());
    return all;
}

std::vector<Row> plain_tok2vec(std::span<const TokenFeatures> tokens) {
    const auto tables = network().named("hashembed");
    const auto maxouts = network().named("maxout");
    const auto norms = network().named("layernorm");
    const std::size_t depth = maxouts.size() - 1;
    std::vector<Row> rows;
    for (const TokenFeatures& token : tokens) {
        const std::uint64_t ids[] = {token.norm, token.prefix, token.suffix, token.shape, token.spacy};
        Row embedded;
        for (std::size_t t = 0; t < tables.size(); ++t) {
            const auto& table = tables[t]->arrays.at("E");
            Row sum(table.shape[1]);
            for (const std::uint32_t key :
                 murmur3_keys(ids[t], static_cast<std::uint32_t>(tables[t]->integers.at("seed")))) {
                for (std::size_t i = 0; i < sum.size(); ++i)
                    sum[i] += table.values[key % table.shape[0] * sum.size() + i];
            }
            embedded.insert(embedded.end(), sum.begin(), sum.end());
        }
        rows.push_back(plain_layer(*maxouts[0], *norms[0], embedded));
    }
    if (rows.empty()) return {};
    const Row zeros(rows[0].size());
    rows.insert(rows.begin(), depth, zeros);
    rows.insert(rows.end(), depth, zeros);
    for (std::size_t l = 1; l <= depth; ++l) {
        std::vector<Row> next = rows;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const Row& before = r > 0 ? rows[r - 1] : zeros;
            const Row& after = r + 1 < rows.size() ? rows[r + 1] : zeros;
            const Row added = plain_layer(*maxouts[l], *norms[l], concatenated({before, rows[r], after}));
            for (std::size_t i = 0; i < added.size(); ++i) next[r][i] += added[i];
        }
        rows = std::move(next);
    }
    return {rows.begin() + static_cast<std::ptrdiff_t>(depth),
            rows.end() - static_cast<std::ptrdiff_t>(depth)};
}

std::vector<TokenFeatures> some_tokens(std::size_t count, std::uint64_t seed) {
    std::vector<TokenFeatures> tokens;
    std::uint64_t state = seed;
    for (std::size_t i = 0; i < count; ++i) {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        const std::uint64_t word = state >> 33;
        tokens.push_back(
            {word % 97 * 0x9e3779b97f4a7c15ull, word % 13, word % 31 + 1000, word % 7, word % 2, 0});
    }
    return tokens;
}

TEST(Tok2Vec, EqualsPlainLoopsWhateverIsRunTogether) {
    const auto net = Tok2Vec::load(network());
    ASSERT_TRUE(net) << net.error().message;
    ASSERT_EQ(net->width(), 16u);
    Tok2VecWorkspace workspace = net->workspace();
    const std::vector<std::size_t> lengths = {1, 2, 0, 3, 130, 7, 56};
    const auto tokens = some_tokens(199, 1);
    const float* rows = net->run(tokens, lengths, workspace);
    const std::vector<float> together(rows, rows + tokens.size() * net->width());
    std::size_t at = 0;
    for (const std::size_t length : lengths) {
        const auto document = std::span(tokens).subspan(at, length);
        const auto wanted = plain_tok2vec(document);
        const float* alone = net->run(document, std::span(&length, 1), workspace);
        for (std::size_t t = 0; t < length; ++t) {
            for (std::size_t i = 0; i < net->width(); ++i) {
                ASSERT_NEAR(together[(at + t) * net->width() + i], wanted[t][i], 1e-4)
                    << length << " tokens, " << t;
                ASSERT_EQ(together[(at + t) * net->width() + i], alone[t * net->width() + i])
                    << length << " tokens, " << t;
            }
        }
        at += length;
    }
}

TEST(HashEmbed, KeysAreMurmurHash3s) {
    // Read off thinc.api.NumpyOps().hash(numpy.array([id], "uint64"), seed).
    const std::tuple<std::uint64_t, std::uint32_t, std::array<std::uint32_t, 4>> cases[] = {
        {0u, 8u, {0u, 0u, 0u, 0u}},
        {1u, 8u, {1161550108u, 2247783286u, 1742325162u, 1224191281u}},
        {1u, 13u, {1266879892u, 1356517611u, 318478807u, 3343674364u}},
        {7425985699627899538u, 10u, {1838916568u, 1047121172u, 363980739u, 1436505890u}},
        {18446744073709551615ull, 12u, {1819277157u, 3658368269u, 2286982542u, 3957336523u}},
    };
    for (const auto& [id, seed, keys] : cases) EXPECT_EQ(murmur3_keys(id, seed), keys) << id << " " << seed;
}

}  // namespace
}  // namespace dateline
