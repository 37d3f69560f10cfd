#include "language/hash_embed.hpp"

#include <bit>
#include <fmt/format.h>
#include <limits>

namespace dateline {
namespace {

struct NamedAttribute {
    std::string_view name;
    std::uint64_t TokenFeatures::*member;
};

constexpr NamedAttribute attributes[] = {
    {"NORM", &TokenFeatures::norm},     {"PREFIX", &TokenFeatures::prefix},
    {"SUFFIX", &TokenFeatures::suffix}, {"SHAPE", &TokenFeatures::shape},
    {"SPACY", &TokenFeatures::spacy},   {"IS_SPACE", &TokenFeatures::is_space},
};

std::uint64_t finish(std::uint64_t h) {
    h = (h ^ h >> 33) * 0xff51afd7ed558ccdull;
    h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53ull;
    return h ^ h >> 33;
}

}  // namespace

std::array<std::uint32_t, 4> murmur3_keys(std::uint64_t id, std::uint32_t seed) {
    constexpr std::uint64_t length = sizeof id;
    const std::uint64_t mixed = std::rotl(id * 0x87c37b91114253d5ull, 31) * 0x4cf5ad432745937full;
    std::uint64_t h1 = seed ^ mixed ^ length;
    std::uint64_t h2 = seed ^ length;
    h1 += h2;
    h2 += h1;
    h1 = finish(h1);
    h2 = finish(h2);
    h1 += h2;
    h2 += h1;
    return {static_cast<std::uint32_t>(h1), static_cast<std::uint32_t>(h1 >> 32),
            static_cast<std::uint32_t>(h2), static_cast<std::uint32_t>(h2 >> 32)};
}

Result<HashEmbed> HashEmbed::load(const ThincModel& model, const ThincNode& node,
                                  std::string_view attribute) {
    HashEmbed embed;
    for (const NamedAttribute& known : attributes) {
        if (known.name == attribute) embed.attribute_ = known.member;
    }
    if (!embed.attribute_) return model.unsupported(fmt::format("tokens embedded by {}", attribute));
    const auto table = node.arrays.find("E");
    const auto seed = node.integers.find("seed");
    if (table == node.arrays.end() || table->second.shape.size() != 2 || table->second.values.empty() ||
        table->second.shape[0] > std::numeric_limits<std::uint32_t>::max()) {
        return model.malformed("hashembed has no table E of two dimensions");
    }
    if (seed == node.integers.end() || seed->second < 0 ||
        seed->second > std::numeric_limits<std::uint32_t>::max()) {
        return model.malformed("hashembed has no seed");
    }
    embed.seed_ = static_cast<std::uint32_t>(seed->second);
    embed.rows_ = static_cast<std::uint32_t>(table->second.shape[0]);
    embed.width_ = table->second.shape[1];
    embed.table_.assign(table->second.values.begin(), table->second.values.end());
    return embed;
}

void HashEmbed::look_up(std::uint64_t id, float* out) const {
    const auto keys = murmur3_keys(id, seed_);
    const float* rows[4];
    for (std::size_t i = 0; i < 4; ++i) rows[i] = table_.data() + std::size_t{keys[i] % rows_} * width_;
    sum_four_rows(rows, width_, out);
}

}  // namespace dateline
