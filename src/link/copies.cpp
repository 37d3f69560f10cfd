// Copies by containment of word triples ("shingles"): Broder, "On the resemblance and containment of
// documents", 1997, with his 'every p-th hash' sample to find candidates through an inverted index and
// all triples to decide. Cost: one index entry a sampled triple; a triple that very many reports carry is
// compared with the first few of them alone, which still joins all copies of one story.
// Held by tests/link/copies_test.cpp.
#include "link/copies.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>

#include "base/parallel.hpp"
#include "base/utf8.hpp"
#include "link/disjoint_sets.hpp"

namespace dateline {
namespace {

constexpr std::size_t shingle_words = 3;
constexpr std::uint64_t sample_every = 4;
constexpr std::size_t compared_per_shingle = 16;
// Two independent reports of one event share under a tenth of their triples (quotes and titles); an edited
// reprint keeps well over half of the shorter text.
constexpr double copy_share = 0.5;
// Below this there is too little text to tell a copy from a common phrase.
constexpr std::size_t least_shingles = 20;

using Shingles = std::vector<std::uint64_t>;  // sorted, unique

std::uint64_t mix(std::uint64_t hash) {
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdULL;
    hash ^= hash >> 33;
    hash *= 0xc4ceb9fe1a85ec53ULL;
    return hash ^ (hash >> 33);
}

std::vector<std::uint64_t> word_hashes(std::string_view text) {
    constexpr std::uint64_t offset_basis = 0xcbf29ce484222325ULL;  // FNV-1a
    constexpr std::uint64_t prime = 0x100000001b3ULL;
    std::vector<std::uint64_t> hashes;
    std::uint64_t hash = offset_basis;
    bool inside = false;
    std::size_t at = 0;
    while (at < text.size()) {
        const char32_t c = next_character(text, at);
        if (is_alpha(c) || is_digit(c)) {
            hash = (hash ^ c) * prime;
            inside = true;
        } else if (inside) {
            hashes.push_back(hash);
            hash = offset_basis;
            inside = false;
        }
    }
    if (inside) hashes.push_back(hash);
    return hashes;
}

Shingles shingles_of(const Article& article) {
    const std::string plain = lower(article.text);
    const std::vector<std::uint64_t> words = word_hashes(plain);
    Shingles shingles;
    for (std::size_t i = 0; i + shingle_words <= words.size(); ++i) {
        std::uint64_t hash = 0;
        for (std::size_t k = 0; k < shingle_words; ++k) hash = mix(hash + words[i + k]);
        shingles.push_back(hash);
    }
    std::sort(shingles.begin(), shingles.end());
    shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
    return shingles;
}

double containment(const Shingles& a, const Shingles& b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    if (shorter < least_shingles) return a == b && shorter > 0 ? 1.0 : 0.0;
    std::size_t common = 0;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (*x == *y) {
            ++common;
            ++x;
            ++y;
        } else if (*x < *y) {
            ++x;
        } else {
            ++y;
        }
    }
    return static_cast<double>(common) / static_cast<double>(shorter);
}

// Pairs that share a sampled triple, smaller index first, each once.
std::vector<std::pair<Index, Index>> candidates(const std::vector<Shingles>& all) {
    std::vector<std::pair<std::uint64_t, Index>> entries;
    for (Index report = 0; report < all.size(); ++report) {
        const bool sample = all[report].size() >= least_shingles * sample_every;
        for (const std::uint64_t hash : all[report]) {
            if (!sample || hash % sample_every == 0) entries.emplace_back(hash, report);
        }
    }
    std::sort(entries.begin(), entries.end());
    std::vector<std::pair<Index, Index>> pairs;
    for (std::size_t begin = 0; begin < entries.size();) {
        std::size_t end = begin;
        while (end < entries.size() && entries[end].first == entries[begin].first) ++end;
        const std::size_t firsts = std::min(end, begin + compared_per_shingle);
        for (std::size_t a = begin; a < firsts; ++a) {
            for (std::size_t b = a + 1; b < end; ++b)
                pairs.emplace_back(entries[a].second, entries[b].second);
        }
        begin = end;
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

// What makes a report the likelier original, best first.
auto originality(const Reading& reading, const std::vector<std::string>& credited, Index report) {
    const Article& article = reading.article;
    const std::string outlet = lower(article.outlet);
    const bool is_credited =
        !outlet.empty() && std::find(credited.begin(), credited.end(), outlet) != credited.end();
    const Day stated = article.published.empty() ? latest_day : hull(article.published.front().date).first;
    const auto length = static_cast<std::int64_t>(article.text.size());
    return std::tuple(!is_credited, stated, -length, report);
}

}  // namespace

std::vector<CopyOf> find_copies(std::span<const Reading> readings, unsigned jobs) {
    std::vector<Shingles> shingles(readings.size());
    parallel_for(readings.size(), jobs,
                 [&](std::size_t i) { shingles[i] = shingles_of(readings[i].article); });

    const auto pairs = candidates(shingles);
    std::vector<char> same(pairs.size(), 0);
    parallel_for(pairs.size(), jobs, [&](std::size_t i) {
        same[i] = containment(shingles[pairs[i].first], shingles[pairs[i].second]) >= copy_share;
    });
    DisjointSets groups(readings.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (same[i]) groups.join(pairs[i].first, pairs[i].second);
    }
    std::map<Index, std::vector<Index>> members;
    for (Index report = 0; report < readings.size(); ++report) members[groups.find(report)].push_back(report);

    std::vector<CopyOf> copies(readings.size());
    for (const auto& [group, reports] : members) {
        if (reports.size() < 2) continue;
        std::vector<std::string> credited;
        for (const Index report : reports) {
            const std::string wire = lower(readings[report].article.wire);
            if (!wire.empty()) credited.push_back(wire);
        }
        const Index original = *std::min_element(reports.begin(), reports.end(), [&](Index a, Index b) {
            return originality(readings[a], credited, a) < originality(readings[b], credited, b);
        });
        for (const Index report : reports) {
            if (report == original) continue;
            copies[report] = {original, containment(shingles[original], shingles[report])};
        }
    }
    return copies;
}

}  // namespace dateline
